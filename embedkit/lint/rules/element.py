"""Elements and attributes that mail clients drop: H1 to H5, H8, H11, H12."""

from __future__ import annotations

from collections.abc import Iterator

from ...fields.lazy import pattern
from ..mail import Mail
from ..rule import ERROR, WARNING, Fault, rule
from ..tokens import View
from ..tree import ElementNode

_SCRIPT_URL = pattern(r"[\s\x00-\x1f]*+(?:javascript|vbscript):", 2)
# Browsers take these out of an address wherever they stand.
_TAKEN_OUT = str.maketrans("", "", "\t\n\r")
_DROPPED = ("iframe", "object", "embed", "applet", "frame", "frameset", "base", "canvas", "dialog", "marquee")
_FORM = ("form", "input", "select", "textarea", "button")
_SECTIONS = ("section", "article", "nav", "main", "header", "footer", "figure", "aside")
_DATA_IN_CSS = pattern(r"url\(\s*+[\"']?\s*+data:", 2)


def _everywhere(mail: Mail, *tags: str) -> list[ElementNode]:
    """In any view, each once."""
    found = {element.start: element for element in [*mail.tree.all(*tags), *mail.word.all(*tags)]}
    return list(found.values())


def is_script(address: str) -> bool:
    """Whether an address runs a script."""
    return _SCRIPT_URL.match(address.translate(_TAKEN_OUT)) is not None


@rule("H1", "No script", ERROR, "all", fix="Remove it; clients do, and some reject the mail.")
def script(mail: Mail) -> Iterator[Fault]:
    for element in _everywhere(mail, "script"):
        # Gmail reads this kind as data about the mail.
        if "ld+json" not in (element.get("type") or "").lower():
            yield Fault(element.start, "<script>")
    for element in mail.tree.elements:
        for name, value in element.attributes.items():
            if name.startswith("on") and name[2:].isalpha():
                yield Fault(element.at(name), f"{name}: a script in an attribute")
            elif ":" in value and is_script(value):
                yield Fault(element.at(name), f"{name} with a script for an address")


@rule(
    "H2",
    "No iframe, object, embed, canvas, dialog, base and the like",
    ERROR,
    "all",
    fix="Show a picture or a card that links to it.",
)
def dropped(mail: Mail) -> Iterator[Fault]:
    for element in _everywhere(mail, *_DROPPED):
        yield Fault(element.start, f"<{element.tag}>: mail clients drop it")


@rule(
    "H3",
    "No form and no fields",
    ERROR,
    features="html-form html-input-text html-select html-textarea html-button-submit",
    fix="Link to a page with the form.",
)
def forms(mail: Mail) -> Iterator[Fault]:
    for element in _everywhere(mail, *_FORM):
        # Menus and carousels that work by a hidden checkbox are kept from Outlook and fall back elsewhere.
        severity = WARNING if element.tag == "input" and element.view is View.OTHERS else ERROR
        yield Fault(element.start, f"<{element.tag}>: dead or dropped in most clients", severity)


@rule("H4", "No video and no audio", ERROR, features="html-video html-audio", fix="Link a still picture to it.")
def media(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("video", "audio"):
        falls_back = bool(element.descendants("img", "a"))
        what = f"<{element.tag}>{' with a fallback' if falls_back else ' without a fallback'}"
        yield Fault(element.start, f"{what}: only Apple Mail plays it", WARNING if falls_back else ERROR)


@rule(
    "H5",
    "No SVG",
    ERROR,
    features="html-svg image-svg",
    fix="Use a PNG of twice the size it is shown in.",
)
def svg(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("svg", "math"):
        yield Fault(element.start, f"<{element.tag}> in the mail: Gmail, Outlook and Yahoo drop it")
    for element in mail.tree.all("img"):
        source = (element.get("src") or "").lower()
        if source.partition("?")[0].partition("#")[0].endswith((".svg", ".svgz")):
            yield Fault(element.at("src"), "an SVG picture: Gmail and Outlook for Windows show none")


@rule(
    "H8",
    "No picture is written into the HTML as a data: address",
    ERROR,
    "gmail",
    features="image-base64",
    fix="Put it on a server, or into the message as a part with a Content-ID.",
)
def data_addresses(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.elements:
        for name in ("src", "href", "background", "srcset"):
            if (element.attributes.get(name) or "").lstrip()[:5].lower() == "data:":
                yield Fault(element.at(name), f"{name} with a data: address: Gmail drops it")
        if (style := element.attributes.get("style")) and _DATA_IN_CSS.search(style):
            yield Fault(element.at("style"), "url() with a data: address: Gmail drops it")


@rule(
    "H11",
    "Styles don't hang on section, article, header, footer, figure and the like",
    WARNING,
    features="html-semantics",
    fix="Put the styles on a div or td in it.",
)
def sections(mail: Mail) -> Iterator[Fault]:
    # TryGhost/Ghost#12139: the margins of <figure> were lost.
    for element in mail.tree.all(*_SECTIONS):
        if element.attributes.get("style") or element.attributes.get("class"):
            yield Fault(element.start, f"<{element.tag}> with styles: Outlook and Yahoo turn it into something else")


@rule(
    "H12",
    "No link leads to a place in the mail itself",
    WARNING,
    features="html-anchor-links",
    fix="Link to the article on the web.",
)
def anchors(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("a", "area"):
        target = element.get("href") or ""
        if len(target) > 1 and target.startswith("#"):
            yield Fault(element.at("href"), f"{target[:40]}: does nothing in Gmail for iOS, Samsung Email and Yahoo")
