"""The picture to take of the several sizes that a ``srcset`` offers."""

from __future__ import annotations

from ..fields.lazy import pattern

WIDEST = 1600
"""Pixels: of several sizes on offer, the largest up to this; a column is 600 wide, screens have two pixels in one."""
_ONE = 600
"""Pixels that ``1x`` stands for: a column."""

# As browsers read it: an address goes on to the next white space, commas and all, unless it ends in one.
_CANDIDATE = pattern(r"[\s,]*([^\s,]\S*)([^,]*)")
_SIZE = pattern(r"(?:^|\s)(\d{1,6}(?:\.\d{1,6})?)([wx])(?=\s|$)")
_GLUED = pattern(r",(?=(?:https?:)?//)")


def best_of(srcset: str) -> str:
    """The largest picture that is not wider than WIDEST; if all are, the smallest. Empty if there is none."""
    fits, wide = ("", -1.0), ("", float("inf"))
    for address, width in _candidates(srcset):
        if width <= WIDEST:
            fits = (address, width) if width > fits[1] else fits
        elif width < wide[1]:
            wide = (address, width)
    return fits[0] or wide[0]


def _candidates(srcset: str) -> list[tuple[str, float]]:
    """(address, width in pixels) of each."""
    found, at = [], 0
    while match := _CANDIDATE.match(srcset, at):
        *others, address = _GLUED.split(match[1])
        found += [(other, 1.0) for other in others]
        if bare := address.rstrip(","):
            ends = bare != address
            found.append((bare, 1.0 if ends else _width(match[2])))
            at = match.end(1) if ends else match.end()
        else:
            at = match.end(1)
    return found


def _width(descriptor: str) -> float:
    """What ``800w`` and ``2x`` say; one that says nothing is taken only where there is no other."""
    size = _SIZE.search(descriptor)
    return float(size[1]) * (_ONE if size[2] == "x" else 1) if size else 1.0
