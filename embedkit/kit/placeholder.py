"""Addresses that show nothing: what lazy loaders and consent tools put in the place of the real one."""

from __future__ import annotations

from ..fields.lazy import pattern

_NO_ADDRESS = ("data:", "about:", "javascript:")
# Words of such a file's name. All must be of these, and one must say that nothing is to be seen: "pixel-9-pro" is a
# telephone, "transparent-solar-panel" a panel.
_NOTHING = frozenset("blank spacer placeholder pixel transparent 1x1 onepixel lazyload lazyloader loader".split())
_NAMED = frozenset("blank spacer placeholder".split())
_BESIDE = frozenset(
    "image img picture photo pic post thumb thumbnail default fallback generic grey gray white black bg background "
    "square landscape portrait small medium large lazy loading ajax gif png svg".split()
)
_WHOLE = frozenset("trans clear empty loading lazy".split())
"""What a GIF of one pixel is called, by nothing but this word."""
_KINDS = ("gif", "png", "svg", "webp")
_BETWEEN = pattern(r"[-_.@ ]+|(?<=[a-z])(?=[A-Z])")
_SIZE = pattern(r"\d{1,4}x\d{1,4}|\d{1,4}px|\d{1,2}x|\d{2,4}w")
_NUMBER = pattern(r"\d{1,2}|(?=[a-f]*\d)[0-9a-f]{6,40}")
"""One of several, or of a build: ``placeholder-2``, ``blank.3fa9c1``."""
LONGEST = 80
"""Characters in a placeholder's name."""


def is_placeholder(address: str) -> bool:
    """Whether a ``src`` stands for an address that is somewhere else."""
    address = address.strip()
    if address[:11].lower().startswith(_NO_ADDRESS):
        return True
    name = address.partition("?")[0].partition("#")[0].rpartition("/")[2]
    stem, _, kind = name.rpartition(".")
    if not stem or len(stem) > LONGEST:
        return False
    kind, whole = kind.lower(), stem.lower()
    if kind not in _KINDS:
        return kind in ("jpg", "jpeg") and whole == "placeholder"
    if whole in _WHOLE:
        return kind == "gif"
    words = [word.lower() for word in _BETWEEN.split(stem) if word]
    nothing = _NOTHING.intersection(words)
    if not nothing:
        return False
    rest = [word for word in words if word not in _NOTHING and word not in _BESIDE and not _SIZE.fullmatch(word)]
    return not rest or (not _NAMED.isdisjoint(nothing) and all(map(_NUMBER.fullmatch, rest)))
