"""A picture with its caption and its credit, read from any of the shapes that content systems publish."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .credit import split_credit
from .element import Element
from .fields import ImageUrl, RichText, Text, Url
from .lazy import pattern

CAPTION = (
    "figcaption, .wp-caption-text, .caption, .wp-element-caption, .image-caption, .media-caption, [itemprop=caption]"
)
CREDIT = (
    ".credit, .wp-credit, .photo-credit, .image-credit, .media-credit, .caption-credit, .photographer, .copyright, "
    "[itemprop=copyrightHolder], [itemprop=creditText], [class*=credit], cite"
)
_CREDIT_HINT = pattern("credit|<cite|copyright|photographer")
_SIDE = pattern(r"\s*(\d{1,6})(?:\.\d+)?(?:px)?\s*$")
_THIN = 4
"""Pixels of a rule."""
LARGEST = 20_000
"""Pixels; a larger number in a width attribute is a mistake."""


@dataclass(frozen=True)
class Picture:
    """What there is to know of one picture in an article."""

    src: ImageUrl | None
    alt: Text
    caption: RichText
    credit: Text
    href: Url | None
    width: int | None
    height: int | None

    def fields(self) -> dict[str, Any]:
        """As keyword arguments for a block."""
        return dict(vars(self))

    @classmethod
    def from_element(cls, element: Element) -> Picture | None:
        """The picture in an ``img``, a ``figure`` or a box with a caption; None if there is none."""
        img = element if element.tag in ("img", "amp-img") else element.select_one("img, amp-img")
        if img is None:
            return None
        src = element.image() if element.tag == "picture" else img.image()
        if src is None:
            return None
        if is_dot(img):
            return None
        href = _link(element)
        caption, credit = cls._caption(element)
        return cls(
            src=src,
            alt=Text(img.get("alt")),
            caption=caption,
            credit=credit or Text(img.get("data-credit")),
            # A link to the file itself is the editor's zoom, not a place to go.
            href=None if href is None or _same_file(href, src) else href,
            width=_pixels(img.get("width")),
            height=_pixels(img.get("height")),
        )

    @staticmethod
    def _caption(element: Element) -> tuple[RichText, Text]:
        if element.tag in ("img", "amp-img", "a", "picture"):
            return RichText(element.get("data-caption")), Text("")
        found = element.select_one(CAPTION)
        marked = None
        if _CREDIT_HINT.search(element.inner_html):  # most captions have none, and a selector costs 7 µs
            marked = (found and found.select_one(CREDIT)) or element.select_one(CREDIT)
        if marked is not None:
            words = marked.text.strip("()[] ")
            credit = split_credit(words)[1] or words
            caption = found.without(CREDIT).rich_text() if found else RichText("")
            return RichText(_without_dangling(caption)), Text(credit)
        if found is None:
            return RichText(""), Text("")
        rich = found.rich_text()
        words, name = split_credit(rich.plain)
        if not name:
            return rich, Text("")
        # Only the tail goes: links and emphasis in the caption stay.
        tail = rich.plain[len(words) :]
        kept = _cut_tail(rich, tail)
        return (RichText(kept) if kept is not None else RichText.from_plain(words)), Text(name)


def _link(element: Element) -> Url | None:
    """Where the picture leads."""
    if element.tag == "a":
        return element.url()
    link = element.select_one("a:has(img), a:has(amp-img)") if "<a" in element.inner_html else None
    return link.url() if link else None


def _cut_tail(rich: RichText, tail: str) -> str | None:
    """``rich`` without its last words, if no markup stands among them."""
    escaped = RichText.from_plain(tail)
    return rich[: -len(escaped)].rstrip() if escaped and rich.endswith(escaped) else None


def _without_dangling(caption: RichText) -> str:
    """A caption from which a credit was taken, without the separator that stood between."""
    return re.sub(r"(?:\s|<br>|&nbsp;)*[|/–—-]?(?:\s|<br>|&nbsp;|\(\))*$", "", caption)


def _same_file(href: Url, src: ImageUrl) -> bool:
    """Whether a link leads to a picture file, such as the full size of the one shown."""
    return bool(re.search(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)", href, re.I)) and href.host == src.host


def is_dot(img: Element) -> bool:
    """Whether a picture is a pixel that counts readers, or a rule: no photo, whatever it says of itself."""
    sides = [int(number[1]) for name in ("width", "height") if (number := _SIDE.match(img.get(name)))]
    if not sides or min(sides) > _THIN:
        return False
    # A responsive picture may say 0: what it means is in its sizes.
    return min(sides) in (1, 2) or (not min(sides) and "srcset" not in img.attrs) or max(sides) > 10 * _THIN


def _pixels(value: str) -> int | None:
    number = _SIDE.match(value)
    size = int(number[1]) if number else 0
    return size if 0 < size <= LARGEST else None
