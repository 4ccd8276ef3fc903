"""Addresses: absolute, of an allowed scheme, without a user name, safe to print anywhere."""

from __future__ import annotations

import re
from typing import ClassVar, Self
from urllib.parse import quote, urljoin, urlsplit

from .base import SafeString
from .domain import ascii_domain
from .lazy import pattern

_HOST_NAME = r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?"
TIDY = rf"https?://{_HOST_NAME}(?::[0-9]{{1,4}})?(?:[/?#][A-Za-z0-9\-._~!$&()*+,;=:@%/?#']*)?"
"""What most addresses look like; they need no further work. No user name can hide in it: "@" comes after the "/"."""
TIDY_ESCAPED = rf"https?://{_HOST_NAME}(?::[0-9]{{1,4}})?(?:[/?#](?:[A-Za-z0-9\-._~!$()*+,;=:@%/?#']|&amp;)*)?"
"""The same as an attribute's value, as a parser writes it."""
_TIDY = pattern(TIDY)
_HOST = pattern(rf"{_HOST_NAME}|\[[0-9a-f:.]+\]")
_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Of a mail's header, only what a reader sees before sending.
_MAILTO = pattern(
    r"mailto:[A-Za-z0-9.!#$&'*+/=^_`{|}~%-]+@[A-Za-z0-9.-]+"
    r"(?:\?(?:subject|body)=[A-Za-z0-9\-._~!$'()*+,;:@%/?]*(?:&(?:subject|body)=[A-Za-z0-9\-._~!$'()*+,;:@%/?]*)?)?"
)
_TEL = pattern(r"(?:tel|sms):\+?[0-9().\-; =a-z]{2,40}")
_KEEP = "-._~!$&()*+,;=:@%/?#'"


class Url(SafeString):
    """An absolute ``http``, ``https``, ``mailto``, ``tel`` or ``sms`` address in ASCII."""

    __slots__ = ()
    json_format = {"format": "uri"}
    schemes: ClassVar[tuple[str, ...]] = ("http", "https", "mailto", "tel", "sms")

    @classmethod
    def clean(cls, value: str) -> str:
        if _TIDY.fullmatch(value):
            return value
        value = value.strip(" \t\n\r\f")
        if re.search(r"[\x00-\x20\x7f\\]", value.replace(" ", "")):
            raise ValueError(f"{value!r} holds a control character or a backslash")
        scheme = value.partition(":")[0].lower()
        if scheme not in cls.schemes:
            raise ValueError(f"{value!r} is not an absolute address of a kind that may be linked")
        if scheme in ("mailto", "tel", "sms"):
            return cls._other(scheme, value)
        return cls._web(value)

    @classmethod
    def _other(cls, scheme: str, value: str) -> str:
        value = scheme + value[len(scheme) :]
        pattern = _MAILTO if scheme == "mailto" else _TEL
        # %0d%0a in a mailto becomes a header line in some clients.
        if not pattern.fullmatch(value) or re.search("%0[ad]", value, re.I):
            raise ValueError(f"{value!r} is not a plain {scheme} address")
        return value

    @classmethod
    def _web(cls, value: str) -> str:
        try:
            parts = urlsplit(value)
            host, port = parts.hostname or "", parts.port
            if not host.isascii():
                host = ascii_domain(host)
        except (ValueError, UnicodeError) as error:
            raise ValueError(f"{value!r} is not an address: {error}") from None
        if parts.username is not None or parts.password is not None:
            raise ValueError(f"{value!r} has a user name in it")
        if ":" in host:
            host = f"[{host}]"
        if not _HOST.fullmatch(host) or not parts.netloc:
            raise ValueError(f"{value!r} has no usable host")
        head = f"{parts.scheme}://{host}" + (f":{port}" if port is not None else "")
        tail = quote(parts.path, safe=_KEEP)
        tail += "?" + quote(parts.query, safe=_KEEP) if parts.query else ""
        return head + tail + ("#" + quote(parts.fragment, safe=_KEEP) if parts.fragment else "")

    @classmethod
    def parse(cls, value: str | None, base: str | None = None) -> Self | None:
        """``value`` as an address, joined to ``base`` if relative; None if it is not one that may be linked."""
        if not value:
            return None
        try:
            if _TIDY.fullmatch(value):
                return cls.trusted(value)
            value = value.strip(" \t\n\r\f")
            if not value or value[0] == "#":
                return None
            if not _SCHEME.match(value):
                if value.startswith("//"):
                    value = (base.partition(":")[0] if base else "https") + ":" + value
                elif base and "\\" not in value:
                    value = urljoin(base, value)
                else:
                    return None
            return cls(value)
        except ValueError:
            return None

    @property
    def host(self) -> str:
        """The host without ``www.``, as a person reads it; an empty string for ``mailto:`` and the like."""
        if not self.startswith("http"):
            return ""
        name = self.split("/", 3)[2].partition("?")[0].partition("#")[0]
        # The colons inside an address such as [2001:db8::1] part no port from it.
        return name.partition("]")[0] + "]" if name[:1] == "[" else name.partition(":")[0].removeprefix("www.")


class ImageUrl(Url):
    """An absolute ``http`` or ``https`` address of a picture."""

    __slots__ = ()
    schemes = ("http", "https")
