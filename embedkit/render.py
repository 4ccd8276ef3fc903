"""The verb ``render``: block by block, with the fallback chain."""

from __future__ import annotations

from collections.abc import Sequence

from .errors import InputError
from .model import Article, Block, Unknown
from .outputs import Piece, Renderer
from .outputs.context import Context
from .registry import Registry, default_registry
from .report import Report
from .theme import Theme

_renderers: dict[tuple[int, str, Theme, str], Renderer] = {}
_default_theme = Theme.default()


def render(
    article: Article,
    output: str,
    *,
    theme: Theme | None = None,
    strict: bool = False,
    report: Report | None = None,
    registry: Registry | None = None,
) -> str:
    """The article in one output, such as ``email``.

    A block that can't be rendered is replaced by a link card, a link or its words, and ``report`` says so; under
    ``strict`` that raises StrictError. Raises InputError for an output that is not installed.
    """
    registry = registry or default_registry()
    theme = theme or _default_theme
    report = report if report is not None else Report()
    context = Context(article, theme)
    renderer = renderer_for(output, context.dir, theme, registry)
    pieces = render_blocks(article.blocks, renderer, context, report)
    if not context.words.known:
        report.add(f"no words of embedkit's own in {context.lang!r} yet; they are in English", weight="info")
    if strict:
        report.enforce()
    return renderer.document(article, pieces, context)


def render_blocks(blocks: Sequence[Block], renderer: Renderer, context: Context, report: Report) -> list[Piece]:
    """Each block in turn; one that fails gets the fallback, and a note."""
    pieces = []
    for number, block in enumerate(blocks, 1):
        try:
            pieces.append(renderer.block(block, context))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # whatever a plugin raises costs only its block
            reason = " ".join(f"{type(error).__name__}: {error}".split()).removeprefix("TemplateError: ")[:300]
            report.add(f"shown by its fallback; {reason}", block=number, plugin=_name(block))
            pieces.append(renderer.fallback(block, context))
    return pieces


def _name(block: Block) -> str:
    """What a note calls a block: its type, or the one that no plugin knows."""
    return str(block.data.get("type")) if isinstance(block, Unknown) else block.type


def renderer_for(output: str, direction: str, theme: Theme, registry: Registry) -> Renderer:
    """The output made ready for a theme; made once."""
    key = (id(registry), output, theme, direction)
    found = _renderers.get(key)
    if found is None:
        made = registry.outputs.get(output)
        if made is None:
            known = ", ".join(sorted(registry.outputs))
            raise InputError(f"there is no output named {output!r}; installed: {known}")
        if len(_renderers) >= 64:  # themes come and go in a long-lived service
            _renderers.clear()
        found = _renderers[key] = made.make(registry, theme, direction)
    return found
