"""Plain text: a person's letter, 72 columns, links as numbered references at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from ...fields import RichText, Verbatim
from ...fields.lazy import pattern
from ...language.direction import direction_of_text
from ...model import Article, Block
from ..base import Compiled, Roots, TemplateRenderer
from ..context import FILTERS, Context, context_filter
from ..gist import Gist
from ..template import compile_text
from ..template.source import Tokenised
from .rich import rich_text
from .wrapping import COLUMNS, KEEP, width, wrap

HERE = Path(__file__).parent
_GAPS = pattern(r"\n{3,}")


class TextPiece(NamedTuple):
    """One rendered block."""

    text: str


@context_filter
def plain(context: Context, value: Any, margin: str) -> str:
    """A value in a text template; its further lines stand under its first."""
    if value.__class__ is RichText:
        text = rich_text(value, context)
    elif value is None:
        return ""
    else:
        text = str(value)
        if value.__class__ is Verbatim:
            text = KEEP + text.expandtabs(4).replace("\n", "\n" + KEEP)
    return text.replace("\n", "\n" + margin) if margin and "\n" in text else text


@context_filter
def underline(context: Context, title: str, mark: str = "=") -> str:
    """A row of ``mark`` as wide as the title's widest line; without a letter in it, it must be told its side."""
    widest: int = max(width(line) for line in wrap(bare(title)).split("\n"))
    return ("\u200f" if context.dir == "rtl" else "") + mark * min(COLUMNS, widest)


@context_filter
def isolate(context: Context, value: str | None) -> str:
    """A name, a handle or a date that runs the other way than its line: it keeps its order, and the line its own.

    One that runs as the line does needs no mark; a line of nothing but marked values would have no direction at all.
    """
    if not value or direction_of_text(value) == context.dir:
        return value or ""
    return f"\u2068{value}\u2069"


def bare(value: Any) -> Any:
    """Words without link numbers, where the links say nothing that the words don't."""
    return value.plain if isinstance(value, RichText) else value


def keep(text: str) -> str:
    """Lines that are not to be wrapped, such as the rows of a table."""
    return KEEP + text.replace("\n", "\n" + KEEP)


TEXT_FILTERS: dict[str, Callable[..., Any]] = {
    **FILTERS,
    "underline": underline,
    "isolate": isolate,
    "bare": bare,
    "keep": keep,
}


class TextRenderer(TemplateRenderer[Compiled]):
    """The text output."""

    output = "text"
    file = "text.txt"
    folder = HERE

    def compile(self, tokenised: Tokenised, roots: Roots) -> Compiled:
        """See TemplateRenderer."""
        return Compiled(compile_text(tokenised, roots, TEXT_FILTERS, plain))

    def block(self, block: Block, context: Context) -> TextPiece:
        """See Renderer."""
        text = self.compiled(type(block)).render(block, context.article, context)
        return TextPiece(tidy(text))

    def fallback(self, block: Block, context: Context) -> TextPiece:
        """See Renderer."""
        return TextPiece(tidy(self.fallback_template().render(Gist.of(block), context.article, context)))

    def document(self, article: Article, pieces: Sequence[TextPiece], context: Context) -> str:
        """See Renderer."""
        head, foot = (self.piece(file, context, article) for file in ("header.txt", "footer.txt"))
        return self.body([head, *pieces], context, foot)

    def body(self, pieces: Sequence[TextPiece], context: Context, foot: TextPiece) -> str:
        """The pieces an empty line apart, the addresses of the links they name by number, the foot."""
        links = "\n".join(f"[{number}] {url}" for url, number in context.links.items())
        parts = [*(piece.text for piece in pieces), links and f"{context.words.gettext('Links')}:\n{links}", foot.text]
        return "\n\n".join(part for part in parts if part) + "\n"

    def piece(self, file: str, context: Context, article: Article, **roots: BaseModel) -> TextPiece:
        """A piece that the host itself writes, by one of its own templates."""
        template = self.host(file, **{name: type(value) for name, value in roots.items()})
        return TextPiece(tidy(template.render(context, article, *roots.values())))


def tidy(text: str) -> str:
    """Wrapped; no line ends in spaces; no run of empty lines."""
    text = wrap(text.strip("\n"))
    return _GAPS.sub("\n\n", text) if "\n\n\n" in text else text
