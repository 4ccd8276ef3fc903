"""The verb ``read``: picks the reader, and lets it make an Article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .errors import EmbedkitError, InputError
from .fields import Url
from .host.files import read_bytes
from .host.guard import PluginFault, guard, guarded
from .host.registry import Registry, default_registry
from .kit.reader import Reader, Source
from .model import Article
from .readers import LAST
from .readers.decode import MOST_BYTES, decode, without_surrogates


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

    ``format`` is a reader's name; without it, the file name's ending and the content tell. ``url`` is the address of
    the article, for relative links. ``encoding`` is that of the bytes; without it, what they declare, else UTF-8, else
    a guess, which the article's notes tell of. ``name`` is what messages call the source. Raises InputError.
    """
    if url is not None and Url.parse(url) is None:
        raise InputError(f"{url!r} is not an absolute address such as https://news.example/story")
    registry = registry or default_registry()
    suffix = ""
    if isinstance(source, Path):
        name, suffix = name or str(source), source.suffix.lower()
        source = read_bytes(source, MOST_BYTES)
    elif isinstance(source, str):
        source = without_surrogates(source)
    name = name or "input"
    if isinstance(source, bytes) and len(source) > MOST_BYTES:
        raise InputError(f"{name}: more than {MOST_BYTES:,} bytes are too many for an article")
    given = Source(
        source, registry, name=name, suffix=suffix, url=url, decode=lambda data: decode(data, name, encoding)
    )
    reader = _reader(registry, format, given)
    try:
        article = guard.call(reader.name, reader.read, given)
        if not isinstance(article, Article):
            raise PluginFault(f"an Article was expected, not {type(article).__name__}")
    except PluginFault as fault:
        if isinstance(fault.__cause__, EmbedkitError):
            raise fault.__cause__ from None
        raise InputError(f"{name}: the reader {reader.name!r} failed: {fault}") from fault.__cause__
    if given.notes:
        article = article.model_copy(update={"notes": (*given.notes, *article.notes)})
    return article


def _reader(registry: Registry, format: str | None, source: Source) -> Reader:
    """The one asked for; else of those whose ending the file has, or of all, the first that knows the source."""
    if format is not None:
        if reader := registry.readers.get(format):
            return reader
        known = ", ".join(sorted(registry.readers))
        raise InputError(f"there is no reader named {format!r}; installed: {known}")
    others, ours = registry.readers_to_ask(LAST)
    narrow = [reader for reader in ours if source.suffix in reader.suffixes]
    if reader := _first([one for one in others if _has_ending(one, source)] or ([] if narrow else others), source):
        return reader
    _ = source.text  # what is no text is refused here, by its kind: all of ours read text
    # Of ours, one with the file's ending is taken even if it sees nothing it knows: it says what is wrong.
    if reader := _first(narrow or ours, source) or next(iter(narrow), None):
        return reader
    raise InputError("no reader that is installed knows this format")


def _has_ending(reader: Reader, source: Source) -> bool:
    return guarded(reader.name, lambda: source.suffix in reader.suffixes, False)


def _first(readers: Sequence[Reader], source: Source) -> Reader | None:
    """The first that says yes; whatever a sniff raises is a no."""
    return next((one for one in readers if guarded(one.name, lambda one=one: bool(one.sniff(source)), False)), None)  # type: ignore[misc]
