"""Pasted text: what a person gets who selects an article in a browser and pastes it.

Precision matters more than recall: what no block type recognises for sure stays a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..fields import RichText, Text, Url
from ..fields.base import is_seen, without_controls
from ..fields.lazy import pattern
from ..kit.paste import inline
from ..kit.reader import Source
from ..language.dateline import published_and_updated, without_dates
from ..model import Article, Block
from ..report import Report
from .metadata import Facts, is_byline
from .printed import language
from .walker import Walker

WINDOW = 40
"""Paragraphs that a block type is shown: no block takes more."""
LONGEST_HEADLINE = 200
_RESIDUE = frozenset(
    [
        "advertisement",
        "skip advertisement",
        "continue reading the main story",
        "story continues below advertisement",
        "anzeige",
        "publicité",
        "publicidad",
        "publicidade",
    ]
)
_HEADING = pattern(r"#{1,6} \S")
_BULLET = pattern(r"\s*([-*•]|\d+[.)])\s+\S")
_SENTENCE_END = pattern(r"[.!?…:;,。！？][\"”’»)]*$")
_NOT_HEADLINE = pattern(r"^(?:[#>*•@\[|-]|\d+[.)] |https?:|```)")


def read(source: Source) -> Article:
    """The article in a pasted text."""
    report = Report()
    paragraphs = split(without_controls(source.text), report)
    walker = Walker(source.registry, source.url, report, whole=False)
    facts = Facts()
    at = _header(paragraphs, facts, walker)
    while at < len(paragraphs):
        at += _claimed(paragraphs[at : at + WINDOW], walker) or _prose(paragraphs[at], walker)
    return Article.model_construct(
        title=facts.title,
        summary=facts.summary,
        byline=facts.byline,
        published=facts.published,
        updated=facts.updated,
        url=Url.parse(source.url),
        lang=language(None, source.text, facts.dateline, walker.blocks),
        dir=None,
        blocks=tuple(walker.blocks),
        notes=tuple(report.notes),
    )


def split(text: str, report: Report) -> list[str]:
    """The paragraphs: what stands between lines without a word. Lines in a paragraph keep their breaks."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        bare = line.strip() if is_seen(line) else ""
        if bare.lower() in _RESIDUE:
            report.add(f"{bare!r} left out: what a browser copies with a page", weight="info")
        elif bare:
            if paragraphs[-1] and _HEADING.match(paragraphs[-1][0]):
                paragraphs.append([])
            paragraphs[-1].append(line.rstrip(" \r"))
        elif paragraphs[-1]:
            paragraphs.append([])
    filled = [part for lines in paragraphs if lines for part in _apart(lines)]
    if len(filled) == 1 and len(filled[0]) > 3 and not _hard_wrapped(filled[0]):
        return filled[0]  # no empty lines at all: each line is a paragraph
    return ["\n".join(lines) for lines in filled]


def _apart(lines: list[str]) -> list[list[str]]:
    """A line and the list under it, which stand together in a mail or a chat, as two paragraphs."""
    for at in range(1, len(lines) - 1):
        first, second, before = _BULLET.match(lines[at]), _BULLET.match(lines[at + 1]), _BULLET.match(lines[at - 1])
        if first and second and first[1][-1] == second[1][-1] and not before:
            return [lines[:at], lines[at:]]
    return [lines]


def _hard_wrapped(lines: list[str]) -> bool:
    """Whether the line breaks are a typewriter's and not the author's."""
    return len(lines) > 2 and all(45 <= len(line) <= 100 for line in lines[:-1])


def _header(paragraphs: list[str], facts: Facts, walker: Walker) -> int:
    """Take headline, summary, byline and dates from the top; returns how many paragraphs they took."""
    lines = [(number, line.strip()) for number, text in enumerate(paragraphs[:8]) for line in text.split("\n")]
    marked = [at for at, (_, line) in enumerate(lines[:8]) if is_byline(line) or _is_dateline(line)]
    if marked and marked[0] <= 3 and all(len(line) < 500 for _, line in lines[: marked[0]]):
        last = marked[0]
        while last + 1 in marked:
            last += 1
        before = [line for _, line in lines[: marked[0]]]
        facts.title = Text(before[0]) if before else None
        facts.summary = RichText.from_plain("\n".join(before[1:])) if before[1:] else None
        for _, line in lines[marked[0] : last + 1]:
            facts.take_byline(line)
        number = lines[last][0]
        rest = [line for at, (owner, line) in enumerate(lines) if owner == number and at > last]
        if not rest:
            return number + 1
        paragraphs[number] = "\n".join(rest)
        return number
    if _is_headline(paragraphs) and not _claimed(paragraphs[:WINDOW], walker, keep=False):
        facts.title = Text(paragraphs[0])
        return 1
    return 0


def _is_dateline(line: str) -> bool:
    """A line that holds dates, their labels, and at most a byline."""
    if len(line) > 160 or not any(published_and_updated(line)):
        return False
    rest = without_dates(line)
    return not rest or is_byline(rest)


def _is_headline(paragraphs: list[str]) -> bool:
    """One short line that does not end as a sentence does, with an article under it."""
    if len(paragraphs) < 2:
        return False
    line = paragraphs[0].strip()
    return (
        "\n" not in line
        and len(line) <= LONGEST_HEADLINE
        and not _SENTENCE_END.search(line)
        and not _NOT_HEADLINE.match(line)
        and max(map(len, paragraphs[1:4])) > len(line)
    )


def _claimed(window: list[str], walker: Walker, *, keep: bool = True) -> int:
    """Offer the next paragraphs to the block types that read text; returns how many were taken."""
    line = window[0].strip()
    if line[:4] == "http" and " " not in line and (url := Url.parse(line)):
        # Who knows the address comes before who makes a card of any.
        before = len(walker.blocks)
        if walker.claimed_url(url):
            if not keep:
                del walker.blocks[before:]
            return 1
    for block_type in walker.claims.from_text:
        before = len(walker.blocks)
        taken: list[int] = []
        if walker.take(block_type, partial(_ask, block_type, taken), window):
            if not keep:
                del walker.blocks[before:]
            return taken[0]
    return 0


def _ask(block_type: type[Block], taken: list[int], window: list[str]) -> Block | Sequence[Block] | None:
    found = block_type.from_text(window)
    if found is None:
        return None
    block, count = found
    taken.append(min(max(count, 1), len(window)))
    return block


def _prose(paragraph: str, walker: Walker) -> int:
    """A paragraph, or several where single line breaks stand between long lines."""
    lines = [line.strip() for line in paragraph.split("\n")]
    if _hard_wrapped(lines):
        lines = [" ".join(lines)]
    groups = [[line] for line in lines] if len(lines) > 1 and min(map(len, lines)) > 100 else [lines]
    for group in groups:
        walker.paragraph(["<br>".join(inline(line) for line in group)])
    return 1
