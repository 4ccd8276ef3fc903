"""Conditions of Microsoft's conditional comments, as Outlook for Windows decides them."""

from __future__ import annotations

from functools import lru_cache

from ..fields.lazy import pattern

# What every Outlook since 2016 says it is.
_VERSION = 16
_PIECE = pattern(r"(?:(lte|lt|gte|gt)\s+)?(mso|ie|true|false|[\w.]+)(?:\s+([\d.]+))?|[!()&|]", 2)


@lru_cache(maxsize=256)
def holds_in_word(condition: str) -> bool:
    """Whether ``mso``, ``gte mso 9``, ``(mso)|(IE)``, ``!mso`` and the like hold. What can't be read does not."""
    pieces = list(_PIECE.finditer(condition[:200]))
    at = 0

    def peek() -> str:
        return pieces[at][0] if at < len(pieces) else ""

    def either() -> bool:
        nonlocal at
        result = both()
        while peek() == "|":
            at += 1
            result = both() or result
        return result

    def both() -> bool:
        nonlocal at
        result = single()
        while peek() == "&":
            at += 1
            result = single() and result
        return result

    def single() -> bool:
        nonlocal at
        if at >= len(pieces):
            return False
        piece = pieces[at]
        at += 1
        if piece[0] == "!":
            return not single()
        if piece[0] == "(":
            result = either()
            at += peek() == ")"
            return result
        return _simple(piece[1] or "", (piece[2] or "").lower(), piece[3])

    return either()


def _simple(operator: str, name: str, version: str | None) -> bool:
    if name == "true":
        return True
    if name != "mso":
        return False  # Internet Explorer, or a name nobody knows
    if not version:
        return True
    try:
        number = float(version)
    except ValueError:
        return False
    compared = {"lt": number > _VERSION, "lte": number >= _VERSION, "gt": number < _VERSION, "gte": number <= _VERSION}
    return compared.get(operator.lower(), number == _VERSION)
