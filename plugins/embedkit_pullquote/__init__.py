"""Pull quotes: a sentence of the article, set large so that a reader stops at it."""

from collections.abc import Sequence
from typing import Self

from embedkit import Block, RichText, hookimpl
from embedkit.kit import Element, quotation, signed_quotation

LONGEST_MARKED = 700
"""Characters in one that its element says is one."""


class PullQuote(Block):
    """A pull quote: short, large, between two rules."""

    type = "pullquote"
    selectors = (
        ".wp-block-pullquote",
        ".kg-blockquote-alt",
        ".pullquote",
        ".pull-quote",
        ".pullQuote",
        ".graf--pullquote",
    )

    text: RichText
    attribution: RichText = RichText("")

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        found = quotation(element)
        if found is None or len(found[0].plain) > LONGEST_MARKED:
            return None
        return cls(text=found[0], attribution=found[1])

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        found = signed_quotation(paragraphs)
        # Several in a row, as of a book's reviews, are quotations: a pull quote stands alone among the prose.
        if found is None or signed_quotation(paragraphs[found[2] :]):
            return None
        return cls(text=found[0], attribution=found[1]), found[2]


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [PullQuote]
