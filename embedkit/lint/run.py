"""The verb ``lint``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..errors import InputError
from ..host.files import read_bytes
from ..readers.decode import MOST_BYTES, check_depth, decode, without_surrogates
from .clients import ALL, checked
from .finding import Finding, Severity
from .mail import Mail
from .message import LintedMessage, looks_like_message
from .rule import RULES, Fault, Rule

_ORDER = {"headers": 0, "html": 1, "text": 2, "": 1}
_MOST_PLACES = 200
"""Further places of one fault that are told; who has more will not go through them one by one."""


def lint(source: Path | bytes | str, clients: Iterable[str] = ALL, ignore: Iterable[str] = ()) -> list[Finding]:
    """The findings of all rules, in the order of the source.

    ``source`` is a file, its bytes, or HTML as text; a message is told from a page by how it begins. ``clients`` are
    those whose readers matter (``gmail``, ``outlook-windows``, ...), ``ignore`` the ids of rules not to check. Raises
    InputError for what can't be read, and for a client or a rule that does not exist.
    """
    wanted, ignored = checked(clients), rule_ids(ignore)
    name = str(source) if isinstance(source, Path) else "the mail"
    mail = _mail(_read(source) if isinstance(source, Path) else source, name, wanted)
    found: list[Finding] = []
    for rule in RULES.values():
        if rule.id not in ignored:
            found += _findings(rule, mail, wanted)
    if isinstance(source, Path):
        found = [replace(one, file=name) for one in found]
    return sorted(found, key=lambda one: (_ORDER[one.part], one.line, one.column, one.rule))


def rule_ids(words: Iterable[str]) -> frozenset[str]:
    """Ids of rules, which may stand together with commas between; raises InputError for one that is none."""
    from . import rules  # noqa: F401  (puts the rules on the list)

    ids = frozenset(word.strip().upper() for given in words for word in given.split(",") if word.strip())
    if unknown := sorted(ids - RULES.keys()):
        raise InputError(f"there is no rule {', '.join(unknown)}; docs/lint.md lists them")
    return ids


def _read(path: Path) -> bytes:
    return read_bytes(path, MOST_BYTES)


def _mail(source: bytes | str, name: str, clients: tuple[str, ...]) -> Mail:
    if isinstance(source, bytes) and looks_like_message(source):
        letter = LintedMessage(source, name)
        check_depth(letter.html, name)
        return Mail(letter.html, clients, letter)
    html = decode(source, name).text if isinstance(source, bytes) else without_surrogates(source)
    if "<" not in html:
        raise InputError(f"{name}: neither HTML nor a message")
    check_depth(html, name)
    return Mail(html.removeprefix("\ufeff"), clients)


def _findings(rule: Rule, mail: Mail, wanted: tuple[str, ...]) -> list[Finding]:
    """One for each thing that is wrong; the same thing at several places is one finding."""
    found: dict[tuple[str, Severity, str], tuple[Fault, tuple[str, ...], list[tuple[int, int]]]] = {}
    for fault in rule.check(mail):
        hurt = tuple(name for name in (rule.clients if fault.clients is None else fault.clients) if name in wanted)
        if hurt:
            key = fault.what, fault.severity or rule.severity, fault.part
            place = mail.source.place(fault.at) if fault.at is not None else (fault.line, min(fault.line, 1))
            found.setdefault(key, (fault, hurt, []))[2].append(place)
    return [
        Finding(
            rule=rule.id,
            severity=severity,
            message=what,
            fix=fault.fix or rule.fix,
            clients=hurt,
            line=min(places)[0],
            column=min(places)[1],
            part=part if mail.letter else "",
            also=tuple(sorted(set(places))[1 : _MOST_PLACES + 1]),
        )
        for (what, severity, part), (fault, hurt, places) in found.items()
    ]
