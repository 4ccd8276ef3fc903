"""The items of a list, and the lists inside them; in JSON mostly plain strings."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import GetJsonSchemaHandler, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from embedkit import Record, RichText

DEEPEST = 8
"""Levels told apart in plain text; a letter has 72 columns."""


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
        return tuple(row.item for row in rows_of(self.items, self.ordered, 1, 0))


class Row(NamedTuple):
    """One item in plain text."""

    item: Item
    marker: str
    indent: str

    @property
    def hang(self) -> str:
        """What its further lines have in place of the marker."""
        return " " * (len(self.marker) + 1)


def rows_of(items: Sequence[Item], ordered: bool, start: int, depth: int, step: int = 1) -> Iterator[Row]:
    """Each item, followed by what is inside it."""
    markers = [f"{start + at * step}." if ordered else "-" for at in range(len(items))]
    for item, marker in zip(items, markers, strict=True):
        yield Row(item, marker, "    " * min(depth, DEEPEST))
        yield from rows_of(item.items, item.ordered, 1, depth + 1)
