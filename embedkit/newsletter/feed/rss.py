"""RSS 2.0 with the whole article in ``content:encoded``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr  # writes XML, and parses none

from ...fields.lazy import pattern
from .gather import Channel, Item

_CONTENT, _DC = "http://purl.org/rss/1.0/modules/content/", "http://purl.org/dc/elements/1.1/"
# What XML 1.0 has no way to write; fields drop them too, but a feed that can't be parsed is lost to every reader.
_NO_XML = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_rss(channel: Channel) -> str:
    """The feed as XML. HTML is escaped and not in CDATA: so nothing in it can end it."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<rss version={quoteattr('2.0')} xmlns:content={quoteattr(_CONTENT)} xmlns:dc={quoteattr(_DC)}>",
        "<channel>",
        _element("title", channel.title),
        _element("link", channel.url),
        # Required, and shown by few readers: there is nothing to say that the title does not.
        _element("description", channel.title),
    ]
    if channel.lang:
        lines.append(_element("language", channel.lang))
    if channel.updated:
        lines.append(_element("lastBuildDate", _date(channel.updated)))
    for item in channel.items:
        lines += ["<item>", *_item(item), "</item>"]
    return "\n".join([*lines, "</channel>", "</rss>"]) + "\n"


def _item(item: Item) -> Iterator[str]:
    article = item.article
    yield _element("title", item.title)
    if article.url:
        yield _element("link", article.url)
        yield _element("guid", item.id)
    else:
        yield _element("guid", item.id, isPermaLink="false")
    if item.published:
        yield _element("pubDate", _date(item.published))
    if article.byline:
        yield _element("dc:creator", article.byline)
    if article.summary:
        yield _element("description", article.summary.plain)
    yield _element("content:encoded", item.html)


def _element(name: str, text: str, **attributes: str) -> str:
    head = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{head}>{escape(_NO_XML.sub('', text))}</{name}>"


def _date(when: datetime) -> str:
    """RFC 822: ``Thu, 05 Mar 2026 06:00:00 +0000``."""
    return format_datetime(when)
