"""A form that an article can take: how an output says what it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from ..errors import PluginError

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


class Markup(str):
    """Text that is in an output's own notation already: what a filter of a ``text`` output returns to be printed as it
    is. Anything else is a value, and goes through the output's ``value``."""

    __slots__ = ()


@dataclass(frozen=True)
class Output:
    """One form, such as email. It brings a folder with templates, or a renderer of its own (``make``).

    In ``folder`` stand ``layout.*`` (the document, with ``article`` and ``body``), ``fallback.*`` (a block that nothing
    else draws), ``blocks/<type>.*`` (a block type whose own plugin has no template for this output) and ``parts/`` (for
    ``include``); the ending is that of ``template``. Raises PluginError for one that can't be used.
    """

    name: str
    suffix: str
    """Ending of the files it makes, such as ``.email.html``."""
    template: str
    """File name of a block type's template for it, such as ``email.mjml``."""
    make: Callable[[Registry, Theme, str], Renderer] | None = None
    """(registry, theme, ``ltr`` or ``rtl``) to a renderer; called once for each combination."""
    folder: Path | None = None
    markup: Literal["html", "text"] = "html"
    """``html``: each value is escaped for the place it stands in. ``text``: each value goes through ``value``."""
    value: Callable[[Any], str] | None = None
    """What a value of a template (a RichText, Text, Url, Verbatim, number) is in this output; without it, its plain
    words. Lines after the first get the margin of the line it stands in. In ``html`` it is asked for RichText alone,
    and what it returns is cleaned once more."""
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    """More filters for its templates, by name."""
    finish: Callable[[str], str] | None = None
    """A last look at the whole document."""
    companions: tuple[str, ...] = ()
    """Files that may stand beside a block type's template, such as ``web.css``."""

    def __post_init__(self) -> None:
        if self.make is None and self.folder is None:
            raise PluginError(f"output {self.name!r} brings neither a folder of templates nor a renderer (make)")
        if self.markup not in ("html", "text"):
            raise PluginError(f"output {self.name!r}: markup is 'html' or 'text', not {self.markup!r}")
