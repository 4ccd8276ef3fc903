"""What the two kinds of X records have in common: their text, their language, the post they quote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from embedkit import RichText, Url
from embedkit.kit import Fields, Gone, Span, Withheld, count_of, pattern, string_of, with_links

STATUS = pattern(r"https://(?:\w+\.)?(?:twitter|x)\.com/(?:#!/)?(?:i/(?:web/)?|\w{1,20}/)status(?:es)?/(\d{1,20})\b")
KINDS = {"photo": "photo", "video": "video", "animated_gif": "gif"}
_UNKNOWN = frozenset(("und", "zxx", "qme", "qst", "qht", "qam", "qct"))
Entity = tuple[Any, Any, str, str, str | None]
"""Start, end, what stands there, where it leads, what is shown instead."""


def text_of(text: str, entities: list[Entity]) -> RichText:
    """Text with its links. X escapes ``&``, ``<`` and ``>``, and counts code points of the escaped text."""
    spans, taken = [], 0
    for start, end, words, url, shown in sorted(entities, key=lambda entity: count_of(entity[0]) or 0):
        first, last = count_of(start), count_of(end)
        if not words.strip("@#"):
            continue
        if first is None or last is None or text[first:last].casefold() != words.casefold():
            # Offsets of posts with unusual characters are wrong at times: where do the words stand?
            first = text.find(words, taken)
            last = first + len(words)
            if first < 0:
                continue
        taken = last
        spans.append((first, last, url, shown))
    return with_links(*_unescaped(text, spans))


def _unescaped(text: str, spans: list[tuple[int, int, str, str | None]]) -> tuple[str, list[Span]]:
    """The text as it reads, and the spans moved accordingly."""
    plain, moved, at = "", [], 0
    for first, last, url, shown in spans:
        if first < at:
            continue
        plain += unescape(text[at:first])
        start = len(plain)
        plain += unescape(text[first:last])
        moved.append(Span(start, len(plain), unescape(url), shown if shown is None else unescape(shown)))
        at = last
    return plain + unescape(text[at:]), moved


def quoted_of(read: Callable[..., Fields], data: Mapping[str, Any] | None, *more: Any) -> Fields | None:
    """What ``read`` finds in a quoted post; None if there is none, or if it is gone or not for everybody.

    Then the post that quotes it is still there, and its link to it stays.
    """
    if not data:
        return None
    try:
        post = read(data, *more, quoting=False)
    except (Gone, Withheld, ValueError):
        return None
    number = string_of(data.get("id_str")) or string_of(data.get("id"))
    kept: Fields = {name: post[name] for name in ("author", "handle", "text", "posted", "media") if name in post}
    return {**kept, "url": Url(f"https://x.com/{post.get('handle') or 'i'}/status/{number}")}


def lang_of(data: Mapping[str, Any]) -> str | None:
    lang = string_of(data.get("lang")).replace("_", "-")
    return lang if lang and lang not in _UNKNOWN else None
