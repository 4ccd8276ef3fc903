"""Posts on X (Twitter): from the embed code, from what a page made of it, from a bare link, from pasted text."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Self

from embedkit import Block, RichText, Url, When, hookimpl
from embedkit.kit import (
    ALONE,
    Element,
    Fields,
    Lookup,
    Media,
    Post,
    asking,
    find_dates,
    language_of,
    pattern,
    split_byline,
    words_in,
)

from .pasted import from_paragraphs
from .substack import from_attributes

_STATUS = pattern(
    r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(?:#!/)?(?:i/(?:web/)?|@?(\w{1,20})/)?status(?:es)?/(\d{1,20})(?![\w@:])",
    re.ASCII,
)
_ID = pattern(r"\d{1,20}", re.ASCII)
_EMBED = pattern(r"https?://platform\.(?:twitter|x)\.com/embed/\S*?[?&]id=(\d{1,20})(?!\d)", re.ASCII)
_MEDIA_LINK = pattern(
    r'<a href="(?P<link>[^"]*)">\s*pic\.(?:twitter|x)\.com/\w+\s*</a>'
    r"|(?<![\w./])(?P<bare>pic\.(?:twitter|x)\.com/\w+)",
    re.ASCII,
)
_LAST_LINK = pattern(r'<a href="([^"]*)">[^<]*</a>\s*')
_TRACKING = pattern(r'(<a href="https?://(?:\w+\.)?(?:twitter|x)\.com/[^"?]*)\?[^"]*(?=")')
_GONE = pattern(r"may have been deleted|no longer (?:available|exists)|account.{0,20}suspended|tweet unavailable", re.I)

# Before November 2010 ids were counted up and hold no time.
FIRST_SNOWFLAKE = 30_000_000_000


class Tweet(Post):
    """A post on X (formerly Twitter), shown as a card that needs no script and no network."""

    type = "tweet"
    network = "X"
    framed = "https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}"
    selectors = (
        "blockquote.twitter-tweet",
        "blockquote.twitter-video",
        ".nojs-tweet",
        f"div.twitter-tweet{ALONE}",
        "div[data-tweet-id]",
        "iframe[data-tweet-id]",
        "twitter-widget[data-tweet-id]",
        "amp-twitter[data-tweetid]",
        "div.tweet[data-attrs]",
    )
    urls = (
        "https://*.twitter.com/*/status*/*",
        "https://*.x.com/*/status*/*",
        "https://*.twitter.com/statuses/*",
        "https://platform.twitter.com/embed/*",
        "https://platform.x.com/embed/*",
    )

    def lookups(self) -> Sequence[Lookup]:
        from . import record  # only resolving needs it

        return (*asking("json", record.api(self.url), record.fields, signed=True), *super().lookups())

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        if match := _STATUS.match(address):
            return _known(match[2], match[1])
        match = _EMBED.match(address)
        return _known(match[1], None) if match else None

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        if tweet_id := element.get("data-tweet-id") or element.get("data-tweetid"):
            quote = element.select_one("blockquote")
            known = _known(tweet_id, None) if _ID.fullmatch(tweet_id) else cls.find(element)
            return (cls._from_quote(quote) if quote else None) or (cls(**known) if known else None)
        if element.get("data-attrs"):
            fields = from_attributes(element) or {"address": ""}
            known = cls.locate(fields.pop("address"))
            return cls(**known | {name: value for name, value in fields.items() if value}) if known else None
        return cls._from_quote(element)

    @classmethod
    def _from_quote(cls, element: Element) -> Self | None:
        rich = words_in(element)
        byline = split_byline(rich)
        status = _STATUS.match(byline.url) if byline else None
        if byline is None or status is None:
            return cls._loose(rich, element)
        known = {**_known(status[2], byline.handle), "author": byline.author, "posted": _posted(status[2], byline.date)}
        return cls(**known, **_content(byline.words, element))

    @classmethod
    def _loose(cls, rich: RichText, element: Element) -> Self | None:
        """An embed without the usual byline: a link alone, a deleted one's notice, or a text that somebody edited."""
        links = [link for anchor in element.select("a[href]") if (link := anchor.url()) and cls.locate(link)]
        known = cls.locate(links[-1]) if links else cls.find(element)
        if known is None:
            return None
        plain = re.sub(r"https?://\S+", "", rich.plain).strip()
        if not plain:
            return cls(**known)
        if not links and (signed := from_paragraphs([plain])):
            return cls(**known | signed[0] | {"posted": known["posted"] or signed[0]["posted"]})
        if _GONE.search(rich.plain):
            return cls(**known, gone=True)
        end = max(rich.rfind('<a href="'), 0)
        last = _LAST_LINK.fullmatch(rich, end)
        words = rich[:end] if last and cls.locate(last[1].replace("&amp;", "&")) else rich
        return cls(**known, **_content(words, element))

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        found = from_paragraphs(paragraphs)
        if found is None:
            return None
        fields, taken = found
        tweet_id = fields.pop("id", None)
        return cls(**(_known(tweet_id, fields["handle"]) if tweet_id else {}) | fields), taken


def _known(tweet_id: str, handle: str | None) -> Fields:
    """What the address says."""
    url = f"https://x.com/{handle or 'i'}/status/{tweet_id}"
    return {"url": url, "id": tweet_id, "handle": handle, "posted": _posted(tweet_id, "")}


def _content(html: str, element: Element) -> Fields:
    """Text, language and what is known of pictures, from the part before the byline."""
    kind = "video" if "twitter-video" in element.classes else "photo"
    links = (link["link"] or f"https://{link['bare']}" for link in _MEDIA_LINK.finditer(html))
    media = tuple(Media(kind=kind, url=Url.parse(link)) for link in links)
    text = RichText.from_parsed(_TRACKING.sub(r"\1", _MEDIA_LINK.sub("", html)))
    return {"text": text, "media": media, "lang": language_of(element)}


def _posted(tweet_id: str, printed: str) -> When | None:
    """The time is in the id, to the millisecond; printed dates are localised, and need guessing."""
    number = int(tweet_id)
    if number >= FIRST_SNOWFLAKE:
        return datetime.fromtimestamp(((number >> 22) + 1288834974657) // 1000, UTC)
    dates = find_dates(printed)
    return dates[0][2] if dates else None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Tweet]
