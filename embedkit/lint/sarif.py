"""Findings as SARIF 2.1.0, which code hosts show beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ..host import distribution
from .clients import title
from .finding import Finding, Severity
from .rule import RULES

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}


def as_sarif(findings: Iterable[Finding]) -> str:
    """One run of the tool, with all rules."""
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "embedkit lint",
                        "version": version(distribution.NAME),
                        "rules": [
                            {
                                "id": rule.id,
                                "shortDescription": {"text": rule.title},
                                "help": {"text": rule.fix},
                                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                            }
                            for rule in RULES.values()
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(one) for one in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(one: Finding) -> dict[str, Any]:
    hurt = ", ".join(title(name) for name in one.clients)
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": list(RULES).index(one.rule),
        "level": _LEVELS[one.severity],
        "message": {"text": f"{one.message} ({hurt}). {one.fix}"},
        "locations": [_location(one, one.line, one.column)],
    }
    if one.also:
        result["relatedLocations"] = [_location(one, line, column) for line, column in one.also]
    return result


def _location(one: Finding, line: int, column: int) -> dict[str, Any]:
    """Lines of a message's part are not lines of its file: there the part is named instead."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(one.file or "mail").as_posix())}}
    if line and one.part in ("", "headers"):
        physical["region"] = {"startLine": line, **({"startColumn": column} if column and not one.part else {})}
    location: dict[str, Any] = {"physicalLocation": physical}
    if one.part in ("html", "text"):
        place = f"{one.part} part" + (f", line {line}" if line else "") + (f", column {column}" if column else "")
        location["logicalLocations"] = [{"name": place, "kind": "member"}]
    return location
