"""Pictures for a message, through the same fetcher that embeds go through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .problem import FetchError

if TYPE_CHECKING:
    from .fetch import Fetcher


MOST_BYTES = 5 * 1024 * 1024


def fetch_picture(url: str, fetcher: Fetcher | None = None) -> bytes:
    """The bytes of the picture at ``url``, at most MOST_BYTES. Raises FetchError."""
    if fetcher is None:
        from .fetch import Fetcher  # requests is an extra

        fetcher = Fetcher()
    reply = fetcher.get(url, types=("image/",), most=MOST_BYTES)
    if reply.status != 200:
        raise FetchError(f"its server answered {reply.status}")
    return reply.body
