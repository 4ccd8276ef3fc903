"""What the commands share: their arguments, and how they read, print and tell."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TextIO, TypeVar

import click

from ..errors import InputError

if TYPE_CHECKING:
    from ..model import Article
    from ..report import Note

P = ParamSpec("P")
T = TypeVar("T")
source_argument = click.argument("source", metavar="SOURCE")
from_option = click.option("--from", "format", metavar="FORMAT", help="What SOURCE is; sniffed when not given.")
url_option = click.option("--url", metavar="BASE_URL", help="Address of the article, for relative links.")
encoding_option = click.option(
    "--encoding", metavar="NAME", help="Encoding of SOURCE, such as gb18030; found out when not given."
)


def read_source(source: str, format: str | None, url: str | None, encoding: str | None) -> Article:
    """The Article in a path, or in what comes on standard input."""
    from ..read import read

    if source != "-":
        return read(Path(source), format, url, encoding=encoding)
    return read(standard_input(), format, url, encoding=encoding, name="standard input")


def standard_input() -> bytes:
    """What comes on standard input, up to a byte over the limit for a source."""
    from ..readers.decode import MOST_BYTES

    if sys.stdin is None:
        raise InputError("standard input is closed")
    return sys.stdin.buffer.read(MOST_BYTES + 1)


class _Standard:
    """Standard output, kept for what the commands print: a plugin's ``print`` goes to standard error."""

    output: TextIO | None = None


def keeps_output(command: Callable[P, T]) -> Callable[P, T]:
    """A command during which nothing but ``print_text`` reaches standard output."""

    @wraps(command)
    def run(*args: P.args, **named: P.kwargs) -> T:
        _Standard.output = output = sys.stdout
        if output is not None and sys.stderr is not None:
            sys.stdout = sys.stderr
        try:
            return command(*args, **named)
        finally:
            sys.stdout, _Standard.output = output, None

    return run


def print_text(text: str) -> None:
    """To standard output, as UTF-8 whatever the terminal's locale says."""
    output = _Standard.output or sys.stdout
    if output is None:
        raise InputError("standard output is closed")
    output.flush()
    output.buffer.write(text.encode("utf-8"))
    output.buffer.flush()


def tell(notes: Iterable[Note | str]) -> None:
    """What was left out, replaced or guessed, to standard error."""
    for note in notes:
        click.echo(f"embedkit: {note}", err=True)


def is_terminal() -> bool:
    """Whether a person looks at standard error, for whom a progress bar is drawn."""
    return sys.stderr is not None and sys.stderr.isatty()
