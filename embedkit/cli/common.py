"""What the commands share: their arguments, and how they read, print and tell."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError

if TYPE_CHECKING:
    from ..model import Article
    from ..report import Note

source_argument = click.argument("source", metavar="SOURCE")
from_option = click.option("--from", "format", metavar="FORMAT", help="What SOURCE is; sniffed when not given.")
url_option = click.option("--url", metavar="BASE_URL", help="Address of the article, for relative links.")
encoding_option = click.option(
    "--encoding", metavar="NAME", help="Encoding of SOURCE, such as gb18030; found out when not given."
)


def read_source(source: str, format: str | None, url: str | None, encoding: str | None) -> Article:
    """The Article in a path, or in what comes on standard input."""
    from ..read import read
    from ..readers.decode import MOST_BYTES

    if source != "-":
        return read(Path(source), format, url, encoding=encoding)
    if sys.stdin is None:
        raise InputError("standard input is closed")
    return read(sys.stdin.buffer.read(MOST_BYTES + 1), format, url, encoding=encoding, name="standard input")


def print_text(text: str) -> None:
    """To standard output, as UTF-8 whatever the terminal's locale says."""
    if sys.stdout is None:
        raise InputError("standard output is closed")
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def tell(notes: Iterable[Note | str]) -> None:
    """What was left out, replaced or guessed, to standard error."""
    for note in notes:
        click.echo(f"embedkit: {note}", err=True)


def is_terminal() -> bool:
    """Whether a person looks at standard error, for whom a progress bar is drawn."""
    return sys.stderr is not None and sys.stderr.isatty()
