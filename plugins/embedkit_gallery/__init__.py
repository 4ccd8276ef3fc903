"""Galleries: several pictures in one block, each with its own caption and credit."""

from collections.abc import Sequence
from typing import Any, Self

from pydantic import Field, model_validator

from embedkit import Block, Count, ImageUrl, Record, RichText, Text, Url, hookimpl
from embedkit.kit import Element, pattern, split_credit

from .reading import read_gallery

_MARKDOWN = pattern(r'!\[([^\]\n]*)\]\((https?://[^\s)]+)(?:[ \t]+"([^"\n]*)")?\)')


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

    def lacks(self) -> str | None:
        count = sum(photo.src is None for photo in self.photos)
        return f"{count} of {len(self.photos)} pictures stayed behind; only their words are here" if count else None

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        found = read_gallery(element)
        if found is None:
            return None
        photos, caption = found
        return cls(photos=tuple(GalleryPhoto(**photo) for photo in photos), caption=caption)

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


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Gallery]
