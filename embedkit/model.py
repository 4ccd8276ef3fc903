"""The nouns: an Article is a title and some facts, and a row of Blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Protocol, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SerializeAsAny,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    model_serializer,
)
from pydantic_core import CoreSchema

from .fields import Byline, ImageUrl, RichText, Text, Url, Verbatim, When
from .report import Note

if TYPE_CHECKING:
    from .kit.element import Element
    from .kit.lookup import Answer, Lookup


Fields = dict[str, Any]
"""Names and values of a block's fields, of the kinds that JSON has."""


class Record(BaseModel):
    """A frozen set of fields, such as an item of a block: unknown fields are refused, not ignored."""

    # Built when first used: an article needs a few of the block types that are installed.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Frame(Record):
    """A network's own page of one post or player, for web embeds that load it on a click."""

    url: Url
    height: int | None = None
    """Pixels; None for a film, which is nine sixteenths as high as it is wide."""


class Block(Record):
    """One content block. A plugin subclasses it; the docstring of the subclass is its documentation.

    ``selectors``: CSS selectors of the HTML elements it wants to see (``from_html``).
    ``urls``: addresses it wants to see (``from_url``), as ``https://host/path`` with ``*`` for any characters; the
    scheme and a leading ``www.`` do not matter, and ``*`` in the host stands for subdomains only. ``https://*``: any
    address that is to be embedded and that nobody else knows; ``https://*/@*/*/embed``: such a path on any host, asked
    after those who named the host, for networks that have many servers.
    ``family``: what kind of block it is, for an output that has no template for its type: ``post``, ``embed``.
    ``role``: what it is to a teaser, which shows the first picture and the first paragraphs of prose of an article.
    """

    type: ClassVar[str]
    selectors: ClassVar[tuple[str, ...]] = ()
    urls: ClassVar[tuple[str, ...]] = ()
    family: ClassVar[str] = ""
    role: ClassVar[Literal["prose", "picture", "other"]] = "other"

    @classmethod
    def from_html(cls, element: Element) -> Self | Sequence[Block] | None:
        """The block that ``element`` means (or several, if it means several); None: not mine after all."""
        return None

    @classmethod
    def from_url(cls, url: Url) -> Self | None:
        """The block that a bare address means; None: not mine after all."""
        return None

    @classmethod
    def from_frame(cls, element: Element, url: Url) -> Self | None:
        """The block that a frame of this address means, where its title or size says more than the address."""
        return cls.from_url(url)

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Block | Sequence[Block], int] | None:
        """The block (or several) at the start of these paragraphs of a pasted text, and how many they took."""
        return None

    def lookups(self) -> Sequence[Lookup]:
        """What ``embedkit resolve`` is to ask about this block, best first; pure. Nothing by default."""
        return ()

    def with_answers(self, answers: Sequence[Answer]) -> Self | Block | None:
        """This block with its fields filled from what came back; pure. None: it may only be linked.

        ``embedkit.kit.filling`` does this for most block types.
        """
        return self

    def lacks(self) -> str | None:
        """What a reader would miss in this block, as ``no picture, only its caption``; None: it is whole.

        For what the article should have brought and did not. The block is shown all the same; a note of weight says it.
        """
        return None

    def frame(self) -> Frame | None:
        """The network's own frame of what this block shows; None: there is none, or it is not known."""
        return None

    def gist(self) -> tuple[Url | None, str, str]:
        """Address, title and words, for the fallback that shows this block when its own template can't."""
        values = [value for value in _values(self) if value]
        links = [value for value in values if isinstance(value, Url)]
        words = [value.plain if isinstance(value, RichText) else str(value) for value in values if _wordy(value)]
        url = next((link for link in links if not isinstance(link, ImageUrl)), next(iter(links), None))
        title = next((str(value) for value in values if isinstance(value, Text)), "")
        return url, title, "\n".join(words)

    @model_serializer(mode="wrap")
    def _with_type(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {"type": self.type, **handler(self)}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        result = handler.resolve_ref_schema(handler(schema))
        if name := getattr(cls, "type", None):
            result["properties"] = {"type": {"const": name}, **result.get("properties", {})}
            result["required"] = ["type", *result.get("required", [])]
        return result


def _values(value: Any) -> Iterator[Any]:
    """Every leaf of a block, in the order of its fields."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _values(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _values(item)
    elif isinstance(value, dict):
        yield from _values(list(value.values()))
    else:
        yield value


def _wordy(value: Any) -> bool:
    return isinstance(value, Text | RichText | Verbatim) or value.__class__ is str


class Unknown(Block):
    """A block of a type that no installed plugin knows: kept whole, and shown by its words."""

    type: ClassVar[str] = "unknown"
    data: dict[str, Any]

    @model_serializer(mode="wrap")
    def _with_type(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return dict(self.data)

    def gist(self) -> tuple[Url | None, str, str]:
        values = [value for key, value in self.data.items() if key != "type"]
        words = [RichText(value).plain for value in _values(values) if value and isinstance(value, str)]
        url = next((url for value in _values(values) if isinstance(value, str) and (url := Url.parse(value))), None)
        return url, "", "\n".join(word for word in words if Url.parse(word) is None)


class BlockTypes(Protocol):
    """Whoever knows block types by name: the host's registry."""

    @property
    def block_types(self) -> Mapping[str, type[Block]]: ...


class Installed:
    """Where JSON finds the block types of this process: the host says so when it is loaded, for it knows the plugins
    and this module knows none."""

    types: Callable[[], BlockTypes]


installed = Installed()


def _typed(value: Any, info: ValidationInfo) -> Any:
    """``{"type": ..., fields}`` as the block of that type; a Block as it is."""
    if isinstance(value, Block):
        return value
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        raise ValueError('a block is an object with a "type"')
    registry = (info.context or {}).get("registry") or installed.types()
    cls = registry.block_types.get(value["type"])
    if cls is None:
        return Unknown(data=value)
    return cls.model_validate({key: field for key, field in value.items() if key != "type"})


AnyBlock = Annotated[SerializeAsAny[Block], BeforeValidator(_typed)]
"""A field that holds a block of any type."""


class Article(Record):
    """What every reader makes and every output takes."""

    title: Text | None = None
    summary: RichText | None = None
    byline: Byline | None = None
    published: When | None = None
    updated: When | None = None
    url: Url | None = None
    lang: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None = None
    """BCP 47."""
    dir: Literal["ltr", "rtl"] | None = None
    blocks: tuple[AnyBlock, ...] = ()
    notes: tuple[Note, ...] = ()
    """What the reader could not place."""
