"""Plain text, colours and counts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import SafeString, without_controls
from .lazy import pattern

Count = Annotated[int, Field(ge=0, le=10**15)]
"""How many: likes, replies, pixels."""

_SPACE = pattern("[ \t\n\f]+")
_HEX = pattern(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")


class Text(SafeString):
    """One line of plain text: no markup, no control characters, white space collapsed."""

    __slots__ = ()
    json_format = {"description": "plain text, one line"}

    @classmethod
    def clean(cls, value: str) -> str:
        value = without_controls(value)
        if "  " not in value and value.isprintable() and value == value.strip(" "):
            return value
        # Only the white space of markup collapses: thin, ideographic and no-break spaces are the author's.
        return " ".join(part for part in _SPACE.split(value) if part)


class Verbatim(SafeString):
    """Plain text whose spaces and line breaks matter, such as code."""

    __slots__ = ()
    json_format = {"description": "plain text; spaces and line breaks are kept"}

    @classmethod
    def clean(cls, value: str) -> str:
        return without_controls(value).strip("\n")


class Colour(SafeString):
    """A colour as ``#rgb`` or ``#rrggbb``, kept as ``#rrggbb``: the one notation that every mail client draws."""

    __slots__ = ()
    json_format = {"pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"}

    @classmethod
    def clean(cls, value: str) -> str:
        value = value.strip().lower()
        if not _HEX.fullmatch(value):
            raise ValueError(f"{value!r} is not a colour such as #0a58ca")
        return value if len(value) == 7 else "#" + "".join(digit * 2 for digit in value[1:])

    def contrast(self, other: Colour) -> float:
        """From 1, unreadable, to 21: how far two colours are apart (WCAG 2.2)."""
        dark, light = sorted((self._luminance, other._luminance))
        return (light + 0.05) / (dark + 0.05)

    @property
    def _luminance(self) -> float:
        parts = [int(self[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
