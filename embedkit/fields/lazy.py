"""Regular expressions that are compiled when first used."""

from __future__ import annotations

import re
from typing import cast


class _Pattern:
    """Stands for a compiled pattern, and becomes one at the first use."""

    embedkit_impl = None
    """pluggy looks for this mark at everything in a plugin's module; without an answer it would compile all of them."""

    def __init__(self, source: str, flags: int) -> None:
        self._given = (source, flags)

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(*self._given)
        # From now on the methods are found here, without this detour.
        for method in ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "pattern"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, but later: with all plugins installed there are some 200 patterns, and an article needs a few.

    Compiling them all took a quarter of a command-line start.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
