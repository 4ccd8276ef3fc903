"""A mail address that can stand in a header and in an SMTP command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ..errors import InputError
from ..fields.domain import ascii_domain
from ..fields.lazy import pattern
from . import folding
from .headers import shown, words

_LOCAL = pattern(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = pattern(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_WITH_NAME = pattern(r"([^<>]*)<([^<>]*)>")
_CONTROLS = pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# IDNA 2003, which other programs on the way may follow, and IDNA 2008, which registries use, make different domains of
# the first five; the others can't be seen, and vanish: a domain with one of them is not the domain that a person reads.
_AMBIGUOUS = pattern("[\u00df\u1e9e\u03c2\u200c\u200d\u00ad\u034f\u1806\u180b-\u180d\u200b\u2060\ufe00-\ufe0f\ufeff]")


@dataclass(frozen=True)
class Mailbox:
    """Whose address; what it holds was checked, the domain is in ASCII. Raises InputError."""

    name: str
    """Empty if there is none."""
    address: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", words(self.name, "a name"))
        object.__setattr__(self, "address", _checked(self.address))

    @classmethod
    def parse(cls, value: str) -> Self:
        """``Ada Example <ada@news.example>`` or the address alone. Raises InputError."""
        if _CONTROLS.search(value):
            raise InputError(f"{shown(value)} is not a mail address: it holds a line end or another control character")
        match = _WITH_NAME.fullmatch(value.strip())
        if not match:
            return cls("", value.strip())
        name = match[1].strip()
        if len(name) > 1 and name[0] == name[-1] == '"':
            name = name[1:-1].replace('\\"', '"').replace("\\\\", "\\")
        return cls(name, match[2].strip())

    def __str__(self) -> str:
        """For people, and for the fields of a mail service's interface."""
        if not self.name:
            return self.address
        plain = all(character.isalnum() or character in " '-" for character in self.name)
        name = self.name if plain else '"' + self.name.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return f"{name} <{self.address}>"

    @property
    def domain(self) -> str:
        """What follows the ``@``."""
        return self.address.partition("@")[2]

    @property
    def pieces(self) -> list[str]:
        """For a header."""
        return [*folding.phrase(self.name), f"<{self.address}>"] if self.name else [self.address]


def _checked(value: str) -> str:
    """``value`` with its domain in ASCII; raises InputError."""
    local, at, domain = value.rpartition("@")
    if not at or not local or not domain:
        raise InputError(f"{shown(value)} is not a mail address such as ada@news.example")
    if not local.isascii():
        raise InputError(f"the mail address {shown(value)} has letters before the @ that not every server takes")
    # "=?" would start an encoded word for some readers.
    if not _LOCAL.fullmatch(local) or "=?" in local or len(local) > 64:
        raise InputError(f"the mail address {shown(value)} has an unusable part before the @")
    ascii_domain = _ascii(domain)
    if not ascii_domain or len(local) + 1 + len(ascii_domain) > 254:
        raise InputError(f"the mail address {shown(value)} has an unusable domain")
    return f"{local}@{ascii_domain}"


def _ascii(domain: str) -> str:
    """A domain in lower case and ASCII, such as ``xn--mnchen-3ya.example``; empty if it is none."""
    if _AMBIGUOUS.search(domain):
        raise InputError(f"the domain {shown(domain)} can be written in two ways in ASCII; write it as xn--...")
    try:
        made = ascii_domain(domain) if domain.isprintable() else ""
    except ValueError:
        return ""
    return made if all(map(_LABEL.fullmatch, made.split("."))) else ""
