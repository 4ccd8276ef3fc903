"""Players that are neither a frame nor a file: AMP's, and those that a script makes."""

from collections.abc import Callable

from embedkit import Text, Url
from embedkit.kit import Address, Element, Fields, pattern

_QUOTED = pattern(r'["“„«]([^"”“»]{1,300})["”“»]')

SELECTORS = (
    "amp-soundcloud",
    "amp-megaphone",
    "script[src*='buzzsprout.com']",
    "a.spreaker-player",
    "p:has(> a.spreaker-player:first-child)",
)


def from_markup(element: Element) -> Url | None:
    """The address of what such an element plays; None: it is none of these."""
    match element.tag:
        case "amp-soundcloud":
            kind = "tracks" if element.get("data-trackid") else "playlists"
            number = element.get("data-trackid") or element.get("data-playlistid")
            return Url.parse(f"https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/{kind}/{number}")
        case "amp-megaphone":
            kind = "e" if element.get("data-episode") else "p"
            number = element.get("data-episode") or element.get("data-playlist")
            return Url.parse(f"https://playlist.megaphone.fm/?{kind}={number}")
        case "script":
            return element.url("src")
        case "a" | "p":
            link = element if element.tag == "a" else element.select_one("a.spreaker-player")
            if link is not None and link.text == element.text:  # else it has words of the article's own
                return Url.parse(f"https://widget.spreaker.com/player?{link.get('data-resource')}")
    return None


def title_of_link(element: Element) -> Text:
    """The title in *Listen to "The fog" on Spreaker.*"""
    quoted = _QUOTED.search(element.text) if element.tag in ("a", "p") else None
    return Text(quoted[1] if quoted else "")


def linked(element: Element, provider: str, locate: Callable[[Address], Fields | None]) -> Fields:
    """The page and the title that a frame holds for browsers without frames, if it is the same provider's."""
    if "<a" not in element.raw_text:
        return {}
    link = Element.parse(element.raw_text, element.base).select_one("a[href]")
    url = link.url() if link else None
    at = Address.of(url) if url else None
    fields = locate(at) if at else None
    if link is None or fields is None or fields["provider"] != provider:
        return {}
    return {"url": Url(fields["url"]), "title": Text(link.text)}
