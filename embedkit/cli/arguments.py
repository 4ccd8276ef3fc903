"""Options that take several words, as ``--to email text``: click wants the option again before each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path


def _is_output(word: str) -> bool:
    from ..host.registry import default_registry

    return word in default_registry().outputs and not Path(word).exists()


# By command: the option, and what its further values look like. Any other word is an argument.
_SEVERAL: dict[str, tuple[str, Callable[[str], bool]]] = {
    "render": ("--to", _is_output),
    "send": ("--to", lambda word: "@" in word and not Path(word).exists()),
    "lint": ("--ignore", lambda word: re.fullmatch(r"[A-Z]{1,2}\d{1,2}", word) is not None),
}


def spread(args: Sequence[str]) -> list[str]:
    """``--to email text`` as ``--to email --to text``."""
    option, is_value = _SEVERAL.get(args[0] if args else "", ("", bool))
    result: list[str] = []
    taking = False
    for at, word in enumerate(args):
        first = at > 0 and args[at - 1] == option
        if taking and not first and is_value(word):
            result.append(option)
        else:
            taking = word == option or (taking and first)
        result.append(word)
    return result
