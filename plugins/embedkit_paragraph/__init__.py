"""Paragraphs: what an article is mostly made of."""

from typing import Self

from embedkit import Block, RichText, hookimpl
from embedkit.kit import Element


class Paragraph(Block):
    """A paragraph of prose with links and emphasis."""

    type = "paragraph"
    role = "prose"
    selectors = ("p",)

    text: RichText

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        text = element.rich_text()
        return None if text.is_blank else cls(text=text)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Paragraph]
