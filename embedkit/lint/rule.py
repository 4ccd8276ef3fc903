"""What a rule is, and the list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import clients
from .finding import Severity

if TYPE_CHECKING:
    from .mail import Mail

ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found: a Finding without what all findings of the rule share."""

    at: int | None
    """Offset in the HTML. None: the whole of it, or a line of another part."""
    what: str
    severity: Severity | None = None
    """When it differs from the rule's."""
    clients: tuple[str, ...] | None = None
    """When they differ from the rule's."""
    fix: str = ""
    """When it differs from the rule's."""
    part: str = "html"
    line: int = 0
    """Of the text part or the headers, from 1."""


Check = Callable[["Mail"], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of docs/lint.md."""

    id: str
    title: str
    """What must be so."""
    severity: Severity
    """At its worst; a fault may be milder."""
    named: tuple[str, ...]
    features: tuple[str, ...]
    """Of caniemail's table: the clients that lack one of them are hurt too."""
    fix: str
    check: Check

    @property
    def clients(self) -> tuple[str, ...]:
        """Whom it hurts when it is broken."""
        found = {*self.named, *clients.lacking(self.features)}
        return tuple(name for name in clients.ALL if name in found)


RULES: dict[str, Rule] = {}


def rule(
    id: str, title: str, severity: Severity, hurts: Iterable[str] | str = (), *, features: str = "", fix: str
) -> Callable[[Check], Check]:
    """Put a function on the list. ``hurts`` and ``features`` are words; ``all`` stands for every client."""
    words = hurts.split() if isinstance(hurts, str) else list(hurts)
    named = clients.ALL if words == ["all"] else clients.checked(words) if words else ()

    def add(check: Check) -> Check:
        RULES[id] = Rule(id, title, severity, named, tuple(features.split()), fix, check)
        return check

    return add
