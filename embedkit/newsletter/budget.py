"""Gmail cuts a mail off near 102,400 bytes: better that we cut it, at the end of a block, with a link to the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..fields.lazy import pattern
from ..report import Report
from .compose import Sized
from .stories import Story

# Line ends that are there for people who read the source.
_LINE_END = pattern(r"\n(?=<(?:!--\[if|/?table|tr|td))")
_RULE = pattern(r"(?<=[}\n])[^{}@]*\{[^{}]*\}\n?")
_CLASS = pattern(r"\.(ek-[\w-]+)")
_STYLE = pattern(r"(<style\b[^>]*>)((?:[^<]|<(?!/style))*)")
_USED = pattern(r'class="([^"]*)"')

Compose = Callable[[Sequence[Story]], tuple[str, list[Sized]]]


@dataclass(frozen=True)
class Fitted:
    """An edition that keeps to its size, as far as it can."""

    html: str
    stories: list[Story]
    sizes: list[Sized]


def fit(stories: Sequence[Story], most: int, compose: Compose, report: Report) -> Fitted:
    """Cut the longest full articles until the HTML has at most ``most`` bytes; the report says what was cut."""
    whole = list(stories)
    now = list(stories)
    html, sizes = compose(now)
    if _size(html) > most:
        html = squeezed(html)
    while (over := _size(html) - most) > 0:
        at = _longest(now, sizes)
        if at is None:
            report.add(f"the HTML has {_size(html):,} bytes, {over:,} more than max_bytes, and nothing left to cut")
            break
        now[at] = now[at].without_end(_count(now[at], sizes, over))
        html, sizes = compose(now)
        html = squeezed(html)
    for before, after in zip(whole, now, strict=True):
        if len(before.article.blocks) > len(after.article.blocks):
            kept, all_ = len(after.article.blocks), len(before.article.blocks)
            report.add(
                f"entry {after.number}, {after.entry.article}: cut after block {kept} of {all_}, for the mail would "
                f"be longer than {most:,} bytes"
            )
    return Fitted(html, now, sizes)


def _size(html: str) -> int:
    return len(html.encode("utf-8"))


def _longest(stories: list[Story], sizes: list[Sized]) -> int | None:
    """The longest article that may be cut: it is shown in full, goes on somewhere, and has a block to lose."""
    best, most = None, 0
    for at, story in enumerate(stories):
        size = sum(sized.size for sized in sizes if sized.entry == story.number)
        whole = story.entry.show == "full" and story.is_article and story.article.url is not None
        if whole and len(story.article.blocks) > 1 and size > most:
            best, most = at, size
    return best


def _count(story: Story, sizes: list[Sized], over: int) -> int:
    """How many blocks to take off the end: at most a quarter at a time, so that long articles share the loss."""
    rows = [sized.size for sized in sizes if sized.entry == story.number and sized.name not in ("header", "continue")]
    count = saved = 0
    while saved < over and count < max(1, len(rows) // 4):
        count += 1
        saved += rows[-count]
    return min(count, len(rows) - 1)


def squeezed(html: str) -> str:
    """The same mail in fewer bytes: without line ends between tags, and without style rules that match nothing."""
    html = _LINE_END.sub("", html)
    used = {name for value in set(_USED.findall(html)) for name in value.split()}

    def rule_is_used(rule: str) -> bool:
        selectors = rule.partition("{")[0].split(",")
        return any(used.issuperset(_CLASS.findall(selector)) for selector in selectors)

    def prune(style: str) -> str:
        return _RULE.sub(lambda match: match[0] if rule_is_used(match[0]) else "", style)

    return _STYLE.sub(lambda match: match[1] + prune(match[2]), html)
