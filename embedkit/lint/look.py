"""How an element's words look, as far as it bears on reading them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from ..fields.lazy import pattern
from .colour import Rgba, attribute_colour, background_colour, colour
from .css import Declaration
from .tree import ElementNode

BEARING = frozenset(
    "color background background-color background-image font-size font display visibility opacity max-height height"
    " text-decoration text-decoration-line font-weight overflow border-bottom".split()
)
"""The declarations that matter here."""

_HEADINGS = {
    "h1": 2.0,
    "h2": 1.5,
    "h3": 1.17,
    "h4": 1.0,
    "h5": 0.83,
    "h6": 0.67,
    "small": 0.83,
    "sub": 0.83,
    "sup": 0.83,
}
_WORDS = {"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}
_LENGTH = pattern(r"(\d*\.?\d+)(px|pt|em|rem|%|)(?:/|\s|$|;)", 2)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "": 1.0}
_LINK, _DARK_LINK = Rgba(0, 0, 0.933), Rgba(0.62, 0.62, 1)


@dataclass(frozen=True, slots=True)
class Look:
    """Of the words right in an element."""

    colour: Rgba
    ground: Rgba
    size: float = 16.0
    """In CSS pixels."""
    bold: bool = False
    hidden: bool = False
    underlined: bool = False
    cased: bool = False
    """Whether it has a line below or a ground of its own, so that it stands out without colour."""
    certain: bool = True
    """False on a gradient, whose colours are not looked into."""

    @property
    def large(self) -> bool:
        """As WCAG has it: 18 points, or 14 in bold."""
        return self.size >= 24 or (self.size >= 18.66 and self.bold)


def at_first(element: ElementNode, above: Look, dark: bool) -> Look:
    """What the element looks like before any style."""
    attributes, tag = element.attributes, element.tag
    look = replace(above, cased=False)
    if tag in _HEADINGS:
        look = replace(look, size=above.size * _HEADINGS[tag], bold=above.bold or tag[0] == "h")
    elif tag in ("b", "strong", "th"):
        look = replace(look, bold=True)
    elif tag == "a" and "href" in attributes:
        look = replace(look, colour=_DARK_LINK if dark else _LINK, underlined=True)
    elif tag in ("u", "ins"):
        look = replace(look, underlined=True)
    if "hidden" in attributes:
        look = replace(look, hidden=True)
    if (given := attributes.get("bgcolor")) and (ground := attribute_colour(given)):
        look = replace(look, ground=ground, certain=True)
    if tag == "font" and (ink := attribute_colour(attributes.get("color", ""))):
        look = replace(look, colour=ink)
    return look


def styled(look: Look, ordered: list[Declaration], above: Look) -> Look:
    """With these declarations, the last word last, in an element of the look ``above``."""
    style = {one.name: one.value for one in ordered}
    changes: dict[str, object] = {}
    if (value := style.get("color")) and (ink := colour(value)):
        changes["colour"] = ink
    ground, certain, plain, covered = look.ground, look.certain, False, False
    for one in ordered:
        if one.name not in ("background", "background-color", "background-image"):
            continue
        value = one.value.lower()
        found = None if one.name == "background-image" else _painted(one)
        if found is not None:
            ground, plain = found.over(above.ground), True
            certain = certain or found.alpha > 0.99
        if one.name != "background-color":
            certain, covered = certain and "gradient(" not in value, "url(" in value
    # Words on a picture with no colour below it are for rule S13.
    certain = certain and (plain or not covered)
    if ground != look.ground or certain != look.certain:
        changes.update(ground=ground, certain=certain)
    if size := size_of(style.get("font-size") or style.get("font", ""), above.size):
        changes["size"] = size[0]
    if weight := style.get("font-weight", style.get("font", "")).lower():
        if "bold" in weight or weight in ("600", "700", "800", "900"):
            changes["bold"] = True
        elif weight in ("normal", "400", "300", "500", "lighter"):
            changes["bold"] = False
    if line := style.get("text-decoration-line", style.get("text-decoration", "")).lower():
        changes["underlined"] = "underline" in line
    if style.get("border-bottom", "none")[:4].lower() not in ("none", "0", "0px", "0px "):
        changes["cased"] = True
    if _hides(style):
        changes["hidden"] = True
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


def _painted(one: Declaration) -> Rgba | None:
    return background_colour(one.value) if one.name == "background" else colour(one.value)


def _hides(style: dict[str, str]) -> bool:
    display, opacity = style.get("display", "").lower(), style.get("opacity", "")
    height = style.get("max-height", style.get("height", ""))
    squeezed = height.startswith("0") and not height.startswith("0.") and style.get("overflow", "").lower() == "hidden"
    return display == "none" or style.get("visibility", "").lower() == "hidden" or opacity in ("0", "0.0") or squeezed


@lru_cache(maxsize=1024)
def size_of(text: str, base: float) -> tuple[float] | None:
    """The font size in CSS pixels, of ``font-size`` or the first length in ``font``; None if it says none."""
    text = text.strip().lower()
    if text in _WORDS:
        return (float(_WORDS[text]),)
    match = _LENGTH.search(text)
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    if unit in _PIXELS:
        return (number * _PIXELS[unit],)
    return (number * 16 if unit == "rem" else number / 100 * base if unit == "%" else number * base,)
