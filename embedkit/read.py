"""The verb ``read``: picks the reader, and lets it make an Article."""

from __future__ import annotations

from pathlib import Path

from .errors import InputError
from .fields import Url
from .model import Article
from .readers import Reader, Source
from .readers.decode import decode, without_surrogates
from .registry import Registry, default_registry


def read(
    source: str | bytes | Path,
    format: str | None = None,
    url: str | None = None,
    *,
    registry: Registry | None = None,
    name: str | None = None,
) -> Article:
    """The Article in ``source``: a text, the bytes of a file, or a Path to read.

    ``format`` is a reader's name; without it, the file name's ending or the content tells. ``url`` is the address of
    the article, for relative links. ``name`` is what messages call the source. Raises InputError.
    """
    registry = registry or default_registry()
    if isinstance(source, Path):
        name = name or str(source)
        try:
            data: str | bytes = source.read_bytes()
        except OSError as error:
            raise InputError(f"{source}: {error.strerror or error}") from None
        suffix = source.suffix.lower()
    else:
        data, suffix = source, ""
    name = name or "input"
    text = decode(data, name) if isinstance(data, bytes) else without_surrogates(data)
    if url is not None and Url.parse(url) is None:
        raise InputError(f"{url!r} is not an absolute address such as https://news.example/story")
    reader = _reader(registry, format, suffix, text)
    return reader.read(Source(text.replace("\0", "").removeprefix("\ufeff"), name, url), registry)


def _reader(registry: Registry, format: str | None, suffix: str, text: str) -> Reader:
    if format is not None:
        if reader := registry.readers.get(format):
            return reader
        known = ", ".join(sorted(registry.readers))
        raise InputError(f"there is no reader named {format!r}; installed: {known}")
    for reader in registry.readers.values():
        if suffix in reader.suffixes:
            return reader
    return next(reader for reader in registry.readers.values() if reader.sniff(text))
