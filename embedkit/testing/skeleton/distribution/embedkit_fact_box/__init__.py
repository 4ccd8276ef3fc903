"""Fact boxes: what this block is, in a sentence. embedkit prints it in `embedkit plugins`."""

from typing import Self

from embedkit import Block, RichText, Text, Url, hookimpl
from embedkit.kit import Element


class FactBox(Block):
    """A title and some words, in a panel."""

    type = "fact_box"
    selectors = ("div.fact-box",)
    """The elements it wants to see; each is handed to ``from_html``."""

    title: Text
    text: RichText = RichText("")
    url: Url | None = None
    """Where its one link leads."""

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        """The block that the element is; None if it is something else after all, and nothing is lost."""
        title = element.select_one("h2, h3, h4")
        if title is None:
            return None
        words = element.without("h2, h3, h4")
        link = words.select_one("a[href]")
        return cls(title=Text(title.text), text=words.rich_text(), url=link.url() if link else None)


@hookimpl
def register_block_types() -> list[type[Block]]:
    """embedkit calls this once, when it starts."""
    return [FactBox]
