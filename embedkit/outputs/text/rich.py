"""Inline HTML as plain text: links get a number, line breaks stay, emphasis is left to the words."""

from __future__ import annotations

import re

from ...fields import RichText, Url
from ...fields.lazy import pattern
from ...fields.rich import plain_text
from ..context import Context

_LINK = pattern(r'<a href="([^"]*)">(.*?)</a>', re.S)


def rich_text(value: RichText, context: Context) -> str:
    """The words of ``value``, each link followed by its number; a link that is its own text is left as it is."""
    if "<a " not in value:
        return value.plain

    def link(match: re.Match[str]) -> str:
        href, words = match.groups()
        url = Url.trusted(href.replace("&amp;", "&") if "&" in href else href)
        bare = plain_text(words).strip()
        if not bare or _same(bare, url):
            return words or href
        if url[0] != "h":
            address = url.partition(":")[2].partition("?")[0]
            return words if address in bare else f"{words} ({address})"
        # A no-break space keeps the number with its words.
        return f"{words.rstrip()}&nbsp;[{context.reference(url)}]{' ' * words.endswith(' ')}"

    return plain_text(_LINK.sub(link, value))


def _same(words: str, url: Url) -> bool:
    """Whether a link's words are its address, with or without ``https://`` and ``www.``."""
    if not words.startswith(("http", "www.")) and words[:6] not in url:
        return False
    bare = url.partition("://")[2].removeprefix("www.").rstrip("/")
    return words.rpartition("://")[2].removeprefix("www.").rstrip("/") == bare
