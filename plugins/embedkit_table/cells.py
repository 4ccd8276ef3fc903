"""What a table is made of; in JSON mostly plain strings."""

from html import escape
from typing import Annotated, Any, Literal

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from embedkit import Count, ImageUrl, Record, RichText, Text, Url

from .layout import has_long_word, is_number

MOST, USUAL = 96, 48
"""Pixels of a picture in a cell: at most, and where its width is not known."""


class CellPicture(Record):
    """A small picture in a cell: a flag, a team's sign, somebody's face."""

    src: ImageUrl
    alt: Text = Text("")
    href: Url | None = None
    width: Count | None = None

    @property
    def shown(self) -> int:
        """Pixels it is wide."""
        return min(self.width or USUAL, MOST)

    @property
    def alt_text(self) -> str:
        """What stands for it; for a linked one without alt text where the link goes."""
        return self.alt or (self.href.host if self.href else "")

    @property
    def link(self) -> RichText:
        """Where it leads, in words."""
        return RichText(f'<a href="{escape(self.href or "")}">{escape(self.alt_text)}</a>')


class _Short(Record):
    """In JSON a plain string, unless there is more to say than its text."""

    text: RichText = RichText("")

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @model_serializer(mode="wrap")
    def _as_string(self, handler: SerializerFunctionWrapHandler) -> str | dict[str, Any]:
        more = {name for name, field in type(self).model_fields.items() if getattr(self, name) != field.default}
        return handler(self) if more - {"text"} else str(self.text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string", **RichText.json_format}, handler(schema)]}

    @property
    def line(self) -> str:
        """Its words on one line."""
        return " ".join(self.text.plain.split())


class Column(_Short):
    """The header of one column."""

    align: Literal["start", "center", "end"] | None = None
    """None: at the end if it holds numbers."""


class Cell(_Short):
    """One cell."""

    header: bool = False
    """It names its row."""
    span: Annotated[int, Field(ge=1, le=100)] = 1
    """How many columns it is wide."""
    picture: CellPicture | None = None
    """Stands before its text."""

    @property
    def line(self) -> str:
        """Its words on one line; if it has none, what its picture stands for."""
        return super().line or (self.picture.alt_text if self.picture else "")


class Shown(Record):
    """A cell where it stands."""

    cell: Cell
    align: str
    label: RichText
    """The header of its column, on one line; empty for a cell of several."""

    @property
    def tight(self) -> bool:
        """Whether it is an amount that could be parted, and stays on one line."""
        line = self.cell.line
        return any(mark in line for mark in " -–/") and is_number(line)

    @property
    def long(self) -> bool:
        """Whether it holds a word that may be parted, for else it could be wider than any column."""
        return has_long_word(self.cell.line)
