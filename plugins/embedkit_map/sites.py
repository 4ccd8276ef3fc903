"""Who shows maps beside Google and OpenStreetMap, one row for each kind of address."""

from embedkit import Url
from embedkit.kit import Address, Fields, Site, Sites

NAMES = {
    "google": "Google Maps",
    "knightlab": "Knight Lab",
    "openstreetmap": "OpenStreetMap",
    "strava": "Strava",
    "umap": "uMap",
}
_UPLOADS = r"storymapjs/(?P<id>[0-9a-f]{32}/(?P<slug>[\w.%-]{1,120}))/(?:index\.html|published\.json|draft\.html)"

SITES = Sites(
    Site(
        "strava",
        "strava.com",
        r"(?P<kind>activities|routes|segments)/(?P<id>\d{4,20})(?:/embed/\w{1,60})?",
        page="https://www.strava.com/{kind}/{id}",
    ),
    Site(
        "strava",
        "strava-embeds.com",
        r"(?P<kind>activity)/(?P<id>\d{4,20})",
        page="https://www.strava.com/activities/{id}",
    ),
    Site(
        "strava",
        "strava-embeds.com",
        r"(?P<kind>route|segment)/(?P<id>\d{4,20})",
        page="https://www.strava.com/{kind}s/{id}",
    ),
    Site(
        "umap",
        "umap.openstreetmap.fr umap.openstreetmap.de",
        r"(?:(?P<land>[a-z]{2})/)?map/(?P<name>(?P<slug>[\w%-]{1,200}?)_(?P<id>\d{1,10}))",
        page="https://{host}/map/{name}",
        frame="https://{host}/map/{name}",
        height=450,
    ),
    Site(
        "knightlab",
        "uploads.knightlab.com",
        _UPLOADS,
        page="https://uploads.knightlab.com/storymapjs/{id}/index.html",
        frame="https://uploads.knightlab.com/storymapjs/{id}/index.html",
        height=650,
    ),
    Site(
        "knightlab",
        "s3.amazonaws.com",
        rf"uploads\.knightlab\.com/{_UPLOADS}",
        page="https://uploads.knightlab.com/storymapjs/{id}/index.html",
    ),
)


def storymap(at: Address) -> Fields | None:
    """Knight Lab's player, which is given the address of what it plays."""
    match at.host, at.path[:2]:
        case "cdn.knightlab.com", ["libs", "storymapjs"]:
            inner = Url.parse(at.query.get("url"))
            story = Address.of(inner) if inner else None
            return SITES.locate(story) if story else None
    return None
