"""Which provider answers for an address: a table of facts, matched without regular expressions.

``python -m embedkit.resolve.providers providers.json`` derives it from the public registry (npm ``oembed-providers``,
MIT, its notice is in providers.LICENSE.txt; https://oembed.com): addresses and endpoints, nothing else.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import PluginError
from ..fields import Url
from ..fields.glob import Glob
from .oembed import request_url

TABLE = Path(__file__).with_name("providers.json")


class Providers:
    """Address patterns by host."""

    def __init__(self, endpoints: Mapping[str, list[str]]) -> None:
        self._by_host: dict[str, list[tuple[Glob, str]]] = {}
        for endpoint, patterns in endpoints.items():
            for source in patterns:
                glob = Glob.parse(source)
                self._by_host.setdefault(glob.host, []).append((glob, endpoint))

    def endpoint(self, url: Url) -> str | None:
        """The address to ask about ``url``; None if no provider is known."""
        host, found = url.host, []
        while host:
            for glob, endpoint in self._by_host.get(host, ()):
                if glob.matches(url):
                    found.append((sum(map(len, glob.parts)), endpoint))
            host = host.partition(".")[2]
        # The most words win: facebook.com/*/posts/* before facebook.com/*, which is for pages.
        return request_url(max(found)[1], url) if found else None


@lru_cache(maxsize=1)
def known_providers() -> Providers:
    """Those of the table."""
    return Providers(json.loads(TABLE.read_text("utf-8"))["endpoints"])


def derive(registry: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Patterns by endpoint. A pattern without a fixed host would hand a provider everybody's addresses: left out."""
    table: dict[str, set[str]] = {}
    for provider in registry:
        for endpoint in provider["endpoints"]:
            address = endpoint["url"].replace("{format}", "json").replace("*", "")
            for scheme in endpoint.get("schemes", ()):
                pattern = scheme.replace("://*.*.", "://*.").replace("http://", "https://").replace("://www.", "://")
                try:
                    Glob.parse(pattern)
                except PluginError:
                    continue
                if Url.parse(address):
                    table.setdefault(address, set()).add(pattern)
    return {address: sorted(table[address]) for address in sorted(table)}


def main(args: list[str]) -> int:
    """Write the table from a copy of the registry."""
    if len(args) != 1:
        sys.stderr.write("usage: python -m embedkit.resolve.providers providers.json\n")
        return 2
    endpoints = derive(json.loads(Path(args[0]).read_text("utf-8")))
    source = "npm oembed-providers (MIT, see providers.LICENSE.txt): addresses and endpoints only"
    TABLE.write_text(json.dumps({"source": source, "endpoints": endpoints}, indent=0) + "\n", "utf-8")
    sys.stdout.write(f"{len(endpoints)} endpoints, {sum(map(len, endpoints.values()))} patterns\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
