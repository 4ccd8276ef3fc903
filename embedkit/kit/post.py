"""What a social post is, on whatever network: the base of one plugin per network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self
from urllib.parse import quote

from pydantic import Field

from ..fields import Count, ImageUrl, RichText, Text, Url, When
from ..fields.lazy import pattern
from ..model import Block, Fields, Frame, Record
from .lookup import asking
from .wrappers import unarchived

if TYPE_CHECKING:
    from .element import Element
    from .lookup import Answer, Lookup

_ADDRESS = pattern(r"https?://[^\s<>\"]{1,2000}")
_HREF = pattern(r'<a href="([^"]*)">')

FRAME_HEIGHT = 560
"""Pixels: what most posts need."""

ALONE = ":not(:has(blockquote, iframe))"
"""Ends the selector of a box: one round embed code is not asked about, for that is known by itself."""

Lang = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Media(Record):
    """A picture or a film in a post. Without ``src`` only that there is one is known."""

    kind: Literal["photo", "video", "gif", "other"] = "photo"
    """``other``: the markup says that something is attached, and not what."""
    src: ImageUrl | None = None
    """The picture, or a film's still."""
    alt: Text = Text("")
    width: Count | None = None
    height: Count | None = None
    url: Url | None = None
    """Where it can be seen."""


class Quoted(Record):
    """The post that a post quotes."""

    url: Url | None = None
    author: Text | None = None
    handle: Text | None = None
    text: RichText = RichText("")
    posted: When | None = None
    media: tuple[Media, ...] = ()


class Post(Block):
    """A social post. A network's plugin subclasses it and says how its markup and addresses look."""

    family = "post"
    network: ClassVar[str]
    """The name readers know: ``X``."""
    colour: ClassVar[str] = ""
    """The network's, for a thin edge: ``#rrggbb``, seen on light and on dark. Empty for black and white."""
    sigil: ClassVar[str] = "@"
    """What the network writes before a user name."""
    marks: ClassVar[tuple[str, ...]] = ()
    """Attributes in which its markup has the post's address."""
    home: ClassVar[str] = ""
    """Its site, such as ``https://buoy.example/``, where its markup may have addresses without it."""

    framed: ClassVar[str] = ""
    """Address of the network's own frame of a post, with ``{url}``, ``{path}``, ``{id}`` or ``{quoted}`` in it."""

    url: Url | None = None
    id: Text | None = None
    author: Text | None = None
    """Display name."""
    handle: Text | None = None
    """User name, without the ``@``."""
    community: Text | None = None
    """Group or forum it stands in, as readers write it: ``r/harbour``."""
    avatar: ImageUrl | None = None
    text: RichText = RichText("")
    lang: Lang | None = None
    posted: When | None = None
    likes: Count | None = None
    replies: Count | None = None
    reposts: Count | None = None
    media: tuple[Media, ...] = ()
    quoted: Quoted | None = None
    reply_to: Text | None = None
    """User name that the post answers, without the ``@``."""
    gone: bool = False
    """The network says that it is no longer available."""

    @property
    def place(self) -> str:
        """The network's name, as templates see it."""
        return self.network

    @property
    def mention(self) -> str:
        """The user name as the network writes it: ``@harbour``; empty if there is none."""
        return self.sigil + self.handle if self.handle else ""

    def lacks(self) -> str | None:
        """See Block."""
        return None if self.url else "a post without its address"

    def frame(self) -> Frame | None:
        """See Block."""
        if not (self.framed and self.url and self.id):
            return None
        url = self.url.rstrip("/")
        path = "/" + url.split("/", 3)[-1]
        address = self.framed.format(url=url, path=path, id=self.id, quoted=quote(self.url, safe=""))
        return Frame(url=Url(address), height=FRAME_HEIGHT)

    def lookups(self) -> Sequence[Lookup]:
        """See Block. By oEmbed; a network with an API of its own, or whose terms don't allow to keep what it says,
        overrides this."""
        from .answers import from_markup  # only resolving needs it

        return asking("oembed", self.url, from_markup(type(self)))

    def with_answers(self, answers: Sequence[Answer]) -> Self | Block | None:
        """See Block."""
        from .filling import filled

        return filled(self, answers)

    def gist(self) -> tuple[Url | None, str, str]:
        """See Block. An id is no title, and no first words for an inbox to show."""
        name = f"{self.author} ({self.mention})" if self.author and self.handle else self.author or self.mention
        title, quoted = name or self.network, self.quoted or Quoted()
        words = (self.text.plain, *(item.alt for item in self.media), quoted.author or "", quoted.text.plain)
        return self.url, title, "\n".join(filter(None, words)) or title

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        """What an address of a post tells: ``url`` in its plain form, ``id``, ``handle``. None: it is no post's."""
        return None

    @classmethod
    def find(cls, element: Element) -> Fields | None:
        """What the first address of a post tells: in ``marks``, a frame's, of any attribute, a link, the words."""
        others = (element.url(name) for name, value in element.attrs.items() if "/" in value)
        inside = (anchor.url() for anchor in element.select("a[href]"))
        printed = (Url.parse(match[0]) for match in _ADDRESS.finditer(element.raw_text))
        addresses = chain(cls.marked(element), [element.frame_url()], others, inside, printed)
        return next((found for url in addresses if url and (found := cls.locate(url))), None)

    @classmethod
    def marked(cls, element: Element) -> Iterator[Url]:
        """The addresses in ``marks`` of the element and of the quotation in it; relative ones also on its own site."""
        for name in cls.marks:
            for box in (element, *element.select(f"blockquote[{name}]")):
                yield from filter(None, (box.url(name), Url.parse(box.get(name).strip(), cls.home)))

    @classmethod
    def words(cls, rich: RichText) -> RichText:
        """The text of the markup; none if all it says is the address of the post."""
        return RichText("") if cls.locate(rich.plain.strip()) else rich

    @classmethod
    def from_html(cls, element: Element) -> Self | Sequence[Block] | None:
        fields = cls.find(element)
        return cls(**fields) if fields else None

    @classmethod
    def from_url(cls, url: Url) -> Self | None:
        fields = cls.locate(url)
        return cls(**fields) if fields else None


def words_in(element: Element) -> RichText:
    """The words of embed code. Links that a web archive took over lead where they led: it made them, not the author."""
    rich = element.rich_text()
    if "archive" not in rich and "arquivo" not in rich:
        return rich
    return RichText.trusted(_HREF.sub(lambda link: _unarchived(link[1]), rich))


def _unarchived(href: str) -> str:
    url = Url.parse(href.replace("&amp;", "&"))
    return f'<a href="{escape(unarchived(url) if url else href)}">'


def moment(milliseconds: int) -> datetime | None:
    """The time in a post's id, to the second; None if it is not one at which there were networks."""
    if 1_100_000_000_000 < milliseconds < 4_000_000_000_000:
        return datetime.fromtimestamp(milliseconds // 1000, UTC)
    return None


def language_of(element: Element) -> str | None:
    """The language that the markup names for the text of the post."""
    paragraph = element.select_one("p[lang]")
    lang = paragraph.get("lang").replace("_", "-") if paragraph else ""
    known = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang)
    # "und", and X's own codes for "only links", "only media", "only hashtags", ...
    return lang if known and lang not in ("und", "zxx", "qme", "qst", "qht") else None
