"""A post as Substack writes it into its pages: the whole record as JSON in an attribute."""

import json
from datetime import UTC, datetime
from html import unescape
from typing import Any

from embedkit import ImageUrl, RichText, Text, Url
from embedkit.kit import Element, Media, Quoted

LONGEST = 20_000
"""Characters of JSON; a post has far fewer."""


def from_attributes(element: Element) -> dict[str, Any] | None:
    """Fields of the post in ``data-attrs``; ``address`` is where it says the post is. None if it holds none."""
    source = element.get("data-attrs")
    try:
        data = json.loads(source) if len(source) <= LONGEST else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    quoted = data.get("quoted_tweet")
    return {
        "address": _text(data, "url"),
        "author": Text(_text(data, "name")) or None,
        "text": _words(data),
        "posted": _date(_text(data, "date")),
        "likes": _count(data.get("like_count")),
        "replies": _count(data.get("reply_count")),
        "reposts": _count(data.get("retweet_count")),
        "media": _photos(data.get("photos")),
        "quoted": _quoted(quoted) if isinstance(quoted, dict) else None,
    }


def _words(data: dict[str, Any]) -> RichText:
    """What it says; X escapes ``&`` and ``<`` in its records."""
    return RichText.from_plain(unescape(_text(data, "full_text")))


def _text(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _date(value: str) -> datetime | None:
    """``Fri Jun 12 18:56:44 +0000 2020``, or ISO 8601."""
    for form in ("%a %b %d %H:%M:%S %z %Y", "%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z"):
        try:
            return datetime.strptime(value, form).astimezone(UTC)
        except ValueError:
            continue
    return None


def _photos(value: Any) -> tuple[Media, ...]:
    items = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    found = ((ImageUrl.parse(_text(item, "img_url")), Url.parse(_text(item, "link_url"))) for item in items[:4])
    return tuple(Media(src=src, url=url) for src, url in found if src or url)


def _quoted(data: dict[str, Any]) -> Quoted | None:
    text = _words(data)
    name, handle = Text(_text(data, "name")), Text(_text(data, "username"))
    url, posted, media = Url.parse(_text(data, "url")), _date(_text(data, "date")), _photos(data.get("photos"))
    if not (text or name or handle):
        return None
    return Quoted(url=url, author=name or None, handle=handle or None, text=text, posted=posted, media=media)
