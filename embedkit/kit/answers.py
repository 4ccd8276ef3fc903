"""oEmbed answers that hold the embed code as a person pastes it: X, Instagram, Facebook, Reddit, TikTok.

The block type reads that code already, so it reads it here too. What it found is kept, the code is not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ..fields import Text
from ..fields.lazy import pattern
from ..model import Block, Fields
from .element import Element
from .lookup import Parse
from .oembed import fields as media_fields
from .take import compact

_HANDLE = pattern(r"https?://(?:[\w-]+\.)*[a-z]+\.[a-z]+/@?([\w.]{1,64})/?(?:\?.*)?")
_NUMBER = pattern(r"\d+")


@lru_cache(maxsize=64)
def from_markup(block_type: type[Block]) -> Parse:
    """A function that makes fields of this block type of an oEmbed answer."""

    def fields(data: Mapping[str, Any]) -> Fields:
        return {**_facts(data), **_read(block_type, str(data.get("html") or ""))}

    return fields


def _read(block_type: type[Block], html: str) -> Fields:
    """The fields of the first block of that type in a piece of HTML."""
    if not html or not block_type.selectors:
        return {}
    body = Element.parse(html)
    for element in body.select(", ".join(block_type.selectors)):
        block = block_type.from_html(element)
        if isinstance(block, block_type):
            found: Fields = json.loads(block.model_dump_json(exclude_defaults=True))
            return {name: value for name, value in found.items() if name != "type"}
    return {}


def _facts(data: Mapping[str, Any]) -> Fields:
    """Who posted it, and its picture."""
    facts = media_fields(data)
    handle = data.get("author_unique_id") or _handle(str(data.get("author_url") or ""))
    picture = {"src": facts.get("thumbnail"), "kind": "video" if data.get("type") == "video" else "photo"}
    sizes = {name: data.get(f"thumbnail_{name}") for name in ("width", "height")}
    return compact(
        {
            **facts,
            "author": Text(str(data.get("author_name") or "")),
            "handle": Text(str(handle or "")),
            "media": [compact({**picture, **sizes})] if facts.get("thumbnail") else [],
        }
    )


def _handle(url: str) -> str:
    match = _HANDLE.fullmatch(url)
    return match[1] if match and not _NUMBER.fullmatch(match[1]) else ""
