"""Bytes to text, once; and limits on what a parser is given."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ..errors import InputError
from ..fields.lazy import pattern
from .encoding import MANY_BYTES, asked_for, codec, guess, is_iso_2022_jp
from .kind import kind_of

MOST_BYTES = 20 * 1024 * 1024
DEEPEST = 2_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""")
_SHOWN = {"cp1252": "windows-1252", "cp1250": "windows-1250", "cp1251": "windows-1251", "cp932": "shift_jis"}
_TAG = pattern(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "tr",
        "th",
    ]
)
_HTML = pattern(
    r"<(?:!doctype|html|body|p|div|h[1-6]|figure|blockquote|ul|ol|table|article|section|aside|main|header|iframe|img|br|!--)\b",
    re.I,
)


class Decoded(NamedTuple):
    """A text, and what to tell of how it was read."""

    text: str
    note: str = ""
    """A guess, in one sentence; empty where nothing was guessed."""


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of ``data``: in ``encoding`` if given; else by its byte order mark, by what it declares, as UTF-8.

    What is none of these is guessed, and the note says so. Valid UTF-8 is never a guess. Raises InputError for what is
    no text at all.
    """
    if len(data) > MOST_BYTES:
        raise InputError(f"{name}: more than {MOST_BYTES:,} bytes are too many for an article")
    mark, known = next((pair for pair in _BOMS if data.startswith(pair[0])), (b"", ""))
    if not data[len(mark) :].strip(b" \t\r\n\f"):
        raise InputError(f"{name}: is empty")
    if not mark and (kind := kind_of(data)):
        raise InputError(f"{name}: seems to be {kind}; embedkit reads HTML, text and JSON")
    if encoding is not None:
        return Decoded(_decoded(data, asked_for(encoding), name, f"{encoding}, as was asked for"))
    if known:
        return Decoded(_decoded(data[len(mark) :], known, name, f"{known.upper()}, as its first bytes say"))
    declared = _declared(data)
    # Pages that call themselves Latin, and are UTF-8, are common; in one byte a letter, nothing real looks like UTF-8.
    for codec_name in (declared, "utf-8") if declared in MANY_BYTES else ("utf-8", declared):
        if codec_name and not (codec_name == "utf-8" and _only_looks_like_utf_8(data)):
            try:
                return Decoded(data.decode(codec_name))
            except UnicodeDecodeError:
                continue
    return _guessed(data)


def _declared(data: bytes) -> str | None:
    match = _META.search(data[:2048]) or _XML.match(data[:200])
    found = codec(match[1].decode("ascii")) if match else None
    return None if found and found.startswith(("utf-16", "utf-32")) else found


def _only_looks_like_utf_8(data: bytes) -> bool:
    """UTF-16 of Latin letters is ASCII and zeros, ISO-2022-JP is ASCII and escapes."""
    return data.count(0, 0, 2000) * 5 > min(len(data), 2000) or is_iso_2022_jp(data)


def _guessed(data: bytes) -> Decoded:
    found = guess(data)
    text = data.decode(found, "replace")
    lost = text.count("\ufffd")
    shown = _SHOWN.get(found, found)
    note = f"its encoding is not declared and was guessed as {shown}; --encoding NAME says which it is"
    return Decoded(text, note + (f"; {lost} characters could not be read" if lost else ""))


def _decoded(data: bytes, encoding: str, name: str, why: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not {why} (byte {error.start})") from None


def without_surrogates(text: str) -> str:
    """A str may hold half a character, which no parser takes."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return text


def looks_like_html(text: str) -> bool:
    """Whether a text has tags of a document, and not just a stray ``<``."""
    return _HTML.search(text, 0, 200_000) is not None


def check_depth(text: str, name: str) -> None:
    """Refuse tags nested so deep that parsers slow down; looks closely only at documents with very many tags."""
    if text.count("<") < DEEPEST:
        return
    depth = 0
    for match in _TAG.finditer(text):
        if match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            line = text.count("\n", 0, match.start()) + 1
            raise InputError(f"{name}:{line}: tags are nested more than {DEEPEST:,} deep; is this really an article?")
