"""A post flattened to lines, as it is after somebody selected an article in a browser and pasted it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from embedkit import RichText, Text
from embedkit.kit import find_dates, pattern

_HANDLE = pattern(r"@(\w{1,20})", re.ASCII)
_NUMBER = r"(?:([\d.,]+\s?[KMB]?)\s*)?"
_COUNTS = pattern(
    rf"(?:Heart|Likes?)\s*{_NUMBER}(?:Comment|Repl(?:y|ies))s?\s*{_NUMBER}"
    r"(?:Share this (?:Tweet|Post)|Share|Copy link.*)?",
    re.I,
)
_REPLY = pattern(
    r"\[?(?:Tweet|Post) your reply\]?(?:\((?P<target>[^)\s]*)\))?|\[?Read (?:the full conversation|\d+ repl).*", re.I
)
_TARGET_ID = pattern(r"(?:in_reply_to=|status/)(\d{5,20})")
_SIGNED = pattern(
    r"(?:^|\s)[—–]\s*(?P<name>[^\n—–]{1,60}?)\s*\(@(?P<handle>\w{1,20})\)\s+(?P<date>[^\n]{6,40})$", re.ASCII
)
LONGEST = 12
"""Paragraphs in one post."""


def from_paragraphs(paragraphs: Sequence[str]) -> tuple[dict[str, Any], int] | None:
    """Fields of the post that starts at the first paragraph, and how many paragraphs it takes."""
    return _with_counts(paragraphs) or _signed(paragraphs)


def _with_counts(paragraphs: Sequence[str]) -> tuple[dict[str, Any], int] | None:
    """``Name``, ``@handle``, the text, ``Heart 105 Comment 14 Share this Tweet``, ``[Tweet your reply](#)``."""
    lines = [(number, line.strip()) for number, text in enumerate(paragraphs[:LONGEST]) for line in text.split("\n")]
    lines = [(number, line) for number, line in lines if line]
    if len(lines) < 4 or len(lines[0][1]) > 60 or not _HANDLE.fullmatch(lines[1][1]):
        return None
    end = next((at for at, (_, line) in enumerate(lines) if at > 2 and _COUNTS.fullmatch(line)), None)
    if end is None:
        return None
    counts = _COUNTS.fullmatch(lines[end][1])
    assert counts is not None
    if "hare" not in counts[0] and counts[1] is None:
        return None
    fields: dict[str, Any] = {
        "author": Text(lines[0][1]),
        "handle": Text(lines[1][1][1:]),
        "text": _text(lines[2:end]),
        "likes": _count(counts[1]),
        "replies": _count(counts[2]),
    }
    taken = lines[end][0] + 1
    if len(lines) > end + 1 and (reply := _REPLY.fullmatch(lines[end + 1][1])):
        taken = lines[end + 1][0] + 1
        target = _TARGET_ID.search(reply["target"] or "")
        fields["id"] = target[1] if target else None
    return fields, taken


def _text(lines: list[tuple[int, str]]) -> RichText:
    """Lines of one paragraph follow each other, paragraphs stand apart."""
    parts = [lines[0][1]]
    for (before, _), (number, line) in pairwise(lines):
        parts.append(("\n" if number == before else "\n\n") + line)
    return RichText.from_plain("".join(parts))


def _signed(paragraphs: Sequence[str]) -> tuple[dict[str, Any], int] | None:
    """The embed code without its script, pasted as text: ``Text — Name (@handle) August 30, 2020``."""
    first = paragraphs[0].strip()
    match, text, taken = _SIGNED.search(first), first, 1
    if match is None and len(paragraphs) > 1 and (match := _SIGNED.match(paragraphs[1].strip())):
        taken = 2
    elif match is not None:
        text = first[: match.start()]
    if match is None or not text.strip() or not (dates := find_dates(match["date"])):
        return None
    start, end, when = dates[0]
    if match["date"][:start].strip() or match["date"][end:].strip():
        return None
    fields = {"author": Text(match["name"]), "handle": Text(match["handle"]), "posted": when}
    return {**fields, "text": RichText.from_plain(re.sub(r"(?<!\s)\s*+pic\.(?:twitter|x)\.com/\w+", "", text))}, taken


def _count(value: str | None) -> int | None:
    """``105``, ``1,204``, ``3.8K``."""
    if not value:
        return None
    number, unit = re.fullmatch(r"([\d.,]+)\s?([KMB]?)", value.strip().upper()).groups()  # type: ignore[union-attr]
    try:
        if unit:
            return round(float(number.replace(",", ".")) * {"K": 1e3, "M": 1e6, "B": 1e9}[unit])
        return int(re.sub("[.,]", "", number))
    except ValueError:
        return None
