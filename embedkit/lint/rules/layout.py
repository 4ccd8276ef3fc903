"""Where things stand: L1 to L7."""

from __future__ import annotations

from collections.abc import Iterator

from ...fields.lazy import pattern
from ..mail import Mail
from ..rule import ERROR, INFORMATION, WARNING, Fault, rule
from ..tree import ElementNode

_PIXELS = pattern(r"(-?[\d.]++)(px|em|rem|pt|)$", 2)
_UNITS = {"px": 1.0, "": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3}
_NEGATIVE = pattern(r"(?<![\w.])-\s*+[\d.]*[1-9]")
_TO_SIDES = pattern(r"\bauto\b", 2)
WIDEST = 640
"""CSS pixels. Mails are made for 600; some go a little further."""
_PANEL = 320
_FELT = 5.0
"""Pixels of padding from which its loss changes the layout."""


def pixels(text: str | None) -> float | None:
    """``600``, ``600px`` and ``37.5em`` as CSS pixels; None for a length that depends on something else."""
    match = _PIXELS.match((text or "").strip())
    try:
        return float(match[1]) * _UNITS[match[2].lower()] if match else None
    except ValueError:
        return None


@rule(
    "L1",
    "Nothing is positioned",
    ERROR,
    features="css-position css-z-index",
    fix="Use table cells; put one thing over another in the picture itself.",
)
def positioned(mail: Mail) -> Iterator[Fault]:
    for asked in mail.asking("position"):
        value = asked.declaration.value.lower()
        if value in ("absolute", "fixed", "sticky"):
            yield Fault(asked.at, f"{asked}: Gmail and Outlook drop it, and things pile up or drift")
        elif value == "relative":
            yield Fault(asked.at, f"{asked}: has no effect in Gmail and Outlook", INFORMATION)


@rule(
    "L2",
    "Columns are table cells, not flex or grid",
    ERROR,
    "gmail",
    features="css-display-flex css-display-grid",
    fix="Use table cells, or inline-block with a table for Outlook in conditional comments.",
)
def flexible(mail: Mail) -> Iterator[Fault]:
    for asked in mail.asking("display"):
        value = asked.declaration.value.lower()
        if value not in ("flex", "inline-flex", "grid", "inline-grid"):
            continue
        alone = asked.element is not None and len(asked.element.children) < 2
        yield Fault(
            asked.at, f"{asked}: Outlook for Windows and many Gmail apps ignore it", WARNING if alone else ERROR
        )


@rule("L3", "No gap, no float", WARNING, features="css-gap css-float", fix="Use padding on cells, and align.")
def floating(mail: Mail) -> Iterator[Fault]:
    for asked in mail.asking("gap", "row-gap", "column-gap", "grid-gap"):
        yield Fault(asked.at, f"{asked}: Outlook for Windows ignores it")
    for asked in mail.asking("float"):
        if asked.declaration.value.lower() != "none" and not (asked.element and "align" in asked.element.attributes):
            yield Fault(asked.at, f"{asked}: Outlook for Windows ignores it")


@rule(
    "L4",
    "No negative margins; what margin:auto centres is also centred by align",
    ERROR,
    "gmail outlook-windows outlook-com yahoo",
    fix='Use padding instead of negative margins; put align="center" on the table or on the cell round it.',
)
def margins(mail: Mail) -> Iterator[Fault]:
    sides = ("margin", "margin-left", "margin-right", "margin-top", "margin-bottom")
    for asked in mail.asking(*sides):
        if _NEGATIVE.search(asked.declaration.value):
            yield Fault(asked.at, f"{asked}: a negative margin; Gmail and Outlook drop it")
    for asked in mail.asking("margin", "margin-left"):
        element = asked.element
        if element and _TO_SIDES.search(asked.declaration.value) and not _centred(mail, element):
            yield Fault(asked.at, f"{asked}: Outlook for Windows puts it at the left", WARNING, ("outlook-windows",))


def _centred(mail: Mail, element: ElementNode) -> bool:
    if element.tag in ("body", "html", "p", "h1", "h2", "h3", "hr") or (element.get("align") or "").lower() == "center":
        return True
    twin = mail.word.by_start.get(element.start)
    for one in [*element.ancestors(), *(twin.ancestors() if twin else ())]:
        align = (one.get("align") or "").lower() or mail.style(one).value("text-align")
        if align:
            return align == "center"
        if one.tag == "center":
            return True
    return False


@rule(
    "L5",
    "Padding that matters is on table cells",
    WARNING,
    "outlook-windows",
    fix="Put it on the td round it.",
)
def padded(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("div", "p", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6"):
        style = mail.style(element)
        found = [one for one in style.declarations if one.name.startswith("padding")]
        lengths = [pixels(word) or 0.0 for one in found for word in one.value.split()]
        if max(lengths, default=0.0) >= _FELT and not mail.looks[element.index].hidden:
            yield Fault(element.at("style"), f"padding on <{element.tag}>: Outlook for Windows may ignore it")


@rule(
    "L6",
    "What has its width from CSS has it for Outlook too",
    ERROR,
    "outlook-windows",
    fix='Put <!--[if mso]><table role="presentation" width="600"><tr><td><![endif]--> round it, and close it so.',
)
def widths(mail: Mail) -> Iterator[Fault]:
    held: set[int] = set()
    rows = _rows(mail)
    for element in mail.body:
        if element.tag not in ("div", "table", "td", "p", "section") or any(
            one.index in held for one in element.ancestors()
        ):
            continue
        style = mail.style(element)
        width, most = pixels(style.value("width")), pixels(style.value("max-width"))
        if element.tag in ("div", "p", "section"):
            wide = max(width or 0.0, most or 0.0)
            if wide >= _PANEL and not _beside(element, rows) and not _held(mail, element):
                held.add(element.index)
                what = f"a container {wide:g} pixels wide by CSS only: in Outlook for Windows it fills the window"
                yield Fault(element.start, what)
        elif most and most >= _PANEL and not pixels(element.get("width")) and not width and not _held(mail, element):
            held.add(element.index)
            what = f"<{element.tag}> has max-width only: in Outlook for Windows its lines run across the window"
            yield Fault(element.start, what, WARNING)
    yield from _columns(mail, rows)


def _columns(mail: Mail, rows: dict[int, int]) -> Iterator[Fault]:
    """Divs side by side by inline-block, without a cell for each in Outlook."""
    taken: set[int] = set()
    for asked in mail.asking("display"):
        element = asked.element
        if element is None or asked.declaration.value.lower() != "inline-block" or not _beside(element, rows):
            continue
        twin = mail.word.by_start.get(element.start)
        cell = twin.parent if twin else None
        around = element.parent.start if element.parent else -1
        if twin and (cell is None or cell.tag != "td" or cell.start == around or cell.start in taken):
            yield Fault(element.start, "divs side by side: Outlook for Windows puts them one below the other")
        if cell is not None:
            taken.add(cell.start)


def _rows(mail: Mail) -> dict[int, int]:
    """How many divs stand side by side, as inline-block, by the index of what they are in."""
    found: dict[int, int] = {}
    for asked in mail.asking("display"):
        one = asked.element
        if one and one.parent and one.tag == "div" and asked.declaration.value.lower() == "inline-block":
            found[one.parent.index] = found.get(one.parent.index, 0) + 1
    return found


def _beside(element: ElementNode, rows: dict[int, int]) -> bool:
    """Whether a div has another beside it."""
    return element.tag == "div" and element.parent is not None and rows.get(element.parent.index, 0) > 1


def _held(mail: Mail, element: ElementNode) -> bool:
    """Whether something round it has a width that Outlook keeps to."""
    twin = mail.word.by_start.get(element.start)
    for one in twin.ancestors() if twin else ():
        if one.tag in ("table", "td", "v:rect", "v:roundrect"):
            wide = pixels(one.get("width")) or pixels(mail.style(one).value("width"))
            if wide:
                return True
    return False


@rule(
    "L7",
    "Nothing is wider than 640 pixels",
    ERROR,
    "all",
    fix="Make it 600 pixels wide at most, and let it shrink: width:100%;max-width:600px.",
)
def too_wide(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("table", "td", "div"):
        style = mail.style(element)
        wide = max(pixels(element.get("width")) or 0.0, pixels(style.value("width", "min-width")) or 0.0)
        if wide > WIDEST and not (pixels(style.value("max-width")) or WIDEST + 1) <= WIDEST:
            yield Fault(element.start, f"<{element.tag}> is {wide:g} pixels wide: it is cut off or must be scrolled")
