"""A mail: multipart/alternative, text first, HTML last."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Self

from ..errors import InputError
from ..report import Note
from . import folding
from .body import header, image_part, multipart, nested, text_part
from .headers import LANGUAGE, LIST_ID, link, token, words
from .images import Fetch, Image, embedded
from .mailbox import Mailbox

FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""Of a message that is to be the same every time."""


@dataclass(frozen=True)
class Message:
    """What a mail says, to whom, and how to leave the list. What can't be sent raises InputError when it is made."""

    subject: str
    """One line without control characters."""
    html: str
    text: str
    sender: Mailbox
    to: tuple[Mailbox, ...] = ()
    """Empty for a message that a mail service is to address."""
    reply_to: Mailbox | None = None
    unsubscribe: str | None = None
    """Where a reader leaves the list; https, if a mailbox is to show a button for it."""
    unsubscribe_mail: str | None = None
    """A mail address, or a ``mailto:`` address with a subject."""
    one_click: bool = False
    """Whether ``unsubscribe`` takes a POST without further questions (RFC 8058)."""
    list_id: str | None = None
    """Such as ``The Harbour Letter <harbour.news.example>`` or the part in ``<`` and ``>`` alone."""
    lang: str | None = None
    """BCP 47."""
    images: tuple[Image, ...] = ()
    """Pictures that travel in the message; see ``embed``."""
    problems: tuple[Note, ...] = ()
    """Why a picture that was to travel in the message is only linked."""

    def __post_init__(self) -> None:
        subject = words(self.subject, "the subject")
        if not subject:
            raise InputError("the subject is empty")
        object.__setattr__(self, "subject", subject)
        object.__setattr__(self, "to", tuple(self.to))
        if self.one_click and not (self.unsubscribe or "").startswith("https://"):
            raise InputError("one_click needs an https:// address in unsubscribe (RFC 8058)")
        if self.lang:
            token(self.lang, LANGUAGE, "the language", "pt-BR")
        self._list_fields()

    @property
    def list_headers(self) -> dict[str, str]:
        """``List-Id``, ``List-Unsubscribe`` and ``List-Unsubscribe-Post`` as far as known: for a mail service."""
        return {name: " ".join(pieces) for name, pieces in self._list_fields().items()}

    def embed(self, folder: Path | None = None, fetch: Fetch | None = None) -> Self:
        """The same with its pictures inside: from files in ``folder``, else what ``fetch(url)`` gives.

        A picture is looked for under its address, ``news.example/2026/03/pier.png``, then under ever less of its start,
        down to ``pier.png``. What can't be had stays linked, and ``problems`` says so. Raises InputError where two
        addresses lead to the same file.
        """
        html, images, problems = embedded(self.html, folder, fetch, self.sender.domain)
        known = {image.cid for image in self.images}
        more = tuple(image for image in images if image.cid not in known)
        return replace(self, html=html, images=self.images + more, problems=(*self.problems, *problems))

    def as_bytes(self, *, deterministic: bool = False) -> bytes:
        """The message as it goes over the wire: ASCII, CRLF.

        ``deterministic``: boundary and Message-ID come from the content, the Date is the first of January 2000.
        """
        images = [image_part(image, f"picture-{number}.{image.kind}") for number, image in enumerate(self.images, 1)]
        parts = [text_part(self.text, "plain"), text_part(self.html, "html"), *images]
        fields = self._fields()
        if deterministic:
            mark = hashlib.sha256(b"\0".join([header(fields), *parts])).hexdigest()[:32]
        else:
            mark = secrets.token_hex(16)
        # "=_" stands in neither quoted-printable nor base64, so no line of a part can be taken for a boundary.
        if images:
            parts = [parts[0], nested("related", f"=_r{mark}", parts[1:])]
        content_type, body = multipart("alternative", f"=_a{mark}", parts)
        fields |= {
            "Date": [format_datetime(FIXED_DATE if deterministic else datetime.now(UTC))],
            "Message-ID": [f"<{mark}@{self.sender.domain}>"],
            "MIME-Version": ["1.0"],
            "Content-Type": content_type,
        }
        return header(fields) + b"\r\n" + body

    def _fields(self) -> dict[str, list[str]]:
        """The fields of the header that the content gives, each as pieces."""
        fields = {"From": self.sender.pieces}
        if self.to:
            fields["To"] = _joined([address.pieces for address in self.to])
        if self.reply_to:
            fields["Reply-To"] = self.reply_to.pieces
        fields["Subject"] = folding.text(self.subject)
        fields |= self._list_fields()
        if self.lang:
            fields["Content-Language"] = [self.lang]
        return fields

    def _list_fields(self) -> dict[str, list[str]]:
        fields = {}
        if self.list_id:
            fields["List-Id"] = _list_id(self.list_id)
        ways = []
        if self.unsubscribe:
            ways.append([f"<{_way_out(self.unsubscribe)}>"])
        if self.unsubscribe_mail:
            ways.append([f"<{_mailto(self.unsubscribe_mail)}>"])
        if ways:
            fields["List-Unsubscribe"] = _joined(ways)
        if self.one_click:
            fields["List-Unsubscribe-Post"] = ["List-Unsubscribe=One-Click"]
        return fields


def _joined(items: Sequence[Sequence[str]]) -> list[str]:
    """Lists of pieces as one, a comma after each but the last."""
    pieces: list[str] = []
    for item in items[:-1]:
        pieces += [*item[:-1], item[-1] + ","]
    return [*pieces, *items[-1]]


def _way_out(value: str) -> str:
    url = link(value, "the unsubscribe address")
    if not url.startswith(("https://", "http://", "mailto:")):
        raise InputError(f"the unsubscribe address {url} must start with https://")
    return url


def _mailto(value: str) -> str:
    if value.startswith("mailto:"):
        return link(value, "the unsubscribe mail address")
    return f"mailto:{Mailbox('', value).address}"


def _list_id(value: str) -> list[str]:
    name, bracket, rest = value.strip().rpartition("<")
    example = "The Harbour Letter <harbour.news.example>"
    if bracket and not rest.endswith(">"):
        raise InputError(f"the list id {value[:80]!r} is not of a form such as {example}")
    name = words(name.strip().strip('"'), "the name of the list")
    return [*folding.phrase(name), f"<{token(rest.removesuffix('>'), LIST_ID, 'the list id', example)}>"]
