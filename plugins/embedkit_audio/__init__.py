"""Sounds: podcasts, songs and recordings as a pill that leads to where they can be heard."""

from typing import Self

from embedkit import Block, Count, Element, Frame, ImageUrl, Text, Url, hookimpl
from embedkit.embed import Address, Embed, Fields, clock

from .files import from_file
from .providers import HEIGHTS, NAMES, URLS, locate, player


class Audio(Embed):
    """Something to listen to: its title, and a play button that leads there."""

    type = "audio"
    names = NAMES
    asked = frozenset("spotify soundcloud apple-podcasts acast".split())
    selectors = ("audio", "amp-audio", ".kg-audio-card", ".mejs-container", "amp-soundcloud", "amp-megaphone")
    urls = URLS

    thumbnail: ImageUrl | None = None
    """The cover."""
    width: Count | None = None
    """Pixels of the cover."""
    height: Count | None = None
    duration: Count | None = None
    """Seconds."""
    author: Text = Text("")

    @property
    def length(self) -> str:
        """``3:12``; empty if not known."""
        return clock(self.duration)

    @property
    def facts(self) -> str:
        """Where it can be heard, and whose it is."""
        return " · ".join(part for part in (self.place if self.title else "", self.author) if part)

    @property
    def is_file(self) -> bool:
        """Whether a browser can play it without anybody's player."""
        return self.provider == "file"

    @classmethod
    def locate(cls, at: Address) -> Fields | None:
        return locate(at)

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        if element.tag == "amp-soundcloud":
            kind = "tracks" if element.get("data-trackid") else "playlists"
            number = element.get("data-trackid") or element.get("data-playlistid")
            url = f"https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/{kind}/{number}"
            return cls.located(Url.parse(url), element)
        if element.tag == "amp-megaphone":
            kind = "e" if element.get("data-episode") else "p"
            number = element.get("data-episode") or element.get("data-playlist")
            return cls.located(Url.parse(f"https://playlist.megaphone.fm/?{kind}={number}"), element)
        fields = from_file(element)
        return cls(**fields) if fields else None

    def frame(self) -> Frame | None:
        at = Address.of(self.url)
        url = player(self.provider, at) if at else None
        return Frame(url=Url(url), height=HEIGHTS[self.provider]) if url else None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Audio]
