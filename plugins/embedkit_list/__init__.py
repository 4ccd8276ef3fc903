"""Lists, numbered or not, and lists inside their items."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from embedkit import Block, Element, Record, RichText, hookimpl

from .markup import items_of
from .pasted import from_paragraphs

MOST = 10**6
"""A number no list starts beyond; browsers' integers end soon after."""


class Item(Record):
    """What stands behind one bullet. In JSON a plain string, unless a list is nested in it."""

    text: RichText = RichText("")
    ordered: bool = False
    """Whether the list inside it is numbered."""
    items: tuple["Item", ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        if isinstance(value, dict) and not value.get("items"):
            return {key: field for key, field in value.items() if key != "ordered"}
        return {"text": value} if isinstance(value, str) else value

    @model_serializer(mode="wrap")
    def _as_string(self, handler: SerializerFunctionWrapHandler) -> str | dict[str, Any]:
        return handler(self) if self.items else str(self.text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string", **RichText.json_format}, handler(schema)]}

    @property
    def lines(self) -> list[RichText]:
        """Its text, a piece for each line; markup that crosses a line break is closed before it."""
        return [RichText(line) for line in self.text.split("<br>")] if "<br>" in self.text else [self.text]

    @property
    def below(self) -> tuple["Item", ...]:
        """All items inside it in the order they are read: for the level at which nesting can't be drawn any deeper."""
        return tuple(row.item for row in _rows(self.items, self.ordered, 1, 0))


class Row(NamedTuple):
    """One item in plain text."""

    item: Item
    marker: str
    indent: str

    @property
    def hang(self) -> str:
        """What its further lines have in place of the marker."""
        return " " * (len(self.marker) + 1)


class List(Block):
    """A list, numbered or not."""

    type = "list"
    selectors = ("ul", "ol")
    deepest: ClassVar[int] = 8
    """Levels told apart in plain text; a letter has 72 columns."""

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
            start, down = element.get("start").strip(), "reversed" in element.attrs
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
        return list(_rows(self.items, self.ordered, self.first, 0, -1 if self.reversed else 1))

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


def _rows(items: Sequence[Item], ordered: bool, start: int, depth: int, step: int = 1) -> Iterator[Row]:
    markers = [f"{start + at * step}." if ordered else "-" for at in range(len(items))]
    for item, marker in zip(items, markers, strict=True):
        yield Row(item, marker, "    " * min(depth, List.deepest))
        yield from _rows(item.items, item.ordered, 1, depth + 1)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [List]
