"""Posts in Telegram's public channels: from the script that is their embed code, from a frame, from a bare link."""

import re
from collections.abc import Sequence

from embedkit import Block, Element, hookimpl
from embedkit.lazy import pattern
from embedkit.social import Fields, Post

_POST = pattern(
    r"https?://(?:t|telegram)\.me/(?:s/)?([A-Za-z]\w{3,31})/(?:\d{1,10}/)?(\d{1,10})(?![^/?#])(?!/\d)", re.ASCII
)


class Telegram(Post):
    """A post in a public channel on Telegram. Its embed code says which, and nothing of what it says."""

    type = "telegram"
    network = "Telegram"
    framed = "{url}?embed=1"
    sources = ()
    colour = "#2481cc"
    # The script is all there is. In a paragraph of its own when the content system makes paragraphs of lines; the
    # second half spares all paragraphs that don't begin with a script.
    selectors = ("script[data-telegram-post]", "p:has(> script[data-telegram-post]:first-child)")
    urls = ("https://t.me/*", "https://telegram.me/*")

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        match = _POST.match(address)
        if match is None:
            return None
        channel, number = match.groups()
        return {"url": f"https://t.me/{channel}/{number}", "id": number, "handle": channel}

    @classmethod
    def from_html(cls, element: Element) -> Sequence[Block] | None:
        scripts = [element] if element.tag == "script" else element.select("script[data-telegram-post]")
        if element.tag != "script" and element.without("script").text:
            return None  # a paragraph with words of its own
        found = (cls.locate(f"https://t.me/{script.get('data-telegram-post')}") for script in scripts)
        return [cls(**fields) for fields in found if fields] or None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Telegram]
