"""Colours, and how well one is read on another (WCAG 2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..fields.lazy import pattern

_URL = pattern(r"url\((?:[^()\"']|\"[^\"]*\"|'[^']*')*\)", 2)
_WORD = pattern(r"#[0-9a-f]+|[a-z]+\([^()]*\)|[a-z]+", 2)


@dataclass(frozen=True, slots=True)
class Rgba:
    """Red, green, blue and how much it covers, each from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, under: Rgba) -> Rgba:
        """What is seen when it lies on an opaque colour."""
        a = self.alpha
        pairs = ((self.red, under.red), (self.green, under.green), (self.blue, under.blue))
        return Rgba(*(upper * a + lower * (1 - a) for upper, lower in pairs))

    @property
    def light(self) -> float:
        """Relative luminance."""
        linear = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (self.red, self.green, self.blue)
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def __str__(self) -> str:
        return "#" + "".join(f"{round(max(0.0, min(1.0, c)) * 255):02x}" for c in (self.red, self.green, self.blue))


WHITE, BLACK = Rgba(1, 1, 1), Rgba(0, 0, 0)


def contrast(one: Rgba, other: Rgba) -> float:
    """From 1, unreadable, to 21."""
    light, dark = max(one.light, other.light), min(one.light, other.light)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def colour(text: str) -> Rgba | None:
    """What CSS takes for a colour; None for anything else, ``inherit`` and ``currentcolor`` among it, and for a colour
    of a wider space, which can't be worked out."""
    import tinycss2.color4

    try:
        found = tinycss2.color4.parse_color(text.strip())
        if found is None or isinstance(found, str):
            return None
        red, green, blue = found.to("srgb")[:3]
    except (NotImplementedError, ValueError):  # it knows the names lab() and oklch(), and can't work them out
        return None
    return Rgba(red or 0.0, green or 0.0, blue or 0.0, 1.0 if found.alpha is None else found.alpha)


@lru_cache(maxsize=1024)
def attribute_colour(text: str) -> Rgba | None:
    """Of a bgcolor or color attribute, where the ``#`` may be missing."""
    text = text.strip()
    return colour(text) or colour(f"#{text}")


@lru_cache(maxsize=1024)
def background_colour(text: str) -> Rgba | None:
    """The colour in a ``background`` shorthand; None if it has none."""
    return next((found for word in _WORD.findall(_URL.sub(" ", text)) if (found := colour(word)) is not None), None)
