"""Lines and columns of a text."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from ..fields.lazy import pattern

_LINE_END = pattern(r"\r\n|[\n\r\f]")


class SourceText:
    """A text whose offsets can be told as line and column."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1; not past the end."""
        line = max(1, min(line, len(self._starts)))
        return min(self._starts[line - 1] + max(0, column - 1), len(self.text))
