"""Title, summary, byline and dates: from the head of a document, and from what stands round its ``<h1>``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..fields import RichText, Text, Url, When
from ..fields.byline import says_by, without_by
from ..fields.lazy import pattern
from ..fields.when import parse_when
from ..kit.element import Element
from ..language.dateline import published_and_updated, without_dates

_LANG = pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
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
    dateline: str = ""
    """The lines that byline and dates were taken from."""

    def take_dates(self, line: str) -> bool:
        """Take the dates of a line that are not known yet; whether it has any."""
        self.dateline += f"{line}\n"
        published, updated = published_and_updated(line)
        self.published = self.published or published
        self.updated = self.updated or updated
        return published is not None or updated is not None

    def take_byline(self, line: str) -> None:
        """Take names and dates from a line such as ``By Ada Example | Published Jan. 2, 2020``."""
        names = without_by(without_dates(line) if self.take_dates(line) else line.strip())
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


def author_of(element: Element) -> str:
    """Who an element says wrote the article, by its links and marks."""
    names = [
        found.text for found in element.select("[rel=author], [itemprop=name], .author a, .author-name, .p-author")
    ]
    return ", ".join(dict.fromkeys(name for name in names if name))


def take_times(node: LexborNode, facts: Facts) -> None:
    """Take what the ``<time>`` elements of a line say."""
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


_MARKS = (
    'rel="author"',
    "rel=author",
    "p-author",
    'itemprop="author"',
    "itemprop=author",
    "dt-published",
    "datePublished",
)


def facts_of_marks(root: LexborNode, facts: Facts, source: str, base: str | None) -> None:
    """What microformats and microdata say anywhere in an article, such as in its footer, and nothing else did."""
    if not any(mark in source for mark in _MARKS):
        return
    if facts.byline is None:
        found = root.css("[rel=author], .p-author, [itemprop=author]")[:20]
        names = [author_of(Element(node)) or Element(node).text for node in found]
        facts.byline = without_by(", ".join(dict.fromkeys(name for name in names if 0 < len(name) < 80))) or None
    if facts.published is None:
        time = root.css_first("time.dt-published, time[itemprop=datePublished]")
        facts.published = _when(time.attributes.get("datetime")) if time is not None else None
    if facts.url is None and (link := root.css_first("a.p-canonical")) is not None:
        facts.url = Url.parse(link.attributes.get("href"), base)
