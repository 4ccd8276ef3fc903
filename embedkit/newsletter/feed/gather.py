"""What a feed says of itself and of each article, whatever its format."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from ...errors import InputError
from ...fields import When
from ...host.registry import Registry
from ...model import Article
from ...outputs.context import Context
from ...render import render
from ...report import Report
from ...theme.theme import Theme

OUTPUT = "feed"
"""The output whose HTML a feed holds."""
_NAMESPACE = uuid.UUID("5c3ae4f6-7d5e-5c0b-9a1e-8f0f6f4b7d11")
"""For the ids of articles that have no address."""


@dataclass(frozen=True)
class Item:
    """One article."""

    article: Article
    title: str
    html: str
    id: str
    """Its address; for one without, a name made of what is in it."""
    published: datetime | None
    updated: datetime | None


@dataclass(frozen=True)
class Channel:
    """The feed, newest article first."""

    title: str
    url: str
    lang: str
    """The language of all articles; empty if they differ."""
    updated: datetime | None
    """When the newest of them was published, or last changed."""
    items: tuple[Item, ...]


def channel(
    articles: Sequence[Article],
    *,
    title: str | None = None,
    url: str | None = None,
    theme: Theme | None = None,
    report: Report | None = None,
    registry: Registry | None = None,
) -> Channel:
    """The feed of these articles. ``title`` is the theme's name unless given, or the host of ``url``; ``url`` is the
    site that all articles stand on. Raises InputError where that can't be told, and for an article given twice.
    """
    theme = theme or Theme.default()
    items = [_item(article, theme, report, registry) for article in articles]
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise InputError(f"two articles of the feed are the same one: {item.article.url or item.title}")
        seen.add(item.id)
    # A stable sort: those without a date stay as they were given, after those with one.
    items.sort(key=lambda item: item.published.timestamp() if item.published else float("-inf"), reverse=True)
    url = url or _site(articles)
    moments = [moment for item in items for moment in (item.published, item.updated) if moment]
    langs = {article.lang or theme.lang for article in articles}
    return Channel(
        title or theme.name or url.split("/")[2].removeprefix("www."),
        url,
        langs.pop() if len(langs) == 1 else "",
        max(moments, default=None),
        tuple(items),
    )


def _item(article: Article, theme: Theme, report: Report | None, registry: Registry | None) -> Item:
    name = article.url or uuid.uuid5(_NAMESPACE, article.model_dump_json()).urn
    html = render(article, OUTPUT, theme=theme, report=report, registry=registry)
    title = Context(article, theme).title
    return Item(article, title, html, name, moment(article.published), moment(article.updated))


def _site(articles: Sequence[Article]) -> str:
    """The root of the site that all articles with an address are on."""
    sites = {"/".join(article.url.split("/")[:3]) + "/" for article in articles if article.url and article.url.host}
    if len(sites) != 1:
        why = f"the articles stand on {len(sites)} sites" if sites else "no article has an address"
        raise InputError(f"{why}: say --url for the site that the feed is of")
    return sites.pop()


def moment(when: When | None) -> datetime | None:
    """A day or a moment as a moment: feeds want one. What names no time zone is taken as UTC."""
    if when is None or (isinstance(when, datetime) and when.tzinfo):
        return when if isinstance(when, datetime) else None
    if isinstance(when, datetime):
        return when.replace(tzinfo=UTC)
    assert isinstance(when, date)
    return datetime.combine(when, time(), UTC)
