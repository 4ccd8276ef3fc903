"""Maps: what they show, and the way to the map itself, without anybody's key and without a picture."""

from typing import Self

from embedkit import Block, Frame, Url, hookimpl
from embedkit.kit import Address, Element, Embed, Fields

from .google import URLS, google
from .openstreetmap import openstreetmap
from .sites import NAMES, SITES, storymap


class Map(Embed):
    """A place or a way on Google Maps, OpenStreetMap and others."""

    type = "map"
    names = NAMES
    selectors = (".strava-embed-placeholder",)
    urls = (*URLS, "https://www.openstreetmap.org/*", "https://cdn.knightlab.com/libs/storymapjs/*", *SITES.urls)

    embed: Url | None = None
    """The provider's own frame, if it needs no key."""

    @classmethod
    def locate(cls, at: Address) -> Fields | None:
        return openstreetmap(at) if at.host == "openstreetmap.org" else SITES.locate(at) or storymap(at) or google(at)

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        """What Strava's script fills: a tour, a route or a part of one."""
        kind, number = element.get("data-embed-type"), element.get("data-embed-id")
        page = "activities" if kind == "activity" else f"{kind}s"
        return cls.located(Url.parse(f"https://www.strava.com/{page}/{number}"), element)

    @classmethod
    def from_url(cls, url: Url) -> Self | None:
        return cls._framed(cls.located(url), url)

    @classmethod
    def from_frame(cls, element: Element, url: Url) -> Self | None:
        return cls._framed(cls.located(url, element), url)

    @classmethod
    def _framed(cls, block: Self | None, url: Url) -> Self | None:
        """The block, with the address that a frame of it has."""
        at = Address.of(url)
        if block is None or at is None or "key" in at.query:
            return block
        framed = at.path[-1:] in (("embed",), ("embed.html",)) or at.query.get("output") == "embed"
        return block.model_copy(update={"embed": url}) if framed else block

    def frame(self) -> Frame | None:
        return Frame(url=self.embed, height=450) if self.embed else SITES.frame(self.url)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Map]
