"""Posts on X (Twitter): from the embed code, from what a page made of it, from a bare link, from pasted text."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Self

from embedkit import Block, Element, RichText, Text, Url, When, hookimpl
from embedkit.dates import find_dates
from embedkit.lazy import pattern
from embedkit.social import Media, Post, language_of

from .pasted import from_paragraphs
from .substack import from_attributes

_STATUS = pattern(
    r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(?:#!/)?(?:i/(?:web/)?|(\w{1,20})/)status(?:es)?/(\d{1,20})(?![\w@:])",
    re.ASCII,
)
_EMBED = pattern(r"https?://platform\.(?:twitter|x)\.com/embed/\S*?[?&]id=(\d{1,20})(?!\d)", re.ASCII)
# The last line of the embed code: "— Name (@handle) <a href=status>date</a>", with whatever dash a system made of it.
_BYLINE = pattern(
    r"(?:^|<br>|\s)(?:[—–-]|&mdash;)++\s*+([^<]{0,200}?)\s*\(@(\w{1,20})\)\s*+(?:<br>\s*+)*+"
    r'<a href="([^"]+)">([^<]{0,200})</a>\s*$'
)
_MEDIA_LINK = pattern(r'(?<!\s)\s*+<a href="([^"]*)">\s*pic\.(?:twitter|x)\.com/\w+\s*</a>')
_TRACKING = pattern(r'(<a href="https?://(?:\w+\.)?(?:twitter|x)\.com/[^"?]*)\?[^"]*(?=")')
_GONE = pattern(r"may have been deleted|no longer (?:available|exists)|account.{0,20}suspended|tweet unavailable", re.I)

# Before November 2010 ids were counted up and hold no time.
FIRST_SNOWFLAKE = 30_000_000_000


class Tweet(Post):
    """A post on X (formerly Twitter), shown as a card that needs no script and no network."""

    type = "tweet"
    network = "X"
    framed = "https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}"
    sources = ("embedkit.records.x", "oembed")
    selectors = (
        "blockquote.twitter-tweet",
        "blockquote.twitter-video",
        ".nojs-tweet",
        "iframe[data-tweet-id]",
        "amp-twitter[data-tweetid]",
        "div.tweet[data-attrs]",
    )
    urls = (
        "https://*.twitter.com/*/status*/*",
        "https://*.x.com/*/status*/*",
        "https://platform.twitter.com/embed/*",
        "https://platform.x.com/embed/*",
    )

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        if tweet_id := element.get("data-tweet-id") or element.get("data-tweetid"):
            if not re.fullmatch(r"\d{1,20}", tweet_id, re.ASCII):
                return None
            quote = element.select_one("blockquote")
            return (cls._from_quote(quote) if quote else None) or cls._of(tweet_id, None)
        if element.get("data-attrs"):
            fields = from_attributes(element)
            match = _STATUS.match(fields.pop("address")) if fields else None
            return cls._of(match[2], match[1], **fields) if fields and match else None
        return cls._from_quote(element)

    @classmethod
    def _from_quote(cls, element: Element) -> Self | None:
        rich = element.rich_text()
        byline = _BYLINE.search(rich)
        status = _STATUS.match(byline[3]) if byline else None
        if byline is None or status is None:
            links = [link for anchor in element.select("a[href]") if (link := anchor.url()) and _STATUS.match(link)]
            return cls.from_url(links[-1]) if links and not _words(rich) else cls._loose(rich, links, element)
        return cls._of(
            status[2],
            byline[2],
            author=Text(RichText(byline[1]).plain),
            posted=_posted(status[2], byline[4]),
            **_content(rich[: byline.start()], element),
        )

    @classmethod
    def _loose(cls, rich: RichText, links: list[Url], element: Element) -> Self | None:
        """An embed without the usual byline: a deleted one's notice, or a text that somebody edited."""
        if not links:
            return None
        match = _STATUS.match(links[-1])
        assert match is not None
        gone = bool(_GONE.search(rich.plain))
        content = {} if gone else _content(re.sub(r'<a href="[^"]*/status[^"]*">[^<]*</a>\s*$', "", rich), element)
        return cls._of(match[2], match[1], gone=gone, posted=_posted(match[2], ""), **content)

    @classmethod
    def from_url(cls, url: Url) -> Self | None:
        if match := _STATUS.match(url):
            return cls._of(match[2], match[1], posted=_posted(match[2], ""))
        match = _EMBED.match(url)
        return cls._of(match[1], None, posted=_posted(match[1], "")) if match else None

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        found = from_paragraphs(paragraphs)
        if found is None:
            return None
        fields, taken = found
        tweet_id = fields.pop("id", None)
        if tweet_id:
            return cls._of(tweet_id, fields.pop("handle"), **fields), taken
        return cls(**fields), taken

    @classmethod
    def _of(cls, tweet_id: str, handle: str | None, **fields: object) -> Self:
        url = Url(f"https://x.com/{handle or 'i'}/status/{tweet_id}")
        fields.setdefault("posted", _posted(tweet_id, ""))
        return cls(url=url, id=Text(tweet_id), handle=Text(handle) if handle else None, **fields)


def _words(rich: RichText) -> str:
    return re.sub(r"https?://\S+", "", rich.plain).strip()


def _content(html: str, element: Element) -> dict[str, object]:
    """Text, language and what is known of pictures, from the part before the byline."""
    media = tuple(Media(url=Url.parse(link)) for link in _MEDIA_LINK.findall(html))
    text = RichText.from_parsed(_TRACKING.sub(r"\1", _MEDIA_LINK.sub("", html)))
    return {"text": text, "media": media, "lang": language_of(element)}


def _posted(tweet_id: str, printed: str) -> When | None:
    """The time is in the id, to the millisecond; printed dates are localised, and need guessing."""
    number = int(tweet_id)
    if number >= FIRST_SNOWFLAKE:
        return datetime.fromtimestamp(((number >> 22) + 1288834974657) // 1000, UTC)
    dates = find_dates(RichText(printed).plain)
    return dates[0][2] if dates else None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Tweet]
