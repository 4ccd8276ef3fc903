"""What an EDITION.toml says."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from ..fields import RichText, Text, Url
from ..fields.lazy import pattern
from ..model import AnyBlock, Record
from ..theme.theme import Logo
from .tags import Engine

Lang = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
_PARAGRAPHS = pattern(r"\n[ \t]*\n")
_HOST = pattern(r"(?:\*|[a-z0-9-]+(?:\.[a-z0-9-]+)+)")
_BLOCK_SCHEMA = WithJsonSchema(
    {
        "type": "object",
        "properties": {"type": {"type": "string"}},
        "required": ["type"],
        "description": "a block as in Article JSON; embedkit plugins --schema TYPE tells its fields",
    }
)
LONGEST_SUBJECT = 250
"""Characters. Inboxes show about 60; headers that are longer than this are cut by some servers."""


def _paragraphs(value: Any) -> Any:
    """One string as its paragraphs: an empty line stands between two."""
    if not isinstance(value, str):
        return value
    return tuple(RichText(part.strip().replace("\n", " ")) for part in _PARAGRAPHS.split(value) if part.strip())


def _host(value: Any) -> Any:
    if isinstance(value, str) and not _HOST.fullmatch(value):
        raise ValueError("must be a host such as news.example, without https://, or * for all")
    return value


class Sender(Record):
    """Who it is from."""

    name: Text = Text("")
    address: str
    reply_to: str | None = None


class Masthead(Record):
    """What stands at the top."""

    title: Text = Text("")
    """The newsletter's name; the theme's name unless given."""
    url: Url | None = None
    logo: Logo | None = None
    """The theme's logo unless given."""
    date: bool = True


class Entry(Record):
    """An article, or blocks that stand between articles."""

    article: str | None = None
    """Path of a file in any format that embedkit reads, relative to the edition."""
    format: str | None = None
    """The article's format; sniffed unless given."""
    encoding: str | None = None
    """The encoding of its file; found out unless given."""
    url: Url | None = None
    """The article's address on the web, if the file does not say it."""
    show: Literal["full", "teaser", "headline"] = "full"
    paragraphs: Annotated[int, Field(ge=1, le=20)] = 2
    """How many paragraphs a teaser shows."""
    blocks: tuple[Annotated[AnyBlock, _BLOCK_SCHEMA], ...] = ()
    """Blocks as in Article JSON, in place of an article."""

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.article is None) == (not self.blocks):
            raise ValueError("needs either article or blocks")
        return self


class Place(Record):
    """A name and an address, such as a profile on a social network."""

    name: Text
    url: Url


class Footer(Record):
    """What stands at the end. The law of many countries asks for an address and a way out."""

    why: RichText = RichText("")
    """Why the reader gets this."""
    address: Text = Text("")
    """Postal address, in one line."""
    unsubscribe: Url | None = None
    preferences: Url | None = None
    browser: Url | None = None
    """Where this edition can be read on the web."""
    social: tuple[Place, ...] = ()


class Links(Record):
    """Query parameters for links to one's own sites."""

    parameters: dict[str, str] = {}
    """Names and values, such as ``utm_source = "newsletter"``."""
    hosts: tuple[Annotated[str, BeforeValidator(_host)], ...] = ()
    """Hosts whose links get them, subdomains included; the hosts of the edition's own articles unless given."""


class Headers(Record):
    """For the message's headers."""

    list_id: str | None = None
    """Such as ``The Harbour Letter <harbour.news.example>``."""
    one_click: bool = False
    """Whether ``unsubscribe`` takes a POST without further questions (RFC 8058)."""
    unsubscribe_mail: str | None = None
    """Address that takes unsubscribe requests by mail."""


class Images(Record):
    """How pictures reach the reader."""

    embed: bool = False
    """Whether they travel in the message; else they are linked, which most newsletters do."""
    folder: str | None = None
    """Where their files are, relative to the edition, under the paths or the names of their addresses; others are
    fetched where that is allowed."""


class Edition(Record):
    """One newsletter."""

    subject: Annotated[Text, Field(min_length=1, max_length=LONGEST_SUBJECT)]
    preheader: Text = Text("")
    """What an inbox shows after the subject; the first words of the edition unless given."""
    lang: Lang | None = None
    """BCP 47; the theme's language unless given."""
    date: datetime.date | None = None
    """Today unless given."""
    theme: str | None = None
    """Path of a theme, relative to the edition."""
    max_bytes: Annotated[int, Field(ge=20_000)] = 100_000
    """Gmail cuts a mail off near 102,400 bytes of HTML."""
    merge_tags: Engine | None = None
    """Whose merge tags may stand in this file, and are made harmless where articles hold the like; found out unless
    given."""
    contents: bool = False
    """Whether it starts with a table of contents."""
    introduction: Annotated[tuple[RichText, ...], BeforeValidator(_paragraphs, json_schema_input_type=str)] = ()
    """Inline HTML; an empty line starts a new paragraph."""
    sender: Sender
    masthead: Masthead = Masthead()
    entries: Annotated[tuple[Entry, ...], Field(min_length=1)]
    footer: Footer = Footer()
    links: Links = Links()
    headers: Headers = Headers()
    images: Images = Images()
