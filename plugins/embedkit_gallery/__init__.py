"""Galleries: several pictures in one block, each with its own caption and credit."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any, Self

from pydantic import Field, model_validator

from embedkit import Block, Count, Element, ImageUrl, Record, RichText, Text, Url, hookimpl
from embedkit.credit import split_credit
from embedkit.picture import Picture

_MARKDOWN = re.compile(r'!\[([^\]\n]*)\]\((https?://[^\s)]+)(?:[ \t]+"([^"\n]*)")?\)')
_OTHERS = re.compile(r"<(?:iframe|video|audio|table|form|object|embed|pre)\b")
_TAG = re.compile("<[^>]*>")
_MARKS = " .,:;|/–—-()[]©"
# What a credit says before the name.
_LABELS = frozenset(("Photo", "Photos", "Image", "Picture", "Credit", "Credits", "Foto", "Bild", "Crédit", "by"))


class GalleryPhoto(Record):
    """One picture of a gallery."""

    src: ImageUrl | None = None
    """None where it can't be shown, but has words."""
    alt: Text = Text("")
    caption: RichText = RichText("")
    credit: Text = Text("")
    href: Url | None = None
    width: Count | None = None
    height: Count | None = None

    @model_validator(mode="before")
    @classmethod
    def _as_block(cls, value: Any) -> Any:
        """A photo block will do."""
        if isinstance(value, dict) and value.get("type") == "photo":
            return {name: field for name, field in value.items() if name != "type"}
        return value

    @property
    def alt_text(self) -> str:
        """What stands for the picture: its alt text; for a linked one without, its caption or where the link goes."""
        if self.alt or self.href is None:
            return self.alt
        return self.caption.plain or self.href.host

    @property
    def words(self) -> RichText:
        """What stands under it: its caption; for a picture that can't be shown, else its alt text."""
        return self.caption if self.caption or self.src else RichText.from_plain(self.alt)


class Row(Record):
    """Pictures that stand side by side, as templates see them."""

    first: GalleryPhoto
    second: GalleryPhoto | None = None

    @property
    def photos(self) -> list[GalleryPhoto]:
        """One or two."""
        return [self.first, self.second] if self.second else [self.first]


class Gallery(Block):
    """Several pictures: two in a row, the captions under them."""

    type = "gallery"
    selectors = (
        ".wp-block-gallery",
        "figure.wp-block-gallery",
        ".blocks-gallery-grid",
        ".kg-gallery-card",
        "figure.kg-gallery-card",
        ".gallery",
        ".image-gallery",
        ".photo-gallery",
        ".image-gallery-embed",
        ".tiled-gallery",
        ".wp-block-jetpack-tiled-gallery",
        ".wp-block-jetpack-slideshow",
        "figure:has(img)",
    )

    photos: tuple[GalleryPhoto, ...] = Field(min_length=1)
    caption: RichText = RichText("")

    @property
    def rows(self) -> list[Row]:
        """The pictures two by two."""
        photos = self.photos
        return [
            Row(first=photos[at], second=photos[at + 1] if at + 1 < len(photos) else None)
            for at in range(0, len(photos), 2)
        ]

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        inside = element.inner_html
        if inside.count("<img") < 2 or _OTHERS.search(inside):
            return None
        items = _items(element)
        if len(items) < 2:
            return None
        photos = [picture for item in items if (picture := _photo(item))]
        if not any(photo.src for photo in photos):
            return None
        gallery = cls(photos=tuple(photos), caption=_caption(element, items))
        return None if _lost(element, gallery) else gallery

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        lines = [line.strip() for line in paragraphs[0].split("\n")]
        matches = [match for line in lines if (match := _MARKDOWN.fullmatch(line))]
        if len(lines) < 2 or len(matches) != len(lines):
            return None
        photos = []
        for match in matches:
            caption, credit = split_credit(match[3] or "")
            src, alt = ImageUrl.parse(match[2]), Text(match[1])
            photos.append(GalleryPhoto(src=src, alt=alt, caption=RichText.from_plain(caption), credit=Text(credit)))
        return cls(photos=tuple(photos)), 1


def _items(element: Element) -> list[Element]:
    """For each picture the largest box that holds no other."""
    items = []
    for img in element.select("img"):
        node, parent = img.node, img.node.parent
        hidden = False
        while parent is not None and parent.mem_id != element.node.mem_id:
            hidden = hidden or parent.tag == "noscript"
            if len(parent.css("img")) > 1 and len(parent.css("img:not(noscript img)")) > 1:
                break
            node, parent = parent, parent.parent
        if not hidden:
            items.append(Element(node, element.base))
    return items


def _photo(item: Element) -> GalleryPhoto | None:
    picture = Picture.from_element(item)
    if picture:
        return GalleryPhoto(**picture.fields())
    img = item if item.tag == "img" else item.select_one("img")
    alt = Text(img.get("alt")) if img else Text("")
    return GalleryPhoto(alt=alt) if alt else None


def _caption(element: Element, items: Sequence[Element]) -> RichText:
    """The caption of all, which stands in none of the items."""
    inside = {caption.node.mem_id for item in items for caption in item.select("figcaption, .wp-caption-text")}
    for caption in element.select("figcaption, .blocks-gallery-caption, .gallery-title"):
        if caption.node.mem_id not in inside and caption.node.mem_id not in {item.node.mem_id for item in items}:
            return caption.rich_text()
    return RichText("")


def _lost(element: Element, gallery: Gallery) -> bool:
    """Whether a word of the element is in none of the captions."""
    kept = " ".join([gallery.gist()[2], *(photo.credit for photo in gallery.photos)])
    words = Text(unescape(_TAG.sub(" ", element.without("noscript, script, style, button").inner_html))).split()
    return any(word.strip(_MARKS) not in kept and word.strip(_MARKS) not in _LABELS for word in words)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Gallery]
