"""A picture with its caption and its credit, read from any of the shapes that content systems publish."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..fields import ImageUrl, RichText, Text, Url
from ..fields.lazy import pattern
from .caption import read_caption
from .element import Element

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
        if element.tag in ("img", "amp-img", "a", "picture"):
            caption, credit = RichText(element.get("data-caption")), Text("")
        else:
            caption, credit = read_caption(element)
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


def _link(element: Element) -> Url | None:
    """Where the picture leads."""
    if element.tag == "a":
        return element.url()
    link = element.select_one("a:has(img), a:has(amp-img)") if "<a" in element.inner_html else None
    return link.url() if link else None


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
