"""Pictures and gradients behind text: S13, L8."""

from __future__ import annotations

from collections.abc import Iterator

from ...fields.lazy import pattern
from ..colour import WHITE, attribute_colour, colour, contrast
from ..mail import Mail
from ..rule import ERROR, INFORMATION, WARNING, Fault, rule
from ..tree import ElementNode

_URL = pattern(r"url\(\s*+(.)", 2)
_READABLE = 3.0


@rule(
    "S13",
    "A background picture has quotes round its address, a background attribute and a colour of its own beneath",
    ERROR,
    "outlook-windows yahoo",
    features="css-background-image",
    fix="Add background-color as a declaration of its own, or bgcolor; write url('...') and background=\"...\".",
)
def pictures(mail: Mail) -> Iterator[Fault]:
    for element in mail.body:
        style = mail.style(element)
        found = style.last("background", "background-image")
        if found is None or not (match := _URL.search(found.value)):
            continue
        at = element.at("style")
        if match[1] not in "\"'":
            yield Fault(at, "url() without quotes: Yahoo drops the picture", WARNING, ("yahoo",))
        if "background" not in element.attributes and not _drawn_for_word(mail, element):
            what = "a background picture without background attribute or VML: Outlook for Windows shows none"
            yield Fault(at, what, WARNING, ("outlook-windows",))
        if found.name == "background" and "/" in found.value.partition(")")[2]:
            what = "background with a size in it: Yahoo drops the whole declaration"
            yield Fault(at, what, WARNING, ("yahoo",), fix="Give the size as background-size.")
        if not _has_colour(mail, element):
            yield _without_colour(mail, element, at)


@rule(
    "L8",
    "Gradients and see-through text are decoration only",
    WARNING,
    features="css-linear-gradient css-opacity",
    fix="Give a background-color before the gradient; give text its final colour instead of opacity.",
)
def decoration(mail: Mail) -> Iterator[Fault]:
    for asked in mail.asking("background", "background-image"):
        element = asked.element
        if (
            "gradient(" in asked.declaration.value.lower()
            and element
            and not _has_colour(mail, element)
            and element.text
        ):
            yield Fault(asked.at, "text on a gradient without a background-color: Outlook shows the text on no ground")
    looks = mail.looks
    for asked in mail.asking("opacity"):
        element = asked.element
        shown = element is not None and not looks[element.index].hidden and element.text
        if shown and asked.declaration.value not in ("1", "1.0", "100%"):
            yield Fault(asked.at, f"{asked}: Outlook and Gmail show the text in full strength", INFORMATION)


def _has_colour(mail: Mail, element: ElementNode) -> bool:
    given = mail.style(element).value("background-color")
    return bool((given and colour(given)) or attribute_colour(element.attributes.get("bgcolor", "")))


def _without_colour(mail: Mail, element: ElementNode, at: int) -> Fault:
    """How bad it is depends on whether the text can be read on what is behind the element."""
    looks = mail.looks
    behind = looks[element.parent.index].ground if element.parent else WHITE
    inks = [look.colour for text, inside, look in mail.visible if element.start < text.start < element.close and inside]
    lost = any(contrast(ink, behind) < _READABLE for ink in inks)
    what = "a background picture without a background-color of its own"
    return Fault(
        at, f"{what}: its text can't be read where the picture is missing" if lost else what, ERROR if lost else WARNING
    )


def _drawn_for_word(mail: Mail, element: ElementNode) -> bool:
    """Whether VML for Outlook stands round it or in it."""
    twin = mail.word.by_start.get(element.start)
    if twin is None:
        return False
    near = [*twin.ancestors(), *twin.descendants()]
    return any(one.tag.startswith("v:") for one in near)
