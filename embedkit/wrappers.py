"""Players that show somebody else's page, and keep its address in their own."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from .fields import Url

# Host, and the query parameters that may hold the address of the page.
_WRAPPERS = {
    "cdn.embedly.com": ("url", "src"),
    "cdn.iframe.ly": ("url",),
    "iframe.ly": ("url",),
    "if-cdn.com": ("url",),
}


def unwrapped(url: Url) -> Url:
    """The address of the page that a wrapper shows; any other as it is."""
    if "url=" not in url and "src=" not in url:
        return url
    parts = urlsplit(url)
    # A content system's own frame for what it embeds, as Drupal's.
    names = _WRAPPERS.get(url.host) or (("url",) if parts.path.endswith("/media/oembed") else ())
    query = parse_qs(parts.query) if names else {}
    return next((inner for name in names for value in query.get(name, ()) if (inner := Url.parse(value))), url)
