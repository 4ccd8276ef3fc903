"""Buttons and tables as boxes: L9 to L11."""

from __future__ import annotations

from collections.abc import Iterator

from ..look import size_of
from ..mail import Mail
from ..rule import WARNING, Fault, rule
from ..tree import ElementNode
from .layout import pixels

_SMALLEST = 24.0
"""CSS pixels, WCAG 2.2, 2.5.8."""
_DEEPEST = 8
_LAYOUT = ("cellpadding", "cellspacing", "border")


@rule(
    "L9",
    "A button is a link on a coloured cell, high enough to tap, padded for Outlook too",
    WARNING,
    "outlook-windows",
    fix="Colour the td by bgcolor, give it the padding for Outlook (mso-padding-alt), and the link padding of its own.",
)
def buttons(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("a"):
        style = mail.style(element)
        padding = _vertical(mail, element)
        if style.value("display") not in ("inline-block", "block") or not padding:
            continue
        coloured = style.last("background", "background-color")
        cell = element.inside("td")
        if coloured and not _padded_for_word(mail, element, cell):
            yield Fault(element.start, "a button that Outlook for Windows shows without its padding")
        size = mail.looks[element.index].size
        line = pixels(style.value("line-height")) or size * 1.2
        around = _vertical(mail, cell) if cell else 0.0
        if line + padding + around < _SMALLEST and not element.descendants("img"):
            what = f"a button about {line + padding:.0f} pixels high; less than {_SMALLEST:.0f} is hard to tap"
            yield Fault(element.start, what, clients=mail.clients, fix="Give it more padding.")


def _vertical(mail: Mail, element: ElementNode) -> float:
    """Padding above and below, in CSS pixels."""
    style = mail.style(element)
    found = [*style.value("padding").split(), "0"][:3] if style.last("padding") else ["0"]
    top, bottom = found[0], found[2] if len(found) > 2 and found[2] != "0" else found[0]
    top, bottom = style.value("padding-top") or top, style.value("padding-bottom") or bottom
    return sum((size_of(one, 16.0) or (0.0,))[0] for one in (top, bottom) if not one.startswith("-"))


def _padded_for_word(mail: Mail, element: ElementNode, cell: ElementNode | None) -> bool:
    """By a coloured cell, a border, mso-padding-alt, letters of width for Outlook, or VML."""
    here = [element, *([cell] if cell else [])]
    if any("mso-padding-alt" in (one.attributes.get("style") or "") for one in here) or mail.style(element).last(
        "border"
    ):
        return True
    if cell is not None:
        painted = cell.get("bgcolor") or mail.style(cell).last("background", "background-color")
        if painted:
            return True
    twin = mail.word.by_start.get(element.start)
    if twin is None:  # kept from Outlook, which has another
        return True
    return any(one.tag.startswith("v:") for one in [*twin.ancestors(), *twin.descendants()])


@rule(
    "L10",
    "Tables are nested at most 8 deep, and say cellpadding, cellspacing and border",
    WARNING,
    "outlook-windows outlook-com yahoo",
    fix='Write <table role="presentation" cellpadding="0" cellspacing="0" border="0">.',
)
def tables(mail: Mail) -> Iterator[Fault]:
    depths: dict[int, int] = {}
    for element in mail.tree.all("table"):
        above = element.inside("table")
        depth = depths[element.index] = (depths[above.index] if above else 0) + 1
        if depth == _DEEPEST + 1:
            yield Fault(
                element.start,
                f"tables nested more than {_DEEPEST} deep",
                fix="Take out tables that only hold one other.",
            )
    for element in mail.tree.all("table"):
        missing = [name for name in _LAYOUT if name not in element.attributes]
        if missing and not element.descendants("th"):
            yield Fault(element.start, f"<table> without {', '.join(missing)}: each client has its own idea of them")


@rule(
    "L11",
    "Outlook for Windows is told how many pixels an inch has",
    WARNING,
    "outlook-windows",
    fix="Put <!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch>"
    "</o:OfficeDocumentSettings></xml><![endif]--> into the head.",
)
def pixels_per_inch(mail: Mail) -> Iterator[Fault]:
    sized = [one for one in mail.word.all("table", "td", "img") if pixels(one.get("width"))]
    told = mail.word.all("o:pixelsperinch")
    if sized and not any(one.text == "96" for one in told):
        yield Fault(
            None, "no PixelsPerInch for Outlook: on screens with 120 dpi widths and pictures don't fit together"
        )
