"""Encodings: what a label means to a browser, and which one undeclared bytes are most likely in."""

from __future__ import annotations

import codecs
import re

from ..errors import InputError

# The supersets that browsers take for these labels (WHATWG Encoding); Python's codecs of the same names refuse, for
# example, the ① of Japanese Windows or the 囧 of GBK.
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
}
# In these a script may hide from every filter, or they are no encodings of text at all.
_NEVER = frozenset("utf-7 hz idna punycode unicode_escape raw_unicode_escape undefined mbcs oem".split())
MANY_BYTES = frozenset(
    "gb18030 cp932 cp949 big5hkscs euc_jp iso2022_jp utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be".split()
)
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859-2")
_ALL = (
    *_LATIN,
    *("gb18030", "big5hkscs", "cp932", "euc_jis_2004", "cp949", "utf-16-le", "utf-16-be"),
    *("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp1253", "cp1255", "cp1256", "cp874"),
)
_MARKUP = re.compile(rb"<[^<>]*>|&#?\w{1,12};")
_HIGH = re.compile(rb"[\x80-\xff]+")
LOOKED_AT = 100_000
"""Bytes, from the first that is not ASCII."""


def codec(label: str) -> str | None:
    """Python's codec for what a page or a person calls an encoding; None: there is none, or not for text."""
    import webencodings

    known = webencodings.lookup(label)
    name = known.codec_info.name if known else label
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if info.name in _NEVER or not getattr(info, "_is_text_encoding", True):
        return None
    return _SUPERSETS.get(info.name, info.name)


def asked_for(label: str) -> str:
    """The codec of an encoding that a person named. Raises InputError."""
    if name := codec(label):
        return name
    raise InputError(f"there is no encoding named {label!r}; there are utf-8, windows-1252, gb18030 and more")


def guess(data: bytes) -> str:
    """The codec that undeclared bytes, which are not UTF-8, are most likely in.

    A few odd bytes in Latin letters are windows-1252, as browsers take them: any detector is worse on so little.
    """
    if is_iso_2022_jp(data):
        return "iso2022_jp"
    first = _HIGH.search(data)
    start = max(0, first.start() - 200) if first else 0
    sample = _MARKUP.sub(b" ", data[start : start + LOOKED_AT])
    runs = _HIGH.findall(sample)
    high = sum(map(len, runs))
    # In Latin letters one stands here and one there; in any other script they follow each other.
    is_latin = b"\0" not in sample and high < 1.7 * len(runs)
    if b"\0" not in sample and high < (10 if is_latin else 4):
        return "cp1252"
    import chardet  # 50 ms, and an article that says what it is needs none of it

    found = chardet.detect(sample, include_encodings=_LATIN if is_latin else _ALL, prefer_superset=False)
    return codec(found["encoding"] or "") or "cp1252"


def is_iso_2022_jp(data: bytes) -> bool:
    """Japanese mail's own: ASCII with escapes, and so valid UTF-8 too."""
    if b"\x1b$" not in data or not data.isascii():
        return False
    try:
        data.decode("iso2022_jp")
    except UnicodeDecodeError:
        return False
    return True
