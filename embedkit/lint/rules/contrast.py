"""Whether text can be read: A5, A9."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..colour import contrast
from ..look import Look
from ..mail import Mail
from ..rule import ERROR, WARNING, Fault, rule

_TEXT, _LARGE = 4.5, 3.0
_SMALLEST, _COMFORTABLE = 12.0, 14.0


@rule(
    "A5",
    "Text stands out from its ground, light and dark: 4.5 to 1, large text 3 to 1",
    ERROR,
    "all",
    fix="Make the text darker or the ground lighter, in dark mode the other way round.",
)
def readable(mail: Mail) -> Iterator[Fault]:
    dark = mail.dark_looks
    for text, element, look in mail.visible:
        if what := _faint(look):
            yield Fault(text.start, what)
        if dark and (what := _faint(dark[element.index])):
            yield Fault(text.start, f"in dark mode: {what}")


def _faint(look: Look) -> str:
    if not look.certain or look.hidden:
        return ""
    ratio = contrast(look.colour.over(look.ground), look.ground)
    if ratio >= (_LARGE if look.large else _TEXT) - 0.005:
        return ""
    return f"text {look.colour.over(look.ground)} on {look.ground} has a contrast of {ratio:.2f} to 1"


@rule(
    "A9",
    "Running text has at least 14 pixels, nothing less than 12",
    WARNING,
    "all",
    fix="Make it larger: 16 pixels for running text.",
)
def sizes(mail: Mail) -> Iterator[Fault]:
    letters: dict[float, int] = {}
    first: dict[float, int] = {}
    for text, _, look in mail.visible:
        if look.size < _SMALLEST - 0.01:
            yield Fault(text.start, f"text of {look.size:g} pixels")
        letters[look.size] = letters.get(look.size, 0) + len(text.data)
        first.setdefault(look.size, text.start)
    usual = max(letters, key=lambda size: letters[size], default=_COMFORTABLE)
    if _SMALLEST - 0.01 <= usual < _COMFORTABLE - 0.01:
        yield Fault(first[usual], f"most of the text has {usual:g} pixels")


@rule(
    "A6",
    "There is one h1, and headings skip no level",
    WARNING,
    "all",
    fix="Use h1 for the title, h2 for what is below it.",
)
def headings(mail: Mail) -> Iterator[Fault]:
    looks = mail.looks
    found = sorted(mail.tree.all("h1", "h2", "h3", "h4", "h5", "h6"), key=lambda one: one.start)
    found = [one for one in found if not looks[one.index].hidden]
    first = [one for one in found if one.tag == "h1"]
    if not first:
        yield Fault(None, "no h1")
    for extra in first[1:]:
        yield Fault(extra.start, "a further h1")
    for above, below in pairwise(found):
        if int(below.tag[1]) > int(above.tag[1]) + 1:
            yield Fault(below.start, f"{below.tag} after {above.tag}")
    if first and found and int(found[0].tag[1]) > 2:
        yield Fault(found[0].start, f"{found[0].tag} before any other heading")
