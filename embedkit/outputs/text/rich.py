"""Inline HTML as plain text: links get a number, line breaks stay, emphasis is left to the words."""

from __future__ import annotations

import re

from ...fields import RichText, Url
from ...fields.rich import plain_text
from ..context import Context

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.S)


def rich_text(value: RichText, context: Context) -> str:
    """The words of ``value``, each link followed by its number; a link that is its own text is left as it is."""
    if "<a " not in value:
        return value.plain

    def link(match: re.Match[str]) -> str:
        url, words = Url.trusted(match[1].replace("&amp;", "&")), plain_text(match[2]).strip()
        if not words or _same(words, url):
            return match[2] or match[1]
        if url.startswith(("mailto:", "tel:", "sms:")):
            address = url.partition(":")[2].partition("?")[0]
            return match[2] if address in words else f"{match[2]} ({address})"
        # A no-break space keeps the number with its words.
        return f"{match[2]}&nbsp;[{context.reference(url)}]"

    return plain_text(_LINK.sub(link, value))


def _same(words: str, url: Url) -> bool:
    """Whether a link's words are its address, with or without ``https://`` and ``www.``."""
    if not words.startswith(("http", "www.")) and words[:6] not in url:
        return False
    bare = url.partition("://")[2].removeprefix("www.").rstrip("/")
    return words.rpartition("://")[2].removeprefix("www.").rstrip("/") == bare
