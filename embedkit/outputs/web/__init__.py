"""Web embeds: semantic HTML and one small stylesheet, at home in somebody else's page, without script."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from ...model import Article, Block
from ...registry import Registry
from ...template import Html, compile_html
from ...template.source import Tokenised
from ...theme import Theme
from ..base import Compiled, Roots, TemplateRenderer
from ..context import FILTERS, Context
from ..gist import Gist
from .css import scoped, variables

BASE = Path(__file__).parent / "base.css"


class WebPiece(NamedTuple):
    """One rendered block, and the type whose rules it needs."""

    text: str
    block_type: type[Block] | None


class WebRenderer(TemplateRenderer[Compiled]):
    """The web output."""

    output = "web"
    file = "web.html"

    def __init__(self, registry: Registry, theme: Theme, direction: str) -> None:
        super().__init__(registry, theme, direction)
        self._layout: Compiled | None = None
        self._rules: dict[type[Block], str] = {}
        self._base = variables(theme) + scoped(BASE.read_text("utf-8"))

    def compile(self, tokenised: Tokenised, roots: Roots) -> Compiled:
        """See TemplateRenderer."""
        return Compiled(compile_html(tokenised, tokenised.markup.strip(), roots, FILTERS))

    def block(self, block: Block, context: Context) -> WebPiece:
        """See Renderer."""
        return WebPiece(self.compiled(type(block)).render(block, context.article, context), type(block))

    def fallback(self, block: Block, context: Context) -> WebPiece:
        """See Renderer."""
        return WebPiece(self.fallback_template().render(Gist.of(block), context.article, context), None)

    def document(self, article: Article, pieces: Sequence[WebPiece], context: Context) -> str:
        """See Renderer."""
        if self._layout is None:
            self._layout = self.host("layout.html", body=None, styles=None)
        types = dict.fromkeys(piece.block_type for piece in pieces if piece.block_type)
        styles = Html(f"<style>{self._base}{''.join(self.rules(cls) for cls in types)}</style>")
        body = Html("\n".join(piece.text for piece in pieces if piece.text))
        return self._layout.render(context, article, body, styles) + "\n"

    def rules(self, block_type: type[Block]) -> str:
        """A block type's own rules: ``web.css`` beside its template, if there is one."""
        if block_type not in self._rules:
            path = _stylesheet(self.registry.owners.get(block_type), block_type.type)
            self._rules[block_type] = scoped(path.read_text("utf-8")) if path else ""
        return self._rules[block_type]


def _stylesheet(module: ModuleType | None, block_type: str) -> Path | None:
    folder = Path(module.__file__ or "").parent / "templates" if module else None
    if folder is None:
        return None
    return next((path for path in (folder / block_type / "web.css", folder / "web.css") if path.is_file()), None)
