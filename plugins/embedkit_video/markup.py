"""Players that are neither a frame nor a file: AMP's, the light ones, Brightcove's, Facebook's, Wistia's, the old
objects, and the boxes that a script fills."""

from embedkit import RichText, Text, Url
from embedkit.kit import Address, Element, Fields, pattern, title_of

from .providers import locate

# Elements that name a film by its id alone, and the address that shows it.
_BY_ID = {
    "amp-youtube": "https://www.youtube.com/watch?v={}",
    "lite-youtube": "https://www.youtube.com/watch?v={}",
    "amp-vimeo": "https://vimeo.com/{}",
    "lite-vimeo": "https://vimeo.com/{}",
    "amp-dailymotion": "https://www.dailymotion.com/video/{}",
    "wistia-player": "https://fast.wistia.net/embed/iframe/{}",
}

# Boxes that a script fills: what they are called is all that they say.
_BOX = pattern(
    r"wistia_async_(?P<wistia>[a-z0-9]{10})\b|#rumble_(?P<rumble>v\w{3,12})\b|#youtube2-(?P<youtube>[\w-]{11})(?!\S)|"
    r"#vimeo-(?P<vimeo>\d{5,20})\b"
)
_BOXES = {
    "wistia": "https://fast.wistia.net/embed/iframe/{}",
    "rumble": "https://rumble.com/embed/{}/",
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
}
SELECTORS = (
    "wistia-player",
    ".wistia_embed",
    "p:has(> span.wistia_embed:only-child)",
    "div[id^='rumble_v']",
    ".youtube-wrap",
    ".vimeo-wrap",
    "script[src*='asciinema.org']",
)
_FACEBOOK = "https://www.facebook.com/"


def from_markup(element: Element) -> Fields | None:
    """The film that such an element shows; None: it is none, or not of these."""
    tag = element.tag
    if tag == "p":  # round a span that a script fills, and no words of the article's own
        span = element.select_one(".wistia_embed")
        return from_markup(span) if span and not element.text.replace("\xa0", "").strip() else None
    if tag in _BY_ID:
        return _by_id(element)
    if tag in ("video-js", "amp-brightcove") or (tag == "video" and element.get("data-video-id")):
        return _brightcove(element)
    if tag in ("object", "embed"):
        return _object(element)
    if tag == "script":
        return _titled(element.url("src"), element)
    if box := _BOX.search(f"{element.get('class')} #{element.get('id')}"):
        frame = element.select_one("iframe") if "<iframe" in element.inner_html else None
        kind, name = box.lastgroup or "", box[box.lastgroup or 0]
        fields = _titled(frame.frame_url(), element) if frame else None  # it may say where the film starts
        return fields or _titled(Url.parse(_BOXES[kind].format(name)), element)
    if element.get("data-href") or element.tag in ("div", "blockquote", "fb:video"):
        return _facebook(element)
    return None


def _by_id(element: Element) -> Fields | None:
    name = element.get("data-videoid") or element.get("videoid") or element.get("media-id")
    films = element.get("playlistid") if element.tag == "lite-youtube" else ""
    channel = element.get("data-live-channelid")
    address = _BY_ID[element.tag].format(name)
    if films and not name:
        address = f"https://www.youtube.com/playlist?list={films}"
    elif channel and not name:
        address = f"https://www.youtube.com/embed/live_stream?channel={channel}"
    return _titled(Url.parse(address), element)


def _brightcove(element: Element) -> Fields | None:
    account = element.get("data-account")
    name = element.get("data-player") or element.get("data-player-id") or "default"
    embed = element.get("data-embed") or "default"
    video, films = element.get("data-video-id"), element.get("data-playlist-id")
    query = f"videoId={video}" if video else f"playlistId={films}"
    return _titled(Url.parse(f"https://players.brightcove.net/{account}/{name}_{embed}/index.html?{query}"), element)


def _object(element: Element) -> Fields | None:
    """As films were embedded when browsers had plug-ins; the address may stand in any of three places."""
    found = element.url("data", "src")
    for inner in element.select("embed, param[name=movie]") if element.tag == "object" else []:
        found = found or inner.url("src", "value")
    return _titled(found, element)


def _facebook(element: Element) -> Fields | None:
    """The address, and what the copy for readers without script says: title, words, whose it is."""
    quote = element if element.tag == "blockquote" else element.select_one("blockquote")
    boxes = [element, *([quote, *quote.select("a[href]")] if quote else [])]
    # A relative address is Facebook's own, on whatever page it stands.
    names = ("data-href", "cite", "href")
    urls = (url for box in boxes for name in names for url in (box.url(name), Url.parse(box.get(name), _FACEBOOK)))
    found = (fields for url in urls if url and (at := Address.of(url)) and (fields := locate(at)))
    fields = next((fields for fields in found if fields["provider"] == "facebook"), None)
    if fields is None:
        return None
    links = [link.text for link in quote.select("a")] if quote else []
    words = quote.select_one("p") if quote else None
    return {
        **fields,
        "title": Text(links[0] if links else ""),
        "author": Text(links[-1] if len(links) > 1 else ""),
        "caption": words.rich_text() if words else RichText(""),
    }


def _titled(url: Url | None, element: Element) -> Fields | None:
    at = Address.of(url) if url else None
    fields = locate(at) if at else None
    if fields is None:
        return None
    still = element.image() if "img" in element.inner_html else None
    if still and still.endswith("/swatch"):
        still = None  # Wistia's blurred one of a few pixels
    fields = {"thumbnail": still, "width": None, "height": None} | fields if still else fields
    return {**fields, "title": title_of(element)}
