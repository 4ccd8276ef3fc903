"""Google Maps: what an address shows, and the address that shows it to anybody.

The pages for frames want a frame or a key; the addresses made here are those that Google documents for links.
"""

from collections.abc import Sequence
from urllib.parse import unquote_plus, urlencode

from embedkit import Text
from embedkit.embed import Address, Fields
from embedkit.lazy import pattern

_COUNTRIES = (
    "com de at ch fr be nl it es pt pl se dk no fi ie ca cz hu ro gr "
    "co.uk co.in co.jp co.kr co.za com.au com.br com.mx com.ar com.tr com.eg com.sa ae"
)
HOSTS = tuple(f"google.{country}" for country in _COUNTRIES.split())
URLS = (
    *(f"https://{host}/maps*" for host in HOSTS),
    *(f"https://maps.{host}/*" for host in HOSTS[:2]),
    "https://goo.gl/maps/*",
    "https://maps.app.goo.gl/*",
)
_HOME = "https://www.google.com/maps"
_DEGREES = pattern(r"-?\d{1,3}(?:\.\d{1,20})?")
_MAP = pattern(r"[\w-]{10,80}")
_SHORT = pattern(r"[\w-]{6,40}")


def google(at: Address) -> Fields | None:
    """The place, the search, the way or the map of one's own that an address shows."""
    path = at.path[1:] if at.path[:1] == ("maps",) else at.path
    match path:
        case [name] if at.host in ("goo.gl", "maps.app.goo.gl"):
            return _found(f"https://{at.host}/{'/'.join(at.path)}") if _SHORT.fullmatch(name) else None
        case ["d", *_] if _MAP.fullmatch(name := at.query.get("mid", "")):
            return _found(f"{_HOME}/d/viewer?mid={name}") | {"id": name}
        case ["embed"] if "pb" in at.query:
            return _coded(at.query["pb"].split("!"))
        case ["embed", "v1", "directions"]:
            start, end = at.query.get("origin", ""), at.query.get("destination", "")
            return _link("dir/", {"origin": start, "destination": end}, f"{start} – {end}") if start and end else None
        case ["embed", "v1", "view"] if centre := at.query.get("center"):
            return _link("@", {"map_action": "map", "center": centre, "zoom": at.query.get("zoom", "12")})
        case ["embed", "v1", _] | [] if place := at.query.get("q"):
            return _link("search/", {"query": place}, place)
        case ["place" | "search", place, *_]:
            return _found(_page(at), unquote_plus(place))
        case ["dir", *ways] if ways:
            stops = [unquote_plus(way) for way in ways if way[0] != "@" and not way.startswith("data=")]
            return _found(_page(at), " – ".join(stops))
        case [view, *_] if view.startswith("@"):
            return _found(_page(at))
        case ["search" | "dir" | "@"] if at.query.get("api"):
            words = at.query.get("query") or at.query.get("destination") or ""
            return _found(f"{_page(at)}{'/' if path[0] != '@' else ''}?{urlencode(at.query)}", words)
    return None


def _coded(parts: Sequence[str]) -> Fields | None:
    """``!1m18!…!2d10.5!3d50.1!…!1s0x10f…:0x91…!2sName!…``: the name comes after the number of the place."""
    for number, part in enumerate(parts[:-1]):
        if part.startswith("1s0x") and parts[number + 1].startswith("2s"):
            name = parts[number + 1][2:]
            return _link("search/", {"query": name}, name)
    numbers = {part[:2]: part[2:] for part in reversed(parts) if part[:2] in ("2d", "3d")}
    if all(_DEGREES.fullmatch(numbers.get(name, "")) for name in ("2d", "3d")):
        return _link("@", {"map_action": "map", "center": f"{numbers['3d']},{numbers['2d']}", "zoom": "12"})
    return None


def _link(page: str, query: dict[str, str], title: str = "") -> Fields:
    # Without the first of these, Google takes no notice of the others.
    return _found(f"{_HOME}/{page}?{urlencode({'api': '1'} | query)}", title)


def _found(url: str, title: str = "") -> Fields:
    return {"provider": "google", "url": url, "title": Text(title)}


def _page(at: Address) -> str:
    return f"https://www.google.com/{'/'.join(at.path)}"
