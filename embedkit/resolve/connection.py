"""Connections that dial an address which was checked, and no other: a second look at the name may say 127.0.0.1."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Sequence
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

from .watch import Watch

TRIES = 2
"""Addresses of a host that are dialled."""


class _Lines:
    """A file that remembers whether it ended."""

    def __init__(self, file: Any) -> None:
        self.file, self.ended = file, False

    def readline(self, limit: int = -1) -> bytes:
        line: bytes = self.file.readline(limit)
        self.ended = self.ended or not line
        return line

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


class _Response(http.client.HTTPResponse):
    """The standard library takes the end of the file for the end of the headers: status 200 and an empty body."""

    def begin(self) -> None:
        lines: Any = _Lines(self.fp)
        self.fp = lines
        super().begin()
        if self.fp is not None:  # None: there is no body, and it is closed already
            self.fp = lines.file
        if lines.ended:
            raise http.client.HTTPException("its headers were cut short")


def _dial(connection: HTTPConnection, addresses: Sequence[str], watch: Watch) -> socket.socket:
    problem: OSError | None = None
    for address in addresses[:TRIES]:
        limit = min(connection.timeout or watch.left, watch.left)
        try:
            sock = socket.create_connection((address, connection.port), max(limit, 0.01))
        except OSError as error:
            problem = error
            continue
        watch.guard(sock)
        return sock
    raise NewConnectionError(connection, str(problem)) from problem


class PinnedAdapter(HTTPAdapter):
    """For one request to one host. The name still counts for Host, SNI and the certificate."""

    def __init__(self, addresses: Sequence[str], watch: Watch) -> None:
        class Plain(HTTPConnection):
            response_class = _Response

            def _new_conn(self) -> socket.socket:
                return _dial(self, addresses, watch)

        class Secure(HTTPSConnection):
            response_class = _Response

            def _new_conn(self) -> socket.socket:
                return _dial(self, addresses, watch)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self._pools = {"http": PlainPool, "https": SecurePool}
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools
