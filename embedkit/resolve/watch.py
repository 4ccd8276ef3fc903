"""A wall clock for one request: when time is up, its sockets are shut down, whatever they wait for.

A time limit for each read does not end a server that sends a byte a second (every library tried hung on one).
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from types import TracebackType
from typing import Self


class Watch:
    """``with Watch(10) as watch:``; look at ``expired`` after success too: a socket that is shut down in the middle of
    the headers looks like an answer that is complete."""

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds
        self.expired = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(max(seconds, 0), self._expire)
        self._timer.daemon = True

    @property
    def left(self) -> float:
        """Seconds."""
        return max(0.0, self.ends - time.monotonic())

    def guard(self, sock: socket.socket) -> None:
        """Shut this socket down when time is up. A copy of it is kept: TLS takes the original apart."""
        copy = sock.dup()
        with self._lock:
            self._sockets.append(copy)
            late = self.expired
        if late:
            _shut(copy)

    def _expire(self) -> None:
        with self._lock:
            self.expired = True
            sockets = list(self._sockets)
        for sock in sockets:
            _shut(sock)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            for sock in self._sockets:
                sock.close()
            self._sockets.clear()


def _shut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
