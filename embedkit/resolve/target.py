"""Where a request may go: a web address, taken apart and checked before anything is asked."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address
from urllib.parse import urlsplit

from ..fields import Url
from ..fields.lazy import pattern
from .problem import FetchError

PORTS = frozenset((80, 443))
LONGEST = 2048
"""Characters of an address."""
_LAST_LABEL = pattern(r"(?:^|\.)(?:\d+|0[xX][0-9a-fA-F]*)\.?$")


@dataclass(frozen=True)
class Target:
    """An address that may be asked, once its host turned out to be public."""

    url: Url
    scheme: str
    host: str
    """Without the brackets of IPv6."""
    port: int

    @classmethod
    def of(cls, value: str, ports: frozenset[int] = PORTS) -> Target:
        """Raises FetchError for what is no web address, or one of a shape that only misleads."""
        if len(value) > LONGEST:
            raise FetchError(f"its address has more than {LONGEST:,} characters")
        # Url refuses user names, control characters and backslashes, and escapes spaces and other scripts.
        url = Url.parse(value)
        if url is None or not url.startswith(("http://", "https://")):
            raise FetchError(f"{value[:80]!r} is not a web address")
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if port not in ports:
            raise FetchError(f"port {port} of {host} is not asked; only 80 and 443 are")
        # 127.1, 0x7f.1 and 2130706433 are 127.0.0.1 to the system: a number is written in the usual way or refused.
        if _LAST_LABEL.search(host) and not _is_dotted(host):
            raise FetchError(f"{host!r} is not a host")
        return cls(url, parts.scheme, host, port)


def _is_dotted(host: str) -> bool:
    try:
        return isinstance(ip_address(host), IPv4Address)
    except ValueError:
        return False
