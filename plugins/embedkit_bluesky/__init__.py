"""Posts on Bluesky: from the embed code, from a frame, from a bare link."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Self

from embedkit import Block, RichText, Url, hookimpl
from embedkit.kit import (
    ALONE,
    Element,
    Fields,
    Lookup,
    Media,
    Post,
    asking,
    language_of,
    moment,
    pattern,
    split_byline,
    words_in,
)

_POST = pattern(
    r"(?:at://|https?://(?:(?:www\.)?bsky\.app/profile|embed\.bsky\.app/embed)/)"
    r"([\w.:-]{3,300})/(?:app\.bsky\.feed\.)?post/([\w.~-]{1,64})(?![^/?#])",
    re.ASCII,
)
_ATTACHED = pattern(r'<a href="[^"]*">\[image or embed\]</a>')
_TRACKING = pattern(r'(<a href="https://bsky\.app/[^"?]*)\?ref_src=embed(?=")')
_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"


class Bluesky(Post):
    """A post on Bluesky, shown as a card that needs no script and no network."""

    type = "bluesky"
    network = "Bluesky"
    colour = "#1185fe"
    selectors = ("blockquote.bluesky-embed", f"div.bluesky-embed{ALONE}", "bsky-embed", "bsky-post", "bluesky-post")
    urls = ("https://bsky.app/profile/*", "https://embed.bsky.app/embed/*")

    def lookups(self) -> Sequence[Lookup]:
        from . import record  # only resolving needs it

        return asking("json", record.api(self.url), record.fields)

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        match = _POST.match(address.replace("%3A", ":").replace("%3a", ":"))
        if match is None:
            return None
        actor, key = match.groups()
        url = f"https://bsky.app/profile/{actor}/post/{key}"
        return {"url": url, "id": key, "handle": actor if actor[:4] != "did:" else None, "posted": _time_in(key)}

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        rich = words_in(element)
        byline = split_byline(rich)
        uri = element.get("data-bluesky-uri") or element.get("data-uri") or element.get("uri")
        fields = cls.locate(uri) or (byline and cls.locate(byline.url)) or cls.find(element)
        if fields is None:
            return cls._feed(element)
        if byline:
            posted = byline.posted(fields["posted"])
            fields |= {"author": byline.author or None, "handle": byline.handle, "posted": posted}
            rich = byline.words
        text = RichText.from_parsed(_TRACKING.sub(r"\1", _ATTACHED.sub("", cls.words(rich))))
        media = (Media(kind="other", url=fields["url"]),) if _ATTACHED.search(rich) else ()
        return cls(**fields, text=text, media=media, lang=language_of(element))

    @classmethod
    def _feed(cls, element: Element) -> Self | None:
        """What a page shows of somebody's posts: not a post, but where they are."""
        user = cls.locate(f"https://bsky.app/profile/{element.get('username')}/post/-")
        url = element.url("feed") or Url.parse(user["url"].removesuffix("/post/-") if user else None)
        return cls(url=url, handle=user["handle"] if user else None) if url and url.host == "bsky.app" else None


def _time_in(key: str) -> datetime | None:
    """Most keys are a time in microseconds and ten more bits, in a base-32 alphabet of their own."""
    if not re.fullmatch("[2-7a-j][2-7a-z]{12}", key):
        return None
    return moment(sum(_DIGITS.index(digit) << 5 * at for at, digit in enumerate(reversed(key))) // 1_024_000)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Bluesky]
