"""Whether the elements that a template opens are closed again, whichever of its branches are taken.

A template that is not balanced would swallow its neighbours. Branches that change what is open, as an ``if`` round a
link's start and another round its end do, are tried in every combination; there are few of them in a template.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...errors import TemplateError
from ...fields.lazy import pattern
from .source import Tokenised

MOST_CONDITIONS = 8
"""Conditions that may open or close elements: 256 combinations."""
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_PART = pattern(
    r"<!--.*?-->|<!\[endif\](?:--)?>|<!--<!\[endif\]-->|<!doctype[^>]*>"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|EKq(?P<slot>\d{5})q",
    re.S | re.I,
)
Step = tuple[str, str, int]
"""("open" or "close", element, slot that stands before it)."""


@dataclass
class _Branches:
    """An ``if`` or a ``for``: its conditions, and what each branch holds."""

    line: int
    conditions: list[str] = field(default_factory=list)
    bodies: list[list[object]] = field(default_factory=list)
    loop: bool = False


def check_balance(tokenised: Tokenised, markup: str) -> None:
    """Raise TemplateError for an element that is opened and not closed, or closed and not opened, and for a script."""
    if (script := markup.lower().find("<script")) >= 0:
        raise TemplateError("<script> can't stand in a template", tokenised.name, markup.count("\n", 0, script) + 1)
    tree = _parse(tokenised, markup)
    conditions = sorted(_conditions(tree))
    if len(conditions) > MOST_CONDITIONS:
        raise TemplateError(
            f"{len(conditions)} conditions open or close elements; put whole elements into branches", tokenised.name
        )
    for values in itertools.product((True, False), repeat=len(conditions)):
        left = _run(tree, dict(zip(conditions, values, strict=True)), [], tokenised)
        if left:
            raise TemplateError(f"<{left[-1]}> is opened and not closed", tokenised.name)


def _parse(tokenised: Tokenised, markup: str) -> list[object]:
    root: list[object] = []
    stack: list[tuple[_Branches, list[object]]] = []
    body = root
    for match in _PART.finditer(markup):
        if match["slot"]:
            slot = tokenised.slots[int(match["slot"])]
            if not slot.is_tag:
                continue
            word, _, rest = slot.source.strip("- ").partition(" ")
            if word in ("if", "for"):
                branches = _Branches(slot.line, [rest.strip()], [[]], loop=word == "for")
                body.append(branches)
                stack.append((branches, body))
                body = branches.bodies[0]
            elif word in ("elif", "else") and stack:
                stack[-1][0].conditions.append(rest.strip())
                stack[-1][0].bodies.append([])
                body = stack[-1][0].bodies[-1]
            elif word in ("endif", "endfor") and stack:
                body = stack.pop()[1]
        elif match["name"]:
            name = match["name"].lower()
            if name not in VOID and not match["rest"].rstrip().endswith("/"):
                body.append(("close" if match["close"] else "open", name))
    return root


def _conditions(body: Sequence[object]) -> set[str]:
    """The conditions of branches that change what is open."""
    found: set[str] = set()
    for item in body:
        if isinstance(item, _Branches):
            for part in item.bodies:
                found |= _conditions(part)
            if not item.loop and any(_changes(part) for part in item.bodies):
                found |= {condition for condition in item.conditions if condition}
    return found


def _changes(body: Sequence[object]) -> bool:
    """Whether a branch by itself leaves elements open, or closes some that stand outside."""
    depth: list[str] = []
    for item in body:
        if isinstance(item, _Branches):
            if any(_changes(part) for part in item.bodies):
                return True
        elif isinstance(item, tuple):
            kind, name = item
            if kind == "open":
                depth.append(name)
            elif depth and depth[-1] == name:
                depth.pop()
            else:
                return True
    return bool(depth)


def _run(body: Sequence[object], values: dict[str, bool], open_: list[str], tokenised: Tokenised) -> list[str]:
    """What is open after ``body``, when the conditions have these values."""
    for item in body:
        if isinstance(item, tuple):
            kind, name = item
            if kind == "open":
                open_ = [*open_, name]
            elif open_ and open_[-1] == name:
                open_ = open_[:-1]
            else:
                inside = f" inside <{open_[-1]}>" if open_ else ""
                raise TemplateError(f"</{name}> closes what was not opened{inside}", tokenised.name)
        elif isinstance(item, _Branches):
            open_ = _branch(item, values, open_, tokenised)
    return open_


def _branch(item: _Branches, values: dict[str, bool], open_: list[str], tokenised: Tokenised) -> list[str]:
    if item.loop:
        after = _run(item.bodies[0], values, open_, tokenised)
        if after != open_:
            raise TemplateError("a loop opens elements that it does not close", tokenised.name, item.line)
        return open_
    tracked = any(condition in values for condition in item.conditions)
    if not tracked:
        for part in item.bodies:
            _run(part, values, open_, tokenised)
        return open_
    for condition, part in zip(item.conditions, item.bodies, strict=True):
        if not condition or values.get(condition, True):
            return _run(part, values, open_, tokenised)
    return open_
