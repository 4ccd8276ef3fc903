"""What a web page says of itself: Open Graph, Twitter cards, JSON-LD, its title. For link cards."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from ..errors import InputError
from ..fields import ImageUrl, Text, Url
from ..fields.lazy import pattern
from ..readers.decode import decode

_CHARSET = pattern(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
DEEPEST, MOST = 8, 200
"""Of JSON-LD: levels and objects that are looked at."""


def page_text(body: bytes, content_type: str) -> str:
    """The HTML of an answer; what the header says of its encoding wins."""
    if match := _CHARSET.search(content_type):
        try:
            return body.decode(match[1], "replace")
        except (LookupError, UnicodeError):  # UnicodeError: a codec such as idna
            pass
    try:
        return decode(body, "page").text
    except InputError:
        return body.decode("utf-8", "replace")


def page_facts(html: str, url: str) -> dict[str, Any]:
    """``title``, ``description``, ``image``, ``publisher``, ``author``, ``published``, ``lang``: what there is."""
    tree = LexborHTMLParser(html)
    meta: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        if name and (content := (node.attributes.get("content") or "").strip()):
            meta.setdefault(name.strip().lower(), content)
    linked = _linked_data(tree)
    title = tree.css_first("head title")

    def first(*names: str) -> str:
        return next((meta[name] for name in names if name in meta), "")

    facts = {
        "title": Text(
            first("og:title", "twitter:title") or _text(linked.get("headline")) or (title.text() if title else "")
        ),
        "description": Text(
            first("og:description", "twitter:description", "description") or _text(linked.get("description"))
        ),
        "image": ImageUrl.parse(
            first("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
            or _address(linked.get("image")),
            url,
        ),
        "publisher": Text(first("og:site_name", "application-name") or _text(linked.get("publisher"))),
        "author": _person(first("author", "article:author") or _text(linked.get("author"))),
        "published": first("article:published_time") or _text(linked.get("datePublished")),
        "lang": (tree.root.attributes.get("lang") or "") if tree.root is not None else "",
    }
    return {name: value[:2000] for name, value in facts.items() if value}


def _person(name: str) -> Text:
    return Text("" if Url.parse(name) else name)


def _linked_data(tree: LexborHTMLParser) -> Mapping[str, Any]:
    """The first JSON-LD object that is an article or the like."""
    for node in tree.css('script[type="application/ld+json"]')[:5]:
        try:
            data = json.loads(node.text())
        except (ValueError, RecursionError):
            continue
        for number, item in enumerate(_objects(data, 0)):
            if number >= MOST:
                break
            if "headline" in item or "Article" in str(item.get("@type"))[:100]:
                return item
    return {}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for item in data[:MOST]:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth + 1)


def _text(value: Any) -> str:
    """A string, or the name of a person or an organisation, or the first of several."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(value.get("name")) if isinstance(value.get("name"), str) else ""
    return value if isinstance(value, str) else ""


def _address(value: Any) -> str:
    if isinstance(value, list):
        return _address(value[0]) if value else ""
    if isinstance(value, dict):
        return _address(value.get("url")) if isinstance(value.get("url"), str) else ""
    return value if isinstance(value, str) else ""
