"""Pictures: H6, H9, H10, I1 to I7."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..mail import LETTER, Mail
from ..rule import ERROR, INFORMATION, WARNING, Fault, rule
from ..tree import ElementNode
from .layout import WIDEST, pixels

_ICON = 48
_MOST_BYTES = 1_048_576
_LETTERS_PER_PICTURE = 100


def pictures(mail: Mail) -> list[ElementNode]:
    """What is shown: not pixels that count readers."""
    return [one for one in mail.tree.all("img") if not _counts(one)]


def _counts(element: ElementNode) -> bool:
    return any(pixels(element.get(name)) in (0, 1) for name in ("width", "height"))


def _kind(address: str | None) -> str:
    """The ending of the file name."""
    try:
        return urlsplit((address or "").strip()).path.lower().rpartition(".")[2]
    except ValueError:
        return ""


@rule(
    "H6",
    "Pictures are JPEG, PNG or GIF",
    ERROR,
    features="image-webp image-avif",
    fix="Link to a JPEG or PNG.",
)
def formats(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("img"):
        if (kind := _kind(element.get("src"))) in ("webp", "avif", "heic", "heif", "jxl"):
            shown = "outlook-windows" not in mail.clients
            yield Fault(
                element.at("src"), f"a {kind} picture: Outlook for Windows shows none", WARNING if shown else ERROR
            )


@rule(
    "H9", "A cid: picture travels in the message", ERROR, "all", fix="Attach the part, with a Content-ID of that name."
)
def attached(mail: Mail) -> Iterator[Fault]:
    if mail.letter is None:
        return
    known = {str(part.get("Content-ID", "")).strip().strip("<>") for part in mail.letter.leaves}
    for element in mail.tree.all("img"):
        source = element.get("src") or ""
        if source.lower().startswith("cid:") and source[4:] not in known:
            yield Fault(element.at("src"), f"{source[:80]}: no part of the message has this Content-ID")


@rule("H10", "Each picture has a plain src", WARNING, features="html-picture html-srcset", fix="Give the img a src.")
def plain_sources(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("img"):
        if not element.get("src") and (element.get("srcset") or element.inside("picture")):
            yield Fault(element.start, "a picture with srcset and no src: most clients show none")


@rule(
    "I1",
    "Every picture has an alt text; one that is a link says where it leads",
    ERROR,
    "all",
    fix='Say what it shows, in alt; alt="" for decoration that is no link.',
)
def alt_texts(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("img"):
        alt = element.get("alt")
        link = element.inside("a")
        if alt is None:
            yield Fault(element.start, "a picture without alt: its address is read out")
        elif (
            not alt
            and link
            and link.get("href")
            and not link.text
            and not any(one.get("alt") for one in link.descendants("img"))
        ):
            yield Fault(element.at("alt"), "a linked picture with an empty alt: nobody hears where it leads")


@rule(
    "I2",
    "Every picture has its width as an attribute in whole pixels",
    ERROR,
    "outlook-windows",
    fix='Write the width it is shown in, as width="552".',
)
def image_widths(mail: Mail) -> Iterator[Fault]:
    # Outlook for Windows shows a picture in its own size otherwise: TryGhost/Ghost#15374, ckeditor/ckeditor4#1171.
    for element in mail.tree.all("img"):
        width = element.get("width")
        if width is None:
            yield Fault(element.start, "a picture without width: Outlook for Windows shows it in its own size")
        elif not (width.isascii() and width.isdigit()):
            yield Fault(element.at("width"), f"width={width[:20]!r} is not in whole pixels")


@rule(
    "I3",
    "No picture is wider than the mail",
    ERROR,
    "outlook-windows",
    fix="Write the width it is shown in, 600 at most; the file may be larger.",
)
def wide_images(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("img"):
        width = pixels(element.get("width"))
        if width and width > WIDEST:
            yield Fault(
                element.at("width"), f"a picture {width:g} pixels wide: it bursts the mail in Outlook for Windows"
            )


@rule(
    "I4",
    "A picture on a line of its own is a block, and keeps its proportions when it shrinks",
    WARNING,
    "gmail outlook-com",
    fix='Write style="display:block;height:auto;border:0".',
)
def gaps(mail: Mail) -> Iterator[Fault]:
    for element in pictures(mail):
        style = mail.style(element)
        width = pixels(element.get("width")) or 0.0
        shrinks = style.last("max-width") or style.value("width").endswith("%")
        if shrinks and pixels(element.get("height")) and not style.last("height"):
            yield Fault(element.start, "a picture that shrinks and has a fixed height: it is squeezed on a phone")
        cell = element.inside("td", "div", "p")
        if width > _ICON and cell and not cell.text and not _without_gap(mail, element, cell):
            yield Fault(element.start, "a picture that is no block: Gmail and Outlook.com leave a gap below it")


def _without_gap(mail: Mail, element: ElementNode, cell: ElementNode) -> bool:
    style = mail.style(element)
    if style.value("display") in ("block", "none") or style.value("vertical-align") in ("top", "middle", "bottom"):
        return True
    if len(cell.descendants("img")) > 1 or element.get("align"):
        return True  # pictures in a row
    around = mail.style(cell)
    return mail.looks[cell.index].size == 0 or (pixels(around.value("line-height")) == 0.0)


@rule("I5", "The height attribute of a picture is a number or missing", INFORMATION, "all", fix="Leave it out.")
def heights(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("img"):
        height = element.get("height")
        if height is not None and pixels(height) is None:
            yield Fault(element.at("height"), f"height={height[:20]!r} is no number")


@rule(
    "I6",
    "No picture in the message has more than 1,048,576 bytes",
    WARNING,
    "all",
    fix="Make it smaller: twice the pixels it is shown in are enough.",
)
def weights(mail: Mail) -> Iterator[Fault]:
    for part in mail.letter.leaves if mail.letter else ():
        payload = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        if isinstance(payload, bytes) and len(payload) > _MOST_BYTES:
            what = f"{part.get_filename() or part.get('Content-ID', 'a picture')}: {len(payload):,} bytes"
            yield Fault(None, what, part="headers")


@rule(
    "I7",
    "With pictures blocked the mail still says its message: 100 letters of text for each picture",
    WARNING,
    "outlook-windows gmail",
    fix="Write as text what the pictures say.",
)
def blocked(mail: Mail) -> Iterator[Fault]:
    shown = [one for one in pictures(mail) if (pixels(one.get("width")) or WIDEST) > _ICON * 2]
    letters = len(LETTER.findall(mail.reading))
    if shown and letters < _LETTERS_PER_PICTURE * len(shown):
        count = "one picture" if len(shown) == 1 else f"{len(shown)} pictures"
        yield Fault(
            shown[0].start, f"{letters:,} letters of text beside {count}: little is left when pictures are blocked"
        )
