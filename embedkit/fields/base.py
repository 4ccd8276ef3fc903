"""What the safe strings share: cleaned once, known to pydantic, plain ``str`` to everybody else."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .lazy import pattern

# C0 but TAB and LF, DEL, C1, bidi embeddings, overrides and isolates, surrogates, noncharacters. Not the marks that
# scripts and emoji need: ZWJ, ZWNJ, LRM, RLM, ALM, variation selectors and tag characters stay.
UNWANTED = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LINE_ENDS = pattern("\r\n?|[\x85\u2028\u2029]")
# White space, and what is there without being seen: zero-width spaces and joiners, marks of direction, soft hyphens,
# fillers, invisible operators, variation selectors.
UNSEEN = (
    r"\s\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
_SEEN = pattern(f"[^{UNSEEN}]")


def is_seen(text: str) -> bool:
    """Whether a plain text has one character that shows."""
    return _SEEN.search(text) is not None


def without_controls(value: str) -> str:
    """The same text with LF line ends and no character that steers a terminal, a mail header or a bidi display."""
    if value.isprintable():  # one quick look in C; the common case
        return value
    return UNWANTED.sub("", LINE_ENDS.sub("\n", value))


class SafeString(str):
    """A string that cleans itself when it is made; making it again from itself changes nothing."""

    __slots__ = ()
    json_format: ClassVar[dict[str, str]] = {}

    def __new__(cls, value: str = "") -> Self:
        return value if value.__class__ is cls else str.__new__(cls, cls.clean(value))

    @classmethod
    def clean(cls, value: str) -> str:
        """The safe form of ``value``; raises ValueError when there is none."""
        raise NotImplementedError(cls)  # abstract: each kind of string has its own rules

    @classmethod
    def trusted(cls, value: str) -> Self:
        """``value`` as this type without cleaning: only for text that is known to be clean."""
        return str.__new__(cls, value)

    @classmethod
    def validate(cls, value: Any) -> Self:
        """For pydantic: strings only, nothing coerced."""
        if value.__class__ is cls:
            return value
        if not isinstance(value, str):
            raise ValueError("must be a string")
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.validate, serialization=core_schema.to_string_ser_schema(when_used="json")
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", **cls.json_format}
