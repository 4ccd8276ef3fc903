"""Related links: a label, and one link or several."""

import re
from collections.abc import Sequence
from typing import Self

from pydantic import Field

from embedkit import Block, Text, Url, hookimpl
from embedkit.kit import Element, pattern

from .labels import DECORATION, split_label
from .reading import RelatedLink, read_box, read_line

LONGEST_LINE = 240
"""Characters; a longer pasted line is prose."""
MOST_LINES = 12

_MARKDOWN = pattern(r"\[([^\[\]\n]+)\]\((https?://[^()\s]+)\)")
_ADDRESS = pattern(r"(?:^|\s)<?(https?://[^\s<>]+)>?$")
_BULLET = pattern(r"^(?:[-*•–—]|\d+[.)])\s+")


_OPENINGS = ("<strong>", "<b>", "<em>")


class Related(Block):
    """Links to read next: ``Read more: How it was built``."""

    type = "related"
    selectors = (
        ".related",
        ".related-posts",
        ".related-articles",
        ".related-article",
        ".related-content",
        ".related-stories",
        ".related-story",
        ".related-links",
        ".related-link",
        ".relatedposts",
        ".jp-relatedposts",
        ".yarpp-related",
        ".crp_related",
        ".read-more",
        ".readmore",
        ".read-also",
        ".also-read",
        ".see-also",
        ".further-reading",
        ".recommended",
        ".recommendations",
        ".more-on",
        ".more-stories",
        ".more-on-this-story",
        ".element-rich-link",
        ".rich-link",
        ".wp-block-latest-posts",
        "p",  # every paragraph is asked for: a look at its first letters is faster than a selector
    )

    title: Text = Text("")
    links: tuple[RelatedLink, ...] = Field(min_length=1)

    def lacks(self) -> str | None:
        lost = [link.text for link in self.links if link.url is None]
        return f"a headline that leads nowhere: {lost[0]}" if lost else None

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        line = element.tag in ("p", "span")
        # Few paragraphs open with a label in bold or italics.
        if line and not element.inner_html.lstrip().startswith(_OPENINGS) and not element.attrs.get("class"):
            return None
        found = read_line(element) if line else read_box(element)
        if found is None:
            return None
        title, links = found
        return cls(title=Text(title.strip(DECORATION)), links=tuple(links))

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        first, *others = [line.strip() for line in paragraphs[0].strip().split("\n")]
        if len(first) > LONGEST_LINE or len(others) > MOST_LINES:
            return None
        label, rest = split_label(first)
        lines = [rest, *others] if rest else others
        links = [_pasted(line, alone=bool(rest) and not others) for line in lines] if label else []
        known = [link for link in links if link]
        return (cls(title=Text(label), links=tuple(known)), 1) if known and len(known) == len(links) else None


def _pasted(line: str, *, alone: bool) -> RelatedLink | None:
    """A headline, with its address unless it stands alone behind the label."""
    line = _BULLET.sub("", line)
    if match := _MARKDOWN.fullmatch(line):
        url = Url.parse(match[2])
        return RelatedLink(text=Text(match[1]), url=url) if url else None
    if match := _ADDRESS.search(line):
        url, words = Url.parse(match[1]), line[: match.start()].strip().rstrip(":–—-| ")
        return RelatedLink(text=Text(words or match[1]), url=url) if url and "http" not in words else None
    # A headline is no sentence: prose may start with the same word.
    return RelatedLink(text=Text(line)) if alone and not re.search(r"[.:;,]$|[.!?] \S|https?:", line) else None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Related]
