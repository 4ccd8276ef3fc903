"""Who plays sounds: what their addresses tell, and the address of their player."""

from urllib.parse import quote, unquote, urlencode

from embedkit import Url
from embedkit.kit import Address, Fields, pattern, words_of

NAMES = {
    "spotify": "Spotify",
    "soundcloud": "SoundCloud",
    "apple-podcasts": "Apple Podcasts",
    "acast": "Acast",
}
URLS = (
    "https://open.spotify.com/*",
    "https://play.spotify.com/*",
    "https://embed.spotify.com/*",
    "https://w.soundcloud.com/player*",
    "https://soundcloud.com/*/*",
    "https://m.soundcloud.com/*/*",
    "https://podcasts.apple.com/*",
    "https://embed.podcasts.apple.com/*",
    "https://embed.acast.com/*",
    "https://play.acast.com/s/*",
    "https://playlist.megaphone.fm/*",
    "https://player.megaphone.fm/*",
)
HEIGHTS = {"spotify": 352, "soundcloud": 166, "apple-podcasts": 175, "acast": 190, "megaphone": 200}
"""Pixels of the player."""

_KINDS = frozenset("track album artist show episode playlist".split())
_SPOTIFY = pattern("[A-Za-z0-9]{22}")
# Since 2025 the number has its kind before it: soundcloud:tracks:123.
_TRACK = pattern(r"(?:soundcloud:(?:tracks|playlists|users):)?(\d{1,20})")
_NAME = pattern(r"[\w.%~$-]{1,120}")
_NUMBER = pattern(r"\d{4,20}")
_MEGAPHONE = pattern("[A-Z0-9]{6,24}")
# What a user of SoundCloud has that is no song.
_PAGES = frozenset("likes sets tracks albums reposts followers following comments popular-tracks spotlight".split())
_OTHERS = frozenset("you discover search upload stream charts pages stations tags settings messages".split())


def spotify(at: Address) -> Fields | None:
    """``/intl-de/track/…`` is the same page in German; ``/episode/…/video`` the same talk with its picture."""
    path = [part for part in at.path if part not in ("embed", "embed-podcast") and not part.startswith("intl-")]
    if not path:  # ``uri=spotify:track:…``, as old frames have it; some write the page's address there
        uri = at.query.get("uri", "")
        inner = Url.parse(uri) if uri.startswith("http") else None
        page = Address.of(inner) if inner else None
        path = list(page.path if page and page.host == at.host else uri.split(":")[1:])
    match path:
        case [kind, name] | [kind, name, "video"] if kind in _KINDS and _SPOTIFY.fullmatch(name):
            return {"provider": "spotify", "id": name, "url": f"https://open.spotify.com/{kind}/{name}"}
    return None


def soundcloud(at: Address) -> Fields | None:
    """The player knows a song by its number, which no page for people has: then the player itself is linked."""
    if at.host == "w.soundcloud.com":
        inner = Url.parse(at.query.get("url"))
        song = Address.of(inner) if inner else None
        if song is None or song.host not in ("soundcloud.com", "api.soundcloud.com"):
            return None
        if song.host == "soundcloud.com":
            return soundcloud(song)
        match song.path:
            case ["tracks" | "playlists" | "users" as kind, name] if number := _TRACK.fullmatch(unquote(name)):
                api = quote(f"https://api.soundcloud.com/{kind}/{number[1]}", safe="")
                url = f"https://w.soundcloud.com/player/?url={api}"
                return {"provider": "soundcloud", "id": number[1], "url": url}
        return None
    match at.path:
        case [user, "sets", name] | [user, name] if (
            name not in _PAGES and user not in _OTHERS and _NAME.fullmatch(user) and _NAME.fullmatch(name)
        ):
            url = f"https://soundcloud.com/{'/'.join(at.path)}"
            return {"provider": "soundcloud", "id": "/".join(at.path), "url": url, "title": words_of(name)}
    return None


def apple(at: Address) -> Fields | None:
    """``/de/podcast/the-name/id123?i=456``: what stands before the number is made of the title."""
    *_, last = at.path or ("",)
    if "podcast" not in at.path[:2] or not last.startswith("id") or not _NUMBER.fullmatch(last[2:]):
        return None
    episode = at.query.get("i", "")
    episode = episode if _NUMBER.fullmatch(episode) else ""
    name = at.path[-2]
    return {
        "provider": "apple-podcasts",
        "id": episode or last[2:],
        "url": f"https://podcasts.apple.com/{'/'.join(at.path)}" + (f"?i={episode}" if episode else ""),
        "title": words_of(name if name != "podcast" else ""),
    }


def acast(at: Address) -> Fields | None:
    """A programme, or one part of it."""
    path = at.path[1:] if at.path[:1] in (("$",), ("s",)) else at.path
    if not 1 <= len(path) <= 2 or not all(_NAME.fullmatch(part) for part in path):
        return None
    url = f"https://{at.host}/{'/'.join(at.path)}"
    return {"provider": "acast", "id": "/".join(path), "url": url}


def megaphone(at: Address) -> Fields | None:
    """``?e=`` is one part, ``?p=`` a list of them."""
    if at.host == "player.megaphone.fm" and len(at.path) == 1:
        name = at.path[0]
        return _megaphone(name, f"https://player.megaphone.fm/{name}")
    kind = "e" if at.query.get("e") else "p"
    name = at.query.get(kind, "")
    return _megaphone(name, f"https://playlist.megaphone.fm/?{kind}={name}") if not at.path else None


def _megaphone(name: str, url: str) -> Fields | None:
    return {"provider": "megaphone", "id": name, "url": url} if _MEGAPHONE.fullmatch(name) else None


_HOSTS = {
    "open.spotify.com": spotify,
    "play.spotify.com": spotify,
    "embed.spotify.com": spotify,
    "w.soundcloud.com": soundcloud,
    "soundcloud.com": soundcloud,
    "m.soundcloud.com": soundcloud,
    "podcasts.apple.com": apple,
    "embed.podcasts.apple.com": apple,
    "embed.acast.com": acast,
    "play.acast.com": acast,
    "playlist.megaphone.fm": megaphone,
    "player.megaphone.fm": megaphone,
}


def locate(at: Address) -> Fields | None:
    """What an address lets one hear; None: nothing."""
    find = _HOSTS.get(at.host)
    return find(at) if find else None


def player(provider: str, at: Address) -> str | None:
    """The address of the provider's player."""
    path = "/".join(at.path)
    query = f"?{urlencode(at.query)}" if at.query else ""
    match provider:
        case "spotify":
            return f"https://open.spotify.com/embed/{path}"
        case "soundcloud" if at.path[0] != "player":
            return "https://w.soundcloud.com/player/?url=" + quote(f"https://soundcloud.com/{path}", safe="")
        case "apple-podcasts":
            return f"https://embed.podcasts.apple.com/{path}{query}"
        case "acast" if at.host != "embed.acast.com":
            return None
        case "soundcloud" | "acast" | "megaphone":
            return f"https://{at.host}/{path}{query}"
    return None
