"""Google Maps: what an address shows, and the address that shows it to anybody.

The pages for frames want a frame or a key; the addresses made here are those that Google documents for links.
"""

from collections.abc import Sequence
from urllib.parse import unquote_plus, urlencode

from embedkit import Text
from embedkit.kit import Address, Fields, pattern

# All of them: what ends in "google." and any land would be anybody's who buys such a name.
_COUNTRIES = (
    "com ad ae al am as at az ba be bf bg bi bj bs bt by ca cat cd cf cg ch ci cl cm cn cv cz de dj dk dm dz ee es fi "
    "fm fr ga ge gg gl gm gr gy hn hr ht hu ie im iq is it je jo kg ki kz la li lk lt lu lv md me mg mk ml mn mu mv mw "
    "ne nl no nr nu pl pn ps pt ro rs ru rw sc se sh si sk sm sn so sr st td tg tl tm tn to tt vu ws co.ao co.bw co.ck "
    "co.cr co.id co.il co.in co.jp co.ke co.kr co.ls co.ma co.mz co.nz co.th co.tz co.ug co.uk co.uz co.ve co.vi co.za "
    "co.zm co.zw com.af com.ag com.ar com.au com.bd com.bh com.bn com.bo com.br com.bz com.co com.cu com.cy com.do "
    "com.ec com.eg com.et com.fj com.gh com.gi com.gt com.hk com.jm com.kh com.kw com.lb com.ly com.mm com.mt com.mx "
    "com.my com.na com.ng com.ni com.np com.om com.pa com.pe com.pg com.ph com.pk com.pr com.py com.qa com.sa com.sb "
    "com.sg com.sl com.sv com.tj com.tr com.tw com.ua com.uy com.vc com.vn"
)
HOSTS = frozenset(f"google.{country}" for country in _COUNTRIES.split())
URLS = (
    *(f"https://*.{host}/*" for host in sorted(HOSTS)),
    "https://goo.gl/maps/*",
    "https://maps.app.goo.gl/*",
)
_HOME = "https://www.google.com/maps"
_DEGREES = pattern(r"-?\d{1,3}(?:\.\d{1,20})?")
_MAP = pattern(r"[\w-]{10,80}")
_SHORT = pattern(r"[\w-]{6,40}")


def google(at: Address) -> Fields | None:
    """The place, the search, the way or the map of one's own that an address shows."""
    if not _is_map(at):
        return None
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


def _is_map(at: Address) -> bool:
    """Google has maps under ``/maps``, and a host for them in each land."""
    if at.host in HOSTS:
        return at.path[:1] == ("maps",)
    return at.host in ("goo.gl", "maps.app.goo.gl") or (at.host[:5] == "maps." and at.host[5:] in HOSTS)


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
