"""Who shows films, one row for each kind of address; and PeerTube, which runs on anybody's server."""

from embedkit import Frame, Url
from embedkit.kit import Address, Fields, Site, Sites, pattern

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
# A UUID, or the same in base 58: with the path, that is enough to tell PeerTube by.
_PEERTUBE = pattern(rf"{_UUID}|[1-9A-HJ-NP-Za-km-z]{{22}}")

NAMES = {
    "asciinema": "asciinema",
    "loom": "Loom",
    "odysee": "Odysee",
    "peertube": "PeerTube",
    "rumble": "Rumble",
    "videopress": "VideoPress",
    "wistia": "Wistia",
}
_CLAIM = r"[\w.~%!*'()-]{1,200}?"
_RUMBLE = r"v(?=[0-9a-z]{0,9}\d)[0-9a-z]{3,10}"

SITES = Sites(
    # Its frames and its pages have ids of their own: neither tells the other.
    Site(
        "rumble",
        "rumble.com",
        rf"embed/(?:u\w{{1,12}}\.)?(?P<id>{_RUMBLE})",
        page="https://rumble.com/embed/{id}/",
        frame="https://rumble.com/embed/{id}/",
    ),
    Site(
        "rumble",
        "rumble.com",
        rf"(?P<id>{_RUMBLE})-(?P<slug>[\w%-]{{1,300}})\.html",
        page="https://rumble.com/{id}-{slug}.html",
    ),
    Site(
        "odysee",
        "odysee.com",
        rf"(?:(?:\$|%24)/embed/)?(?P<id>@{_CLAIM}(?::|%3A)[0-9a-f]{{1,40}}/(?P<slug>{_CLAIM})(?::|%3A)[0-9a-f]{{1,40}})",
        page="https://odysee.com/{id}",
        frame="https://odysee.com/$/embed/{id}",
    ),
    Site(
        "odysee",
        "odysee.com",
        rf"(?:\$|%24)/embed/(?P<slug>{_CLAIM})(?:/|:|%3A)(?P<id>[0-9a-f]{{1,40}})",
        page="https://odysee.com/{slug}:{id}",
    ),
    Site(
        "odysee",
        "odysee.com",
        rf"(?P<slug>{_CLAIM})(?::|%3A)(?P<id>[0-9a-f]{{1,40}})",
        page="https://odysee.com/{slug}:{id}",
        frame="https://odysee.com/$/embed/{slug}/{id}",
    ),
    Site(
        "videopress",
        "videopress.com video.wordpress.com",
        r"(?:embed|v)/(?P<id>[A-Za-z0-9]{8})",
        page="https://videopress.com/v/{id}",
        frame="https://videopress.com/embed/{id}",
    ),
    Site(
        "loom",
        "loom.com",
        r"(?:share|embed)/(?:[\w-]{1,120}-)?(?P<id>[0-9a-f]{32})",
        page="https://www.loom.com/share/{id}",
        frame="https://www.loom.com/embed/{id}",
    ),
    Site(
        "wistia",
        "fast.wistia.net fast.wistia.com *.wistia.com *.wistia.net",
        r"(?:embed/(?:iframe|medias)|medias)/(?P<id>[a-z0-9]{10})(?:\.jsonp?|\.js)?",
        page="https://fast.wistia.net/embed/iframe/{id}",
        frame="https://fast.wistia.net/embed/iframe/{id}",
    ),
    Site(
        "asciinema",
        "asciinema.org",
        r"a/(?P<id>\w{1,40})(?:\.js|/iframe|/embed)?",
        page="https://asciinema.org/a/{id}",
        frame="https://asciinema.org/a/{id}/iframe",
    ),
)


def peertube(at: Address) -> Fields | None:
    """A film on any server, by the address of its frame."""
    match at.path:
        case ["videos", "embed", name] if _PEERTUBE.fullmatch(name):
            return {"provider": "peertube", "id": name, "url": f"https://{at.host}/videos/watch/{name}"}
    return None


def peertube_frame(url: Url) -> Frame:
    """The frame of the film that such a page shows."""
    return Frame(url=Url(url.replace("/videos/watch/", "/videos/embed/", 1)))
