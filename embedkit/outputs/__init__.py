"""The forms an article can take. One folder an output; each is imported when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ..hookspecs import hookimpl

if TYPE_CHECKING:
    from ..model import Article, Block
    from ..registry import Registry
    from ..theme import Theme
    from .context import Context


class Piece(Protocol):
    """One rendered block; outputs add what they need to know to lay it out."""

    @property
    def text(self) -> str: ...


class Renderer(Protocol):
    """An output, made ready for one theme and one direction of writing."""

    def block(self, block: Block, context: Context) -> Piece:
        """The block by its plugin's template; whatever goes wrong is raised."""
        ...

    def fallback(self, block: Block, context: Context) -> Piece:
        """The block without its plugin: a link card, a link or its words."""
        ...

    def document(self, article: Article, pieces: Sequence[Any], context: Context) -> str:
        """The whole article round its rendered blocks."""
        ...


@dataclass(frozen=True)
class Output:
    """One form, such as email."""

    name: str
    suffix: str
    """Ending of the files it makes, such as ``.email.html``."""
    template: str
    """File name of a block type's template for it, such as ``email.mjml``."""
    make: Callable[[Registry, Theme, str], Renderer]
    """(registry, theme, ``ltr`` or ``rtl``) to a renderer; called once for each combination."""


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
        Output("web", ".web.html", "web.html", _web),
    ]
