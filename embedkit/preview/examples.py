"""The examples of plugins: documentation, gallery and tests at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..host.registry import Registry
from ..model import Article
from ..outputs.context import Context
from ..read import read
from ..render import render, render_blocks, renderer_for
from ..report import Report
from ..theme import Theme

SHOWCASE = Path(__file__).parent / "showcase"
JSON = "json"
KINDS = (".html", ".txt", ".json")
BASE_URL = "https://news.example/stories/example"
"""Where examples are said to have been published."""


@dataclass(frozen=True)
class Example:
    """One file in a plugin's ``examples`` folder."""

    group: str
    """Block type, or ``showcase`` for a whole article."""
    path: Path

    @property
    def name(self) -> str:
        """``quote-with-cite`` for ``quote-with-cite.html``; the kind is added where names clash."""
        twins = [path for path in self.path.parent.glob(f"{self.path.stem}.*") if path.suffix in KINDS]
        return self.path.stem if len(twins) == 1 else f"{self.path.stem}-{self.path.suffix[1:]}"

    @property
    def whole(self) -> bool:
        """Whether its snapshots are whole documents. A plugin's are its blocks alone, so that a colour in the head of
        every mail changes none of them."""
        return self.group == "showcase"

    def article(self, registry: Registry) -> Article:
        """The example, read."""
        return read(self.path, url=None if self.path.suffix == ".json" else BASE_URL, registry=registry)


def examples_of(registry: Registry, block_type: str) -> list[Example]:
    """The examples of one block type: ``examples/<type>/*`` (a plugin with several types), or ``examples/*``."""
    cls = registry.block_types[block_type]
    folder = Path(registry.owners[cls].__file__ or "").parent / "examples"
    own = folder / block_type
    return _in(own if own.is_dir() else folder, block_type)


def all_examples(registry: Registry) -> list[Example]:
    """Whole articles first, then every block type by name."""
    found: Iterable[Example] = (
        example for name in sorted(registry.block_types) for example in examples_of(registry, name)
    )
    return [*showcase(), *found]


def showcase() -> list[Example]:
    """The whole articles, one in English first: most who look can read it."""
    return sorted(_in(SHOWCASE, "showcase"), key=lambda example: example.path.stem != "harbour-bridge")


def _in(folder: Path, group: str) -> list[Example]:
    return [Example(group, path) for path in sorted(folder.glob("*")) if path.suffix in KINDS]


def snapshot(example: Example, output: str, registry: Registry) -> str:
    """What a snapshot holds: an example in one output, or as JSON."""
    article = example.article(registry)
    if output == JSON:
        return article.model_dump_json(indent=1, exclude_none=True) + "\n"
    if example.whole:
        return render(article, output, registry=registry)
    theme = Theme()
    context = Context(article, theme)
    pieces = render_blocks(article.blocks, renderer_for(output, context.dir, theme, registry), context, Report())
    links = "\n".join(f"[{number}] {url}" for url, number in context.links.items())
    return "\n\n".join(part for part in (*(piece.text for piece in pieces), links) if part) + "\n"


def snapshots_of(example: Example, registry: Registry) -> dict[str, str]:
    """Every snapshot of an example by its file name."""
    suffixes = {JSON: ".json", **{name: output.suffix for name, output in registry.outputs.items()}}
    return {f"{example.name}{end}": snapshot(example, output, registry) for output, end in suffixes.items()}
