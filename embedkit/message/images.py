"""Pictures that travel in the message, shown by ``cid:``; for readers whose mail program loads nothing from outside."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from ..errors import InputError
from ..fields import Text
from ..fields.lazy import pattern
from ..report import Note
from .shelf import Shelf

MOST_BYTES = 5 * 1024 * 1024
"""Of one picture."""
MOST_TOGETHER = 10 * 1024 * 1024
"""Of all: with base64 on top, still a mail that servers take."""
# embedkit writes double quotes, and "<" and ">" in an attribute only as entities.
_TAG = pattern(r'<(?:img|v:fill)\b[^<>]*|<td\b[^<>]*\sbackground="[^<>]*')
_ADDRESS = pattern(r"""(?<=\s)(?P<attribute>(?:src|background)=")([^"]*)|(?P<style>url\(')([^']*)""")
_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
Fetch = Callable[[str], bytes]
"""Gets what is at a URL, or raises whatever it likes."""


@dataclass(frozen=True)
class Image:
    """One picture and the name that the HTML has for it."""

    data: bytes
    kind: str
    """``png``, ``jpeg``, ``gif`` or ``webp``."""
    cid: str


class _Left(Exception):
    """A picture that stays where it is; ``str()`` says why."""


def embedded(html: str, folder: Path | None, fetch: Fetch | None, domain: str) -> tuple[str, list[Image], list[Note]]:
    """The HTML with ``cid:`` addresses, the pictures, and why others stay linked.

    Raises InputError where two pictures would be the same file: a reader would see one of them twice.
    """
    images: dict[str, Image] = {}
    shelf = Shelf(folder) if folder else None
    names: dict[str, str] = {}
    notes: list[Note] = []

    def name(source: str) -> str:
        """What stands in the HTML for ``source`` from now on."""
        try:
            data = _read(source, shelf, fetch)
            kind = _kind(data)
            cid = f"{hashlib.sha256(data).hexdigest()[:32]}@{domain}"
            if cid not in images and sum(len(one.data) for one in images.values()) + len(data) > MOST_TOGETHER:
                raise _Left(f"all together would be over {MOST_TOGETHER:,} bytes")
        except _Left as left:
            notes.append(Note(message=Text(f"{source[:200]}: {left}; it stays linked")))
            return source
        images.setdefault(cid, Image(data, kind, cid))
        return f"cid:{cid}"

    def linked(address: re.Match[str]) -> str:
        before, source = address["attribute"] or address["style"], unescape(address[2] or address[4] or "").strip()
        if not source or source.startswith(("cid:", "data:")):
            return address[0]
        names[source] = names.get(source) or name(source)
        return address[0] if names[source] == source else before + names[source]

    html = _TAG.sub(lambda tag: _ADDRESS.sub(linked, tag[0]), html)
    return html, list(images.values()), notes


def _read(source: str, shelf: Shelf | None, fetch: Fetch | None) -> bytes:
    """The bytes of a picture; raises _Left."""
    web = source.startswith(("http://", "https://"))
    if not web and (_SCHEME.match(source) or source.startswith("//")):
        raise _Left("its address is of an odd kind")
    try:
        # urlsplit and the file system refuse odd names with ValueError.
        path = shelf.file(source) if shelf else None
        if path is not None:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        elif web and fetch is not None:
            data = fetch(source)
        else:
            raise _Left(f"no such file in {shelf.folder}" if shelf else "it is not on disk")
    except (_Left, InputError):
        raise
    except Exception as error:  # a picture that can't be had must not cost the mail
        raise _Left(getattr(error, "strerror", None) or str(error) or type(error).__name__) from None
    if len(data) > MOST_BYTES:
        raise _Left(f"it has more than {MOST_BYTES:,} bytes")
    return data


def _kind(data: bytes) -> str:
    """By the first bytes, whatever the name says. SVG is none: no big mail client shows it. Raises _Left."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    for start, kind in _KINDS:
        if data.startswith(start):
            return kind
    raise _Left("it is not PNG, JPEG, GIF or WebP")
