"""Lists, numbered or not, and lists inside their items."""

import re
from collections.abc import Sequence
from typing import Annotated, Any, Self

from pydantic import Field

from embedkit import Block, hookimpl
from embedkit.kit import Element

from .items import Item, Row, rows_of
from .markup import items_of
from .pasted import from_paragraphs

MOST = 10**6
"""A number no list starts beyond; browsers' integers end soon after."""


class List(Block):
    """A list, numbered or not."""

    type = "list"
    selectors = ("ul", "ol")

    ordered: bool = False
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    start: Annotated[int, Field(ge=-MOST, le=MOST)] | None = None
    """The first number, where it is not 1; from there it counts down where ``reversed``."""
    reversed: bool = False

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        items, ordered = items_of(element), element.tag == "ol"
        while items and len(items) == 1 and not items[0]["text"]:
            # A list in a list and nothing else is how some editors indent.
            items, ordered = items[0]["items"], items[0]["ordered"]
        if not items:
            return None
        fields: dict[str, Any] = {"ordered": ordered, "items": items}
        if ordered and element.tag == "ol":
            one = element.select_one("li")
            start, down = (
                (element.get("start") or (one.get("value") if one else "")).strip(),
                "reversed" in element.attrs,
            )
            first = int(start) if re.fullmatch(r"-?\d{1,6}", start, re.ASCII) else len(items) if down else 1
            fields |= {"start": first if first != 1 or down else None, "reversed": down}
        return cls.model_validate(fields)

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        found = from_paragraphs(paragraphs)
        return (cls.model_validate(found[0]), found[1]) if found else None

    @property
    def rows(self) -> list[Row]:
        """Every item at any depth, with what stands before it in plain text."""
        return list(rows_of(self.items, self.ordered, self.first, 0, -1 if self.reversed else 1))

    @property
    def first(self) -> int:
        """The first number."""
        if self.start is None:
            return len(self.items) if self.reversed else 1
        return self.start

    @property
    def loose(self) -> bool:
        """Whether an item has paragraphs, so that in plain text an empty line has to tell one item from the next."""
        return any("<br><br>" in row.item.text for row in self.rows)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [List]
