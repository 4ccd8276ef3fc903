"""Embeds that load a network's own frame, but only once a reader has asked for it.

Until the click nothing is fetched from the network: no frame, no script, and none of its pictures either.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ...fields import ImageUrl
from ...model import Block

_HERE = Path(__file__).parent
STYLES = (_HERE / "live.css").read_text("utf-8")
SCRIPT = (_HERE / "live.js").read_text("utf-8").strip()


def without_pictures(block: Block) -> Block:
    """The same block with no address of a picture in it; what its fields demand stays."""
    return _bare(block)  # type: ignore[no-any-return]


def _bare(value: Any) -> Any:
    if isinstance(value, BaseModel):
        update = {name: _bare(getattr(value, name)) for name in type(value).model_fields}
        return value.model_copy(update=update)
    if isinstance(value, tuple):
        return tuple(_bare(item) for item in value)
    return None if isinstance(value, ImageUrl) else value
