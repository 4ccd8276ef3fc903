"""What the commands share: their arguments, and how they read, print and tell."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..model import Article
    from ..report import Note

source_argument = click.argument("source", metavar="SOURCE")
from_option = click.option("--from", "format", metavar="FORMAT", help="What SOURCE is; sniffed when not given.")
url_option = click.option("--url", metavar="BASE_URL", help="Address of the article, for relative links.")


def read_source(source: str, format: str | None, url: str | None) -> Article:
    """The Article in a path, or in what comes on standard input."""
    from ..read import read

    if source == "-":
        return read(sys.stdin.buffer.read(), format, url, name="standard input")
    return read(Path(source), format, url)


def print_text(text: str) -> None:
    """To standard output, as UTF-8 whatever the terminal's locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def tell(notes: Iterable[Note | str]) -> None:
    """What was left out, replaced or guessed, to standard error."""
    for note in notes:
        click.echo(f"embedkit: {note}", err=True)
