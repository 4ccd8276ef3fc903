"""Source formats. One module a format; each is imported when it is first used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..host.hookspecs import hookimpl
from ..kit.reader import Reader, Source

if TYPE_CHECKING:
    from ..model import Article

LAST = "text"
"""The reader that takes whatever no other one knows."""


def _read_json(source: Source) -> Article:
    from .json import read

    return read(source)


def _read_html(source: Source) -> Article:
    from .html import read

    return read(source)


def _read_text(source: Source) -> Article:
    from .text import read

    return read(source)


def _is_json(source: Source) -> bool:
    return source.text.lstrip()[:1] == "{" and '"blocks"' in source.text


def _is_html(source: Source) -> bool:
    from .decode import looks_like_html

    return looks_like_html(source.text)


@hookimpl
def register_readers() -> Sequence[Reader]:
    return [
        Reader("json", (".json",), _is_json, _read_json),
        Reader("html", (".html", ".htm", ".xhtml"), _is_html, _read_html),
        Reader(LAST, (".txt",), lambda source: bool(source.text), _read_text),
    ]
