"""The parts of a message: bytes in an encoding that every server passes on as it is."""

from __future__ import annotations

import re
from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Sequence

from ..errors import InputError
from .folding import field
from .headers import checked
from .images import Image


def text_part(text: str, kind: str) -> bytes:
    """A part ``text/<kind>``, in quoted-printable or base64, whichever is smaller; its line ends become CRLF."""
    try:
        data = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"the {kind} part holds half a character (a surrogate, at {error.start:,}): no mail can"
        ) from None
    # b2a_qp knows LF; of CRLF it makes soft line breaks that depend on the first line end it sees. Where a space stands
    # before a line end, its line gets 77 long.
    quoted = re.sub(rb"(?m)^(.{74})(=20|=09)$", rb"\1=\n\2", b2a_qp(data)).replace(b"\n", b"\r\n")
    based = _base64(data.replace(b"\n", b"\r\n"))
    encoding, body = ("quoted-printable", quoted) if len(quoted) <= len(based) else ("base64", based)
    return _part([f"text/{kind};", "charset=utf-8"], encoding, body)


def image_part(image: Image, name: str) -> bytes:
    """A picture that the HTML shows by its ``cid``; ``name`` is a file name of our own."""
    more = {"Content-ID": [f"<{image.cid}>"], "Content-Disposition": ["inline;", f'filename="{name}"']}
    return _part([f"image/{image.kind}"], "base64", _base64(image.data), more)


def multipart(kind: str, boundary: str, parts: Sequence[bytes]) -> tuple[list[str], bytes]:
    """The pieces of its Content-Type, and its body."""
    more = ['type="text/html";'] if kind == "related" else []
    body = b"".join(b"--%s\r\n%s\r\n" % (boundary.encode("ascii"), part) for part in parts)
    return [f"multipart/{kind};", *more, f'boundary="{boundary}"'], body + f"--{boundary}--\r\n".encode("ascii")


def nested(kind: str, boundary: str, parts: Sequence[bytes]) -> bytes:
    """A multipart that is itself a part."""
    content_type, body = multipart(kind, boundary, parts)
    return header({"Content-Type": content_type}) + b"\r\n" + body


def header(fields: dict[str, list[str]]) -> bytes:
    """Header lines, checked. Raises EmbedkitError."""
    return checked(b"".join(field(name, pieces) for name, pieces in fields.items()), list(fields))


def _part(kind: list[str], encoding: str, body: bytes, more: dict[str, list[str]] | None = None) -> bytes:
    return header({"Content-Type": kind, "Content-Transfer-Encoding": [encoding], **(more or {})}) + b"\r\n" + body


def _base64(data: bytes) -> bytes:
    return encodebytes(data).replace(b"\n", b"\r\n")
