"""Providers as a table: how their addresses look, the page for readers, and the frame for a web page.

A plugin with many providers writes one row for each kind of address, and no code::

    SITES = Sites(
        Site("films", "films.example", r"(?:embed|watch)/(?P<id>\\w{8})",
             page="https://films.example/watch/{id}", frame="https://films.example/embed/{id}"),
    )
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote

from ..fields import Text, Url
from ..fields.lazy import pattern
from ..model import Fields, Frame
from .embed import Address, words_of

LONGEST = 500
"""Characters of a path; no provider's comes near."""
_VALUE = pattern(r"[\w.,:;/?=&#%~+-]{1,500}", re.ASCII)  # an id, or the address of what a player is to play


class Site(NamedTuple):
    """One kind of address of one provider."""

    provider: str
    hosts: str
    """Its hosts with a space between them, without ``www.``; ``*.`` before one stands for any subdomain."""
    path: str
    """A regular expression for all of the path, without the first slash. Groups: ``id``; ``slug``, words that make a
    title until a better one is known; ``author``; any other that ``page`` and ``frame`` want. Bound every repeat."""
    page: str
    """The address that readers are sent to, with the groups in braces, and ``{host}``. This table must know it too."""
    frame: str = ""
    """The provider's own frame in the same form; empty: it has none, or it can't be told from this address."""
    height: int | None = None
    """Pixels of the frame; None for a film."""
    query: str = ""
    """Groups that come from the query, as ``group=name`` with a space between them. Without one of them, no match."""


class Sites:
    """The rows of one plugin, found by host."""

    def __init__(self, *rows: Site) -> None:
        self._rows: dict[str, list[tuple[Site, re.Pattern[str]]]] = {}
        for row in rows:
            expression = pattern(row.path, re.ASCII)
            for host in row.hosts.split():
                self._rows.setdefault(host, []).append((row, expression))
        self.urls = tuple(f"https://{host}/*" for host in self._rows)
        """For ``Block.urls``."""

    def locate(self, at: Address) -> Fields | None:
        """The fields that an address tells; None: it is nobody's here."""
        row, parts = self._find(at) or (None, {})
        if row is None:
            return None
        fields: Fields = {"provider": row.provider, "url": row.page.format_map(parts)}
        if "id" in parts:
            fields["id"] = Text(unquote(parts["id"]))
        if "slug" in parts:
            fields["title"] = words_of(parts["slug"])
        if "author" in parts:
            fields["author"] = words_of(parts["author"])
        return fields

    def frame(self, url: Url) -> Frame | None:
        """The provider's frame of what a ``page`` shows; None: there is none."""
        at = Address.of(url)
        row, parts = (at and self._find(at)) or (None, {})
        return Frame(url=Url(row.frame.format_map(parts)), height=row.height) if row and row.frame else None

    def _find(self, at: Address) -> tuple[Site, dict[str, str]] | None:
        """The first row that an address answers, and the parts of it, written as in an address."""
        path = "/".join(at.path)
        for row, expression in self._of(at.host) if len(path) <= LONGEST else ():
            match = expression.fullmatch(path)
            parts = _asked(row.query, at) if match else None
            if match and parts is not None:
                return row, {name: value for name, value in match.groupdict().items() if value} | parts
        return None

    def _of(self, host: str) -> Iterator[tuple[Site, re.Pattern[str]]]:
        yield from self._rows.get(host, ())
        while "." in host:
            yield from self._rows.get(f"*.{host}", ())
            host = host.partition(".")[2]


def _asked(query: str, at: Address) -> dict[str, str] | None:
    """The groups of a row that come from the query, and the host; None: one is missing."""
    parts = {"host": at.host}
    for pair in query.split():
        group, _, name = pair.partition("=")
        value = at.query.get(name, "")
        if not _VALUE.fullmatch(value):
            return None
        parts[group] = quote(value, safe="")
    return parts
