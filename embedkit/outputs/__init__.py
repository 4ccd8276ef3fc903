"""The forms an article can take. One folder an output; each is imported when it is first used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..host.hookspecs import hookimpl
from ..kit.output import Output, Renderer

if TYPE_CHECKING:
    from ..host.registry import Registry
    from ..theme.theme import Theme


def _email(registry: Registry, theme: Theme, direction: str) -> Renderer:
    from .email import EmailRenderer

    return EmailRenderer(registry, theme, direction)


def _text(registry: Registry, theme: Theme, direction: str) -> Renderer:
    from .text import TextRenderer

    return TextRenderer(registry, theme, direction)


def _web(registry: Registry, theme: Theme, direction: str) -> Renderer:
    from .web import WebRenderer

    return WebRenderer(registry, theme, direction)


@hookimpl
def register_outputs() -> Sequence[Output]:
    return [
        Output("email", ".email.html", "email.mjml", _email),
        Output("text", ".txt", "text.txt", _text),
        Output("web", ".web.html", "web.html", _web, companions=("web.css",)),
    ]
