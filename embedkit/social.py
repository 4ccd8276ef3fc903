"""What a social post is, on whatever network: the base of one plugin per network."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .fields import Count, ImageUrl, RichText, Text, Url, When
from .model import Block, Record

Lang = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Media(Record):
    """A picture or a film in a post. Without ``src`` only that there is one is known."""

    kind: Literal["photo", "video", "gif"] = "photo"
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

    network: ClassVar[str]
    """The name readers know: ``X``."""

    url: Url | None = None
    id: Text | None = None
    author: Text | None = None
    """Display name."""
    handle: Text | None = None
    """User name, without the ``@``."""
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
