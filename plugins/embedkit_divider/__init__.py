"""Dividers: a thematic break between two parts of a text."""

from collections.abc import Sequence
from typing import Self

from embedkit import Block, hookimpl
from embedkit.kit import Element, pattern

# Three or more of a sign that typists use for a break, or the one that is nothing else: an asterism.
_BREAK = pattern(
    r"(?:\*[ \xa0]*){3,}|(?:-[ \xa0]*){3,}|(?:_[ \xa0]*){3,}|(?:[—―]){3,}|(?:[•·][ \xa0]*){3}|⁂|⁎[ ]?⁎[ ]?⁎"
)
LONGEST = 80


class Divider(Block):
    """A thematic break: the subject changes, the article goes on."""

    type = "divider"
    # Many editors have no such element, so that writers centre three asterisks in a paragraph.
    selectors = ("hr", "p")

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        if element.tag == "hr":
            return cls()
        inside = element.inner_html
        # A link is more than a line, even if its words are three asterisks.
        if len(inside) > LONGEST * 3 or "<a" in inside:
            return None
        return cls() if _is_break(element.text if "<" in inside or "&" in inside else inside) else None

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        return (cls(), 1) if _is_break(paragraphs[0]) else None


def _is_break(text: str) -> bool:
    text = text.strip()
    return text[:1] in tuple("*-_—―•·⁂⁎") and len(text) <= LONGEST and _BREAK.fullmatch(text) is not None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Divider]
