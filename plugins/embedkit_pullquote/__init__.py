"""Pull quotes: a sentence of the article, set large so that a reader stops at it."""

from collections.abc import Sequence
from typing import Self

from embedkit import Block, Element, RichText, hookimpl
from embedkit.lazy import pattern
from embedkit.quotation import quotation

# Opening and closing marks, by language; the marks may not stand inside again, as they do in
# "Yes," he said, "no."
_MARKS = {"“": "”", '"': '"', "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "”": "”"}
_NAME = pattern(r"[—–―][ \xa0]?(?P<name>[^\W\d_a-zß-öø-ÿ][^\n]{1,78})")
_SENTENCE = pattern(r"(?<![A-Z])[.!?…。！？:;]$|[\"”“»«]")
LONGEST = 300
"""Characters in a pasted one; a longer one is a quotation."""
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
        words, _, name = paragraphs[0].strip().partition("\n")
        taken = 1
        if not name and _is_quoted(words) and len(paragraphs) > 1:
            name, taken = paragraphs[1].strip(), 2
        match = _NAME.fullmatch(name.strip())
        if match is None or _SENTENCE.search(match["name"]) or not _is_quoted(words):
            return None
        return cls(text=RichText.from_plain(words.strip()), attribution=RichText.from_plain(match["name"])), taken


def _is_quoted(words: str) -> bool:
    """Whether all of a paragraph stands between one pair of quotation marks."""
    words = words.strip()
    closing = _MARKS.get(words[:1], "")
    if not 3 <= len(words) < LONGEST or "\n" in words or words[-1] not in closing:
        return False
    inside = words[1:-1]
    return words[0] not in inside and words[-1] not in inside


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [PullQuote]
