"""Quotations, with who said it; and verse, whose lines are the author's."""

import re
from collections.abc import Sequence
from typing import Self

from embedkit import Block, RichText, hookimpl
from embedkit.kit import Element, pasted, pattern, quotation, signed_quotation, split_attribution

_OTHERS = pattern(r"pull-?quote|kg-blockquote-alt|embed|media", re.I)
"""Class names of a figure that is a pull quote or an embed; the quotation in it is offered by itself then."""
_MARKED = pattern(r"[ \t]*>+(?:[ \t]*>)*(?:[ \t](?P<words>[^\n]*))?")
_SENTENCE = pattern(r"[.!?…。！？][\"”’»」』)]*$")


class Quote(Block):
    """A quotation of some length, set apart from the text."""

    type = "quote"
    selectors = ("blockquote", "figure:has(> blockquote)", "pre.wp-block-verse")

    text: RichText
    attribution: RichText = RichText("")

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        if element.tag == "pre":
            verse = RichText.from_parsed(_verse(element.inner_html), element.base)
            return cls(text=verse) if verse.plain.strip() and "<img" not in element.inner_html else None
        if element.tag == "figure" and any(_OTHERS.search(name) for name in element.classes):
            return None
        found = quotation(element)
        return cls(text=found[0], attribution=found[1]) if found else None

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self | list[Self], int] | None:
        return cls._in_a_row(paragraphs) or cls._marked(paragraphs)

    @classmethod
    def _in_a_row(cls, paragraphs: Sequence[str]) -> tuple[list[Self], int] | None:
        """Short quotations with their authors, one after the other, as of a book's reviews."""
        row: list[Self] = []
        at = 0
        while found := signed_quotation(paragraphs[at : at + 2]):
            row.append(cls(text=found[0], attribution=found[1]))
            at += found[2]
        return (row, at) if len(row) > 1 else None

    @classmethod
    def _marked(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        """Lines that start with ``>``, as mail programs mark what they quote."""
        lines = [_MARKED.fullmatch(line) for line in paragraphs[0].split("\n")]
        if not all(lines):
            return None
        quoted = "\n".join((line["words"] or "").strip() for line in lines if line).strip("\n")
        # One line alone may be a teaser's arrow, as in "> Read more", or a number greater than another.
        if "\n" not in quoted and (not _SENTENCE.search(quoted) or quoted[0].isdigit()):
            return None
        text, attribution = split_attribution(pasted(_unwrapped(quoted)))
        return (cls(text=text, attribution=attribution), 1) if text else None


def _unwrapped(text: str) -> str:
    """Lines that a mail program broke at some width, joined again; the last may be the name, behind a dash."""
    paragraphs = []
    for paragraph in text.split("\n\n"):
        *lines, last = paragraph.split("\n")
        if last[:1] not in tuple("-—–―"):
            lines, last = [*lines, last], ""
        if len(lines) > 2 and all(45 <= len(line) <= 100 for line in lines[:-1]):
            lines = [" ".join(lines)]
        paragraphs.append("\n".join([*lines, last]))
    return "\n\n".join(paragraphs)


def _verse(html: str) -> str:
    """Line breaks and indents of preformatted text, kept in inline HTML."""
    parts = re.split(r"(<[^>]*>)", html)
    for at in range(0, len(parts), 2):
        spaced = re.sub("[ \t]{2,}|\t", lambda run: "\xa0" * len(run[0].expandtabs(4)), parts[at])
        parts[at] = spaced.replace("\n", "<br>")
    return "".join(parts)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Quote]
