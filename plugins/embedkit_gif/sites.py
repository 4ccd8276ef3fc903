"""Tenor and Imgur, one row for each kind of address."""

from embedkit.kit import Address, Fields, Site, Sites

NAMES = {"giphy": "Giphy", "imgur": "Imgur", "tenor": "Tenor"}

SITES = Sites(
    Site("tenor", "tenor.com", r"embed/(?P<id>\d{4,20})", page="https://tenor.com/view/{id}"),
    Site(
        "tenor",
        "tenor.com",
        r"(?:[a-z]{2}(?:-[A-Z]{2})?/)?view/(?P<name>(?:(?P<slug>[\w%-]{1,200}?)-)?(?P<id>\d{4,20}))",
        page="https://tenor.com/view/{name}",
    ),
    # Several pictures have a page, and no picture of their own.
    Site(
        "imgur",
        "imgur.com m.imgur.com",
        r"(?P<id>(?:a|gallery|t/\w{1,40})/(?:(?P<slug>[\w%-]{1,200})-)?\w{5,8})(?:/embed)?",
        page="https://imgur.com/{id}",
    ),
    Site(
        "imgur",
        "imgur.com m.imgur.com i.imgur.com",
        r"(?!(?:upload|signin|search|about|rules|memegen|vidgif|privacy)\b)(?P<id>\w{5,8})(?:/embed|\.gifv?|\.mp4)?",
        page="https://imgur.com/{id}",
    ),
)


def located(at: Address) -> Fields | None:
    """What an address shows. Imgur sends a picture whatever its name ends in; a moving one moves as ``.gif``."""
    fields = SITES.locate(at)
    if fields is None:
        return None
    words = fields.pop("title", "")
    if fields["provider"] == "imgur" and "/" not in fields["id"]:
        fields["src"] = f"https://i.imgur.com/{fields['id']}.gif"
    return fields | {"alt": words}
