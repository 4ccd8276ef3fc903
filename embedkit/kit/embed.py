"""What stands in an article and lives elsewhere, such as a film or a chart: the base of one plugin per kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from ..fields import RichText, Text, Url
from ..fields.lazy import pattern
from ..model import Block, Fields
from .lookup import asking

if TYPE_CHECKING:
    from .element import Element
    from .lookup import Answer, Lookup


# What players call their own frame, in the languages they come in most.
_SAYS_NOTHING = pattern(
    r"(?:(?:embedly|embedded|embed|external|interactive|html5)[ -]?)*+(?:or visual )?"
    r"(?:video|audio|podcast|media|chart|timeline|(?:story)?map|gif|pen|content|frame|iframe|player|embed|document|"
    r"widget|clip)?"
    r"(?:[ -](?:player|embed|frame))?|untitled|null|undefined|"
    r"(?:lecteur|reproductor|leitor) (?:de )?v[ií]d[ée]o.{0,12}",
    re.I,
)
_PREFIX = pattern(r"(?:(?:\w{3,15} )?(?:Embed|Video)|Play(?: Video)?): ", re.I)
_SUFFIX = pattern(r"\s{0,3}[,:|–—-]\s{0,3}(?:(?:podcast|audio|video|media)[ -])?player$", re.I)
_CLOCK = pattern(r"(?:(\d{1,3}):)?(\d{1,3}):(\d\d)")


class Address(NamedTuple):
    """A web address taken apart, for ``match``."""

    host: str
    """Without ``www.``."""
    path: tuple[str, ...]
    """What stands between the slashes; a slash written ``%2F`` parts nothing."""
    query: dict[str, str]
    fragment: str

    @classmethod
    def of(cls, url: Url) -> Address | None:
        """None for ``mailto:`` and the like, and for a port of its own, which no network's pages have."""
        parts = urlsplit(url)
        if not url.host or parts.port is not None:
            return None
        segments = tuple(segment for segment in parts.path.split("/") if segment)
        return cls(url.host, segments, dict(parse_qsl(parts.query)), parts.fragment)


class Embed(Block):
    """Something that its provider shows. A plugin subclasses it and says how markup and addresses look."""

    family = "embed"
    names: ClassVar[dict[str, str]] = {}
    """Providers, and the names by which readers know them."""
    asked: ClassVar[frozenset[str]] = frozenset()
    """Those that answer by oEmbed."""

    provider: Text = Text("")
    """Who shows it, such as ``youtube``; ``file`` for one that stands on the publisher's own server."""
    id: Text | None = None
    """The provider's name for it."""
    url: Url
    """The page that shows it to anybody."""
    title: Text = Text("")
    caption: RichText = RichText("")
    """What the article says under it."""

    @property
    def place(self) -> str:
        """The provider's name; empty for one that readers don't know, unless it is a host."""
        return self.names.get(self.provider.lower(), "") or (self.provider if "." in self.provider else "")

    @classmethod
    def locate(cls, at: Address) -> Fields | None:
        """What an address tells: ``provider``, ``id``, ``url``, .... None: it shows no such thing."""
        return None

    @classmethod
    def details(cls, element: Element) -> Fields:
        """What a frame or a player says of itself: its title."""
        return {"title": cls.titled(element)}

    @classmethod
    def titled(cls, element: Element) -> Text:
        """The title of a frame or a player; empty if it says no more than whose it is, such as *Loom player*."""
        title = title_of(element)
        rest = title.lower()
        for name in cls.names.values() if title else ():
            rest = rest.replace(name.lower(), "")
        return Text("") if title and _SAYS_NOTHING.fullmatch(" ".join(rest.split())) else title

    @classmethod
    def located(cls, url: Url | None, element: Element | None = None) -> Self | None:
        """The block that an address means, with what the element round it says."""
        at = Address.of(url) if url else None
        fields = cls.locate(at) if at else None
        if fields is None:
            return None
        if element is not None:
            fields |= {name: value for name, value in cls.details(element).items() if value}
        return cls(**fields)

    @classmethod
    def from_url(cls, url: Url) -> Self | None:
        return cls.located(url)

    @classmethod
    def from_frame(cls, element: Element, url: Url) -> Self | None:
        return cls.located(url, element)

    def lookups(self) -> Sequence[Lookup]:
        """See Block."""
        from . import oembed as media

        return asking("oembed", self.url, media.fields) if self.provider in self.asked else ()

    def with_answers(self, answers: Sequence[Answer]) -> Self | Block | None:
        """See Block. A title made of the words in the address gives way to the real one."""
        from .filling import filled

        at = Address.of(self.url)
        guessed = (at and self.locate(at)) or {}
        if self.title and self.title == guessed.get("title"):
            block = filled(self.model_copy(update={"title": Text("")}), answers)
            return block if block.title else block.model_copy(update={"title": self.title})
        return filled(self, answers)

    def gist(self) -> tuple[Url | None, str, str]:
        title = self.title or self.place
        return self.url, title, "\n".join(words for words in (title, self.caption.plain) if words)


def copy_of(element: Element) -> Element | None:
    """The ``noscript`` after a script or its box, with what browsers without script show; None: there is none."""
    after = element.next
    return after if after is not None and after.tag == "noscript" else None


def title_of(element: Element) -> Text:
    """The title of a frame or a player; empty if it only says that it is one."""
    for name in ("title", "data-title", "videotitle", "playlabel", "aria-label"):
        title = element.get(name).strip()
        if title and not _SAYS_NOTHING.fullmatch(title):
            return Text(_SUFFIX.sub("", _PREFIX.sub("", title, count=1)))
    return Text("")


def words_of(slug: str) -> Text:
    """``the-old-bridge`` as words: what an address says of a thing without a title."""
    words = unquote(slug).replace("-", " ").replace("_", " ").strip()
    return Text(words[:1].upper() + words[1:]) if any(letter.isalpha() for letter in words) else Text("")


def seconds(clock: str) -> int | None:
    """``1:02:03`` as seconds; None for anything else, and for nothing."""
    match = _CLOCK.fullmatch(clock.strip())
    hours, minutes, rest = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    return hours * 3600 + minutes * 60 + rest or None


def clock(duration: int | None) -> str:
    """Seconds as ``3:12`` or ``1:02:03``; empty if not known."""
    if not duration:
        return ""
    hours, rest = divmod(duration, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
