"""An output that is a folder of templates: what a plugin's output is unless it brings a renderer of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..errors import NoTemplate
from ..fields import RichText
from ..host.registry import Registry
from ..kit.output import Markup, Output
from ..model import Article, Block
from ..theme.theme import Theme
from .base import Compiled, Roots, TemplateRenderer
from .context import FILTERS, Context, context_filter
from .gist import Gist
from .template import Html, compile_html, compile_text
from .template.source import Tokenised
from .template.values import html_text

Value = Callable[[Any], str]


class FolderPiece(NamedTuple):
    """One rendered block."""

    text: str


class FolderRenderer(TemplateRenderer[Compiled]):
    """Blocks by their templates, a fallback, a layout round them."""

    missing = NoTemplate

    def __init__(self, made: Output, registry: Registry, theme: Theme, direction: str) -> None:
        assert made.folder is not None
        self.output, self.file, self.folder, self.made = made.name, made.template, made.folder, made
        super().__init__(registry, theme, direction)
        self.filters = {**FILTERS, **made.filters}
        self.gap = "\n\n" if made.markup == "text" else "\n"
        self.fallback_template()  # the last rung of the ladder: without it, the output can't be used

    def compile(self, tokenised: Tokenised, roots: Roots) -> Compiled:
        """See TemplateRenderer."""
        if self.made.markup == "text":
            return Compiled(compile_text(tokenised, roots, self.filters, _printed(self.made.value or _plain)))
        wrappers = {"text": _rich(self.made.value)} if self.made.value else None
        return Compiled(compile_html(tokenised, tokenised.markup.strip(), roots, self.filters, wrappers))

    def block(self, block: Block, context: Context) -> FolderPiece:
        """See Renderer."""
        return FolderPiece(self.compiled(type(block)).render(block, context.article, context).strip("\n"))

    def fallback(self, block: Block, context: Context) -> FolderPiece:
        """See Renderer."""
        text = self.fallback_template().render(Gist.of(block), context.article, context)
        return FolderPiece(text.strip("\n"))

    def document(self, article: Article, pieces: Sequence[FolderPiece], context: Context) -> str:
        """See Renderer."""
        body = self.gap.join(piece.text for piece in pieces if piece.text)
        made: str = Markup(body) if self.made.markup == "text" else Html(body)
        layout = self.host(f"layout{self.templates.suffix}", body=None)
        text = layout.render(context, article, made).strip("\n") + "\n"
        return self.made.finish(text) if self.made.finish else text


def _plain(value: Any) -> str:
    return value.plain if isinstance(value, RichText) else str(value)


def _printed(value: Value) -> Callable[..., str]:
    """What a text template prints: markup as it is, anything else as ``value`` says."""

    @context_filter
    def printed(context: Context, found: Any, margin: str) -> str:
        if found is None:
            return ""
        text = found if isinstance(found, Markup) else value(found)
        return text.replace("\n", "\n" + margin) if margin and "\n" in text else text

    return printed


def _rich(value: Value) -> Callable[[Any], str]:
    """Between tags: rich text as ``value`` says, and clean whatever it says; anything else escaped."""
    return lambda found: RichText(value(found)) if found.__class__ is RichText else html_text(found)
