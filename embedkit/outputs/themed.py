"""A theme's own templates, tried before an article needs them: a newsroom sees its mistake, and not a fallback."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from ..errors import ThemeError
from ..host.registry import Registry
from ..kit.output import Renderer
from ..theme.theme import Theme
from .base import TemplateRenderer
from .template.source import names_included


def check_theme(theme: Theme, renderer: Renderer, registry: Registry) -> None:
    """Raise ThemeError for a file that nobody asks for, TemplateError for a template that can't be used."""
    asked = {file for output in registry.outputs.values() for file in (output.template, *output.companions)}
    included: dict[str, set[str]] = {}
    for own in theme.templates:
        included.setdefault(own.block_type, set()).update(names_included(own.text))
    for own in theme.templates:
        if own.block_type not in registry.block_types:
            raise ThemeError(f"{own.name}: {_unknown('block type', own.block_type, registry.block_types)}")
        if own.file not in asked and own.file not in included[own.block_type]:
            raise ThemeError(f"{own.name}: {_unknown('template', own.file, asked)}")
    if isinstance(renderer, TemplateRenderer):
        for name in dict.fromkeys(own.block_type for own in theme.templates):
            renderer.check(registry.block_types[name])


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, known, 1)
    return f"there is no {what} named {name!r}; " + (
        f"did you mean {close[0]}?" if close else f"installed: {', '.join(sorted(known))}"
    )
