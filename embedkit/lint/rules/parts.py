"""The parts of a message: M1, M4."""

from __future__ import annotations

from collections.abc import Iterator

from ..mail import Mail
from ..rule import ERROR, WARNING, Fault, rule

_LONGEST, _USUAL = 998, 78
"""Octets of a line without its end, RFC 5322, 2.1.1."""


@rule(
    "M1",
    "The message has text first and HTML last, in multipart/alternative",
    ERROR,
    "all",
    fix="Make multipart/alternative of text/plain and text/html, in this order.",
)
def alternatives(mail: Mail) -> Iterator[Fault]:
    if (letter := mail.letter) is None:
        return
    kinds = [part.get_content_type() for part in letter.leaves]
    if "text/plain" not in kinds:
        return  # M2 tells
    inside = [
        [leaf.get_content_type() for leaf in part.walk() if not leaf.is_multipart()]
        for part in letter.message.walk()
        if part.get_content_type() == "multipart/alternative"
    ]
    if not any("text/plain" in one and "text/html" in one for one in inside):
        yield Fault(None, "text and HTML are not alternatives of each other: both are shown", part="headers")
    elif kinds.index("text/plain") > kinds.index("text/html"):
        yield Fault(None, "the HTML stands before the text: clients show the last, the text", part="headers")


@rule(
    "M4",
    "Lines have at most 998 octets, better 78, and end in CR LF",
    ERROR,
    "all",
    fix="Encode the parts as quoted-printable.",
)
def lines(mail: Mail) -> Iterator[Fault]:
    if (letter := mail.letter) is None:
        return
    long = bare = 0
    for number, line in enumerate(letter.data.split(b"\n"), 1):
        length = len(line.rstrip(b"\r"))
        if length > _LONGEST:
            yield Fault(
                None,
                f"a line of {length:,} octets; servers break it anywhere or refuse it",
                part="headers",
                line=number,
            )
        elif length > _USUAL:
            long = long or number
        bare += bool(line) and not line.endswith(b"\r")
    if long:
        yield Fault(None, "lines of more than 78 octets", WARNING, part="headers", line=long)
    if bare and b"\r\n" in letter.data:
        yield Fault(None, "some lines end in CR LF, some in LF", WARNING, part="headers")
