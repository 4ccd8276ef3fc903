"""Which plugin is being called: written by the worker before each call, read by its parent when it hangs or dies."""

from __future__ import annotations

import mmap
import struct
import time
from typing import NamedTuple

from ..host.guard import PluginFault

_HEAD = struct.Struct("<Qd")
_NAME = 200
SIZE = _HEAD.size + _NAME


class Call(NamedTuple):
    """The innermost call of a plugin that is under way."""

    number: int
    """Counted from 1 over the task: the same task makes the same calls in the same order."""
    started: float
    """By the clock ``time.monotonic``, which parent and worker share."""
    who: str


class Journal:
    """Shared memory of one worker."""

    def __init__(self, file: int) -> None:
        """``file``: the descriptor of a file of SIZE bytes."""
        self._memory = mmap.mmap(file, SIZE)

    def write(self, call: Call | None) -> None:
        """Note the call that begins; None: no plugin is being called."""
        if call is None:
            self._memory[: _HEAD.size] = _HEAD.pack(0, 0.0)
            return
        name = call.who.encode("utf-8", "replace")[:_NAME].ljust(_NAME, b"\0")
        self._memory[_HEAD.size : SIZE] = name
        self._memory[: _HEAD.size] = _HEAD.pack(call.number, call.started)

    def read(self) -> Call | None:
        """The call that is under way."""
        number, started = _HEAD.unpack(self._memory[: _HEAD.size])
        if not number:
            return None
        return Call(number, started, self._memory[_HEAD.size : SIZE].rstrip(b"\0").decode("utf-8", "replace"))

    def close(self) -> None:
        """Give the memory back."""
        self._memory.close()


class CallWatch:
    """The worker's side: numbers the calls of a task, and refuses those that have killed a worker before."""

    def __init__(self, journal: Journal, avoid: dict[int, str]) -> None:
        self._journal = journal
        self._avoid = avoid
        self._count = 0
        self._open: list[Call] = []

    def enter(self, who: str) -> None:
        """A plugin is about to be called. Raises PluginFault for a call that is to be avoided."""
        self._count += 1
        if reason := self._avoid.get(self._count):
            raise PluginFault(reason)
        self._open.append(Call(self._count, time.monotonic(), who))
        self._journal.write(self._open[-1])

    def leave(self) -> None:
        """It has returned."""
        self._open.pop()
        self._journal.write(self._open[-1]._replace(started=time.monotonic()) if self._open else None)
