"""How an article opens: its headline, and what stands between that and the first words of the story."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from ..fields import Text
from ..fields.lazy import pattern
from ..kit.element import Element
from ..language.dateline import without_dates
from ..report import Report
from .furniture import furniture
from .headline import same_words
from .metadata import LONGEST_BYLINE, Facts, author_of, is_byline, take_times

_SUMMARY = pattern(
    r"(?:^|[\s_-])(?:summary|dek|deck|standfirst|subtitle|sub-title|subhead|subheadline|excerpt|lede|intro|teaser)(?:$|[\s_-])",
    re.I,
)
_NAMES = pattern(r"(?:^|[\s_-])(?:byline|by-line|author|authors)(?:$|[\s_-])", re.I)
_FACTS = pattern(r"(?:^|[\s_-])(?:meta|posted-on|published|timestamp|date)(?:$|[\s_-])", re.I)
_NAME = pattern(r"[^\W\d_a-zà-ÿ]\S*(?: \S+){1,7}")
_HOLDS = "img, iframe, a[href], video, audio, object, embed, script, blockquote, amp-img, amp-iframe, [class*=embed]"
"""What makes an element without a word more than a gap."""
_BOXES = frozenset(("div", "section", "article", "main", "header", "hgroup"))
_PICTURES = frozenset(("figure", "picture", "img", "amp-img"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_UNSEEN = frozenset(("script", "style", "template", "link", "meta", "noscript"))
LONGEST_SUMMARY = 600
LONGEST_FACT = 5_000
"""Characters of markup; a longer box is looked into, not at."""
MOST_ELEMENTS = 40


class Opening:
    """Reads the facts of an article from its own opening; what it says wins over the head of the page."""

    def __init__(self, facts: Facts, base: str | None, report: Report) -> None:
        self.facts = facts
        self.base = base
        self.report = report
        self.used: set[int] = set()
        """The nodes that became facts or were gaps between them."""
        self._left = MOST_ELEMENTS

    def read(self, headline: LexborNode | None, root: LexborNode) -> None:
        """From the headline on; without one, from the top of ``root``, where the title in the head may be repeated."""
        if headline is None:
            if self.facts.title:
                self._scan(root.iter(), in_header=False)
            return
        self.facts.title = Text(Element(headline).text) or self.facts.title
        self.used.add(headline.mem_id)
        boxes = [headline]
        while boxes[-1].mem_id != root.mem_id and (parent := boxes[-1].parent) is not None:
            boxes.append(parent)
        for at, node in enumerate(boxes[:-1]):
            in_header = any(box.tag in ("header", "hgroup") for box in boxes[at + 1 :])
            if not self._scan(_after(node), in_header):
                return

    def _scan(self, nodes: Iterable[LexborNode], in_header: bool) -> bool:
        """Take what is a fact; False where the story begins. In a header, other things may stand between facts."""
        for node in nodes:
            self._left -= 1
            if self._left < 0:
                return False
            element = Element(node, self.base)
            if node.tag in _UNSEEN or (node.tag or "-")[0] == "-":
                continue
            if len(element.inner_html) < LONGEST_FACT and self._takes(element):
                self.used.add(node.mem_id)
            elif node.tag in _BOXES and not _has_own_words(node):
                if not self._scan(node.iter(), in_header or node.tag in ("header", "hgroup")):
                    return False
            elif not (in_header or node.tag in _PICTURES or furniture(element, whole=False)):
                return False
        return True

    def _takes(self, element: Element) -> bool:
        """Whether an element says one of the article's facts, or nothing at all."""
        text, facts = element.text, self.facts
        if not text:
            return element.node.css_first(_HOLDS) is None
        if element.tag in _PICTURES:
            return False
        if element.tag in _HEADINGS and any(
            same_words(text, known) for known in (facts.title, facts.summary and facts.summary.plain) if known
        ):
            return True
        marks = f"{element.get('class')} {element.get('itemprop')} {element.get('data-field')}"
        if _SUMMARY.search(marks) and len(text) < LONGEST_SUMMARY and element.tag not in ("article", "main"):
            facts.summary = element.rich_text()
            return True
        if element.tag == "time":
            take_times(element.node, facts)
            facts.dateline += f"{text}\n"
            return True
        timed = "<time" in element.inner_html
        if len(text) >= LONGEST_BYLINE or not (
            is_byline(text)
            or _NAMES.search(marks)
            or _FACTS.search(marks)
            or (timed and "<p" not in element.inner_html)
        ):
            return False
        self._take_line(element, text, names=_NAMES.search(marks) is not None)
        return True

    def _take_line(self, element: Element, text: str, *, names: bool) -> None:
        """Names and dates of a line beside the headline."""
        facts, times = self.facts, element.node.css("time")
        before = (facts.byline, facts.published, facts.updated)
        take_times(element.node, facts)
        words = element.without("time").text if times else text
        if is_byline(text):
            facts.byline = None
            facts.take_byline(text)
        elif author := author_of(element):
            facts.take_byline(author)
        elif names or _NAME.fullmatch(without_dates(words)):
            facts.take_byline(words)
        else:
            facts.take_dates(words)
        facts.take_dates(" ".join(time.text() for time in times))
        if before == (facts.byline, facts.published, facts.updated) and not times:
            self.report.add(f"left out beside the headline: {text[:80]!r}", weight="info")


def _after(node: LexborNode) -> Iterable[LexborNode]:
    """The elements that follow in the same box."""
    sibling = node.next
    while sibling is not None:
        if sibling.is_element_node:
            yield sibling
        sibling = sibling.next


def _has_own_words(box: LexborNode) -> bool:
    """Whether words stand in a box as in a paragraph, outside of any element."""
    return any(node.tag == "-text" and (node.text_content or "").strip() for node in box.iter(include_text=True))
