"""Who shows films: what their addresses tell, and the address of their player."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

from embedkit import Url
from embedkit.kit import Address, Fields, pattern

from .sites import SITES

NAMES = {
    "youtube": "YouTube",
    "vimeo": "Vimeo",
    "dailymotion": "Dailymotion",
    "ted": "TED",
    "twitch": "Twitch",
    "facebook": "Facebook",
}
URLS = (
    "https://*.youtube.com/*",
    "https://*.youtube-nocookie.com/*",
    "https://youtu.be/*",
    "https://*.vimeo.com/*",
    "https://*.dailymotion.com/*",
    "https://dai.ly/*",
    "https://*.ted.com/talks/*",
    "https://*.twitch.tv/*",
    "https://players.brightcove.net/*",
    "https://*.facebook.com/*",
    "https://fb.watch/*",
)

_YOUTUBE = pattern(r"(?!videoseries|live_stream)[\w-]{11}")
_LIST = pattern(r"[\w-]{2,64}")
_TIME = pattern(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?")
_NUMBER = pattern(r"\d{5,20}")
_WORD = pattern(r"[\w-]{4,100}")
_ACCOUNT = pattern(r"\d{5,20}/[\w-]{1,40}_\w{1,40}")


def youtube(at: Address) -> Fields | None:
    """A film, a list of films, or whatever a channel sends now."""
    match at.path:
        case ["watch"]:
            video = at.query.get("v", "")
        case ["embed", "live_stream"]:
            channel = at.query.get("channel", "")
            url = f"https://www.youtube.com/channel/{channel}/live"
            return {"provider": "youtube", "id": channel, "url": url} if _LIST.fullmatch(channel) else None
        case ["embed", "videoseries"] | ["embed"] | ["playlist"]:
            films = at.query.get("list", "")
            url = f"https://www.youtube.com/playlist?list={films}"
            return {"provider": "youtube", "id": films, "url": url} if _LIST.fullmatch(films) else None
        case ["embed" | "v" | "e" | "shorts" | "live", video]:
            video = video.partition("&")[0]  # the parameters of the old player had no question mark
        case [video] if at.host == "youtu.be":
            pass
        case _:
            return None
    if not _YOUTUBE.fullmatch(video):
        return None
    start = _start(at)
    return {
        "provider": "youtube",
        "id": video,
        "url": f"https://www.youtube.com/watch?v={video}" + (f"&t={start}s" if start else ""),
        "thumbnail": f"https://i.ytimg.com/vi/{video}/hqdefault.jpg",
        "width": 480,
        "height": 360,
    }


def _start(at: Address) -> int:
    """The second at which a film is to start: ``start=90``, ``t=1m30s``."""
    match = _TIME.fullmatch(at.query.get("start") or at.query.get("t") or "")
    hours, minutes, rest = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    return hours * 3600 + minutes * 60 + rest


def vimeo(at: Address) -> Fields | None:
    """A film that is not for everybody has a second part to its number."""
    match at.path:
        case ["video", number] | ["channels", _, number] | ["groups", _, "videos", number]:
            key = at.query.get("h", "")
        case ["showcase" | "album" | "event" as kind, number, *rest] if _NUMBER.fullmatch(number):
            keys = [part for part in rest if part != "embed" and kind == "event"]
            key = f"/{keys[0]}" if len(keys) == 1 and _WORD.fullmatch(keys[0]) else ""
            where = f"{kind.replace('album', 'showcase')}/{number}{key}"
            return {"provider": "vimeo", "id": where, "url": f"https://vimeo.com/{where}"}
        case [number]:
            key = ""
        case [number, key]:
            pass
        case _:
            return None
    if not _NUMBER.fullmatch(number) or (key and not _WORD.fullmatch(key)):
        return None
    return {"provider": "vimeo", "id": number, "url": f"https://vimeo.com/{number}" + (f"/{key}" if key else "")}


def dailymotion(at: Address) -> Fields | None:
    """The part after an underscore is for people."""
    match at.path:
        case ["video", video] | ["embed" | "swf", "video", video] | ["swf", video]:
            pass
        case [video] if at.host == "dai.ly":
            pass
        case ["player.html"] | ["player", _]:
            video = at.query.get("video", "")
        case _:
            return None
    video = video.partition("_")[0]
    if not _WORD.fullmatch(video) or not video.isalnum():
        return None
    return {"provider": "dailymotion", "id": video, "url": f"https://www.dailymotion.com/video/{video}"}


def ted(at: Address) -> Fields | None:
    """``/talks/lang/de/name`` shows the same talk with subtitles."""
    match at.path:
        case ["talks", talk] | ["talks", "lang", _, talk] if _WORD.fullmatch(talk := talk.removesuffix(".html")):
            return {"provider": "ted", "id": talk, "url": f"https://www.ted.com/talks/{talk}"}
    return None


def twitch(at: Address) -> Fields | None:
    """A clip, a recording, or what a channel sends now."""
    home = "https://www.twitch.tv"
    match at.host.partition(".")[0], at.path:
        case "clips", ["embed"]:
            name, url = at.query.get("clip", ""), "https://clips.twitch.tv/{}"
        case ("clips", [name]) | (_, [_, "clip", name]):
            url = "https://clips.twitch.tv/{}"
        case _, ["videos", name]:
            url = home + "/videos/{}"
        case "player", [] if video := at.query.get("video", ""):
            name, url = video.removeprefix("v"), home + "/videos/{}"
        case "player", []:
            name, url = at.query.get("channel", ""), home + "/{}"
        case _:
            return None
    return {"provider": "twitch", "id": name, "url": url.format(name)} if _WORD.fullmatch(name) else None


def brightcove(at: Address) -> Fields | None:
    """The publisher's player on Brightcove's server: there is no other page that shows the film."""
    video = at.query.get("videoId", "")
    films = at.query.get("playlistId", "")
    match at.path:
        case [account, name, "index.html"] if _ACCOUNT.fullmatch(f"{account}/{name}"):
            kind, number = ("videoId", video) if video else ("playlistId", films)
            if not _NUMBER.fullmatch(number) and not (number.startswith("ref:") and _WORD.fullmatch(number[4:])):
                return None
            url = f"https://players.brightcove.net/{account}/{name}/index.html?{kind}={quote(number)}"
            return {"provider": "brightcove", "id": number, "url": url}
    return None


def facebook(at: Address, *, inner: bool = False) -> Fields | None:
    """Films only; posts are of the type facebook."""
    home = "https://www.facebook.com"
    match at.path:
        case ["plugins", "video.php"] if not inner:
            url = Url.parse(at.query.get("href"))
            framed = Address.of(url) if url else None
            return facebook(framed, inner=True) if framed and _belongs(framed.host, "facebook.com") else None
        case [page, "videos", number] | [page, "videos", _, number]:
            url_of = f"{home}/{page}/videos/{number}/"
        case ["watch"] | ["video.php"] | ["watch", "live"]:
            number = at.query.get("v", "")
            url_of = f"{home}/watch/?v={number}"
        case ["reel", number]:
            url_of = f"{home}/reel/{number}"
        case [key] if at.host == "fb.watch" and _WORD.fullmatch(key):
            return {"provider": "facebook", "url": f"https://fb.watch/{key}/"}
        case _:
            return None
    return {"provider": "facebook", "id": number, "url": url_of} if _NUMBER.fullmatch(number) else None


_HOSTS: dict[str, Callable[[Address], Fields | None]] = {
    "youtube.com": youtube,
    "youtube-nocookie.com": youtube,
    "youtu.be": youtube,
    "vimeo.com": vimeo,
    "dailymotion.com": dailymotion,
    "dai.ly": dailymotion,
    "ted.com": ted,
    "twitch.tv": twitch,
    "players.brightcove.net": brightcove,
    "facebook.com": facebook,
    "fb.watch": facebook,
}


def locate(at: Address) -> Fields | None:
    """The film that an address shows; None: it shows none."""
    for host, find in _HOSTS.items():
        if _belongs(at.host, host):
            return find(at)
    return SITES.locate(at)


def _belongs(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)


def player(provider: str, at: Address, name: str) -> str | None:
    """The address of the provider's player, asked to keep no record where it can be asked."""
    match provider:
        case "youtube" if at.path == ("watch",):
            start = _start(at)
            return f"https://www.youtube-nocookie.com/embed/{name}" + (f"?start={start}" if start else "")
        case "youtube" if at.path == ("playlist",):
            return f"https://www.youtube-nocookie.com/embed/videoseries?list={name}"
        case "vimeo" if at.path[0] in ("showcase", "event"):
            return f"https://vimeo.com/{at.path[0]}/{'/'.join([at.path[1], 'embed', *at.path[2:]])}"
        case "vimeo":
            key = {"h": at.path[1]} if len(at.path) == 2 else {}
            return f"https://player.vimeo.com/video/{name}?{urlencode({'dnt': 1} | key)}"
        case "dailymotion":
            return f"https://geo.dailymotion.com/player.html?video={name}"
        case "ted":
            return f"https://embed.ted.com/talks/{name}"
        case "brightcove":
            return f"https://{at.host}/{'/'.join(at.path)}?{urlencode(at.query)}"
        case "facebook" if name:
            href = quote(f"https://www.facebook.com/watch/?v={name}", safe="")
            return f"https://www.facebook.com/plugins/video.php?href={href}&show_text=false"
    return None  # Twitch's player wants to know beforehand on which host it will stand
