"""A table in HTML as columns and rows; a layout made of table cells is none."""

import re
from typing import Any

from embedkit import RichText
from embedkit.kit import Element, pattern

from .pictures import picture_of

# Blocks of their own: whoever knows them is to see them.
_MEDIA = pattern(
    r"<(?:iframe|picture|figure|video|audio|object|embed|blockquote|pre|form|input|select|textarea|amp-|table|h[1-4])\b"
)
_IMG = pattern(r"<img\b[^>]*>")
_LARGE = pattern(r"""\b(?:width|height)="\d{3,}""")
_BOLD = pattern(r"<(strong|b)>((?:[^<]|<(?!/?\1>))*)</\1>")
_ALIGN = pattern(r"text-align-(left|center|right)|text-align:\s*(left|center|right|start|end)")
_SIDES = {"left": "start", "start": "start", "center": "center", "right": "end", "end": "end"}
WIDEST, LONGEST_CELL, LONGEST_REPEATED = 60, 1_000, 60
"""Columns; characters in a cell of a table without headers; characters in a cell that is repeated in each row it
stands beside."""
Fields = dict[str, Any]
Row = list[Fields | None]
"""A cell for each column; None where the one before reaches."""


def fields_of(element: Element) -> dict[str, Any] | None:
    """Columns, rows and caption; None if the element is no table of data."""
    table = element if element.tag == "table" else element.select_one("table")
    if table is None or table.get("role") in ("presentation", "none"):
        return None
    captions = table.select("caption")
    if table is not element:
        if element.without("table, figcaption").text or len(element.select("table")) > 1:
            return None
        captions += element.select("figcaption")
    inside = table.inner_html
    headed = "<th" in inside
    images = _IMG.findall(inside)
    if _MEDIA.search(inside) or (images and (not headed or any(map(_LARGE.search, images)))):
        return None
    if len(images) > 1 and any(cell.inner_html.count("<img") > 1 for cell in table.select("td, th")):
        return None
    grid = _grid(table)
    if images and not _are_small(grid):
        return None
    if not grid or max(map(len, grid)) < 2 or (len(grid) < 2 and not headed):
        return None
    if not headed and any(len(cell["text"].plain) > LONGEST_CELL for row in grid for cell in row if cell):
        return None
    head = _header(table, grid)
    texts = [found.rich_text() for found in captions]
    while head and _is_single(grid[0]):
        # A title that somebody typed into the table.
        texts.insert(0, next(cell["text"] for cell in grid.pop(0) if cell))
        head -= 1
    rows = [_row(row) for row in grid[head:]]
    if not rows:
        return None
    return {"columns": _columns(grid[:head]), "rows": rows, "caption": RichText("<br>".join(texts))}


def _are_small(grid: list[Row]) -> bool:
    """Whether a picture stands beside words of its row, and none heads a column without words: else it is a photo,
    and a block of its own."""
    for row in grid:
        cells = [cell for cell in row if cell]
        if any(cell["picture"] for cell in cells):
            if any(cell["th"] and cell["picture"] and not (cell["text"] or cell["picture"]["alt"]) for cell in cells):
                return False
            if not any(cell["text"] for cell in cells):
                return False
    return True


def _grid(table: Element) -> list[Row]:
    """A cell for each place: one that spans several rows stands in each, one that spans columns is followed by None."""
    grid: list[Row] = []
    hanging: dict[int, tuple[int, Fields | None]] = {}
    for tr in table.select("tr"):
        row: Row = []
        for cell in tr.children:
            if cell.tag not in ("td", "th"):
                continue
            _hang(row, hanging)
            picture, text = picture_of(cell) if "<img" in cell.inner_html else (None, cell.rich_text())
            fields: Fields = {"text": text, "picture": picture, "th": cell.tag == "th", "align": _align(cell)}
            across, down = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            repeated = fields if len(fields["text"]) <= LONGEST_REPEATED else {**fields, "text": RichText("")}
            for at in range(min(across, max(1, WIDEST - len(row)))):
                if down > 1:
                    hanging[len(row)] = (down - 1, repeated if at == 0 else None)
                row.append(fields if at == 0 else None)
        _hang(row, hanging)
        if any(cell and (cell["text"].plain.strip() or cell["picture"]) for cell in row):
            grid.append(row)
    # Columns in which no cell starts are only there because one claims to be wider than what stands below it.
    width = max(map(len, grid), default=0)
    used = [at for at in range(width) if any(at < len(row) and row[at] for row in grid)]
    return [[row[at] if at < len(row) else _missing(row) for at in used] for row in grid]


def _missing(row: Row) -> Fields | None:
    """What stands where a row ends early: nothing, but a lone cell is as wide as the table."""
    return None if _is_single(row) else {"text": RichText(""), "picture": None, "th": False, "align": None}


def _hang(row: Row, hanging: dict[int, tuple[int, Fields | None]]) -> None:
    """Fill the places that cells of earlier rows reach down to."""
    while len(row) in hanging:
        left, cell = hanging.pop(len(row))
        if left > 1:
            hanging[len(row)] = (left - 1, cell)
        row.append(cell)


def _header(table: Element, grid: list[Row]) -> int:
    """How many rows the header has: those that hold nothing but ``th``, or a first one that is all bold."""
    head = 0
    if thead := table.select_one("thead"):
        head = min(sum(bool(tr.text) for tr in thead.select("tr")), len(grid) - 1)
    else:
        # A single cell that is as wide as the table heads what is below it, if it is not the first.
        while head < len(grid) - 1 and _is_header(grid[head]) and not (head and _is_single(grid[head])):
            head += 1
    if not head and _is_bold(grid[0]) and len(grid) > 1 and not _is_bold(grid[1]):
        for cell in grid[0]:
            if cell:
                cell["text"] = RichText(_BOLD.sub(r"\2", cell["text"]))
        return 1
    return head


def _is_header(row: Row) -> bool:
    return all(cell is None or cell["th"] or not (cell["text"] or cell["picture"]) for cell in row)


def _is_single(row: Row) -> bool:
    return sum(cell is not None for cell in row) == 1


def _is_bold(row: Row) -> bool:
    texts = [cell["text"] for cell in row if cell and cell["text"]]
    return len(texts) > 1 and all(_BOLD.fullmatch(text) for text in texts)


def _columns(head: list[Row]) -> list[dict[str, Any]]:
    """One header for each column; where it has several rows, the upper ones stand before the lower ones."""
    columns = []
    for at in range(len(head[0]) if head else 0):
        texts: list[str] = []
        align = None
        for row in head:
            # A wide header stands above each of its columns.
            above = next((cell for cell in reversed(row[: at + 1]) if cell), None)
            words = above and (above["text"] or RichText.from_plain((above["picture"] or {}).get("alt", "")))
            if words and words not in texts:
                texts.append(words)
            align = (above and above["align"]) or align
        columns.append({"text": RichText("<br>".join(texts)), "align": align})
    return columns


def _row(row: Row) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = []
    for cell in row:
        if cell is None and cells:
            cells[-1]["span"] += 1
        elif cell:
            cells.append({"text": cell["text"], "header": cell["th"], "span": 1, "picture": cell["picture"]})
    return cells


def _span(value: str) -> int:
    number = re.match(r"\s*(\d{1,4})", value)
    return max(1, min(int(number[1]), 1000)) if number else 1


def _align(cell: Element) -> str | None:
    """Where its words are told to stand; the start is where they stand anyway."""
    found = _ALIGN.search(f"{cell.get('class')} {cell.get('style')}")
    side = _SIDES.get((found[1] or found[2]) if found else cell.get("align").lower())
    return None if side == "start" else side
