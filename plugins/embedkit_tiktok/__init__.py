"""Videos on TikTok: from the embed code, from a player's frame, from a bare link."""

import re
from typing import Self

from embedkit import Block, RichText, Text, Url, hookimpl
from embedkit.kit import ALONE, Element, Fields, Post, moment, pattern, words_in

_HOST = r"https?://(?:www\.|m\.)?tiktok\.com/"
_POST = pattern(
    _HOST + r"(?:@([\w.-]{1,64})/(video|photo)/|embed/(?:v\d/)?|player/v1/|v/)(\d{10,20})(?![^/?#.])", re.ASCII
)
_USER_NAME = pattern(r"[\w.-]{1,64}", re.ASCII)
_SHORT = pattern(rf"(?:https?://(?:vm|vt)\.tiktok\.com/|{_HOST}t/)\w{{5,20}}(?![^/?#])", re.ASCII)
_USER = pattern(r'^<a href="https://(?:www\.)?tiktok\.com/@[^"]*">@[^<]*</a>')
_TRACKING = pattern(r'(<a href="https://(?:www\.)?tiktok\.com/[^"?]*)\?refer=embed(?=")')


class Tiktok(Post):
    """A video on TikTok: who made it, the caption and the music; the film is behind the link."""

    type = "tiktok"
    network = "TikTok"
    framed = "https://www.tiktok.com/embed/v2/{id}"
    colour = "#fe2c55"
    selectors = (
        "blockquote.tiktok-embed",
        f"div.tiktok-embed{ALONE}",
        "amp-tiktok[data-src]",
        "lite-tiktok[videoid]",
    )
    urls = ("https://*.tiktok.com/*",)
    marks = ("cite",)

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        if match := _POST.match(address):
            user, kind, number = match.groups()
            # Without the user there is no other address than the player's.
            path = f"@{user}/{kind}/{number}" if user else f"embed/v2/{number}"
            # Seconds, and 32 more bits.
            posted = moment((int(number) >> 32) * 1000)
            return {"url": f"https://www.tiktok.com/{path}", "id": number, "handle": user, "posted": posted}
        match = _SHORT.match(address)  # only the network knows what it leads to
        return {"url": match[0]} if match else None

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        quote = element if element.tag == "blockquote" else element.select_one("blockquote") or element
        numbers = map(element.get, ("data-video-id", "data-src", "videoid"))
        number, user = next(filter(None, numbers), ""), element.get("data-unique-id")
        fields = cls.find(quote) or cls.find(element) or cls.locate(f"https://www.tiktok.com/embed/v2/{number}")
        if fields:
            words = _USER.sub("", words_in(quote.select_one("section") or quote))
            return cls(**fields, text=cls.words(RichText.from_parsed(_TRACKING.sub(r"\1", words))))
        # A person's page, with their latest videos.
        known = _USER_NAME.fullmatch(user)
        return cls(url=Url(f"https://www.tiktok.com/@{user}"), handle=Text(user)) if known else None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Tiktok]
