"""Link cards: what a page is called, says and looks like; and whatever embed no other block type knows."""

import re
from collections.abc import Sequence
from typing import Self

from embedkit import Block, ImageUrl, RichText, Text, Url, hookimpl
from embedkit.kit import Answer, Element, Lookup, asking, filled

from .cards import read_card

SHOWN = 160
"""Characters of the description in a mail and on the web; the text has all of it."""


class Link(Block):
    """A card for a page; the generic shape of any embed."""

    type = "link"
    selectors = (
        ".kg-bookmark-card",
        "figure.kg-bookmark-card",
        ".wp-block-embed",
        "blockquote.wp-embedded-content",
        "iframe.wp-embedded-content",
        "blockquote.embedly-card",
        "a.embedly-card",
        "amp-embedly-card",
        ".iframely-embed",
        ".graf--mixtapeEmbed",
        "iframe",
        "amp-iframe",
    )
    urls = ("https://*",)

    url: Url
    title: Text = Text("")
    description: Text = Text("")
    image: ImageUrl | None = None
    publisher: Text = Text("")
    caption: RichText = RichText("")
    """What the article says under it."""
    embedded: bool = False
    """It stood in the article as a frame."""

    @property
    def blurb(self) -> str:
        """The description, cut where a word ends."""
        text = self.description
        if len(text) <= SHOWN:
            return text
        # One character more, for the space that may follow a last whole word; without any space, a word is cut.
        head = text[: SHOWN + 1].rpartition(" ")[0] or text[:SHOWN]
        return head.rstrip(" ,;:.–—-") + "…"

    def lookups(self) -> Sequence[Lookup]:
        return () if self.title and self.image else asking("page", self.url)

    def with_answers(self, answers: Sequence[Answer]) -> Self:
        return filled(self, answers)

    @classmethod
    def from_html(cls, element: Element) -> "Link | list[Link] | None":
        fields = read_card(element)
        if fields is None:
            return None
        return cls(**fields) if fields else []  # a frame that shows nothing

    @classmethod
    def from_url(cls, url: Url) -> Self | None:
        return cls(url=url, embedded=True)

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        line = paragraphs[0].strip().removeprefix("<").removesuffix(">")
        if not line.startswith(("http://", "https://")) or re.search(r"\s", line):
            return None
        url = Url.parse(line)
        return (cls(url=url), 1) if url else None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Link]
