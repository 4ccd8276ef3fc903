"""The verb ``render``: block by block, with the fallback chain."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from .errors import EmbedkitError, InputError, NoTemplate, PluginError
from .host.guard import PluginFault, guard, guarded, reason
from .host.registry import Registry, default_registry
from .kit.output import Piece, Renderer
from .model import Article, Block, Unknown
from .outputs.context import Context
from .report import INCOMPLETE, Report
from .theme.theme import Theme

# With each its registry, so that no other one gets the same id while it is here.
LONGEST_PIECE = 2_000_000
"""Characters of one block in one output."""
_renderers: dict[tuple[int, str, Theme, str], tuple[Registry, Renderer]] = {}
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

    A block that can't be rendered is replaced by a link card, a link or its words, and one that lacks something is
    shown as it is; ``report`` says so. Under ``strict`` that raises StrictError, and so does a plugin that did not
    load. Raises InputError for an output that is not installed, PluginError for one that fails as a whole.
    """
    registry = registry or default_registry()
    theme = theme or _default_theme
    report = report if report is not None else Report()
    if strict:
        report.notes.extend([*registry.notes, *article.notes])
    context = Context(article, theme)
    try:
        renderer = renderer_for(output, context.dir, theme, registry)
        pieces = render_blocks(article.blocks, renderer, context, report)
        if not context.words.known:
            report.add(f"no words of embedkit's own in {context.lang!r} yet; they are in English", weight="info")
        if strict:
            report.enforce()
        return renderer.document(article, pieces, context)
    except (EmbedkitError, KeyboardInterrupt):
        raise
    except BaseException as error:  # an output may be a plugin's too
        raise PluginError(f"the output {output!r} failed: {reason(error)}") from error


def render_blocks(blocks: Sequence[Block], renderer: Renderer, context: Context, report: Report) -> list[Piece]:
    """Each block in turn; one that fails gets the fallback, and a note; so does one that lacks something."""
    pieces = []
    for number, block in enumerate(blocks, 1):
        if type(block).lacks is not Block.lacks:
            _tell_what_it_lacks(block, number, report)
        try:
            pieces.append(guard.call(_name(block), _piece, renderer, block, context))
        except PluginFault as fault:
            if isinstance(fault.__cause__, NoTemplate):
                report.add(str(fault), weight="info", block=number, plugin=_name(block))
            else:
                report.add(f"shown by its fallback; {fault}", block=number, plugin=_name(block))
            pieces.append(renderer.fallback(block, context))
    return pieces


def _piece(renderer: Renderer, block: Block, context: Context) -> Piece:
    piece = renderer.block(block, context)
    if len(piece.text) > LONGEST_PIECE:
        raise PluginFault(f"it made {len(piece.text):,} characters; the limit is {LONGEST_PIECE:,}")
    return piece


def _tell_what_it_lacks(block: Block, number: int, report: Report) -> None:
    def tell(why: str) -> None:
        report.add(f"could not say what it lacks: {why}", block=number, plugin=block.type)

    if lack := guarded(block.type, lambda: str(block.lacks() or ""), "", tell):
        report.add(INCOMPLETE + lack, block=number, plugin=block.type)


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
        # The template compiler is imported when something is rendered: a command-line start is felt.
        from .outputs.folder import FolderRenderer
        from .outputs.themed import check_theme

        make = made.make or partial(FolderRenderer, made)
        renderer = make(registry, theme, direction)
        if theme.templates:
            check_theme(theme, renderer, registry)
        found = _renderers[key] = registry, renderer
    return found[1]
