"""Title, summary, byline and dates: from the head of a document, and from what stands round its ``<h1>``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..dateline import published_and_updated, without_dates
from ..element import Element
from ..fields import RichText, Text, Url, When
from ..fields.byline import says_by, without_by
from ..fields.when import parse_when
from ..lazy import pattern

_LANG = pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SUMMARY = pattern(
    r"(?:^|[\s_-])(?:summary|dek|deck|standfirst|subtitle|sub-title|subhead|subheadline|excerpt|lede|intro|teaser)(?:$|[\s_-])",
    re.I,
)
_BYLINE = pattern(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|meta|dateline|posted-on|published|timestamp|date)(?:$|[\s_-])", re.I
)
_HOLDS = "img, iframe, a[href], video, audio, object, embed, script, blockquote, amp-img, amp-iframe, [class*=embed]"
"""What makes an element without a word more than a gap."""
LONGEST_BYLINE = 200
"""Characters: a longer line that starts with "By" is prose."""


@dataclass
class Facts:
    """What a reader finds out about an article besides its blocks."""

    title: Text | None = None
    summary: RichText | None = None
    byline: Text | None = None
    published: When | None = None
    updated: When | None = None
    url: Url | None = None
    lang: str | None = None
    dir: Literal["ltr", "rtl"] | None = None
    base: str | None = None
    """What ``<base href>`` says."""

    def take_byline(self, line: str) -> None:
        """Take names and dates from a line such as ``By Ada Example | Published Jan. 2, 2020``."""
        published, updated = published_and_updated(line)
        self.published = self.published or published
        self.updated = self.updated or updated
        names = without_by(without_dates(line) if published or updated else line.strip())
        if names and not self.byline and any(letter.isalpha() for letter in names):
            self.byline = names


def is_byline(line: str) -> bool:
    """Whether a line reads like ``By Ada Example``: short, starts with the word, goes on with a name."""
    if len(line) > LONGEST_BYLINE or line.rstrip()[-1:] in ".?!:":
        return False
    if not says_by(line):
        return False
    rest = without_by(line)
    return bool(rest) and (rest[0].isupper() or not rest[0].isascii())


def facts_of_document(tree: LexborHTMLParser, url: str | None) -> Facts:
    """What the head of a document says; nothing for a fragment."""
    facts = Facts()
    root, head = tree.root, tree.head
    if root is not None:
        attributes = root.attributes
        lang = (attributes.get("lang") or "").replace("_", "-")
        facts.lang = lang if _LANG.fullmatch(lang) else None
        direction = (attributes.get("dir") or "").lower()
        facts.dir = "rtl" if direction == "rtl" else "ltr" if direction == "ltr" else None
    if head is None or head.first_child is None:
        return facts
    base = head.css_first("base[href]")
    facts.base = Url.parse(base.attributes.get("href"), url) if base is not None else None
    meta: dict[str, str] = {}
    for node in head.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name")
        if name:
            meta.setdefault(name.lower(), node.attributes.get("content") or "")
    title = head.css_first("title")
    facts.title = Text(meta.get("og:title") or (title.text() if title is not None else "")) or None
    description = meta.get("og:description") or meta.get("description") or ""
    facts.summary = RichText.from_plain(description) or None
    author = Text(meta.get("author") or meta.get("article:author") or "")
    facts.byline = without_by(author) if author and Url.parse(author) is None else None
    facts.published = _when(meta.get("article:published_time") or meta.get("date"))
    facts.updated = _when(meta.get("article:modified_time"))
    link = head.css_first("link[rel=canonical]")
    facts.url = Url.parse(link.attributes.get("href") if link is not None else meta.get("og:url"), url)
    return facts


def facts_of_header(root: LexborNode, body: LexborNode, facts: Facts, base: str | None) -> set[int]:
    """What the article's own header says wins over the head; returns the nodes that were used up."""
    headline = root.css_first("h1") or body.css_first("h1")
    if headline is None:
        return set()
    facts.title = Text(Element(headline).text) or facts.title
    used = {headline.mem_id}
    for node in _after(headline):
        element = Element(node, base)
        text = element.text
        marks = element.get("class") + " " + element.get("itemprop")
        if not text and node.css_first(_HOLDS) is None:
            used.add(node.mem_id)
        elif _SUMMARY.search(marks) and len(text) < 600:
            facts.summary = element.rich_text()
            used.add(node.mem_id)
        elif len(text) < LONGEST_BYLINE and (_BYLINE.search(marks) or node.css_first("time") or is_byline(text)):
            _take_times(node, facts)
            facts.byline = None if is_byline(text) else facts.byline
            words = element.without("time").text if node.css_first("time") is not None else text
            facts.take_byline(text if is_byline(text) else _author(element) or words)
            facts.take_byline(" ".join(time.text() for time in node.css("time")))
            used.add(node.mem_id)
        elif node.tag == "time":
            _take_times(node, facts)
            used.add(node.mem_id)
        else:
            break
    return used


def _after(headline: LexborNode) -> list[LexborNode]:
    """The elements that follow the headline, out to the end of the ``<header>`` it stands in."""
    nodes: list[LexborNode] = []
    at: LexborNode | None = headline
    while at is not None:
        sibling = at.next
        while sibling is not None and len(nodes) < 12:
            if sibling.is_element_node:
                nodes.append(sibling)
            sibling = sibling.next
        parent = at.parent
        at = parent if parent is not None and (parent.tag in ("header", "hgroup") or _only_head(parent)) else None
    return nodes


def _only_head(parent: LexborNode) -> bool:
    """A box round the headline alone, such as ``div.title-wrapper``."""
    return parent.tag == "div" and len(parent.text()) < 500 and parent.css_first("p + p, figure, img") is None


def _author(element: Element) -> str:
    names = [found.text for found in element.select("[rel=author], [itemprop=name], .author a, .author-name")]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _take_times(node: LexborNode, facts: Facts) -> None:
    times = [node] if node.tag == "time" else node.css("time[datetime]")
    for time in times:
        when = _when(time.attributes.get("datetime"))
        label = f"{time.attributes.get('class') or ''} {time.attributes.get('itemprop') or ''}".lower()
        label += (time.prev.text() if time.prev is not None else "").lower()
        if when is None:
            continue
        if "updat" in label or "modif" in label or (facts.published and facts.published != when and len(times) > 1):
            facts.updated = when
        else:
            facts.published = when


def _when(value: str | None) -> When | None:
    try:
        when: When | None = parse_when(value.strip()) if value and value.strip() else None
    except ValueError:
        return None
    return when
