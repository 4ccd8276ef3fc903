"""A task that outlives its workers."""

from __future__ import annotations

from typing import Any

from ..errors import EmbedkitError, InputError
from .limits import Limits
from .process import Died, Worker


def isolated(function: str, arguments: dict[str, Any], limits: Limits | None = None) -> Any:
    """The result of ``function`` (``module:name``, its arguments and result as JSON has them), run in a worker.

    A worker that dies is started again, and the call of a plugin that killed it is refused the next time: whoever made
    that call sees a PluginFault, as for any plugin that raises. Raises InputError and EmbedkitError.
    """
    limits = limits or Limits()
    avoid: dict[int, str] = {}
    while True:
        worker = Worker(limits)
        try:
            answer = worker.run(function, arguments, avoid)
        except Died as died:
            if died.call is None or died.call.number in avoid or len(avoid) >= limits.restarts:
                who = f"{died.call.who}: " if died.call else ""
                raise EmbedkitError(f"the isolated process could not go on: {who}{died.reason}") from None
            avoid[died.call.number] = died.reason
            continue
        finally:
            worker.close()
        if "input" in answer:
            raise InputError(answer["input"])
        if "error" in answer:
            raise EmbedkitError(answer["error"])
        return answer["result"]
