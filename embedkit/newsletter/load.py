"""Reads an EDITION.toml; what is wrong in it is said with file, line and key."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from ..errors import InputError
from ..fields.lazy import pattern
from ..host.files import read_bytes
from ..host.registry import default_registry
from .edition import Edition
from .tags import Tags

_HEADER = pattern(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = pattern(r"""\s*([A-Za-z0-9_."'-]+)\s*=""")
MOST_BYTES = 1024 * 1024


@dataclass(frozen=True)
class TomlPlace:
    """Where an edition stands, to say what is wrong in it, and on which line."""

    path: Path
    text: str

    def of(self, *loc: str | int) -> str:
        """``edition.toml:38: entries[2].show`` for ``("entries", 1, "show")``."""
        key = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")
        line = line_of(self.text, loc)
        return ": ".join(filter(None, (f"{self.path}:{line}" if line else str(self.path), key)))


def load(path: Path) -> tuple[Edition, Tags, TomlPlace]:
    """The edition in a TOML file, its merge tags, and where things stand in it. Raises InputError."""
    try:
        text = read_bytes(path, MOST_BYTES).decode("utf-8").replace("\r\n", "\n")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start})") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: {error}") from None
    engine = data.get("merge_tags")
    tags = Tags.of(data, engine if isinstance(engine, str) else None)
    try:
        edition = Edition.model_validate(tags.hide(data), context={"registry": default_registry()})
        return edition, tags, TomlPlace(path, text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        loc = first["loc"]
        raise InputError(tags.text(f"{TomlPlace(path, text).of(*loc)}: {_message(first, loc)}")) from None


def line_of(text: str, loc: Sequence[str | int]) -> int:
    """The line of a key in TOML, counted from 1; of the table it belongs to where it stands in an inline one.

    ``loc`` is a path such as ``("entries", 2, "show")``. The lines of multi-line strings may be taken for keys; a path
    that is found in none of them has line 0.
    """
    names = [part for part in loc if isinstance(part, str)]
    numbers = [part for part in loc if isinstance(part, int)]
    table: list[str] = []
    count: dict[str, int] = {}
    best = (0, 0)
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = [part.strip(" \"'") for part in header[2].split(".")]
            if header[1] == "[[":
                count[header[2]] = count.get(header[2], -1) + 1
            path = table
        elif key := _KEY.match(line):
            path = [*table, *(part.strip("\"'") for part in key[1].split("."))]
        else:
            continue
        entry = count.get(".".join(table))
        right_one = entry is None or not numbers or entry == numbers[0]
        if right_one and names[: len(path)] == path and len(path) > best[0]:
            best = len(path), number
    return best[1]


def _message(error: Any, loc: Sequence[str | int]) -> str:
    message = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "missing":
        return "is missing"
    if error["type"] != "extra_forbidden":
        return message[:1].lower() + message[1:]
    close = difflib.get_close_matches(str(loc[-1]), _known(loc), 1)
    return "there is no such key" + (f"; did you mean {close[0]}?" if close else "")


def _known(loc: Sequence[str | int]) -> list[str]:
    """The keys of the table that ``loc`` ends in."""
    model: Any = Edition
    for part in loc[:-1]:
        if isinstance(part, str) and isinstance(model, type) and issubclass(model, BaseModel):
            found = model.model_fields.get(part)
            kinds = [found.annotation, *getattr(found.annotation, "__args__", ())] if found else []
            model = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
    return list(model.model_fields) if model is not None else []
