"""Who shows documents, slides, tables and forms, one row for each kind of address."""

from embedkit import Url
from embedkit.kit import Address, Fields, Site, Sites, words_of

NAMES = {
    "airtable": "Airtable",
    "canva": "Canva",
    "documentcloud": "DocumentCloud",
    "google-docs": "Google Docs",
    "google-drive": "Google Drive",
    "google-forms": "Google Forms",
    "google-sheets": "Google Sheets",
    "google-slides": "Google Slides",
    "scribd": "Scribd",
    "slideshare": "SlideShare",
    "speakerdeck": "Speaker Deck",
    "typeform": "Typeform",
}
FORMS = frozenset(("google-forms", "typeform"))
_USER = r"(?:u/\d/)?"
_PUBLISHED = r"(?P<id>e/[\w-]{20,120})"
_SHARED = r"(?P<id>[\w-]{20,120})"
_DECKS = r"(?!(?:assets|player|signin|signup|features|pro|about|categories|search|p|c)/)"


def _google(kind: str, provider: str, published: tuple[str, str], shared: str) -> tuple[Site, Site]:
    """What Google publishes has an address for everybody; what is only shared has another."""
    start = f"https://docs.google.com/{kind}/d/{{id}}"
    page, frame = published
    return (
        Site(
            provider,
            "docs.google.com",
            rf"{kind}/{_USER}d/{_PUBLISHED}(?:/[a-z]{{1,20}})?",
            page=f"{start}/{page}",
            frame=f"{start}/{frame}",
            height=700,
        ),
        Site(
            provider,
            "docs.google.com",
            rf"{kind}/{_USER}d/{_SHARED}(?:/[a-z]{{1,20}})?",
            page=f"{start}/{shared}",
            frame=f"{start}/{shared}",
            height=700,
        ),
    )


SITES = Sites(
    *_google("document", "google-docs", ("pub", "pub?embedded=true"), "preview"),
    *_google("presentation", "google-slides", ("pub", "embed"), "preview"),
    *_google("spreadsheets", "google-sheets", ("pubhtml", "pubhtml?widget=true"), "preview"),
    *_google("forms", "google-forms", ("viewform", "viewform?embedded=true"), "viewform"),
    Site("google-forms", "forms.gle", r"(?P<id>\w{6,40})", page="https://forms.gle/{id}"),
    Site(
        "google-drive",
        "drive.google.com",
        rf"file/{_USER}d/{_SHARED}(?:/[a-z]{{1,20}})?",
        page="https://drive.google.com/file/d/{id}/view",
        frame="https://drive.google.com/file/d/{id}/preview",
        height=700,
    ),
    Site(
        "typeform",
        "*.typeform.com",
        r"to/(?P<id>\w{4,20})",
        page="https://{host}/to/{id}",
        frame="https://{host}/to/{id}",
        height=500,
    ),
    # A frame's key is no part of the page's address: the frame itself is linked.
    Site(
        "slideshare",
        "slideshare.net",
        r"slideshow/embed_code/(?P<id>(?:key/)?\w{4,40})",
        page="https://www.slideshare.net/slideshow/embed_code/{id}",
        frame="https://www.slideshare.net/slideshow/embed_code/{id}",
        height=500,
    ),
    Site(
        "slideshare",
        "slideshare.net",
        r"slideshow/(?P<slug>[\w%-]{1,250})/(?P<id>\d{4,15})",
        page="https://www.slideshare.net/slideshow/{slug}/{id}",
    ),
    Site(
        "speakerdeck",
        "speakerdeck.com",
        r"player/(?P<id>[0-9a-f]{32})",
        page="https://speakerdeck.com/player/{id}",
        frame="https://speakerdeck.com/player/{id}",
        height=400,
    ),
    Site(
        "speakerdeck",
        "speakerdeck.com",
        rf"{_DECKS}(?P<id>(?P<author>[\w-]{{1,60}})/(?P<slug>[\w%-]{{1,200}}))",
        page="https://speakerdeck.com/{id}",
    ),
    Site(
        "airtable",
        "airtable.com",
        r"(?:embed/)?(?P<id>(?:app\w{10,20}/)?(?:shr|pag)\w{10,20})(?:/\w{1,40}){0,4}",
        page="https://airtable.com/{id}",
        frame="https://airtable.com/embed/{id}",
        height=533,
    ),
    Site(
        "canva",
        "canva.com",
        r"design/(?P<id>[\w-]{6,40}(?:/[\w-]{4,60}?)?)/(?:view|watch)",
        page="https://www.canva.com/design/{id}/view",
        frame="https://www.canva.com/design/{id}/view?embed",
        height=500,
    ),
)


def viewed(at: Address) -> Fields | None:
    """A file on any server, which Google or Microsoft draws in a frame: the file itself is linked."""
    match at.host, at.path:
        case "docs.google.com" | "drive.google.com", ["viewer" | "gview" | "viewerng", *_]:
            name = "url"
        case "view.officeapps.live.com", ["op", "embed.aspx" | "view.aspx"]:
            name = "src"
        case _:
            return None
    file = Url.parse(at.query.get(name))
    inner = Address.of(file) if file else None
    if file is None or inner is None or not inner.path:
        return None
    return {"provider": "file", "url": file, "title": words_of(inner.path[-1].rpartition(".")[0])}
