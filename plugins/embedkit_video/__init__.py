"""Films: a linked still with a play button in a mail, whoever shows them and however they were embedded."""

from collections.abc import Sequence
from typing import Self

from embedkit import Block, Count, Frame, ImageUrl, Record, Text, Url, hookimpl
from embedkit.kit import Address, Element, Embed, Fields, clock, kind_of_player

from .files import from_file
from .markup import SELECTORS, from_markup
from .providers import NAMES, URLS, locate, player
from .sites import NAMES as MORE_NAMES
from .sites import SITES, peertube, peertube_frame


class Track(Record):
    """Subtitles of a film that stands on the publisher's own server."""

    url: Url
    lang: Text = Text("")
    label: Text = Text("")


class Video(Embed):
    """A film: its still, its title, how long it is."""

    type = "video"
    names = NAMES | MORE_NAMES
    asked = frozenset("youtube vimeo dailymotion ted brightcove facebook loom odysee rumble wistia".split())
    selectors = (
        "video",
        "amp-video",
        "figure.kg-video-card",
        ".mejs-container",
        "video-js",
        "amp-brightcove",
        "amp-youtube",
        "amp-vimeo",
        "amp-dailymotion",
        "lite-youtube",
        "lite-vimeo",
        "div.fb-video",
        "blockquote.fb-xfbml-parse-ignore",
        r"fb\:video[href]",
        "amp-facebook[data-href][data-embed-as=video]",
        "object",
        "embed",
        "iframe",
        *SELECTORS,
    )
    urls = (*URLS, *SITES.urls)

    thumbnail: ImageUrl | None = None
    """The still."""
    width: Count | None = None
    """Pixels of the still, or of the film."""
    height: Count | None = None
    duration: Count | None = None
    """Seconds."""
    author: Text = Text("")
    """The channel."""
    tracks: tuple[Track, ...] = ()

    @property
    def length(self) -> str:
        """``3:12``; empty if not known."""
        return clock(self.duration)

    @property
    def facts(self) -> str:
        """Who shows it, whose it is, and how long it is where no title says so."""
        length = "" if self.title else clock(self.duration)
        return " · ".join(part for part in (self.place if self.title else "", self.author, length) if part)

    @property
    def is_file(self) -> bool:
        """Whether a browser can play it without anybody's player."""
        return self.provider == "file"

    @property
    def is_tall(self) -> bool:
        """Whether it was made for phones, upright."""
        return bool(self.width and self.height and self.height > self.width)

    @classmethod
    def locate(cls, at: Address) -> Fields | None:
        return locate(at)

    @classmethod
    def from_html(cls, element: Element) -> Self | Sequence[Block] | None:
        if element.tag == "iframe":
            return cls._somebodys(element)
        fields = from_markup(element)
        if fields is None:
            fields = from_file(element)
        return cls(**fields) if fields else None

    @classmethod
    def _somebodys(cls, element: Element) -> Self | None:
        """A frame whose address nobody has claimed: a server of PeerTube, or a player by its looks."""
        url = element.frame_url()
        at = Address.of(url) if url else None
        if url is None or at is None:
            return None
        fields = peertube(at)
        if fields is None and kind_of_player(element, url) == "video":
            fields = {"provider": at.host, "url": url}
        return cls(**fields | cls.details(element)) if fields else None

    def frame(self) -> Frame | None:
        if self.provider == "peertube":
            return peertube_frame(self.url)
        if self.provider not in NAMES and self.provider != "brightcove":
            return SITES.frame(self.url)
        at = Address.of(self.url)
        url = player(self.provider, at, self.id or "") if at else None
        return Frame(url=Url(url)) if url else None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Video]
