"""Address patterns with ``*``, matched in linear time.

A provider pattern such as ``https://host/*/*/*/*`` as a regular expression takes seconds on a long address; finding
its fixed parts one after the other does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..errors import PluginError

if TYPE_CHECKING:
    from . import Url

SHORTEST = 6
"""Characters that a path on any host must have beside its stars."""


@dataclass(frozen=True)
class Glob:
    """``https://host/path*``; the scheme and ``www.`` do not count."""

    host: str
    subdomains: bool
    parts: tuple[str, ...]
    """What stands between the stars of path and query."""

    @classmethod
    @cache  # each is looked at twice: when its plugin is checked, and when the tables are built
    def parse(cls, pattern: str, *, anywhere: bool = False) -> Glob:
        """Raises PluginError for a pattern without a fixed host; with ``anywhere``, ``https://*/path`` is one too."""
        scheme, _, rest = pattern.partition("://")
        host, slash, path = rest.partition("/")
        subdomains = host.startswith("*.")
        host = host.removeprefix("*.").removeprefix("www.").lower()
        fixed = "." in host and "*" not in host
        if anywhere and host == "*":
            fixed = len(path.replace("*", "")) >= SHORTEST
        if scheme not in ("http", "https") or not fixed or not slash:
            raise PluginError(f"URL pattern {pattern!r} can't be used: write https://host/path with * in the path")
        return cls(host, subdomains, tuple(("/" + path).split("*")))

    def matches(self, url: Url) -> bool:
        """Whether ``url`` is such an address."""
        host, _, path = url.split("://", 1)[1].partition("#")[0].partition("/")
        host = host.partition("?")[0].partition(":")[0].removeprefix("www.")
        if self.host not in ("*", host) and not (self.subdomains and host.endswith("." + self.host)):
            return False
        path = "/" + path
        first, *others = self.parts
        if not path.startswith(first):
            return False
        if not others:
            return path == first
        at = len(first)
        *middle, last = others
        for part in middle:
            at = path.find(part, at)
            if at < 0:
                return False
            at += len(part)
        return path.endswith(last) and len(path) - len(last) >= at
