"""Findings as text for people, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from .clients import ALL, title
from .finding import Finding, Severity

_PLACES = 6


def as_text(findings: Sequence[Finding]) -> str:
    """Two lines a finding: where and what; whom it hurts and what to do. A count at the end."""
    lines: list[str] = []
    for one in findings:
        lines.append(f"{where(one)}: {one.severity} {one.rule} {_one_line(one.message)}")
        lines.append(f"    {_whom(one.clients)}. {one.fix}")
        if one.also:
            more = ", ".join(f"{line}:{column}" for line, column in one.also[:_PLACES])
            rest = len(one.also) - _PLACES
            lines.append(f"    Also at {more}{f' and {rest} more places' if rest > 0 else ''}.")
    lines.append(counted(findings))
    return "\n".join(lines) + "\n"


def as_json(findings: Iterable[Finding]) -> str:
    """An object with the list ``findings``."""
    return json.dumps({"findings": [as_dict(one) for one in findings]}, ensure_ascii=False, indent=2) + "\n"


def as_dict(one: Finding) -> dict[str, Any]:
    """What the JSON says of a finding."""
    return {
        "file": one.file,
        "part": one.part or None,
        "line": one.line or None,
        "column": one.column or None,
        "rule": one.rule,
        "severity": str(one.severity),
        "message": one.message,
        "fix": one.fix,
        "clients": list(one.clients),
        "also": [{"line": line, "column": column} for line, column in one.also],
    }


def counted(findings: Sequence[Finding]) -> str:
    """``2 errors, 1 warning``."""
    counts = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
    named = [
        f"{count} {severity}{'s' if count > 1 and severity is not Severity.INFORMATION else ''}"
        for severity, count in counts.items()
        if count
    ]
    return ", ".join(named) or "nothing found"


def where(one: Finding) -> str:
    """``file:line:column``; in a message the part stands between."""
    pieces = [one.file or "mail", one.part, *(str(number) for number in (one.line, one.column) if number)]
    return ":".join(piece for piece in pieces if piece)


def _whom(clients: Sequence[str]) -> str:
    return "Every mail client" if len(clients) == len(ALL) else ", ".join(title(name) for name in clients)


def _one_line(text: str) -> str:
    """What a mail holds must not move a terminal's cursor."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
