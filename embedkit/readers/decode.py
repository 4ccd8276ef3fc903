"""Bytes to text, once; and limits on what a parser is given."""

from __future__ import annotations

import codecs
import re

from ..errors import InputError
from ..lazy import pattern

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
# Encodings that old content systems declare. Not UTF-7 and its like: in those a script may hide from every filter.
_DECLARED = pattern(
    r"(?:cp125\d|cp8\d\d|iso8859-\d+|koi8-[ru]|shift_jis|cp932|euc_(?:jp|kr)|gb(?:2312|k|18030)|big5|mac-\w+|tis-620)"
)
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


def decode(data: bytes, name: str) -> str:
    """The text of ``data``: by its byte order mark, else what its ``<meta charset>`` says, else UTF-8.

    What is not UTF-8 after all is taken for windows-1252, as browsers do: it is the superset of Latin-1 that old
    content systems wrote, and it can't fail.
    """
    if len(data) > MOST_BYTES:
        raise InputError(f"{name}: {len(data):,} bytes are too many; the limit is {MOST_BYTES:,}")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, name)
    if match := _META.search(data[:2048]):
        encoding = match[1].decode("ascii")
        try:
            # Browsers read "iso-8859-1" as windows-1252 too (WHATWG Encoding).
            known = codecs.lookup(encoding).name
            if known != "iso8859-1" and _DECLARED.fullmatch(known):
                return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not {encoding.upper()} as its first bytes say (byte {error.start})") from None


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
