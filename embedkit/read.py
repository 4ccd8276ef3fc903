"""The verb ``read``: picks the reader, and lets it make an Article."""

from __future__ import annotations

from pathlib import Path

from .errors import EmbedkitError, InputError
from .fields import Url
from .host.files import read_bytes
from .host.guard import PluginFault, guard, guarded
from .host.registry import Registry, default_registry
from .kit.reader import Reader, Source
from .model import Article
from .readers.decode import MOST_BYTES, Decoded, decode, without_surrogates
from .report import Note


def read(
    source: str | bytes | Path,
    format: str | None = None,
    url: str | None = None,
    *,
    encoding: str | None = None,
    registry: Registry | None = None,
    name: str | None = None,
) -> Article:
    """The Article in ``source``: a text, the bytes of a file, or a Path to read.

    ``format`` is a reader's name; without it, the file name's ending or the content tells. ``url`` is the address of
    the article, for relative links. ``encoding`` is that of the bytes; without it, what they declare, else UTF-8, else
    a guess, which the article's notes tell of. ``name`` is what messages call the source. Raises InputError.
    """
    registry = registry or default_registry()
    if isinstance(source, Path):
        name = name or str(source)
        data: str | bytes = read_bytes(source, MOST_BYTES)
        suffix = source.suffix.lower()
    else:
        data, suffix = source, ""
    name = name or "input"
    text, guess = decode(data, name, encoding) if isinstance(data, bytes) else Decoded(without_surrogates(data))
    if url is not None and Url.parse(url) is None:
        raise InputError(f"{url!r} is not an absolute address such as https://news.example/story")
    reader = _reader(registry, format, suffix, text)
    source_of = Source(text.replace("\0", "").removeprefix("\ufeff"), name, url)
    try:
        article = guard.call(reader.name, reader.read, source_of, registry)
    except PluginFault as fault:
        if isinstance(fault.__cause__, EmbedkitError):
            raise fault.__cause__ from None
        raise InputError(f"{name}: the reader {reader.name!r} failed: {fault}") from fault.__cause__
    if guess:
        article = article.model_copy(update={"notes": (Note(message=guess), *article.notes)})
    return article


def _reader(registry: Registry, format: str | None, suffix: str, text: str) -> Reader:
    if format is not None:
        if reader := registry.readers.get(format):
            return reader
        known = ", ".join(sorted(registry.readers))
        raise InputError(f"there is no reader named {format!r}; installed: {known}")
    for reader in registry.readers.values():
        if guarded(reader.name, lambda reader=reader: suffix in reader.suffixes, False):  # type: ignore[misc]
            return reader
    for reader in registry.readers.values():
        if guarded(reader.name, lambda reader=reader: bool(reader.sniff(text)), False):  # type: ignore[misc]
            return reader
    raise InputError("no reader that is installed knows this format")
