"""Web embeds: semantic HTML and one small stylesheet, at home in somebody else's page, without script."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ...errors import TemplateError
from ...host.registry import Registry
from ...model import Article, Block, Frame
from ...theme.theme import Theme
from ..base import Compiled, Roots, TemplateRenderer
from ..context import FILTERS, Context
from ..gist import Gist
from ..template import Html, compile_html
from ..template.source import Tokenised
from .css import scoped, variables
from .live import SCRIPT, STYLES, without_pictures

HERE = Path(__file__).parent
STYLESHEET = "web.css"
BASE = HERE / "base.css"


class WebPiece(NamedTuple):
    """One rendered block, and the type whose rules it needs."""

    text: str
    block_type: type[Block] | None
    live: bool = False
    """Whether it waits for a click, for which the document needs a script."""


class WebRenderer(TemplateRenderer[Compiled]):
    """The web output."""

    output = "web"
    file = "web.html"
    folder = HERE

    def __init__(self, registry: Registry, theme: Theme, direction: str) -> None:
        super().__init__(registry, theme, direction)
        self._rules: dict[type[Block], str] = {}
        self._base = variables(theme) + scoped(BASE.read_text("utf-8"))

    def compile(self, tokenised: Tokenised, roots: Roots) -> Compiled:
        """See TemplateRenderer."""
        return Compiled(compile_html(tokenised, tokenised.markup.strip(), roots, FILTERS))

    def block(self, block: Block, context: Context) -> WebPiece:
        """See Renderer."""
        frame = block.frame() if self.theme.live == "click" else None
        if frame is None:
            return WebPiece(self.compiled(type(block)).render(block, context.article, context), type(block))
        card = self.compiled(type(block)).render(without_pictures(block), context.article, context)
        template = self.host("live.html", frame=Frame, body=None)
        return WebPiece(template.render(context, context.article, frame, Html(card)), type(block), live=True)

    def fallback(self, block: Block, context: Context) -> WebPiece:
        """See Renderer."""
        return WebPiece(self.fallback_template().render(Gist.of(block), context.article, context), None)

    def document(self, article: Article, pieces: Sequence[WebPiece], context: Context) -> str:
        """See Renderer."""
        types = dict.fromkeys(piece.block_type for piece in pieces if piece.block_type)
        live = any(piece.live for piece in pieces)
        rules = "".join(self.rules(cls) for cls in types) + (scoped(STYLES) if live else "")
        styles = Html(f"<style>{self._base}{rules}</style>")
        body = Html("\n".join(piece.text for piece in pieces if piece.text) + (f"\n<script>{SCRIPT}</script>" * live))
        return self.host("layout.html", body=None, styles=None).render(context, article, body, styles) + "\n"

    def check(self, block_type: type[Block]) -> None:
        """See TemplateRenderer."""
        super().check(block_type)
        self.rules(block_type)

    def rules(self, block_type: type[Block]) -> str:
        """A block type's own rules: ``web.css`` beside its template, if there is one."""
        if block_type not in self._rules:
            found = self.templates.companion(block_type, self.registry.owners.get(block_type), STYLESHEET)
            if found and "<" in found[1]:  # it stands in a style element, which that could end
                line = found[1].count("\n", 0, found[1].index("<")) + 1
                raise TemplateError("a < can't stand in a stylesheet", found[0], line)
            self._rules[block_type] = scoped(found[1]) if found else ""
        return self._rules[block_type]
