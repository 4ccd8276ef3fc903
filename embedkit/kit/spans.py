"""Text with entities beside it, as rich text: networks give links, names and hashtags by their offsets."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from ..fields import RichText, Url


class Span(NamedTuple):
    """A part of a text, from ``start`` to before ``end`` in code points, and where it leads."""

    start: int
    end: int
    url: str
    shown: str | None = None
    """What is shown in its place; an empty string takes it out. None: the part itself."""


def with_links(text: str, spans: Iterable[Span]) -> RichText:
    """The text with its parts linked. Spans that overlap, or lie outside, are left out."""
    parts, at = [], 0
    for span in sorted(spans):
        if not at <= span.start < span.end <= len(text):
            continue
        parts.append(_words(text[at : span.start]))
        words = _words(text[span.start : span.end] if span.shown is None else span.shown)
        url = Url.parse(span.url)
        parts.append(f'<a href="{escape(url)}">{words}</a>' if url and words else words)
        at = span.end
    return RichText("".join([*parts, _words(text[at:])]))


def code_points(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Offsets in UTF-8 bytes as offsets in code points; None if they are none, or split a character."""
    data = text.encode("utf-8", "surrogatepass")
    if not 0 <= start < end <= len(data):
        return None
    try:
        first = len(data[:start].decode("utf-8"))
        return first, first + len(data[start:end].decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _words(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
