"""The body of an answer, never more of it than asked for: a gzip of 1 MB may hold 1 GB."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from .problem import FetchError

PIECE = 16_384
"""Bytes read at a time."""


def bounded(pieces: Iterable[bytes], encoding: str, most: int, *, cut: bool) -> bytes:
    """The decoded body. Beyond ``most`` bytes it is cut off there, or refused with FetchError."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _plain(pieces, most, cut)
    if encoding not in ("gzip", "x-gzip"):
        raise FetchError(f"its answer is encoded as {encoding[:40]!r}, which was not asked for")
    return _unzipped(pieces, most, cut)


def _plain(pieces: Iterable[bytes], most: int, cut: bool) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > most:
            return _over(body, most, cut)
    return bytes(body)


def _unzipped(pieces: Iterable[bytes], most: int, cut: bool) -> bytes:
    body = bytearray()
    unzip = zlib.decompressobj(31)
    try:
        for piece in pieces:
            while piece:
                if unzip.eof:  # gzip files may follow one another
                    unzip = zlib.decompressobj(31)
                body += unzip.decompress(piece, most + 1 - len(body))
                if len(body) > most:
                    return _over(body, most, cut)
                piece = unzip.unused_data if unzip.eof else unzip.unconsumed_tail
    except zlib.error:
        raise FetchError("its answer is not the gzip that it says it is") from None
    if not unzip.eof:
        raise FetchError("its answer was cut short", again=True)
    return bytes(body)


def _over(body: bytearray, most: int, cut: bool) -> bytes:
    if cut:
        return bytes(body[:most])
    raise FetchError(f"its answer is larger than {most:,} bytes")
