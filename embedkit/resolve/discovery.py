"""The oEmbed address that a page names itself: in a ``<link>`` or in a ``Link:`` header."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

from ..fields.lazy import pattern

TYPES = ("application/json+oembed", "text/json+oembed", "text/xml+oembed", "application/xml+oembed")
"""JSON first."""
_HEADER_LINK = pattern(r"<([^<>]{1,2048})>([^<>]{0,500})")
HEAD = 262_144
"""Characters of a page that are looked at."""


def discovered(html: str, headers: Mapping[str, str], url: str) -> str | None:
    """The endpoint, with the page's address already in it; None if the page names none."""
    found: dict[str, str] = {}
    for address, rest in _HEADER_LINK.findall(headers.get("link", "")[:8192]):
        for kind in TYPES:
            if kind in rest.lower():
                found.setdefault(kind, address)
    if "+oembed" in html[:HEAD]:
        from selectolax.lexbor import LexborHTMLParser

        for node in LexborHTMLParser(html[:HEAD]).css("link[href][type]"):
            kind = (node.attributes.get("type") or "").strip().lower()
            if kind in TYPES:
                found.setdefault(kind, node.attributes.get("href") or "")
    best = next((found[kind] for kind in TYPES if found.get(kind)), None)
    return urljoin(url, best) if best else None
