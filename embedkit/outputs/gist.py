"""What a block is without its plugin: an address, a title and words."""

from __future__ import annotations

from ..fields import RichText, Text, Url
from ..host.guard import guarded
from ..model import Block, Record


class Gist(Record):
    """For the fallback templates, as ``block``."""

    url: Url | None
    title: Text
    words: RichText

    @classmethod
    def of(cls, block: Block) -> Gist:
        """The gist of a block; of one whose own ``gist`` raises, its type name."""
        nothing = cls.model_construct(url=None, title=Text(block.type), words=RichText(""))
        return guarded(block.type, lambda: cls._made(*block.gist()), nothing)  # the last rung of the ladder must hold

    @classmethod
    def _made(cls, url: Url | None, title: str, words: str) -> Gist:
        return cls(url=url, title=Text(title), words=RichText.from_plain("" if words == title else words))
