"""What the outputs share: templates by block type, compiled when first used and kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..errors import TemplateError
from ..host.registry import Registry
from ..model import Article, Block
from ..theme.theme import Theme
from .context import Context
from .gist import Gist
from .template.source import Tokenised
from .templates import Templates

Roots = dict[str, Any]


@dataclass(frozen=True)
class Compiled:
    """A template that is ready to use; outputs add what they need for their layout."""

    render: Callable[..., str]


C = TypeVar("C", bound=Compiled)


class TemplateRenderer(ABC, Generic[C]):
    """Renders blocks by one template file each."""

    output: str
    file: str
    """What a block type's template is called."""
    folder: Path
    """The output's own templates."""
    missing: type[TemplateError] = TemplateError
    """What a block type without a template is: a plugin's fault, for every plugin brings one for this output."""

    def __init__(self, registry: Registry, theme: Theme, direction: str) -> None:
        self.registry = registry
        self.theme = theme
        self.tokens = theme.tokens(direction)
        self.templates = Templates(self.file, self.folder, theme)
        self._compiled: dict[type[Block], C] = {}
        self._hosts: dict[str, C] = {}

    @abstractmethod
    def compile(self, tokenised: Tokenised, roots: Roots) -> C:
        """A template of this output; raises TemplateError."""

    def compiled(self, block_type: type[Block]) -> C:
        """The compiled template of a block type."""
        found = self._compiled.get(block_type)
        if found is None:
            module = self.registry.owners.get(block_type)
            if module is None:
                raise TemplateError("no plugin for this block type is installed")
            source = self.templates.block(block_type, module, self.tokens)
            if source is None:
                raise self.missing(f"its plugin has no template {self.file}")
            found = self._compiled[block_type] = self._ready(source, self._roots(block_type))
        return found

    def check(self, block_type: type[Block]) -> None:
        """Raise TemplateError for what is wrong with a block type's template, before an article needs it."""
        self.compiled(block_type)

    def host(self, file: str, **roots: Any) -> C:
        """One of this output's own templates; it gets the context, the article, then ``roots``: names and classes."""
        return self._host(file, {"context": Context, "article": Article, **roots})

    def fallback_template(self) -> C:
        """The template for blocks whose own can't be used."""
        return self._host("fallback" + self.templates.suffix, self._roots(Gist))

    def _host(self, file: str, roots: Roots) -> C:
        found = self._hosts.get(file)
        if found is None:
            found = self._hosts[file] = self._ready(self.templates.host(file, self.tokens), roots)
        return found

    def _ready(self, source: Tokenised, roots: Roots) -> C:
        """Compiled; what is wrong is said of the file and line that a person has to open."""
        try:
            return self.compile(source, roots)
        except TemplateError as error:
            raise source.placed(error) from None

    @staticmethod
    def _roots(block: type) -> Roots:
        return {"block": block, "article": Article, "context": Context}
