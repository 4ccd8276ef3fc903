"""What several test modules share: block types that exist for one test only."""

from __future__ import annotations

import itertools
import sys
import textwrap
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

from embedkit.host.registry import GROUP, Registry
from embedkit.resolve.cache import Cache

_NUMBERS = itertools.count()

PLUGIN = """
from embedkit import *
from embedkit.kit import *
from embedkit.errors import *

class Poll(Block):
    type = "poll"
{body}

@hookimpl
def register_block_types():
    return [Poll]
"""

Write = Callable[..., EntryPoint]


@pytest.fixture
def write_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """A function that writes a plugin module and returns its entry point.

    ``source`` is the whole module; ``body`` only the inside of a block type named ``poll``. ``templates`` are its
    template files by name.
    """
    monkeypatch.syspath_prepend(str(tmp_path))
    made: list[str] = []

    def write(
        source: str = "", *, body: str = "", name: str = "poll", templates: dict[str, str] | None = None
    ) -> EntryPoint:
        module = f"embedkit_made_{next(_NUMBERS)}"
        folder = tmp_path / module
        (folder / "templates").mkdir(parents=True)
        text = textwrap.dedent(source) or PLUGIN.format(body=textwrap.indent(textwrap.dedent(body), "    "))
        (folder / "__init__.py").write_text(text, "utf-8")
        for file, template in (templates or {}).items():
            (folder / "templates" / file).write_text(template, "utf-8")
        made.append(module)
        return EntryPoint(name, module, "embedkit")

    yield write
    for module in made:
        sys.modules.pop(module, None)


@pytest.fixture
def with_plugin(write_plugin: Write) -> Callable[..., Registry]:
    """A function that writes a plugin and returns a registry of it and the installed ones."""

    def make(source: str = "", **options: object) -> Registry:
        return registry_of(write_plugin(source, **options))

    return make


def registry_of(*points: EntryPoint) -> Registry:
    """A registry of these entry points and of the installed plugins."""
    return Registry.from_entry_points([*entry_points(group=GROUP), *points])


@pytest.fixture
def closed_caches(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each cache that a test opens is closed after it: Python 3.13 warns of one that is not."""
    opened: list[Cache] = []
    real = Cache.__init__

    def init(self: Cache, folder: Path | None = None) -> None:
        opened.append(self)
        real(self, folder)

    monkeypatch.setattr(Cache, "__init__", init)
    yield
    for cache in opened:
        cache._shut()
