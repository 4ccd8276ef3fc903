"""What the linter says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"
    """Content, or the design of the whole mail, is lost for somebody."""
    WARNING = "warning"
    """It looks or works worse for somebody."""
    INFORMATION = "information"
    """Good to know."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, at one place or several."""

    rule: str
    """Its id, such as ``S1``."""
    severity: Severity
    message: str
    fix: str
    clients: tuple[str, ...]
    """Which of the chosen mail clients it hurts."""
    line: int
    """From 1, in the file; in a message, of the part. 0: the whole of it."""
    column: int
    """From 1, in characters. 0: the whole line."""
    file: str = ""
    part: str = ""
    """Of a message: ``html``, ``text`` or ``headers``."""
    also: tuple[tuple[int, int], ...] = ()
    """Further lines and columns with the same fault."""
