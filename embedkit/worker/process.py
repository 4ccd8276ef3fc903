"""The parent's side of one worker."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from typing import Any

from ..errors import EmbedkitError
from .journal import SIZE, Call, Journal
from .limits import Limits

TICK = 0.05
"""Seconds between two looks at what the worker is doing."""
MOST_BYTES = 512 * 1024 * 1024
"""Of one answer."""


class Died(Exception):
    """The worker died or was killed."""

    def __init__(self, reason: str, call: Call | None) -> None:
        self.reason, self.call = reason, call
        super().__init__(reason)


class Worker:
    """One process. Not for several threads at once."""

    def __init__(self, limits: Limits) -> None:
        if os.name != "posix":
            raise EmbedkitError("plugins can be isolated on Linux and macOS only")
        self._limits = limits
        ours, theirs = socket.socketpair()
        with tempfile.TemporaryFile() as file:
            file.truncate(SIZE)
            descriptors = (theirs.fileno(), file.fileno())
            self._journal = Journal(file.fileno())
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "embedkit.worker", *map(str, (*descriptors, limits.memory))],
                stdin=subprocess.DEVNULL,
                pass_fds=descriptors,
            )
        theirs.close()
        self._connection = Connection(ours.detach())

    def run(self, function: str, arguments: dict[str, Any], avoid: dict[int, str]) -> dict[str, Any]:
        """The worker's answer. Raises Died."""
        task = {"function": function, "arguments": arguments, "avoid": avoid}
        ends = time.monotonic() + self._limits.total
        try:
            self._connection.send_bytes(json.dumps(task).encode())
            while not self._connection.poll(TICK):
                self._check(ends)
            answer: dict[str, Any] = json.loads(self._connection.recv_bytes(MOST_BYTES))
        except (EOFError, OSError):
            raise Died(self._post_mortem(), self._journal.read()) from None
        return answer

    def _check(self, ends: float) -> None:
        """Raise Died if the plugin that is being called, or the whole task, takes too long."""
        call, now = self._journal.read(), time.monotonic()
        if call is not None and now - call.started > self._limits.seconds:
            reason = f"stopped after {self._limits.seconds:g} seconds"
        elif now > ends:
            reason = f"the whole took more than {self._limits.total:g} seconds"
        else:
            return
        self._process.kill()
        raise Died(reason, call)

    def _post_mortem(self) -> str:
        status = self._process.wait(5)
        if status < 0:
            return f"ended its process by {signal.Signals(-status).name}"
        return f"ended its process with exit code {status}"

    def close(self) -> None:
        """End the process."""
        self._connection.close()
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._journal.close()
