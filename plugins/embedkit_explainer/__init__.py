"""Explainers: the box that says what a reader needs to know, as prose or as questions with answers."""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import model_validator

from embedkit import Block, ImageUrl, Record, RichText, Text, Url, hookimpl
from embedkit.kit import Element, pasted, pattern

from .questions import from_paragraphs
from .reading import read_box

_BULLET = pattern(r"• ")
_NUMBER = pattern(r"\d{1,3}\. ")


class Part(Record):
    """A paragraph or a list, as templates see it."""

    kind: Literal["paragraph", "bullets", "numbers"]
    lines: tuple[RichText, ...]
    """One for a paragraph, one for each item of a list."""


class Item(Record):
    """A question, or a heading inside the box, and what stands under it."""

    question: RichText
    answer: RichText = RichText("")

    @property
    def parts(self) -> list[Part]:
        """The answer's paragraphs and lists."""
        return _parts(self.answer)


class Explainer(Block):
    """A box with background, always open: there is nothing to click in a mail."""

    type = "explainer"
    selectors = (
        "details",
        "aside",
        "dl",
        ".explainer",
        ".explainer-box",
        ".infobox",
        ".info-box",
        ".factbox",
        ".fact-box",
        ".factsheet",
        ".callout",
        ".callout-box",
        ".context-box",
        ".contextbox",
        ".background-box",
        ".sidebar-box",
        ".key-takeaways",
        ".key-points",
        ".key-facts",
        ".qa",
        ".q-and-a",
        ".faq",
        ".admonition",
        ".kg-callout-card",
        ".kg-toggle-card",
        ".wp-block-details",
        ".wp-block-accordion",
        ".schema-faq",
        ".wp-block-yoast-faq-block",
        ".rank-math-block",
    )

    title: Text = Text("")
    text: RichText = RichText("")
    """Paragraphs stand two line breaks apart; a line that starts with ``• `` or ``1. `` is an item of a list."""
    items: tuple[Item, ...] = ()
    url: Url | None = None
    """Where the title leads."""
    image: ImageUrl | None = None
    alt: Text = Text("")
    caption: RichText = RichText("")
    credit: Text = Text("")

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not (self.title or self.text or self.items):
            raise ValueError("an explainer needs a title, a text or items")
        return self

    @property
    def parts(self) -> list[Part]:
        """The text's paragraphs and lists."""
        return _parts(self.text)

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        box = read_box(element)
        if box is None:
            return None
        picture = box.picture
        return cls(
            title=Text(box.title),
            text=box.text,
            items=tuple(Item(question=question, answer=answer) for question, answer in box.items),
            url=box.url,
            image=picture.src if picture else None,
            alt=picture.alt if picture else Text(""),
            caption=picture.caption if picture else RichText(""),
            credit=picture.credit if picture else Text(""),
        )

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        found = from_paragraphs(paragraphs)
        if found is None:
            return None
        title, pairs, taken = found
        items = (Item(question=pasted(question), answer=pasted(answer)) for question, answer in pairs)
        return cls(title=Text(title), items=tuple(items)), taken


def _parts(text: RichText) -> list[Part]:
    """Lines that start alike and follow each other are one list."""
    parts: list[Part] = []
    if "<br>" not in text and "• " not in text and not _NUMBER.match(text):
        return [Part(kind="paragraph", lines=(text,))] if text else []
    for chunk in text.split("<br><br>"):
        lines = chunk.split("<br>")
        for kind, mark in (("bullets", _BULLET), ("numbers", _NUMBER)):
            if all(mark.match(line) for line in lines) and (kind == "bullets" or lines[0].startswith("1.")):
                # Cleaned again: emphasis may have stood across a line break.
                items = tuple(RichText(mark.sub("", line, count=1)) for line in lines)
                parts.append(Part(kind=kind, lines=items))
                break
        else:
            parts.append(Part(kind="paragraph", lines=(RichText(chunk),)))
    return parts


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Explainer]
