"""Source formats. One module a format; each is imported when it is first used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..host.hookspecs import hookimpl
from ..kit.reader import Reader, Source

if TYPE_CHECKING:
    from ..host.registry import Registry
    from ..model import Article


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
