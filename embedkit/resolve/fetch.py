"""Gets one address from the open internet, and nothing from inside: checked, pinned, bounded in size and time.

The checks stand above requests' adapters, so that they also hold where a test replaces those.
"""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

import requests
import urllib3

from ..host import distribution
from .address import Address, Resolve, is_public, parse_addresses, system_resolve
from .body import PIECE, bounded
from .connection import PinnedAdapter
from .problem import FetchError
from .target import PORTS, Target
from .watch import Watch

CONNECT, READ, TOTAL, NAME = 3.0, 5.0, 10.0, 3.0
"""Seconds: for a connection, between two pieces, for everything, for the name server."""
MOST_BYTES = 1024 * 1024
HOPS = 3
JSON_TYPES = ("json", "javascript", "xml", "text/plain", "text/html")
"""Providers send oEmbed under all of these names."""
PAGE_TYPES = ("text/html", "application/xhtml+xml")
_SHAKY = (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError)


@dataclass(frozen=True)
class Reply:
    """What a server answered, whatever the status."""

    url: str
    """After redirects."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """Only of 200 and 400."""


class Fetcher:
    """Asks by GET, without cookies, without the user's netrc or proxies. The arguments are for tests."""

    def __init__(
        self,
        *,
        resolve: Resolve = system_resolve,
        allowed: Callable[[Address], bool] = is_public,
        ports: frozenset[int] = PORTS,
    ) -> None:
        self._resolve, self._allowed, self._ports = resolve, allowed, ports

    def get(
        self,
        url: str,
        *,
        types: tuple[str, ...] = JSON_TYPES,
        most: int = MOST_BYTES,
        cut: bool = False,
        seconds: float = TOTAL,
        tokens: Mapping[str, str] | None = None,
    ) -> Reply:
        """``types``: parts of content types that will do. ``cut``: of a longer body the first ``most`` bytes will do.

        ``tokens``: a bearer token by host, sent to that host over https only. Raises FetchError.
        """
        with Watch(seconds) as watch:
            try:
                target = Target.of(url, self._ports)
                for _ in range(HOPS + 1):
                    step = self._step(target, types, most, cut, watch, tokens or {})
                    if isinstance(step, Reply):
                        return step
                    if target.scheme == "https" and step.scheme == "http":
                        raise FetchError(f"{target.host} leads from https to http")
                    target = step
                raise FetchError(f"{target.host} redirects more than {HOPS} times")
            except _SHAKY as error:
                if watch.expired:
                    raise _late(seconds) from None
                slow = isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError)
                raise FetchError(_words(error), again=not slow, network=True, slow=slow) from None
            except FetchError:
                if watch.expired:
                    raise _late(seconds) from None
                raise

    def _step(
        self, target: Target, types: tuple[str, ...], most: int, cut: bool, watch: Watch, tokens: Mapping[str, str]
    ) -> Reply | Target:
        """One request: its answer, or where to ask next."""
        addresses = self._checked(target, watch)
        headers = {
            "User-Agent": user_agent(),
            "Accept": "text/html" if types == PAGE_TYPES else "application/json, text/xml;q=0.5, */*;q=0.1",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if target.scheme == "https" and (token := tokens.get(target.host)):
            headers["Authorization"] = f"Bearer {token}"
        with requests.Session() as session:
            session.trust_env = False
            adapter = PinnedAdapter([str(address) for address in addresses], watch)
            session.mount("http://", adapter)
            session.mount("https://", adapter)
            request = requests.Request("GET", target.url.partition("#")[0], headers=headers).prepare()
            limits = (min(CONNECT, watch.left + 0.01), min(READ, watch.left + 0.01))
            with session.send(request, stream=True, allow_redirects=False, timeout=limits) as answer:
                reply = self._read(target, answer, types, most, cut)
        if watch.expired:
            raise FetchError("it took too long")
        if reply.status in (301, 302, 303, 307, 308) and "location" in reply.headers:
            return Target.of(urljoin(target.url, reply.headers["location"].strip()), self._ports)
        return reply

    def _checked(self, target: Target, watch: Watch) -> list[Address]:
        """The addresses of the host; all of them must be public: one that is not shows what the name is for."""
        found: list[list[str] | OSError | UnicodeError] = []

        def ask() -> None:
            try:
                found.append(list(self._resolve(target.host, target.port)))
            except (OSError, UnicodeError) as error:
                found.append(error)

        # The system's resolver knows no time limit; a thread that never comes back is left to itself.
        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(min(NAME, watch.left))
        if not found:
            raise FetchError(f"no name server answered for {target.host}", network=True, slow=True)
        if isinstance(found[0], OSError | UnicodeError):
            raise FetchError(f"{target.host} can't be found", network=True)
        addresses = parse_addresses(found[0])
        if not addresses:
            raise FetchError(f"{target.host} can't be found", network=True)
        if not all(map(self._allowed, addresses)):
            raise FetchError(f"{target.host} is not on the public internet")
        return addresses

    def _read(self, target: Target, answer: requests.Response, types: tuple[str, ...], most: int, cut: bool) -> Reply:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        status = answer.status_code
        if status not in (200, 400):
            return Reply(target.url, status, headers, b"")
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind and not any(name in kind for name in types):
            raise FetchError(f"{target.host} sent {kind[:60]!r}, which is not what was asked for")
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > most and not cut:
            raise FetchError(f"{target.host} announces {int(length[:20]):,} bytes; the limit is {most:,}")
        body = bounded(_pieces(answer), headers.get("content-encoding", ""), most, cut=cut)
        if status == 200 and not body:
            raise FetchError(f"{target.host} sent nothing", again=True)
        return Reply(target.url, status, headers, body)


def _pieces(answer: requests.Response) -> Iterator[bytes]:
    """The body as it comes over the wire; a body shorter than announced is an error of urllib3's."""
    while piece := answer.raw.read(PIECE, decode_content=False):
        yield piece


def _late(seconds: float) -> FetchError:
    return FetchError(f"no complete answer within {seconds:.0f} s", network=True, slow=True)


def _words(error: BaseException) -> str:
    """What went wrong, without the objects and addresses that such messages are full of."""
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not valid for it"
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
        return "it does not answer in time"
    if isinstance(error, requests.ConnectionError) and "NewConnectionError" in repr(error):
        return "no connection"
    return f"the connection broke ({type(error).__name__})"


@lru_cache(maxsize=1)
def user_agent() -> str:
    """Some networks answer 400 to names that they don't know (itteco/iframely#312)."""
    from importlib.metadata import version

    return f"Mozilla/5.0 (compatible; embedkit/{version(distribution.NAME)})"
