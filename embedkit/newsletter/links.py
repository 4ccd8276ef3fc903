"""Query parameters for links to one's own sites, such as ``utm_source=newsletter``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape, unescape
from typing import Any, TypeVar
from urllib.parse import parse_qsl, quote, urlsplit

from pydantic import BaseModel

from ..fields import RichText, Url
from ..fields.lazy import pattern
from .edition import Links

_HREF = pattern(r'(?<=<a href=")[^"]*')
T = TypeVar("T")
Change = Callable[[Url], Url]


def parameters_for(links: Links, own: Iterable[Url | None]) -> Change | None:
    """What adds the parameters to an address of one's own; None if there are none to add.

    ``own``: the addresses of the edition's articles, whose hosts count as one's own where the edition names no hosts.
    """
    if not links.parameters:
        return None
    hosts = links.hosts or tuple({url.host for url in own if url})

    def change(url: Url) -> Url:
        if not url.startswith("http") or not any(_within(url.host, host) for host in hosts):
            return url
        head, hash_sign, fragment = url.partition("#")
        there = {name for name, _ in parse_qsl(urlsplit(head).query, keep_blank_values=True)}
        more = "&".join(
            f"{quote(name, safe='')}={quote(value, safe='')}"
            for name, value in links.parameters.items()
            if name not in there
        )
        if not more:
            return url
        sign = "" if head.endswith(("?", "&")) else "&" if "?" in head else "?"
        return Url(f"{head}{sign}{more}{hash_sign}{fragment}")

    return change


def _within(host: str, site: str) -> bool:
    return site == "*" or host == site.removeprefix("www.") or host.endswith("." + site)


def changed(value: T, change: Change) -> T:
    """A record, or a tuple of such, with every link in it changed; pictures stay where they are."""
    return _changed(value, change)  # type: ignore[no-any-return]


def _changed(value: Any, change: Change) -> Any:
    if value.__class__ is Url:
        return change(value)
    if value.__class__ is RichText:
        return RichText.trusted(_HREF.sub(lambda match: _attribute(match, change), value)) if "<a " in value else value
    if isinstance(value, BaseModel):
        update = {}
        for name in type(value).model_fields:
            old = getattr(value, name)
            if (new := _changed(old, change)) is not old:
                update[name] = new
        return value.model_copy(update=update) if update else value
    if isinstance(value, tuple):
        items = tuple(_changed(item, change) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value


def _attribute(match: re.Match[str], change: Change) -> str:
    url = Url.parse(unescape(match[0]))
    return escape(change(url)) if url else match[0]
