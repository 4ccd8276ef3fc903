"""The one place where code that is not ours is called: a plugin's methods, hooks, templates and modules.

Whatever Python can catch becomes a ``PluginFault``: one line that says what went wrong and in which file, whatever the
exception's own ``__str__`` does. What Python can't catch (a loop, ``os._exit``) is for the worker, which watches calls.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol, TypeVar

from ..errors import EmbedkitError
from ..fields.base import without_controls

LONGEST = 300
"""Characters of what an exception says."""
_OURS = str(Path(__file__).parent.parent) + os.sep
T = TypeVar("T")


class PluginFault(Exception):
    """Code that is not ours broke its contract; ``str()`` is one line for a person."""


class Watcher(Protocol):
    """Is told when a call begins, which it may refuse by raising PluginFault, and when it has ended."""

    def enter(self, who: str) -> None: ...

    def leave(self) -> None: ...


class Guard:
    """Calls plugins. A process has one; in a worker it has a watcher."""

    def __init__(self) -> None:
        self.watcher: Watcher | None = None

    def call(self, who: str, function: Callable[..., T], *args: object) -> T:
        """What ``function`` returns. ``who`` is the plugin. Raises PluginFault; KeyboardInterrupt passes."""
        watcher, process = self.watcher, os.getpid()
        if watcher is not None:
            watcher.enter(who)
        try:
            return function(*args)
        except (KeyboardInterrupt, PluginFault):
            raise
        except BaseException as error:  # a plugin may raise anything, SystemExit and GeneratorExit too
            raise PluginFault(reason(error)) from error
        finally:
            if os.getpid() != process:
                os._exit(70)  # a plugin forked, and this is its child: it would write everything a second time
            if watcher is not None:
                watcher.leave()


guard = Guard()


def guarded(who: str, ask: Callable[[], T], otherwise: T, tell: Callable[[str], None] | None = None) -> T:
    """What ``ask`` returns; if it misbehaves, ``otherwise``, and ``tell`` gets the reason in one line."""
    try:
        return guard.call(who, ask)
    except PluginFault as fault:
        if tell is not None:
            tell(str(fault))
        return otherwise


def reason(error: BaseException) -> str:
    """``ZeroDivisionError: division by zero (embedkit_poll/__init__.py:12)``; of our own errors the words alone."""
    words = " ".join(without_controls(_words(error)).split()) or "no message"
    if isinstance(error, EmbedkitError):
        return words[:LONGEST]
    where = _place(error.__traceback__)
    return f"{type(error).__name__}: {words}"[:LONGEST] + (f" ({where})" if where else "")


def _words(error: BaseException) -> str:
    from pydantic import ValidationError

    try:
        if isinstance(error, ValidationError):
            # Its own words go on over several lines, and end in an address of pydantic's documents.
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"]))
            return ": ".join(filter(None, (place, first["msg"].removeprefix("Value error, "))))
        return str(error)
    except BaseException:  # an error that can't say what it is, or raises SystemExit in saying it
        return ""


def _place(at: TracebackType | None) -> str:
    """File and line of the innermost frame that is neither ours nor a template."""
    where = ""
    while at is not None:
        file = at.tb_frame.f_code.co_filename
        if not file.startswith((_OURS, "<")):
            where = f"{'/'.join(Path(file).parts[-2:])}:{at.tb_lineno}"
        at = at.tb_next
    return where
