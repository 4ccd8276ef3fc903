"""Tables of data: header, rows, caption; numbers line up."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field

from embedkit import Block, RichText, hookimpl
from embedkit.kit import Element

from .cells import Cell, Column, Shown
from .layout import aligned, is_number, narrowest
from .markup import fields_of
from .pasted import from_paragraphs


class Table(Block):
    """A table of data. Each row has as many cells as there are columns, wide ones counted by their ``span``."""

    type = "table"
    selectors = ("table", "figure:has(> table)", ".wp-block-table")

    columns: tuple[Column, ...] = ()
    """The header; none if the table has no header row."""
    rows: Annotated[tuple[tuple[Cell, ...], ...], Field(min_length=1)]
    caption: RichText = RichText("")

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        fields = fields_of(element)
        return cls.model_validate(fields) if fields else None

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        found = from_paragraphs(paragraphs)
        return (cls.model_validate(found[0]), found[1]) if found else None

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max([len(self.columns), *(sum(cell.span for cell in row) for row in self.rows)])

    @property
    def aligns(self) -> list[str]:
        """Each column's alignment: what its header says, else numbers at the end, unless they name the rows."""
        values: list[list[str]] = [[] for _ in range(self.width)]
        for row in self.rows:
            for at, cell in _places(row):
                if cell.span == 1 and not cell.header and cell.line:
                    values[at].append(cell.line)
        given = [column.align for column in self.columns] + [None] * self.width
        return [
            given[at] or ("end" if at and lines and all(map(is_number, lines)) else "start")
            for at, lines in enumerate(values)
        ]

    @property
    def head(self) -> tuple[Shown, ...]:
        """The header's cells."""
        aligns = self.aligns
        return tuple(
            Shown(cell=Cell(text=column.text), align=aligns[at], label=column.text)
            for at, column in enumerate(self.columns)
        )

    @property
    def body(self) -> tuple[tuple[Shown, ...], ...]:
        """The rows' cells; each knows its column."""
        aligns = self.aligns
        labels = [RichText(column.text.replace("<br>", " ")) for column in self.columns] + [RichText("")] * self.width

        def shown(at: int, cell: Cell) -> Shown:
            if cell.span > 1:
                return Shown(cell=cell, align="start", label=RichText(""))
            return Shown(cell=cell, align=aligns[at], label=labels[at])

        return tuple(tuple(shown(at, cell) for at, cell in _places(row)) for row in self.rows)

    @property
    def narrowest(self) -> int:
        """Pixels that an email needs to show it as a table, with every word whole."""
        least = [0] * self.width
        for row in self.rows:
            for at, cell in _places(row):
                if cell.picture:
                    least[at] = max(least[at], cell.picture.shown)
        return narrowest(self._lines, least)

    @property
    def plain(self) -> str:
        """The table in columns of plain text; empty if it is too wide for a letter."""
        return aligned(self._lines, self.aligns, header=bool(self.columns))

    @property
    def links(self) -> tuple[RichText, ...]:
        """What is linked in the cells that plain text shows without their links."""
        cells = [cell for row in self.rows for cell in row] if self.plain else []
        words = [cell.text for cell in [*self.columns, *cells] if "<a " in cell.text]
        words += [cell.picture.link for cell in cells if cell.picture and cell.picture.href]
        return tuple(dict.fromkeys(words))

    @property
    def _lines(self) -> list[list[tuple[str, int]]]:
        """(words, span) of each cell, the header first."""
        head = [[(column.line, 1) for column in self.columns]] if self.columns else []
        return head + [[(cell.line, cell.span) for cell in row] for row in self.rows]


def _places(row: Sequence[Cell]) -> list[tuple[int, Cell]]:
    """Each cell with the number of its first column."""
    places, at = [], 0
    for cell in row:
        places.append((at, cell))
        at += cell.span
    return places


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Table]
