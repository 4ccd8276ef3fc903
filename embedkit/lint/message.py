"""A message (.eml): its headers and parts, as sent."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from functools import cached_property

from ..errors import InputError
from ..fields.lazy import pattern
from ..readers.decode import decode, without_surrogates

_HEADER = pattern(r"[!-9;-~]+:")


def looks_like_message(data: bytes) -> bool:
    """Whether these are the bytes of a message and not of a page."""
    start = data.lstrip(b"\xef\xbb\xbf")[:200].decode("latin-1")
    return _HEADER.match(start) is not None and not start.lstrip().startswith("<")


class LintedMessage:
    """One message. Raises InputError for one without an HTML part, for there is nothing to look at."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        self.leaves = [part for part in self.message.walk() if not part.is_multipart()]
        """All parts that hold no parts, in order."""
        self.html_part = self._first("text/html")
        self.text_part = self._first("text/plain")
        if self.html_part is None:
            raise InputError(f"{name}: this message has no text/html part")
        self.html = self._text(self.html_part, name)
        self.text = self._text(self.text_part, name) if self.text_part else ""

    @cached_property
    def headers(self) -> list[tuple[str, str, int]]:
        """Name in lower case, value as sent and unfolded, and the line each starts on."""
        found: list[tuple[str, str, int]] = []
        for number, raw in enumerate(self.data.split(b"\n"), 1):
            line = raw.rstrip(b"\r").decode("utf-8", "replace")
            if not line:
                break
            if line[0] in " \t" and found:
                name, value, start = found[-1]
                found[-1] = name, f"{value} {line.strip()}", start
            else:
                name, _, value = line.partition(":")
                found.append((name.strip().lower(), value.strip(), number))
        return found

    def header(self, name: str) -> tuple[str, int] | None:
        """The first value of a header as sent, and its line."""
        return next(((value, line) for found, value, line in self.headers if found == name.lower()), None)

    def _first(self, kind: str) -> EmailMessage | None:
        for part in self.leaves:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                return part
        return None

    def _text(self, part: EmailMessage, name: str) -> str:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        charset = part.get_content_charset("utf-8")
        try:
            return without_surrogates(data.decode(charset)).replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError):
            return decode(data, name).text if data else ""
