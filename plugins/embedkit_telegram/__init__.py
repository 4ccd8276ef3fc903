"""Posts in Telegram's public channels: from the script that is their embed code, from a frame, from a bare link."""

import re
from collections.abc import Sequence
from typing import Self

from embedkit import Block, hookimpl
from embedkit.kit import Element, Fields, Lookup, Post, pattern

_POST = pattern(
    r"https?://(?:t|telegram)\.me/(?:s/)?([A-Za-z]\w{3,31})/(?:\d{1,10}/)?(\d{1,10})(?![^/?#])(?!/\d)", re.ASCII
)


class Telegram(Post):
    """A post in a public channel on Telegram. Its embed code says which, and nothing of what it says."""

    type = "telegram"
    network = "Telegram"
    framed = "{url}?embed=1"
    colour = "#2481cc"
    selectors = ("script[data-telegram-post]", "blockquote[data-telegram-post]", "div[data-telegram-post]")
    urls = ("https://t.me/*", "https://telegram.me/*")

    def lookups(self) -> Sequence[Lookup]:
        return ()  # its terms allow no copy of what it says

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        match = _POST.match(address)
        if match is None:
            return None
        channel, number = match.groups()
        return {"url": f"https://t.me/{channel}/{number}", "id": number, "handle": channel}

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        post = element.get("data-telegram-post")  # there may be nothing else
        fields = cls.locate(f"https://t.me/{post}") or cls.find(element)
        return cls(**fields) if fields else None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Telegram]
