"""Lines of pasted text as inline HTML, for the text reader and for block types that read pasted text."""

from __future__ import annotations

from html import escape

from ..fields import RichText, Url
from ..fields.lazy import pattern

_MARKDOWN_LINK = pattern(r"\[([^\[\]\n]+)\]\(([^()\s]*)\)")
_ADDRESS = pattern(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}'”’»]")


def pasted(text: str) -> RichText:
    """Pasted text with its links; line breaks are kept."""
    return RichText("<br>".join(inline(line) for line in text.strip().split("\n")))


def inline(line: str) -> str:
    """A line of prose as HTML: addresses and ``[words](address)`` become links, all else stands as typed."""
    parts = []
    at = 0
    for match in _MARKDOWN_LINK.finditer(line):
        url = Url.parse(match[2])
        if url is None and match[2] != "#":
            continue
        parts.append(_linked(line[at : match.start()]))
        words = escape(match[1], quote=False)
        parts.append(f'<a href="{escape(url)}">{words}</a>' if url else words)
        at = match.end()
    return "".join([*parts, _linked(line[at:])])


def _linked(text: str) -> str:
    parts = []
    at = 0
    for match in _ADDRESS.finditer(text):
        if url := Url.parse(match[0]):
            parts.append(escape(text[at : match.start()], quote=False))
            parts.append(f'<a href="{escape(url)}">{escape(match[0], quote=False)}</a>')
            at = match.end()
    return "".join([*parts, escape(text[at:], quote=False)])
