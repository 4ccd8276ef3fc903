"""A form that an article can take: how an output says what it makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ..host.registry import Registry
    from ..model import Article, Block
    from ..outputs.context import Context
    from ..theme import Theme


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
