"""The worker: takes tasks from its parent over a socket, and answers each."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from ..errors import EmbedkitError, InputError
from ..host.guard import guard
from .journal import CallWatch, Journal


def main(socket: int, file: int, memory: int) -> None:
    """Serve until the parent closes the socket."""
    _limit(memory)
    connection, journal = Connection(socket), Journal(file)
    while True:
        try:
            task = json.loads(connection.recv_bytes())
        except EOFError:
            return
        guard.watcher = CallWatch(journal, {int(number): reason for number, reason in task["avoid"].items()})
        connection.send_bytes(json.dumps(_answer(task)).encode())


def _answer(task: dict[str, Any]) -> dict[str, Any]:
    module, _, name = task["function"].partition(":")
    try:
        return {"result": getattr(import_module(module), name)(**task["arguments"])}
    except InputError as error:
        return {"input": str(error)}
    except EmbedkitError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "out of memory"}


def _limit(memory: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    # What plugins print goes to standard error: standard output is the parent's.
    os.dup2(2, 1)
    main(*map(int, sys.argv[1:4]))
