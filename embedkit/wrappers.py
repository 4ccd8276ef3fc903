"""Players that show somebody else's page, and keep its address in their own."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from .fields import Url

# Host, and the query parameter that holds the address of the page.
_WRAPPERS = {"cdn.embedly.com": "url", "cdn.iframe.ly": "url", "iframe.ly": "url", "if-cdn.com": "url"}


def unwrapped(url: Url) -> Url:
    """The address of the page that a wrapper shows; any other as it is."""
    if "url=" not in url:
        return url
    parts = urlsplit(url)
    # A content system's own frame for what it embeds, as Drupal's.
    name = _WRAPPERS.get(url.host) or ("url" if parts.path.endswith("/media/oembed") else "")
    return Url.parse(parse_qs(parts.query).get(name, [""])[0]) or url
