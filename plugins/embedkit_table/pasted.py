"""Tables as a browser or a spreadsheet copies them: a line for each row, a tab between cells."""

from collections.abc import Sequence
from typing import Any

from embedkit.kit import pasted

from .layout import is_number


def from_paragraphs(paragraphs: Sequence[str]) -> tuple[dict[str, Any], int] | None:
    """Fields of the table that starts at the first paragraph, and how many paragraphs it takes."""
    tabs = paragraphs[0].split("\n", 1)[0].count("\t")
    if not tabs:
        return None
    lines = paragraphs[0].split("\n")
    taken = 1
    if len(lines) == 1:
        # A text without empty lines comes one line at a time.
        while taken < len(paragraphs) and "\n" not in (line := paragraphs[taken]) and line.count("\t") == tabs:
            lines.append(line)
            taken += 1
    rows = [[" ".join(cell.split()) for cell in line.split("\t")] for line in lines]
    if len(rows) < 2 or any(len(row) != tabs + 1 for row in rows):
        return None
    # Lines that start with a tab are indented prose; only a header may have nothing above the names of the rows.
    if not all(row[0] for row in rows[1:]) or not all(any(row[1:]) for row in rows):
        return None
    fields: dict[str, Any] = {"rows": [[pasted(cell) for cell in row] for row in rows]}
    if _has_header(rows):
        fields["columns"] = fields["rows"].pop(0)
    return fields, taken


def _has_header(rows: Sequence[Sequence[str]]) -> bool:
    """A row of words above numbers, or with nothing above the names of the rows."""
    first, rest = rows[0], rows[1:]
    if any(is_number(cell) for cell in first if cell) or not all(first[1:]):
        return False
    return not first[0] or any(all(is_number(row[at]) for row in rest if row[at]) for at in range(len(first)))
