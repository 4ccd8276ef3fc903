"""Link cards: what a page is called, says and looks like; and whatever embed no other block type knows."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Self
from urllib.parse import parse_qs, urlsplit

from embedkit import Block, Element, ImageUrl, RichText, Text, Url, hookimpl

SHOWN = 160
"""Characters of the description in a mail and on the web; the text has all of it."""

_PROVIDER = re.compile(r"(?:^|\s)(?:is-provider-(?:wordpress|embed-handler|embed)|wp-block-embed-wordpress)(?:$|\s)")
_TAG = re.compile("<[^>]*>")
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.I)
# "“Title” — Site", as WordPress names the frame of a post.
_WP_TITLE = re.compile(r"[“\"„«](?P<title>.+)[”\"“»] (?:—|–|-|&#8212;) (?P<site>.+)", re.S)
_SAYS_NOTHING = re.compile(
    r"(?:embedly embed|(?:embed(?:ded)?|external) ?(?:content|frame|post|object|media|player)?|i?frame|player|widget"
    r"|(?:youtube )?video player|untitled|null|undefined|interactive or visual content)?",
    re.I,
)
# Players that show somebody else's page, and where they keep its address.
_WRAPPERS = {"cdn.embedly.com": "url", "cdn.iframe.ly": "url", "iframe.ly": "url", "if-cdn.com": "url"}


class Link(Block):
    """A card for a page; the generic shape of any embed."""

    type = "link"
    selectors = (
        ".kg-bookmark-card",
        "figure.kg-bookmark-card",
        ".wp-block-embed:has(.wp-embedded-content)",
        ".wp-block-embed",
        "blockquote.wp-embedded-content",
        "iframe.wp-embedded-content",
        "blockquote.embedly-card",
        "a.embedly-card",
        "amp-embedly-card",
        ".iframely-embed",
        "iframe",
        "amp-iframe",
    )

    url: Url
    title: Text = Text("")
    description: Text = Text("")
    image: ImageUrl | None = None
    publisher: Text = Text("")
    caption: RichText = RichText("")
    """What the article says under it."""
    embedded: bool = False
    """It stood in the article as a frame."""

    @property
    def blurb(self) -> str:
        """The description, cut where a word ends."""
        text = self.description
        return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + "…"

    @property
    def address(self) -> str:
        """The address as a person writes it, cut to a line."""
        text = self.url.partition("://")[2].removeprefix("www.").rstrip("/") or self.url
        return text if len(text) <= 60 else text[:59] + "…"

    @classmethod
    def from_html(cls, element: Element) -> "Link | list[Link] | None":
        if element.tag in ("iframe", "amp-iframe"):
            return cls._frame(element)
        if element.tag == "amp-embedly-card":
            url = element.url("data-url")
            return cls(url=url, embedded=True) if url else None
        classes = element.get("class")
        if "kg-bookmark-card" in classes:
            card = cls._bookmark(element)
        elif "iframely" in classes:
            card = cls._iframely(element)
        elif "embedly-card" in classes or "wp-embedded-content" in classes:
            card = cls._quote(element)
        else:
            card = cls._figure(element)
        return card if card and not _lost(element, card) else None

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        line = paragraphs[0].strip().strip("<>")
        if not line.startswith(("http://", "https://")) or re.search(r"\s", line):
            return None
        url = Url.parse(line)
        return (cls(url=url), 1) if url else None

    @classmethod
    def _frame(cls, element: Element) -> "Link | list[Link] | None":
        if _is_copy(element) or _is_hidden(element):
            return []
        url = element.frame_url()
        if url is None or not url.startswith("http"):
            return None
        url = _inner(url)
        title, publisher = _titled(element.get("title") or element.get("aria-label"))
        if "wp-embedded-content" in element.get("class"):
            url = Url.parse(re.sub(r"/embed/?(?:#.*)?$", "/", url)) or url
        return cls(url=url, title=title, publisher=publisher, embedded=True)

    @classmethod
    def _bookmark(cls, element: Element) -> Self | None:
        link = element.select_one("a[href]")
        url = link.url() if link else None
        if url is None:
            return None
        thumbnail = element.select_one(".kg-bookmark-thumbnail img")
        publisher = " · ".join(
            filter(None, (_words(element, ".kg-bookmark-author"), _words(element, ".kg-bookmark-publisher")))
        )
        caption = element.select_one("figcaption")
        return cls(
            url=url,
            title=Text(_words(element, ".kg-bookmark-title")),
            description=Text(_words(element, ".kg-bookmark-description")),
            image=thumbnail.image() if thumbnail else None,
            publisher=Text(publisher),
            caption=caption.rich_text() if caption else RichText(""),
        )

    @classmethod
    def _quote(cls, element: Element) -> Self | None:
        """A heading that is the link, then what the page says."""
        link = element if element.tag == "a" else element.select_one("a[href]")
        url = link.url() if link else None
        if link is None or url is None or not link.text:
            return None
        words = element.text.replace(link.text, "", 1).strip() if element.tag != "a" else ""
        return cls(url=url, title=Text(link.text), description=Text(words))

    @classmethod
    def _iframely(cls, element: Element) -> Self | None:
        link, frame = element.select_one("a[href]"), element.select_one("iframe")
        url = link.url() if link else frame.frame_url() if frame else None
        title = (link.text if link else "") or (frame.get("title") if frame else "")
        return cls(url=_inner(url), title=Text(title), embedded=True) if url else None

    @classmethod
    def _figure(cls, element: Element) -> Self | None:
        """WordPress's own embeds: a post of another site, or nothing but an address."""
        caption = element.select_one("figcaption")
        words = caption.rich_text() if caption else RichText("")
        quote = element.select_one("blockquote.wp-embedded-content")
        frame = element.select_one("iframe.wp-embedded-content")
        if quote and (card := cls._quote(quote)):
            publisher = _titled(frame.get("title"))[1] if frame else Text("")
            return card.model_copy(update={"publisher": publisher, "caption": words})
        if frame and isinstance(card := cls._frame(frame), cls):
            return card.model_copy(update={"caption": words})
        # A known network's address is for that network's block type: the host offers it where it stands.
        url = Url.parse(_words(element, ".wp-block-embed__wrapper")) if _PROVIDER.search(element.get("class")) else None
        return cls(url=url, caption=words) if url else None


def _words(element: Element, selector: str) -> str:
    found = element.select_one(selector)
    return found.text if found else ""


def _titled(title: str) -> tuple[Text, Text]:
    """(title, publisher) of a frame's title; names that say nothing are none."""
    if match := _WP_TITLE.fullmatch(title.strip()):
        return Text(match["title"]), Text(match["site"])
    return Text("" if _SAYS_NOTHING.fullmatch(title.strip()) else title), Text("")


def _inner(url: Url) -> Url:
    """The address of the page that a wrapper shows; any other as it is."""
    if "url=" not in url:
        return url
    name = _WRAPPERS.get(url.host) or ("url" if urlsplit(url).path.endswith("/media/oembed") else None)
    values = parse_qs(urlsplit(url).query).get(name or "", [])
    return (Url.parse(values[0]) if values else None) or url


def _is_copy(element: Element) -> bool:
    """WordPress writes a post twice: as a quotation, and as the frame that replaces it."""
    return "wp-embedded-content" in element.get("class") and element.node.css_matches(
        "blockquote.wp-embedded-content ~ iframe"
    )


def _is_hidden(element: Element) -> bool:
    """A counter's frame shows nothing to anybody."""
    sizes = {element.get("width").removesuffix("px"), element.get("height").removesuffix("px")}
    return bool(sizes & {"0", "1"}) or _HIDDEN.search(element.get("style")) is not None


def _lost(element: Element, card: Link) -> bool:
    """Whether a word of the element is not on the card."""
    kept = f"{card.gist()[2]} {card.url}"
    words = Text(unescape(_TAG.sub(" ", element.without("script, style, iframe").inner_html))).split()
    return any(word not in kept for word in words)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Link]
