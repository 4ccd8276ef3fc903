"""The headers of a message: M5, M6."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parseaddr, parsedate_to_datetime

from ...fields.lazy import pattern
from ..mail import Mail
from ..message import LintedMessage
from ..rule import ERROR, WARNING, Fault, rule
from .link import MERGE_TAG

_ONCE = ("date", "from", "subject", "message-id")
_AT_MOST_ONCE = ("to", "cc", "reply-to", "sender", "mime-version", "content-type")
_MESSAGE_ID = pattern(r"<[^<>@\s]++@[^<>@\s]++>")
_URI = pattern(r"<\s*+([^<>]*+)>")


@rule(
    "M5",
    "Date, From, Subject and Message-ID are there, once each, and well-formed",
    ERROR,
    "all",
    fix="Mend the header.",
)
def well_formed(mail: Mail) -> Iterator[Fault]:
    if (letter := mail.letter) is None:
        return
    for name in (*_ONCE, *_AT_MOST_ONCE):
        lines = [line for found, _, line in letter.headers if found == name]
        if name in _ONCE and not lines:
            yield Fault(None, f"no {name.title().replace('Id', 'ID')} header", part="headers")
        for line in lines[1:]:
            yield Fault(None, f"a second {name.title()} header", part="headers", line=line)
    yield from _values(letter)


def _values(letter: LintedMessage) -> Iterator[Fault]:
    for name, value, line in letter.headers:
        if not value.isascii():
            fix = "Encode it as RFC 2047 has it: =?utf-8?q?...?=."
            yield Fault(None, f"{name.title()} has raw non-ASCII characters", fix=fix, part="headers", line=line)
        if name in ("subject", "message-id") and not value:
            yield Fault(None, f"{name.title()} is empty", part="headers", line=line)
        if name == "from" and "@" not in parseaddr(value)[1]:
            yield Fault(None, "From has no address", part="headers", line=line)
        if name == "message-id" and value and not _MESSAGE_ID.fullmatch(value):
            yield Fault(None, "Message-ID is not <something@host>", part="headers", line=line)
        if name == "date" and not _is_date(value):
            yield Fault(None, "Date is no date of RFC 5322", part="headers", line=line)


def _is_date(value: str) -> bool:
    try:
        parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return False
    return True


@rule(
    "M6",
    "A list says how to leave it: List-Unsubscribe with https, one click, List-Id",
    ERROR,
    "gmail yahoo",
    fix="Add List-Unsubscribe: <https://...>, List-Unsubscribe-Post: List-Unsubscribe=One-Click, and List-Id.",
)
def list_headers(mail: Mail) -> Iterator[Fault]:
    if (letter := mail.letter) is None:
        return
    given = letter.header("List-Unsubscribe")
    if given is None:
        # A service that fills the link in adds the header as well.
        filled_in_later = any(MERGE_TAG.search(one.get("href") or "") for one in mail.tree.all("a"))
        yield Fault(None, "no List-Unsubscribe header", WARNING if filled_in_later else ERROR, part="headers")
        return
    value, line = given
    if not any(uri.lower().startswith("https://") for uri in _URI.findall(value)):
        yield Fault(None, "List-Unsubscribe has no https address", part="headers", line=line)
    elif (post := letter.header("List-Unsubscribe-Post")) is None:
        yield Fault(None, "no List-Unsubscribe-Post header", WARNING, part="headers", line=line)
    elif post[0] != "List-Unsubscribe=One-Click":
        yield Fault(None, "List-Unsubscribe-Post is not List-Unsubscribe=One-Click", part="headers", line=post[1])
    if letter.header("List-Id") is None:
        yield Fault(None, "no List-Id header", WARNING, part="headers")
