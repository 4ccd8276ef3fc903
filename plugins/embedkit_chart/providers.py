"""Datawrapper, Flourish and Infogram: what their addresses tell; the others are in the table."""

from urllib.parse import unquote

from embedkit.kit import Address, Fields, pattern

from .sites import SITES

URLS = (
    "https://datawrapper.dwcdn.net/*",
    "https://www.datawrapper.de/_/*",
    "https://flo.uri.sh/*",
    "https://public.flourish.studio/*",
    "https://e.infogram.com/*",
    "https://infogram.com/*",
    *SITES.urls,
)
_DATAWRAPPER = pattern("[A-Za-z0-9]{5}")
_NUMBER = pattern(r"\d{1,12}")
# Its own pages, such as /pricing, have no number in their name.
_INFOGRAM = pattern(r"(?=\D{0,119}\d)[\w-]{10,120}")


def locate(at: Address) -> Fields | None:
    """The chart that an address shows; None: it shows none."""
    match at.host, at.path:
        case ("datawrapper.dwcdn.net", [name, *rest]) | ("datawrapper.de", ["_", name, *rest]):
            return datawrapper(name, rest)
        case "flo.uri.sh" | "public.flourish.studio", ["visualisation" | "story" as kind, number, *_]:
            return flourish(kind, number)
        case "e.infogram.com" | "infogram.com", [name] | ["e" | "embed" | "p", name]:
            return infogram(name)
    return SITES.locate(at)


def datawrapper(name: str, rest: list[str]) -> Fields | None:
    if not _DATAWRAPPER.fullmatch(name):
        return None
    version = f"{rest[0]}/" if rest and _NUMBER.fullmatch(rest[0]) else ""
    return {"provider": "datawrapper", "id": name, "url": f"https://datawrapper.dwcdn.net/{name}/{version}"}


def flourish(kind: str, number: str) -> Fields | None:
    """Flourish has a picture of every chart, which its embed code shows to readers without script."""
    if not _NUMBER.fullmatch(number):
        return None
    url = f"https://public.flourish.studio/{kind}/{number}/"
    return {"provider": "flourish", "id": number, "url": url, "thumbnail": f"{url}thumbnail"}


def infogram(name: str) -> Fields | None:
    if not _INFOGRAM.fullmatch(name := unquote(name)):
        return None
    return {"provider": "infogram", "id": name, "url": f"https://infogram.com/{name}"}
