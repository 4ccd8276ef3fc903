"""Players and archives that show somebody else's page, and keep its address in their own."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from ..fields import Url
from ..fields.lazy import pattern

# Host, and the query parameters that may hold the address of the page.
_WRAPPERS = {
    "cdn.embedly.com": ("url", "src"),
    "cdn.iframe.ly": ("url",),
    "iframe.ly": ("url",),
    "if-cdn.com": ("url",),
    "twitframe.com": ("url",),
}


def unwrapped(url: Url) -> Url:
    """The address of the page that a wrapper shows; any other as it is."""
    if "url=" not in url and "src=" not in url and "href=" not in url:
        return url
    parts = urlsplit(url)
    # A content system's own frame for what it embeds, as Drupal's.
    names = _WRAPPERS.get(url.host) or (("url",) if parts.path.endswith("/media/oembed") else ())
    if url.host == "facebook.com" and parts.path == "/plugins/page.php":
        names = ("href",)
    query = parse_qs(parts.query) if names else {}
    return next((inner for name in names for value in query.get(name, ()) if (inner := Url.parse(value))), url)


_ARCHIVED = pattern(
    r"https?://(?:(?:web\.|www\.|wayback\.)?archive\.org/web|arquivo\.pt/(?:wayback|noFrame/replay)"
    r"|webarchive\.nationalarchives\.gov\.uk(?:/ukgwa)?|wayback\.archive-it\.org/\d{1,9}"
    r"|archive\.(?:ph|today|is|li|vn|md|fo))"
    # The time, and whether it is to be framed; a slash may have been taken for one too many.
    r"/(?:(?:\d{4,14}[a-z_]{0,4}\*?|\*|newest|latest|oldest)/)?(?P<scheme>https?):/{1,2}(?=[^/])"
)
_PORT = pattern(r"(https?://[^/?#:]{1,253}):(?:80|443)(?=[/?#]|$)")


def unarchived(url: Url) -> Url:
    """The address of the page of which a web archive has a copy; any other as it is."""
    if "archive" not in url and "arquivo" not in url:
        return url
    match = _ARCHIVED.match(url)
    if match is None:
        return url
    return Url.parse(_PORT.sub(r"\1", f"{match['scheme']}://{url[match.end() :]}")) or url
