"""Related links: a label, and one link or several."""

import re
from collections.abc import Sequence
from html import escape, unescape
from itertools import takewhile
from typing import Self

from pydantic import Field

from embedkit import Block, Element, Record, RichText, Text, Url, hookimpl

from .labels import LABEL, is_label, split_label

LONGEST_LINE = 240
"""Characters; a longer pasted line is prose."""

_TAG = re.compile("<[^>]*>")
_SPAN = re.compile("</?span>")
_LINK = re.compile(r'<a href="[^"]*">(.*?)</a>', re.S)
_OTHERS = re.compile(r"<(?:iframe|video|audio|form|object|embed|pre|input)\b|twitter-tweet")
_TITLE = "h2, h3, h4, h5, h6, header, legend, summary, [class*=heading], [class*=headline], [class*=label], strong, b"
_MARKDOWN = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^()\s]+)\)")
_ADDRESS = re.compile(r"<?(https?://\S+?)>?$")
_BULLET = re.compile(r"^(?:[-*•–—]|\d+[.)])\s+")
# Decoration of a label: a colon, arrows, a pointing finger.
_DECORATION = " :：|»›>→➡️👉▶►•–—-"


class RelatedLink(Record):
    """One of the links."""

    text: Text
    url: Url | None = None
    """None in a pasted text that lost it."""
    note: RichText = RichText("")
    """What else stands there: a date, an author, the first words."""


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
        "p:has(> strong:first-child ~ a:last-child)",
        "p:has(> b:first-child ~ a:last-child)",
        "p:has(> em:first-child ~ a:last-child)",
        "p:has(> strong:only-child > a:only-child)",
        "p:has(> b:only-child > a:only-child)",
        "p:has(> em:only-child > a:only-child)",
    )

    title: Text = Text("")
    links: tuple[RelatedLink, ...] = Field(min_length=1)

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        inside = element.inner_html
        if "<a" not in inside or _OTHERS.search(inside):
            return None
        if element.tag in ("p", "a", "span"):
            return cls._line(element)
        title = _title(element)
        links = _links(element, title)
        if not links or not all(link.text and not is_label(link.text) for link in links):
            return None
        related = cls(title=Text(title.rstrip(_DECORATION)), links=tuple(links))
        return None if _lost(element, related) else related

    @classmethod
    def _line(cls, element: Element) -> Self | None:
        """A paragraph that is a label and a link, and nothing else."""
        anchors = element.select("a")
        words = element.text
        if len(anchors) != 1 or len(words) > LONGEST_LINE or not (url := anchors[0].url()):
            return None
        text = anchors[0].text
        label, rest = words.removesuffix(text).strip(), text
        if not label:  # all of it is the link
            label, rest = split_label(text)
        elif not words.endswith(text) or not LABEL.fullmatch(label.strip(_DECORATION)):
            return None
        return (
            cls(title=Text(label.strip(_DECORATION)), links=(RelatedLink(text=Text(rest), url=url),))
            if label and rest
            else None
        )

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        first, *others = [line.strip() for line in paragraphs[0].strip().split("\n")]
        label, rest = split_label(first)
        if not label or len(first) > LONGEST_LINE or len(others) > 12:
            return None
        lines = [rest, *others] if rest else others
        links = [_pasted(line, alone=bool(rest) and not others) for line in lines]
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


def _links(element: Element, title: str) -> list[RelatedLink]:
    """Each link once, with what stands beside it in its item."""
    anchors = [(anchor, url) for anchor in element.select("a") if (url := anchor.url())]
    if len(anchors) != len(element.select("a")):
        return []
    found: list[RelatedLink] = []
    at = 0
    while at < len(anchors):
        url = anchors[at][1]
        same = [anchor for anchor, _ in takewhile(lambda pair: pair[1] == url, anchors[at:])]  # noqa: B023 - used at once
        best = max(same, key=lambda anchor: 0 if is_label(anchor.text) else len(anchor.text))
        img = best.select_one("img")
        text = Text(best.text or (img.get("alt") if img else ""))
        found.append(RelatedLink(text=text, url=url, note=_note(element, same, best, title)))
        at += len(same)
    return found


def _note(element: Element, same: Sequence[Element], best: Element, title: str) -> RichText:
    """The words of the smallest item round a link: the largest box that leads to nowhere else."""
    node = same[0].node
    hrefs = {anchor.get("href") for anchor in same}
    while (parent := node.parent) is not None and parent.mem_id != element.node.mem_id:
        if {link.attributes.get("href") for link in parent.css("a")} - hrefs or parent.tag in ("p", "ul", "ol"):
            break
        node = parent
    if node.mem_id == same[0].node.mem_id:
        return RichText("")
    rich = Element(node, element.base).without("img, picture, script, style, svg").rich_text()
    kept = _LINK.sub(lambda match: "" if RichText(match[1]).plain.strip() == Text(best.text) else match[1], rich)
    words = RichText(_SPAN.sub("", kept).replace("<br><br>", "<br>"))
    return RichText(words.removeprefix(escape(title, quote=False))) if title else words


def _title(element: Element) -> str:
    """A heading that is no link, or the words before the first link."""
    for heading in element.select(_TITLE):
        if not heading.select("a") and not _inside_link(heading):
            return heading.text
    first = element.select_one("a")
    before = element.text.partition(first.text)[0] if first and first.text else ""
    return before.strip() if LABEL.fullmatch(before.strip(_DECORATION)) else ""


def _inside_link(element: Element) -> bool:
    node = element.node.parent
    while node is not None:
        if node.tag == "a":
            return True
        node = node.parent
    return False


def _lost(element: Element, related: Related) -> bool:
    kept = related.gist()[2]
    words = Text(unescape(_TAG.sub(" ", element.without("script, style, svg").inner_html))).split()
    return any(word.strip(_DECORATION) not in kept for word in words)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Related]
