"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from .gather import Channel, Item

VERSION = "https://jsonfeed.org/version/1.1"


def as_json(channel: Channel) -> str:
    """The feed as JSON; what is not known is left out."""
    feed = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.url,
        "language": channel.lang,
        "items": [_item(item) for item in channel.items],
    }
    return json.dumps({key: value for key, value in feed.items() if value != ""}, indent=2, ensure_ascii=False) + "\n"


def _item(item: Item) -> dict[str, Any]:
    article = item.article
    fields = {
        "id": item.id,
        "url": article.url,
        "title": item.title,
        "summary": article.summary.plain if article.summary else None,
        "content_html": item.html,
        "date_published": _date(item.published),
        "date_modified": _date(item.updated),
        "authors": [{"name": article.byline}] if article.byline else None,
        "language": article.lang,
    }
    return {key: value for key, value in fields.items() if value}


def _date(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
