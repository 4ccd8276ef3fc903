"""A block with its fields filled from what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from ..model import Block
from .lookup import Answer

B = TypeVar("B", bound=Block)
ITS_OWN = frozenset(("url", "id", "provider"))
"""What the block is: never filled over."""


def filled(block: B, answers: Sequence[Answer]) -> B:
    """The network's own record (``json``) wins, for it is the post as it is now; oEmbed and pages fill what is empty.

    Names that the block has no field for, and values that its fields don't take, are left out.
    """
    for answer in answers:
        if answer.state == "gone":
            block = _with(block, {"gone": True})
        else:
            wins = answer.lookup.kind == "json"
            block = _with(
                block,
                {
                    name: value
                    for name, value in answer.fields.items()
                    if value not in (None, "", [], ())
                    and (not (held := getattr(block, name, None)) or (wins and name not in ITS_OWN))
                    and not (name == "media" and held and not _shows(value))
                },
            )
    return block


def _with(block: B, fields: Mapping[str, Any]) -> B:
    known = type(block).model_fields
    changes = {name: value for name, value in fields.items() if name in known}
    held = {name: getattr(block, name) for name in known}
    while changes:
        try:
            return type(block).model_validate(held | changes)
        except ValidationError as error:
            wrong = {where["loc"][0] for where in error.errors(include_url=False) if where["loc"]} & changes.keys()
            if not wrong:
                return block
            for name in wrong:
                del changes[str(name)]
    return block


def _shows(media: Any) -> bool:
    """Whether there is a picture to be seen among the media of a record."""
    return isinstance(media, list | tuple) and any(isinstance(item, Mapping) and item.get("src") for item in media)
