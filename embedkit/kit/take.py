"""Values out of other people's JSON, which may hold anything anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..fields import Text


def mapping_of(value: Any, *path: str) -> Mapping[str, Any]:
    """The object at a path; an empty one if there is none."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def items_of(value: Any) -> list[Mapping[str, Any]]:
    """The objects in a list; some libraries print an empty list as ``{}``."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def string_of(value: Any) -> str:
    """A string, or an empty one."""
    return value if isinstance(value, str) else ""


def line_of(value: Any) -> Text:
    """One line of plain text."""
    return Text(string_of(value))


def count_of(value: Any) -> int | None:
    """A number from 0."""
    if isinstance(value, str) and value.isdecimal() and len(value) < 16:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10**15 else None


def compact(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are there."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}
