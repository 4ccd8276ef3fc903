"""What tables are, to somebody who listens: A3."""

from __future__ import annotations

from collections.abc import Iterator

from ..mail import Mail
from ..rule import ERROR, WARNING, Fault, rule
from ..tree import ElementNode

_NO_TABLE = ("presentation", "none")


@rule(
    "A3",
    "A table for layout has role=presentation; a table of data has header cells with scope and no such role",
    ERROR,
    "all",
    fix='Write role="presentation" on a table for layout; <th scope="col"> in a table of data.',
)
def roles(mail: Mail) -> Iterator[Fault]:
    found = {element.start: element for element in [*mail.word.all("table"), *mail.tree.all("table")]}
    for element in sorted(found.values(), key=lambda one: one.start):
        silent = (element.get("role") or "").lower() in _NO_TABLE
        headers = [one for one in element.descendants("th") if one.inside("table") is element]
        if headers and silent:
            yield Fault(element.start, "a table of data with the role of a layout: its headers are not read out")
        for cell in headers if not silent else ():
            if not cell.get("scope"):
                yield Fault(cell.start, "<th> without scope", WARNING)
        if headers or silent:
            continue
        if _is_data(element):
            yield Fault(element.start, "a table of data without header cells", WARNING)
        else:
            yield Fault(element.start, "a table for layout without role=presentation: each cell is read out as one")


def _is_data(element: ElementNode) -> bool:
    """Several rows of the same several cells, each with words, and no table in it."""
    inside = element.descendants()
    if any(one.tag == "table" for one in inside) or (element.get("role") or ""):
        return bool(element.get("role"))
    rows = [one for one in inside if one.tag == "tr"]
    cells = [[cell for cell in row.children if cell.tag == "td"] for row in rows]
    same = len({len(row) for row in cells}) == 1 and len(rows) > 2 and len(cells[0]) > 1
    return same and all(cell.text for row in cells for cell in row)
