"""Charts that a script draws: what their boxes and scripts are called, and the picture for readers without script."""

from urllib.parse import quote, unquote

from embedkit import Text, Url
from embedkit.kit import Address, Element, Fields, copy_of, pattern

from .providers import datawrapper, flourish, infogram, locate

SELECTORS = (
    ".flourish-embed",
    ".infogram-embed",
    ".tableauPlaceholder",
    "tableau-viz",
    "script[id^=infogram_]",
    "script[src*='datawrapper.dwcdn.net']",
    "script[data-plotly]",
    "div:has(> script:first-child)",
    "div:has(> script[data-plotly]:last-child)",
)
_BOOK = pattern(r"[\w.%~ -]{1,120}/[\w.%~ -]{1,120}")
# What tools write there for want of anything to say.
_NO_ALT = ("visualization", "chart visualization")


def from_markup(element: Element) -> Fields | None:
    """The chart of such an element, with its picture; None: it is none of these."""
    fields = _found(element)
    if fields is None:
        return None
    picture = _picture(element)
    still = picture.image() if picture else None
    if picture and still:
        said = picture.get("alt").strip()
        named = fields["provider"] == "tableau" and "title" not in fields  # which writes the title there
        words = Text("" if said in _NO_ALT or said == fields.get("title") else said)
        fields |= {"thumbnail": still, "title" if named else "alt": words}
    return fields


def _found(element: Element) -> Fields | None:
    if "flourish-embed" in element.classes:
        kind, _, number = element.get("data-src").strip("/").partition("/")
        return flourish(kind, number.partition("?")[0]) if kind in ("visualisation", "story") else None
    if "infogram-embed" in element.classes:
        return infogram(element.get("data-id"))
    if element.tag == "tableau-viz" or "tableauPlaceholder" in element.classes:
        return _tableau(element)
    script = element if element.tag == "script" else element.select_one("script[data-plotly]")
    if script is not None and (name := script.get("data-plotly")):
        fields = _located(Url.parse(f"https://plotly.com/~{name.replace(':', '/', 1)}/"))
        link = element.select_one("a[title]")
        return fields | {"title": Text(link.get("title"))} if fields and link else fields
    if element.tag == "script" and not element.get("id").startswith("infogram_"):
        url = element.url("src")  # Datawrapper's, whose box a content system has thrown away
        return _located(url) if url and url.partition("?")[0].endswith("/embed.js") else None
    if element.tag == "script":
        return infogram(element.get("id").removeprefix("infogram_").lstrip("0123456789").removeprefix("_"))
    start, _, name = element.get("id").rpartition("-")
    return datawrapper(name, []) if start == "datawrapper-vis" else None


def _tableau(element: Element) -> Fields | None:
    """The host and the names of the workbook and its sheet; a newsroom may have a server of its own."""
    if element.tag == "tableau-viz":
        url = element.url("src")
        found = _located(url) if url else None
        return found or ({"provider": "tableau", "url": url} if url else None)
    told = {param.get("name"): param.get("value") for param in element.select("param")}
    name = told.get("name", "").replace("&#47;", "/")
    host = Url.parse(unquote(told.get("host_url", "")))
    if host is None or not _BOOK.fullmatch(name):
        link = element.select_one("a[href]")  # a workbook that was moved has no more than its address
        return _located(link.url()) if link else None
    site = told.get("site_root", "").strip("/")
    url = Url.parse(f"{host.rstrip('/')}/{site + '/' if site else ''}views/{quote(name, safe='/%')}")
    return _located(url) or ({"provider": "tableau", "id": name, "url": url} if url else None)


def _located(url: Url | None) -> Fields | None:
    at = Address.of(url) if url else None
    return locate(at) if at else None


def _picture(element: Element) -> Element | None:
    """In its ``noscript``, or the link round a picture that the script replaces."""
    if element.tag == "script":
        copy = copy_of(element)
        return copy.select_one("img") if copy else None
    return element.select_one("noscript img") or element.select_one("img")
