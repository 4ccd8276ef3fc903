"""The markup of cards and frames, read as the fields of a link."""

import re
from html import unescape
from typing import Any

from embedkit import ImageUrl, RichText, Text, Url
from embedkit.kit import Element, pattern, unwrapped

Fields = dict[str, Any]

_PROVIDER = pattern(r"(?:^|\s)is-provider-(?:wordpress|embed-handler|embed)(?:$|\s)")
_UNSEEN = pattern(r"<(?:script|style|iframe)\b")
_TAG = pattern("<[^>]*>")
_BACKGROUND = pattern(r"background-image:\s{0,9}url\([\"']?([^\"')]+)", re.I)
# Not "-webkit-backface-visibility: hidden", which hides nothing.
_HIDDEN = pattern(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
# "“Title” — Site", as WordPress names the frame of a post.
_WP_TITLE = pattern(r"[“\"„«](?P<title>.+)[”\"“»] [—–-] (?P<site>.+)", re.S)
_SAYS_NOTHING = pattern(
    r"(?:embedly embed|(?:embed(?:ded)?|external) ?(?:content|frame|post|object|media|player)?|i?frame|player|widget"
    r"|(?:youtube )?video player|untitled|null|undefined|interactive or visual content)?",
    re.I,
)


def read_card(element: Element) -> Fields | None:
    """The fields of the card that ``element`` is; empty for a frame that shows nothing; None if it is no card."""
    if element.tag in ("iframe", "amp-iframe"):
        return _frame(element)
    if element.tag == "amp-embedly-card":
        url = element.url("data-url")
        return {"url": url, "embedded": True} if url else None
    classes = element.get("class")
    if "kg-bookmark-card" in classes:
        card = _bookmark(element)
    elif "iframely" in classes:
        card = _iframely(element)
    elif "mixtapeEmbed" in classes:
        card = _mixtape(element)
    elif "embedly-card" in classes or "wp-embedded-content" in classes:
        card = _quote(element)
    else:
        card = _figure(element)
    return None if card is None or _lost(element, card) else card


def _frame(element: Element) -> Fields | None:
    if _is_copy(element) or _is_hidden(element):
        return {}
    url = element.frame_url()
    if url is None or not url.startswith("http"):
        return None
    title, publisher = _titled(element.get("title") or element.get("aria-label"))
    if "wp-embedded-content" in element.get("class"):
        url = Url.parse(re.sub(r"/embed/?(?:#.*)?$", "/", url)) or url
    return {"url": url, "title": title, "publisher": publisher, "embedded": True}


def _bookmark(element: Element) -> Fields | None:
    link = element.select_one("a[href]")
    url = link.url() if link else None
    if url is None:
        return None
    thumbnail = element.select_one(".kg-bookmark-thumbnail img") if "thumbnail" in element.inner_html else None
    # Ghost puts the site into "author" and the author into "publisher".
    names = [_words(element, ".kg-bookmark-author"), _words(element, ".kg-bookmark-publisher")]
    return {
        "url": url,
        "title": Text(_words(element, ".kg-bookmark-title")),
        "description": Text(_words(element, ".kg-bookmark-description")),
        "image": thumbnail.image() if thumbnail else None,
        "publisher": Text(" · ".join(name for name in names if name)),
        "caption": _caption(element),
    }


def _mixtape(element: Element) -> Fields | None:
    """Medium's card: a link with a bold title, a slanted description and bare words for the site; then the picture."""
    link = element.select_one("a.markup--mixtapeEmbed-anchor") or element.select_one("a[href]")
    url = link.url("href", "data-href") if link else None
    if link is None or url is None:
        return None
    title, description = link.select_one("strong"), link.select_one("em")
    names = link.without("strong, em").text
    image = element.select_one(".mixtapeImage")
    background = _BACKGROUND.search(image.get("style")) if image else None
    return {
        "url": url,
        "title": Text(title.text if title else ""),
        "description": Text(description.text if description else ""),
        "image": ImageUrl.parse(background[1], element.base) if background else None,
        "publisher": Text(names),
    }


def _quote(element: Element) -> Fields | None:
    """A heading that is the link, then what the page says."""
    link = element if element.tag == "a" else element.select_one("a[href]")
    url = link.url() if link else None
    if link is None or url is None or not link.text:
        return None
    words = element.text.replace(link.text, "", 1).strip() if element.tag != "a" else ""
    return {"url": url, "title": Text(link.text), "description": Text(words)}


def _iframely(element: Element) -> Fields | None:
    link, frame = element.select_one("a[href]"), element.select_one("iframe")
    url = link.url() if link else frame.frame_url() if frame else None
    title = (link.text if link else "") or (frame.get("title") if frame else "")
    return {"url": unwrapped(url), "title": _titled(title)[0], "embedded": True} if url else None


def _figure(element: Element) -> Fields | None:
    """WordPress's own embeds: a post of another site, or nothing but an address."""
    quote = element.select_one("blockquote.wp-embedded-content")
    frame = element.select_one("iframe.wp-embedded-content")
    card: Fields | None = None
    if quote and (card := _quote(quote)):
        card["publisher"] = _titled(frame.get("title"))[1] if frame else Text("")
    elif frame:
        card = _frame(frame)
    elif _PROVIDER.search(element.get("class")):
        # A known network's address is for that network's block type: the host offers it where it stands.
        url = Url.parse(_words(element, ".wp-block-embed__wrapper"))
        card = {"url": url} if url else None
    return {**card, "caption": _caption(element)} if card else None


def _words(element: Element, selector: str) -> str:
    found = element.select_one(selector) if selector.removeprefix(".") in element.inner_html else None
    return found.text if found else ""


def _caption(element: Element) -> RichText:
    caption = element.select_one("figcaption") if "<figcaption" in element.inner_html else None
    return caption.rich_text() if caption else RichText("")


def _titled(title: str) -> tuple[Text, Text]:
    """(title, publisher) of a frame's title; names that say nothing are none."""
    if match := _WP_TITLE.fullmatch(title.strip()):
        return Text(match["title"]), Text(match["site"])
    return Text("" if _SAYS_NOTHING.fullmatch(title.strip()) else title), Text("")


def _is_copy(element: Element) -> bool:
    """WordPress writes a post twice: as a quotation, and as the frame that replaces it."""
    return "wp-embedded-content" in element.get("class") and element.matches("blockquote.wp-embedded-content ~ iframe")


def _is_hidden(element: Element) -> bool:
    """A counter's frame shows nothing to anybody."""
    sizes = {element.get("width").removesuffix("px"), element.get("height").removesuffix("px")}
    return bool(sizes & {"0", "1"}) or _HIDDEN.search(element.get("style")) is not None


def _lost(element: Element, card: Fields) -> bool:
    """Whether a word of the element is not on the card."""
    names = ("title", "description", "publisher", "url")
    caption: RichText = card.get("caption") or RichText("")
    kept = " ".join([*(card.get(name) or "" for name in names), caption.plain])
    inside = element.inner_html
    shown = element.without("script, style, iframe").inner_html if _UNSEEN.search(inside) else inside
    words = Text(unescape(_TAG.sub(" ", shown))).split()
    return any(word not in kept for word in words)
