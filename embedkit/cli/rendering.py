"""What ``embedkit render`` does between reading a source and writing files: here, or in a worker (``--isolate``)."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..report import Note

if TYPE_CHECKING:
    from ..model import Article

GMAIL_CUTS = 102_400
"""Bytes of HTML after which Gmail hides the rest (email-safe HTML, "message clipped")."""
USUAL = ("email", "text", "web")


class Rendered(NamedTuple):
    """An article in some outputs."""

    texts: dict[str, str]
    """By output."""
    suffixes: dict[str, str]
    """How a file of each output ends."""
    notes: list[Note]


def rendered(article: Article, outputs: Sequence[str], theme: Path | None) -> Rendered:
    """The article in each output; the notes of its reader, of its plugins, of the theme and of the outputs."""
    from ..host.registry import default_registry
    from ..render import render
    from ..report import Report
    from ..theme import Theme

    look = Theme.load(theme) if theme else None
    registry = default_registry()
    report = Report()
    report.notes.extend([*registry.notes, *(look.notes if look else ()), *article.notes])
    texts = {name: render(article, name, theme=look, report=report) for name in dict.fromkeys(outputs or USUAL)}
    if (size := len(texts.get("email", "").encode())) > GMAIL_CUTS:
        report.add(
            f"the mail has {size:,} bytes of HTML; Gmail cuts it off near {GMAIL_CUTS:,} and hides the rest",
            weight="info",
        )
    suffixes = {name: registry.outputs[name].suffix for name in texts}
    return Rendered(texts, suffixes, list(dict.fromkeys(report.notes)))


def rendered_apart(
    source: Path | bytes, outputs: Sequence[str], theme: Path | None, *, resolve: bool, **reading: str | None
) -> Rendered:
    """The same in a worker: no plugin is loaded here, and one that hangs or dies costs its own block.

    ``reading``: ``format``, ``url`` and ``encoding``, as ``embedkit.read`` takes them.
    """
    from ..worker import isolated

    arguments: dict[str, Any] = {"outputs": list(outputs), "theme": str(theme) if theme else None, "resolve": resolve}
    if isinstance(source, Path):
        arguments["path"] = str(source)
    else:
        arguments["data"] = base64.b64encode(source).decode("ascii")
    found = isolated("embedkit.cli.rendering:in_worker", arguments | {"reading": reading})
    return Rendered(found["texts"], found["suffixes"], [Note.model_validate(note) for note in found["notes"]])


def in_worker(
    outputs: list[str],
    theme: str | None,
    resolve: bool,
    reading: dict[str, str | None],
    path: str | None = None,
    data: str = "",
) -> dict[str, Any]:
    """The worker's part, with arguments and a result that JSON has."""
    from ..read import read

    source: Path | bytes = Path(path) if path is not None else base64.b64decode(data)
    name = None if path is not None else "standard input"
    article = read(source, reading.get("format"), reading.get("url"), encoding=reading.get("encoding"), name=name)
    if resolve:
        from ..resolve import resolve_article

        article = resolve_article(article)
    texts, suffixes, notes = rendered(article, outputs, Path(theme) if theme else None)
    return {"texts": texts, "suffixes": suffixes, "notes": [note.model_dump() for note in notes]}
