"""What becomes of a post that is gone, or that its author does not want shown to everybody."""

from __future__ import annotations

from html import escape
from typing import Literal

from ..fields import Url
from ..host.guard import guarded
from ..host.registry import Registry
from ..kit.lookup import Answer
from ..model import Block
from ..readers.walker import Walker
from ..report import Report

Dead = Literal["keep", "redact", "link"]
"""``keep``: what the article holds of it stays, marked as gone. ``redact``: only what its address says.
``link``: a link."""
LONGEST = 60


def buried(block: Block, answers: tuple[Answer, ...], dead: Dead, registry: Registry) -> Block:
    """The block in the place of one that is gone."""
    if dead == "keep":
        return block.with_answers(answers) or linked(block, registry)
    url = _address(block)
    bare = type(block).from_url(url) if dead == "redact" and url else None
    return (bare.with_answers(answers) if bare else None) or linked(block, registry)


def linked(block: Block, registry: Registry) -> Block:
    """A paragraph, or whatever block type takes such, with nothing but the address; of a block without one, itself."""
    url = _address(block)
    if url is None:
        return block
    walker = Walker(registry, None, Report(), whole=False)
    walker.paragraph([f'<a href="{escape(url)}">{escape(_shown(url))}</a>'])
    return walker.blocks[0] if walker.blocks else block


def _address(block: Block) -> Url | None:
    return guarded(block.type, lambda: Url.parse(block.gist()[0] or ""), None)


def _shown(url: Url) -> str:
    """Without its scheme, so that no block type takes the line for an address to embed."""
    text = url.partition("://")[2].removeprefix("www.").partition("?")[0].rstrip("/")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
