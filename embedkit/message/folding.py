"""Header lines: words in ASCII or as encoded words (RFC 2047), folded so that they fit."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence

from ..fields.lazy import pattern

WIDTH = 76
"""Characters of a line, where there is a space to fold at."""
LONGEST = 64
"""Characters of a word: with ``Reply-To: `` before it the line is still short enough."""
_ROOM = LONGEST - len("=?utf-8?q??=")
_ATOMS = pattern(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
# What RFC 2047, 5(3) lets stand for itself in a name; a subject would take more.
_AS_IT_IS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")


def field(name: str, pieces: Sequence[str]) -> bytes:
    """One header field, CRLF at its end; ``pieces`` are in ASCII, and a line may end between any two."""
    lines = [f"{name}: {pieces[0]}"]
    for piece in pieces[1:]:
        if len(lines[-1]) + 1 + len(piece) > WIDTH:
            lines.append("")
        lines[-1] += f" {piece}"
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def text(value: str) -> list[str]:
    """The pieces of running text, such as a subject: one line, single spaces."""
    pieces = value.split(" ")
    if value.isascii() and "=?" not in value and max(map(len, pieces)) <= LONGEST:
        return pieces
    return encoded_words(value)


def phrase(value: str) -> list[str]:
    """The pieces of a name that stands before an address in ``<`` and ``>``; none for no name."""
    if not value:
        return []
    if value.isascii() and "=?" not in value:
        if _ATOMS.fullmatch(value) and max(map(len, value.split(" "))) <= LONGEST:
            return value.split(" ")
        quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        if len(quoted) <= LONGEST:
            return [quoted]
    return encoded_words(value)


def encoded_words(value: str) -> list[str]:
    """The whole of ``value`` in encoded words; readers drop the white space between two of them."""
    choices = [
        [f"=?utf-8?{kind}?{part}?=" for part in _parts(value, encode)] for kind, encode in (("q", _q), ("b", _b))
    ]
    return min(choices, key=lambda pieces: sum(map(len, pieces)))


def _parts(value: str, encode: Callable[[str], str]) -> Iterator[str]:
    """``value`` encoded, in parts that fit into an encoded word; no character is in two of them."""
    part = ""
    for character in value:
        if part and len(encode(part + character)) > _ROOM:
            yield encode(part)
            part = ""
        part += character
    yield encode(part)


def _b(value: str) -> str:
    return b64encode(value.encode()).decode()


def _q(value: str) -> str:
    return "".join("_" if b == 32 else chr(b) if b in _AS_IT_IS else f"={b:02X}" for b in value.encode())
