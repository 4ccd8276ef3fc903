"""What was left out, replaced or doubtful. Nothing vanishes silently: it becomes a Note."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from .errors import StrictError

INCOMPLETE = "incomplete: "
"""How a note begins that says what a block lacks."""


class Note(BaseModel):
    """One thing a person should know about a read or a render."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    message: str
    """What happened, in one sentence."""
    weight: Literal["info", "warning"] = "warning"
    """``warning``: the reader's result or a block's look suffered; counts under ``strict``."""
    block: int | None = None
    """Number of the block in the article, from 1."""
    plugin: str | None = None
    """Block type or plugin that it is about."""

    def __str__(self) -> str:
        where = f"block {self.block}: " if self.block else ""
        who = f"{self.plugin}: " if self.plugin else ""
        return f"{where}{who}{self.message}"


class Report:
    """Collects notes over one read or render."""

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        self.notes: list[Note] = list(notes)

    def add(
        self,
        message: str,
        *,
        weight: Literal["info", "warning"] = "warning",
        block: int | None = None,
        plugin: str | None = None,
    ) -> None:
        """Keep a note."""
        self.notes.append(Note(message=message, weight=weight, block=block, plugin=plugin))

    @property
    def warnings(self) -> list[Note]:
        """The notes of weight."""
        return [note for note in self.notes if note.weight == "warning"]

    def enforce(self) -> None:
        """Raise StrictError if any note has weight."""
        if self.warnings:
            raise StrictError(self.warnings)
