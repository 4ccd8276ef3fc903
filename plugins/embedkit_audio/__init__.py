"""Sounds: podcasts, songs and recordings as a pill that leads to where they can be heard."""

from typing import Self

from embedkit import Block, Count, Frame, ImageUrl, Text, Url, hookimpl
from embedkit.kit import Address, Element, Embed, Fields, clock, kind_of_player

from .files import from_file
from .markup import SELECTORS, from_markup, linked, title_of_link
from .providers import HEIGHTS, NAMES, URLS, locate, player
from .sites import NAMES as MORE_NAMES
from .sites import SITES


class Audio(Embed):
    """Something to listen to: its title, and a play button that leads there."""

    type = "audio"
    names = NAMES | MORE_NAMES
    asked = frozenset("spotify soundcloud apple-podcasts acast spreaker".split())
    selectors = ("audio", "amp-audio", ".kg-audio-card", ".mejs-container", "iframe", *SELECTORS)
    urls = (*URLS, *SITES.urls)

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
        return locate(at) or SITES.locate(at)

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        if element.tag == "iframe":  # nobody has claimed its address
            frame = element.frame_url()
            if frame is None or kind_of_player(element, frame) != "audio":
                return None
            return cls(provider=Text(frame.host), url=frame, **cls.details(element))
        url = from_markup(element)
        if url is not None:
            block = cls.located(url, element)
            title = title_of_link(element)
            return block.model_copy(update={"title": title}) if block and title else block
        fields = from_file(element)
        return cls(**fields) if fields else None

    @classmethod
    def from_frame(cls, element: Element, url: Url) -> Self | None:
        block = cls.located(url, element)
        return block.model_copy(update=linked(element, block.provider, cls.locate)) if block else None

    def frame(self) -> Frame | None:
        if self.provider in HEIGHTS:
            at = Address.of(self.url)
            url = player(self.provider, at) if at else None
            return Frame(url=Url(url), height=HEIGHTS[self.provider]) if url else None
        if self.provider == "bandcamp":  # whose pages don't say the number that its frames want
            return SITES.frame(Url(f"https://bandcamp.com/EmbeddedPlayer/{self.id}/"))
        return SITES.frame(self.url)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Audio]
