"""One lookup: from the user's own records, from the cache, or from the network."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from urllib.parse import urlsplit

from ..fields import Url
from ..fields.lazy import pattern
from ..host.guard import PluginFault, guard
from ..kit.lookup import Gone, Lookup, Withheld
from ..model import Fields
from .cache import Cache, CachedAnswer
from .discovery import discovered
from .fetch import JSON_TYPES, PAGE_TYPES, Fetcher, Reply
from .limits import Hosts, retry_after
from .oembed import cache_age, parse_json, parse_oembed
from .page import page_facts, page_text
from .problem import FetchError
from .providers import Providers, known_providers
from .settings import Settings

VERSION = 1
"""Part of every key of the cache: change it when answers come to mean something else."""
HOUR, DAY = 3600.0, 86400.0
FRESH, LONGEST_FRESH, STALE = DAY, 7 * DAY, 30 * DAY
"""Seconds for which an answer is good; at most, whatever a provider says; and good enough when the network fails."""
GONE, WITHHELD, FAILED, LONGEST_FAILED = DAY, DAY, 300.0, HOUR
_TRACKING = pattern(r"utm_\w+|fbclid|gclid|dclid|msclkid|ref_src|ref_url|mc_[ce]id|igsh(?:id)?")


@dataclass(frozen=True)
class Outcome:
    """What became of a lookup."""

    state: Literal["found", "gone", "withheld", "failed", "unasked"]
    """``unasked``: there is nobody to ask."""
    fields: Fields = field(default_factory=dict)
    reason: str = ""
    stale: bool = False
    """From an older answer, for the network failed."""


class Asker:
    """Asks what block types want to know."""

    def __init__(
        self, settings: Settings, fetcher: Fetcher, cache: Cache, hosts: Hosts, providers: Providers | None = None
    ) -> None:
        self._settings, self._fetcher, self._cache, self._hosts = settings, fetcher, cache, hosts
        self._tokens = settings.secrets()
        self._own = Providers({endpoint: [glob] for glob, endpoint in settings.endpoints.items()})
        self._providers = providers or known_providers()

    def ask(self, lookup: Lookup, block_type: str, ends: float) -> Outcome:
        """The outcome, before ``ends`` on the clock ``time.monotonic``. Whatever goes wrong is an outcome too."""
        if self._settings.supply and (record := self._settings.supply(lookup)) is not None:
            return _parsed(lookup, record)
        if lookup.signed and urlsplit(lookup.url).hostname not in self._tokens:
            return Outcome("unasked", reason="no token is set for it")
        key = f"{VERSION} {block_type} {lookup.kind} {canonical(lookup.url)}"
        old = self._cache.get(key)
        if old is not None and old.fresh:
            return _known(old)
        outcome, seconds = self._network(lookup, ends)
        now = time.time()
        if outcome.state == "failed" and old is not None and old.state in ("found", "gone", "withheld"):
            self._cache.put(key, replace(old, fresh_until=now + max(seconds, 60)))
            return replace(_known(old), stale=True, reason=outcome.reason)
        if seconds:
            stale = now + (STALE if outcome.state == "found" else seconds)
            self._cache.put(key, CachedAnswer(outcome.state, outcome.fields, outcome.reason, now + seconds, stale))
        return outcome

    def _network(self, lookup: Lookup, ends: float) -> tuple[Outcome, float]:
        """The outcome, and the seconds for which it may be kept."""
        try:
            if lookup.kind == "page":
                return self._page(lookup, ends)
            url = self._endpoint(lookup, ends) if lookup.kind == "oembed" else lookup.url
            if url is None:
                return Outcome("unasked", reason="no oEmbed provider is known for it"), 0
            reply = self._get(url, JSON_TYPES, ends)
            if (failed := _status(reply)) is not None:
                return failed
            data = parse_oembed(reply.body, reply.url) if lookup.kind == "oembed" else parse_json(reply.body)
        except FetchError as error:
            # The network may be back in a minute; what a server said is kept for a while.
            return Outcome("failed", reason=str(error)), 0 if error.network or error.slow else FAILED
        except ValueError as error:
            return Outcome("failed", reason=f"its answer makes no sense: {error}"), FAILED
        outcome = _parsed(lookup, data)
        if outcome.state == "found":
            age = cache_age(data) if lookup.kind == "oembed" else None
            return outcome, min(max(float(age), HOUR), LONGEST_FRESH) if age is not None else FRESH
        if reply.status == 400 and outcome.state == "failed":
            outcome = Outcome("failed", reason=f"{_host(reply.url)} answered 400")
        return outcome, {"gone": GONE, "withheld": WITHHELD}.get(outcome.state, FAILED)

    def _page(self, lookup: Lookup, ends: float) -> tuple[Outcome, float]:
        reply = self._get(lookup.url, PAGE_TYPES, ends, cut=True)
        if reply.status == 400:
            return Outcome("failed", reason=f"{_host(reply.url)} answered 400"), FAILED
        if (failed := _status(reply)) is not None:
            return failed
        facts = page_facts(page_text(reply.body, reply.headers.get("content-type", "")), reply.url)
        if not facts.get("title"):
            return Outcome("failed", reason=f"the page of {_host(reply.url)} has no title"), FAILED
        outcome = _parsed(lookup, facts)
        return outcome, FRESH if outcome.state == "found" else FAILED

    def _endpoint(self, lookup: Lookup, ends: float) -> str | None:
        """The address that asks the provider: of the settings, of the table, or by the page's own word."""
        known = self._own.endpoint(lookup.url) or self._providers.endpoint(lookup.url)
        if known or not self._settings.discover:
            return known
        reply = self._get(lookup.url, PAGE_TYPES, ends, cut=True)
        if reply.status != 200:
            return None
        return discovered(page_text(reply.body, reply.headers.get("content-type", "")), reply.headers, reply.url)

    def _get(self, url: str, types: tuple[str, ...], ends: float, *, cut: bool = False) -> Reply:
        def get(seconds: float) -> Reply:
            return self._fetcher.get(url, types=types, cut=cut, seconds=seconds, tokens=self._tokens)

        return self._hosts.ask(_host(url), get, ends)


def canonical(url: Url) -> str:
    """The address without what only tells where a reader came from."""
    head, question, query = url.partition("#")[0].partition("?")
    kept = [pair for pair in query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    return head + (question + "&".join(kept) if any(kept) else "")


def _parsed(lookup: Lookup, data: Mapping[str, Any]) -> Outcome:
    """What the block type's plugin makes of an answer; whatever it raises costs only this answer."""
    try:
        fields = guard.call(_host(lookup.url), _fields, lookup, data)
    except PluginFault as fault:
        if isinstance(fault.__cause__, Gone):
            return Outcome("gone", reason="the network says that it is gone")
        if isinstance(fault.__cause__, Withheld):
            return Outcome("withheld", reason=str(fault.__cause__) or "the network shows it to its members only")
        return Outcome("failed", reason=f"its answer makes no sense: {fault}")
    return Outcome("found", fields) if fields else Outcome("failed", reason="its answer says nothing")


def _fields(lookup: Lookup, data: Mapping[str, Any]) -> Fields:
    return lookup.parse(data) if lookup.parse else {name: data[name] for name in data if name != "html"}


def _status(reply: Reply) -> tuple[Outcome, float] | None:
    """The outcome that a status alone decides; None: read on. A 400 may still say why."""
    host = _host(reply.url)
    if reply.status in (200, 400):
        return None
    if reply.status in (404, 410):
        return Outcome("gone", reason=f"{host} answered {reply.status}"), GONE
    keep = min(max(retry_after(reply), FAILED), LONGEST_FAILED)
    # 401 and 403 may be a private post, a suspended account, or a host that does not like to be asked by programs.
    return Outcome("failed", reason=f"{host} answered {reply.status}"), HOUR if reply.status in (401, 403) else keep


def _known(entry: CachedAnswer) -> Outcome:
    state = entry.state if entry.state in ("found", "gone", "withheld") else "failed"
    return Outcome(state, entry.fields, entry.reason)  # type: ignore[arg-type]


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
