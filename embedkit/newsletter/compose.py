"""An edition's page and stories, put together as HTML and as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..host.registry import Registry
from ..kit.output import Piece, Renderer
from ..model import Article
from ..outputs.context import Context
from ..outputs.email import EmailPiece, EmailRenderer
from ..outputs.text import TextPiece, TextRenderer
from ..render import render_blocks, renderer_for
from ..report import Report
from ..theme.theme import Theme
from .page import EditionContext, EntryView, Page
from .stories import Story


@dataclass(frozen=True)
class Sized:
    """How much of the HTML one block takes."""

    entry: int
    """Number of the entry, from 1; 0 for what stands round the entries."""
    name: str
    """Block type, or ``header``, ``continue``."""
    size: int
    """Bytes of UTF-8."""


@dataclass
class Composer:
    """Renders the stories of one edition."""

    page: Page
    context: EditionContext
    theme: Theme
    registry: Registry

    def html(self, stories: Sequence[Story], report: Report) -> tuple[str, list[Sized]]:
        """The whole document, and what takes how much of it."""
        renderer = self._email(self.context.dir)
        pieces: list[EmailPiece] = []
        sizes: list[Sized] = []
        if self.page.introduction:
            pieces.append(renderer.piece("edition_introduction.mjml", self.context, self._article, page=self.page))
        if self.page.contents:
            pieces.append(renderer.piece("edition_contents.mjml", self.context, self._article, page=self.page))
        for at, story in enumerate(stories):
            context = Context(story.article, self.theme, self.context)
            named = self._story(story, context, _is_ruled(stories, at), report)
            sizes += [Sized(story.number, name, len(piece.text.encode())) for name, piece in named]
            pieces += self._in_its_language(context, [piece for _, piece in named])
        layout = renderer.host("edition.mjml", body=None, styles=None, page=Page)
        html = (
            layout.render(self.context, self._article, renderer.body(pieces), renderer.styles(pieces), self.page) + "\n"
        )
        rest = len(html.encode()) - sum(sized.size for sized in sizes)
        return html, [Sized(0, "masthead, footer, styles", rest), *sizes]

    def text(self, stories: Sequence[Story], report: Report) -> str:
        """The text part."""
        renderer = renderer_for("text", self.context.dir, self.theme, self.registry)
        assert isinstance(renderer, TextRenderer)
        pieces: list[TextPiece] = [renderer.piece("edition_head.txt", self.context, self._article, page=self.page)]
        if self.page.contents:
            pieces.append(renderer.piece("edition_contents.txt", self.context, self._article, page=self.page))
        for at, story in enumerate(stories):
            context = Context(story.article, self.theme, self.context)
            view = EntryView(ruled=_is_ruled(stories, at), cut=story.cut)
            if story.is_article:
                pieces.append(renderer.piece(f"edition_{_kind(story)}.txt", context, story.article, entry=view))
            blocks = _rendered(story, renderer, context, report)
            pieces += [TextPiece(piece.text) for piece in blocks]
            if story.cut and story.article.url:
                pieces.append(renderer.piece("edition_more.txt", context, story.article))
        foot = renderer.piece("edition_foot.txt", self.context, self._article, page=self.page)
        return renderer.body(pieces, self.context, foot)

    @property
    def _article(self) -> Article:
        return self.context.article

    def _email(self, direction: str) -> EmailRenderer:
        renderer = renderer_for("email", direction, self.theme, self.registry)
        assert isinstance(renderer, EmailRenderer)
        return renderer

    def _story(self, story: Story, context: Context, ruled: bool, report: Report) -> list[tuple[str, EmailPiece]]:
        renderer = self._email(context.dir)
        named: list[tuple[str, EmailPiece]] = []
        if story.is_article:
            view = EntryView(ruled=ruled, cut=story.cut)
            piece = renderer.piece(f"edition_{_kind(story)}.mjml", context, story.article, entry=view)
            named.append(("header", piece))
        pieces = _rendered(story, renderer, context, report)
        for block, rendered in zip(story.article.blocks, pieces, strict=True):
            assert isinstance(rendered, EmailPiece)
            named.append((block.type, rendered))
        if story.cut and story.article.url:
            named.append(("continue", renderer.piece("edition_more.mjml", context, story.article)))
        return named

    def _in_its_language(self, context: Context, pieces: list[EmailPiece]) -> list[EmailPiece]:
        """A story in another language than the edition's says so, for screen readers and for its direction."""
        if context.dir == self.context.dir and f"{self.context.lang}-".startswith(f"{context.lang}-"):
            return pieces
        body = self._email(context.dir).body(pieces)
        columns: frozenset[str] = frozenset().union(*(piece.columns for piece in pieces))
        return [EmailPiece(f'<div lang="{context.lang}" dir="{context.dir}">{body}</div>', True, columns)]


def _rendered(story: Story, renderer: Renderer, context: Context, report: Report) -> list[Piece]:
    """The blocks of a story; what there is to tell of them names the entry."""
    own = Report()
    pieces = render_blocks(story.article.blocks, renderer, context, own)
    report.notes += [story.told(note) for note in own.notes]
    return pieces


def _kind(story: Story) -> str:
    return "headline" if story.entry.show == "headline" else "entry"


def _is_ruled(stories: Sequence[Story], at: int) -> bool:
    """A line between two articles, but not between headlines of a list."""
    if at == 0 or not stories[at].is_article or not stories[at - 1].is_article:
        return False
    return not (_kind(stories[at]) == _kind(stories[at - 1]) == "headline")
