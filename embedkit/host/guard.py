"""Foreign code is called through here: whatever it raises costs its own answer, and never the run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LONGEST = 300


def guarded(ask: Callable[[], T], otherwise: T, tell: Callable[[str], None] | None = None) -> T:
    """What ``ask`` returns; if it raises, ``otherwise``, and ``tell`` gets the reason in one line.

    A person's interrupt passes. SystemExit does not: a plugin may raise anything, and ends nothing.
    """
    try:
        return ask()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        if tell is not None:
            tell(reason(error))
        return otherwise


def reason(error: BaseException) -> str:
    """An error in one line, for a note."""
    from pydantic import ValidationError

    from ..errors import EmbedkitError
    from ..fields.base import without_controls

    try:
        if isinstance(error, ValidationError):
            # Its own words go on over several lines, and end in an address of pydantic's documents.
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"]))
            words = ": ".join(filter(None, (place, first["msg"].removeprefix("Value error, "))))
        else:
            words = str(error)
    except Exception:  # an error that can't say what it is
        words = ""
    words = " ".join(without_controls(words).split()) or "no message"
    return words[:LONGEST] if isinstance(error, EmbedkitError) else f"{type(error).__name__}: {words}"[:LONGEST]
