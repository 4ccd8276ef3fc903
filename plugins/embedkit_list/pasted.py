"""Lists as they are typed: lines that start with the same kind of bullet, or with numbers that count up."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from embedkit.kit import pasted, pattern

_BULLET = pattern(r"(?P<indent>[ \t\xa0]*)(?:(?P<sign>[-*•‣◦▪●·])|(?P<number>\d{1,3})[.)])[ \t\xa0]+(?P<words>\S.*)")
_SENTENCE = pattern(r"[.!?…:;,。！？][\"”’»)]*$")
Line = tuple[int, str, int, str]
"""Indent, sign, number, words."""


def from_paragraphs(paragraphs: Sequence[str]) -> tuple[dict[str, Any], int] | None:
    """Fields of the list that starts at the first paragraph, and how many paragraphs it takes."""
    lines = _lines(paragraphs[0])
    if lines is None:
        return None
    taken = 1
    if len(lines) == 1:
        # A line each, with empty lines between.
        while taken < len(paragraphs) and (more := _lines(paragraphs[taken])) and _goes_on(lines, more):
            lines += more
            taken += 1
        # Speech is set in paragraphs that start with a dash; its lines end as sentences do.
        if lines[0][1] == "-" and any(_SENTENCE.search(line[3]) for line in lines):
            return None
    top = [line for line in lines if line[0] <= lines[0][0]]
    if len(lines) < 2 or len(top) < 2 or any(line[1] != top[0][1] for line in top):
        return None
    ordered = top[0][1] == "1"
    if ordered and any(b[2] != a[2] + 1 for a, b in pairwise(top)):
        return None
    items = _nested(lines)
    if items is None:
        return None
    fields: dict[str, Any] = {"ordered": ordered, "items": items}
    if ordered and top[0][2] != 1:
        fields["start"] = top[0][2]
    return fields, taken


def _lines(paragraph: str) -> list[Line] | None:
    """Every line with its bullet; a line without one goes on with the item before it if it is indented."""
    lines: list[Line] = []
    for raw in paragraph.expandtabs(4).split("\n"):
        match = _BULLET.fullmatch(raw)
        if match:
            sign = "1" if match["number"] else match["sign"]
            lines.append((len(match["indent"]), sign, int(match["number"] or 0), match["words"].strip()))
        elif lines and raw[:2].isspace():
            indent, sign, number, words = lines[-1]
            lines[-1] = (indent, sign, number, f"{words} {raw.strip()}")
        else:
            return None
    return lines


def _goes_on(lines: list[Line], more: list[Line]) -> bool:
    return len(more) == 1 and more[0][1] == lines[0][1] and (more[0][1] != "1" or more[0][2] == lines[-1][2] + 1)


def _nested(lines: Sequence[Line]) -> list[dict[str, Any]] | None:
    """Items; those that stand further in than the one before are inside it. None: signs or numbers don't agree."""
    root: list[dict[str, Any]] = []
    open_lists = [(lines[0][0], lines[0][1], root)]
    for indent, sign, number, words in lines:
        while len(open_lists) > 1 and indent < open_lists[-1][0]:
            open_lists.pop()
        column, kind, items = open_lists[-1]
        if items and indent > column + 1:
            parent = items[-1]
            parent.setdefault("ordered", sign == "1")
            items = parent.setdefault("items", [])
            open_lists.append((indent, sign, items))
            kind = "1" if parent["ordered"] else sign
        if sign != kind or (items is not root and sign == "1" and number != len(items) + 1):
            return None
        items.append({"text": pasted(words)})
    return root
