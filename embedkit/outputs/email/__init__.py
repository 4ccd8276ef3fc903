"""Email-safe HTML: MJML compiled ahead of time, filled by plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from ...errors import TemplateError
from ...fields import RichText
from ...fields.lazy import pattern
from ...host.registry import Registry
from ...model import Article, Block
from ...theme.theme import Theme
from ..base import Compiled, Roots, TemplateRenderer
from ..context import FILTERS, Context
from ..gist import Gist
from ..template import Html, compile_html
from ..template.source import Tokenised
from ..template.values import html_text
from .dark import dark_styles
from .mjml import Compiler

HERE = Path(__file__).parent
_SECTION = pattern(r"<mj-(section|wrapper|hero)\b")
_ROOT = pattern(r"<(mjml|mj-[a-z-]+)\b")


@dataclass(frozen=True)
class EmailTemplate(Compiled):
    """A block's compiled MJML."""

    is_section: bool
    """A section of its own; otherwise rows of the column that it shares with its neighbours."""
    columns: frozenset[str]
    """The width rules that its columns need in the head."""


class EmailPiece(NamedTuple):
    """One rendered block."""

    text: str
    is_section: bool
    columns: frozenset[str]


def rich_for_email(link: str, value: Any) -> str:
    """Inline HTML whose links carry their own style: some clients drop every ``<style>``."""
    if value.__class__ is RichText:
        return value.replace("<a ", link).replace("<br>", "<br />") if "<" in value else value
    return html_text(value)


class EmailRenderer(TemplateRenderer[EmailTemplate]):
    """The email output."""

    output = "email"
    file = "email.mjml"
    folder = HERE

    def __init__(self, registry: Registry, theme: Theme, direction: str) -> None:
        super().__init__(registry, theme, direction)
        self.mjml = Compiler(self.tokens)
        link = f'<a style="color:{theme.light.accent};text-decoration:underline" '
        self.wrappers = {"text": partial(rich_for_email, link)}
        self.dark = dark_styles(theme)
        self.open, self.close = self.mjml.shell()

    def compile(self, tokenised: Tokenised, roots: Roots) -> EmailTemplate:
        """See TemplateRenderer."""
        root = _ROOT.search(tokenised.markup)
        if root is None:
            raise TemplateError("no MJML element in it", tokenised.name)
        if root[1] == "mjml":
            html, columns, section = self.mjml.document(tokenised), frozenset[str](), True
        else:
            section = _SECTION.match(root[0]) is not None
            html, columns = self.mjml.fragment(tokenised, section=section)
        render = compile_html(tokenised, html, roots, FILTERS, self.wrappers)
        return EmailTemplate(render, section, columns)

    def block(self, block: Block, context: Context) -> EmailPiece:
        """See Renderer."""
        template = self.compiled(type(block))
        return EmailPiece(template.render(block, context.article, context), template.is_section, template.columns)

    def fallback(self, block: Block, context: Context) -> EmailPiece:
        """See Renderer."""
        template = self.fallback_template()
        text = template.render(Gist.of(block), context.article, context)
        return EmailPiece(text, template.is_section, template.columns)

    def document(self, article: Article, pieces: Sequence[EmailPiece], context: Context) -> str:
        """See Renderer."""
        layout = self.host("layout.mjml", body=None, styles=None, theme=Theme)
        return layout.render(context, article, self.body(pieces), self.styles(pieces), self.theme) + "\n"

    def body(self, pieces: Sequence[EmailPiece]) -> Html:
        """The pieces one below the other; rows that follow each other share a section."""
        parts: list[str] = []
        in_rows = False
        for piece in pieces:
            if not piece.text:
                continue
            if piece.is_section == in_rows:
                parts.append(self.close if in_rows else self.open)
                in_rows = not in_rows
            parts.append(piece.text)
        if in_rows:
            parts.append(self.close)
        return Html("".join(parts))

    def styles(self, pieces: Sequence[EmailPiece]) -> Html:
        """The style elements that these pieces need in the head."""
        columns: frozenset[str] = frozenset().union(*(piece.columns for piece in pieces))
        return Html(self.mjml.column_styles(columns) + self.dark)

    def piece(self, file: str, context: Context, article: Article, **roots: BaseModel) -> EmailPiece:
        """A piece that the host itself writes, by one of its own templates."""
        template = self.host(file, **{name: type(value) for name, value in roots.items()})
        return EmailPiece(template.render(context, article, *roots.values()), template.is_section, template.columns)
