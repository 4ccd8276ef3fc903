"""What each plugin costs: for ``embedkit plugins --time``."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from ..errors import EmbedkitError
from ..host.registry import Registry, default_registry
from ..read import read
from ..render import render
from .examples import BASE_URL, examples_of

OUTPUTS = ("email", "text", "web")
ROUNDS = 3


@dataclass(frozen=True)
class Cost:
    """One block type's, in milliseconds; None where there is no example to try."""

    block_type: str
    plugin: str
    load: float
    """To import its module and register it; of a plugin with several block types, all of them."""
    read: float | None
    """To read one of its examples, by the number of blocks in it."""
    render: float | None
    """To draw one block in email, text and web."""


def costs(registry: Registry | None = None) -> list[Cost]:
    """The dearest first."""
    registry = registry or default_registry()
    loads = {plugin.module.partition(":")[0]: plugin.seconds * 1000 for plugin in registry.plugins}
    found = []
    for name, cls in registry.block_types.items():
        module = registry.owners[cls].__name__
        found.append(Cost(name, module, loads.get(module, 0.0), *_measured(registry, name)))
    return sorted(found, key=lambda cost: cost.load + (cost.read or 0) + (cost.render or 0), reverse=True)


def as_text(registry: Registry | None = None) -> str:
    """For people."""
    lines = [f"{'block type':16} {'load':>9} {'read':>9} {'draw':>9}   milliseconds; read and draw for each block"]
    for cost in costs(registry):
        numbers = (
            f"{value:9.2f}" if value is not None else f"{'-':>9}" for value in (cost.load, cost.read, cost.render)
        )
        lines.append(f"{cost.block_type:16} {' '.join(numbers)}   {cost.plugin}")
    return "\n".join(lines) + "\n"


def _measured(registry: Registry, name: str) -> tuple[float | None, float | None]:
    examples = examples_of(registry, name)
    articles = []
    for example in examples:
        try:
            articles.append(example.article(registry))
        except EmbedkitError:  # an example that can't be read; the suite says so
            continue
    blocks = sum(len(article.blocks) for article in articles)
    if not blocks:
        return None, None
    sources = [(example.path.read_bytes(), example.path.suffix) for example in examples]

    def reading() -> None:
        for data, suffix in sources:
            kind = {".html": "html", ".txt": "text", ".json": "json"}[suffix]
            read(data, kind, None if suffix == ".json" else BASE_URL, registry=registry)

    def rendering() -> None:
        for article in articles:
            for output in OUTPUTS:
                render(article, output, registry=registry)

    return _best(reading) / blocks, _best(rendering) / blocks


def _best(work: Callable[[], None]) -> float:
    """Milliseconds of the best of some rounds; the first, which compiles, is not counted."""
    work()
    found = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        found = min(found, time.process_time() - started)
    return found * 1000
