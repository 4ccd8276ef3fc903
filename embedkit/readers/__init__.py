"""Source formats. One module a format; each is imported when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..hookspecs import hookimpl

if TYPE_CHECKING:
    from ..model import Article
    from ..registry import Registry


@dataclass(frozen=True)
class Source:
    """What a reader reads: decoded text, and where it came from."""

    text: str
    name: str = "input"
    """For messages: a file name, or ``input``."""
    url: str | None = None
    """Base address for relative links, and the article's own."""


@dataclass(frozen=True)
class Reader:
    """One source format."""

    name: str
    suffixes: tuple[str, ...]
    """File name endings, such as ``.html``."""
    sniff: Callable[[str], bool]
    """Whether a text looks like this format; readers are asked in the order of registration."""
    read: Callable[[Source, Registry], Article]
    """The article; raises InputError."""


def _read_json(source: Source, registry: Registry) -> Article:
    from .json import read

    return read(source, registry)


def _read_html(source: Source, registry: Registry) -> Article:
    from .html import read

    return read(source, registry)


def _read_text(source: Source, registry: Registry) -> Article:
    from .text import read

    return read(source, registry)


def _is_json(text: str) -> bool:
    return text.lstrip()[:1] == "{" and '"blocks"' in text


def _is_html(text: str) -> bool:
    from .decode import looks_like_html

    return looks_like_html(text)


@hookimpl
def register_readers() -> Sequence[Reader]:
    return [
        Reader("json", (".json",), _is_json, _read_json),
        Reader("html", (".html", ".htm", ".xhtml"), _is_html, _read_html),
        Reader("text", (".txt",), lambda text: True, _read_text),
    ]
