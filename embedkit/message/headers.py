"""The guard in front of every header, and the check behind: no text becomes a header line of its own.

Text for people is cleaned; addresses, tokens and URLs match a strict pattern or are refused. The finished lines are
split again and compared with what was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import EmbedkitError, InputError
from ..fields import Text, Url
from ..fields.lazy import pattern

LONGEST_WORDS = 250
"""Characters of a subject or a name."""
LONGEST_LINE = 998
"""Bytes that a server takes (RFC 5322, 2.1.1)."""
LIST_ID = pattern(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")
LANGUAGE = pattern(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
_LINE_END = pattern(r"\r\n|[\r\n]")
_LINE = pattern(r"(?:([A-Za-z][A-Za-z-]*): | )[!-~][ -~]*")


def words(value: str, what: str) -> str:
    """A subject or a name as one line without control characters. Raises InputError if it is too long.

    Some readers take ``=?`` for the start of an encoded word, decode what stands there, and find line ends in it: a
    space parts the two.
    """
    text = Text(value).replace("=?", "= ?")
    if len(text) > LONGEST_WORDS:
        raise InputError(f"{what} has {len(text):,} characters; the limit is {LONGEST_WORDS}")
    return text


def token(value: str, form: re.Pattern[str], what: str, example: str) -> str:
    """``value`` if it has this form; raises InputError."""
    if len(value) > LONGEST_WORDS or not form.fullmatch(value):
        raise InputError(f"{what} {shown(value)} is not of a form such as {example}")
    return value


def link(value: str, what: str) -> str:
    """An address that can stand between ``<`` and ``>``. Raises InputError."""
    try:
        url = str(Url(value))
    except ValueError as error:
        raise InputError(f"{what}: {shown(str(error), quotes=False)}") from None
    if "=?" in url:
        raise InputError(f"{what} {shown(url)} holds =?, which mail programs take for an encoding; write =%3F")
    if len(url) > LONGEST_LINE - len("List-Unsubscribe: <>,") or re.search("[^!-;=?-~]", url):
        raise InputError(f"{what} {shown(url)} can't stand in a header: too long, or with < or > in it")
    return url


def shown(value: str, *, quotes: bool = True) -> str:
    """Some of a bad value, for an error message."""
    start = value if len(value) <= 80 else value[:77] + "..."
    return repr(start) if quotes else Text(start)


def checked(block: bytes, names: Sequence[str]) -> bytes:
    """``block``, the lines of a header, if it holds exactly the fields ``names`` in this order.

    Raises EmbedkitError: what got past the guard must not leave the house.
    """
    *lines, last = _LINE_END.split(block.decode("latin-1"))
    matches = [_LINE.fullmatch(line) if len(line) <= LONGEST_LINE else None for line in lines]
    found = [match[1] for match in matches if match and match[1]]
    if last or None in matches or found != list(names) or block.count(b"\r\n") != len(lines):
        raise EmbedkitError("a header of the message is not what it should be, so it is not made; please report this")
    return block
