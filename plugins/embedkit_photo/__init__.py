"""Photos, with the caption and the credit told apart."""

from collections.abc import Sequence
from typing import Self

from embedkit import Block, Count, ImageUrl, RichText, Text, Url, hookimpl
from embedkit.kit import Element, Picture, is_pasted_caption, pattern, split_credit

_MARKDOWN = pattern(r'!\[(?P<alt>[^\]\n]*)\]\((?P<src>https?://[^\s)]+)(?:\s+"(?P<caption>[^"\n]*)")?\)')

_OTHERS = pattern(r"<(?:iframe|video|table|pre|blockquote|figure|audio)\b")


class Photo(Block):
    """A photo, edge to edge; its credit is a field of its own."""

    type = "photo"
    role = "picture"
    selectors = (
        "figure:has(img)",
        "figure:has(amp-img)",
        ".wp-caption",
        ".wp-block-image",
        "img",
        "amp-img",
        "picture",
        "a:has(> img)",
        "a:has(> picture)",
    )

    src: ImageUrl | None = None
    """None for a pasted caption, whose picture stayed behind."""
    alt: Text = Text("")
    caption: RichText = RichText("")
    credit: Text = Text("")
    href: Url | None = None
    width: Count | None = None
    """Pixels, as the source says."""
    height: Count | None = None

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        # A figure may hold a table, a film or several pictures; those are for others.
        inside = element.inner_html
        if element.tag == "figure" and _OTHERS.search(inside):
            return None
        if inside.count("<img") > 1 and len(element.select("img:not(noscript img)")) > 1:
            return None
        picture = Picture.from_element(element)
        return cls(**picture.fields()) if picture else None

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        line = paragraphs[0].strip()
        if match := _MARKDOWN.fullmatch(line):
            caption, credit = split_credit(match["caption"] or "")
            src = ImageUrl.parse(match["src"])
            return cls(src=src, alt=Text(match["alt"]), caption=RichText.from_plain(caption), credit=Text(credit)), 1
        if "\n" in line or not is_pasted_caption(line):
            return None
        caption, credit = split_credit(line)
        return cls(caption=RichText.from_plain(caption), credit=Text(credit)), 1

    def lacks(self) -> str | None:
        return None if self.src else "its picture stayed behind; only its words are here"

    @property
    def alt_text(self) -> str:
        """What stands for the picture: its alt text; for a linked one without, its caption or where the link goes."""
        if self.alt or self.href is None:
            return self.alt
        return self.caption.plain or self.href.host


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Photo]
