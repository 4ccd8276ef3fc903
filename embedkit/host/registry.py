"""Finds plugins, keeps a broken one from hurting the others, and answers by name."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any

import pluggy

from ..errors import PluginError
from ..fields.lazy import pattern
from ..kit.output import Output
from ..kit.reader import Reader
from ..model import Block, installed
from ..report import Note
from . import distribution, hookspecs
from .claims import Claims
from .guard import PluginFault, guard

GROUP = "embedkit"
# It names folders and files, and stands in JSON.
_TYPE_NAME = pattern(r"[a-z][a-z0-9_-]{0,62}")


@dataclass(frozen=True)
class Plugin:
    """One entry point, and what became of it."""

    name: str
    module: str
    distribution: str
    version: str
    error: str | None = None
    """Why it, or one of the things it registers, is not in use."""
    seconds: float = field(default=0.0, compare=False)
    """What it took to import and to register."""


@dataclass
class Registry:
    """Block types, readers and outputs by name, and the table of who claims what."""

    block_types: dict[str, type[Block]] = field(default_factory=dict)
    readers: dict[str, Reader] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    hosts_readers: set[str] = field(default_factory=set)
    """Names of the readers that are part of the host itself, and not a plugin's."""
    plugins: list[Plugin] = field(default_factory=list)
    owners: dict[type[Block], ModuleType] = field(default_factory=dict)
    claims: Claims = field(default_factory=Claims)

    def readers_to_ask(self, last: str) -> tuple[list[Reader], list[Reader]]:
        """Those of plugins, then those of the host, the one named ``last`` at the end: the order for sniffing."""
        others = [one for one in self.readers.values() if one.name not in self.hosts_readers]
        ours = [one for one in self.readers.values() if one.name in self.hosts_readers]
        return others, sorted(ours, key=lambda one: one.name == last)

    @property
    def notes(self) -> list[Note]:
        """A note for each plugin that is not, or not wholly, in use."""
        return [
            Note(message=f"a plugin of {one.distribution} did not load: {one.error}", plugin=one.name)
            for one in self.plugins
            if one.error
        ]

    @classmethod
    def from_entry_points(cls, points: Iterable[EntryPoint]) -> Registry:
        """The registry of these entry points; no plugin can make this fail."""
        registry = cls()
        manager = pluggy.PluginManager(GROUP)
        manager.add_hookspecs(hookspecs)
        # Our own first: nobody takes the name of a block type that comes with embedkit; among them the host's readers
        # and outputs, which people look for first. Then by name.
        for (name, version), point in sorted(_named(points), key=_order):
            error, started = None, time.perf_counter()
            try:
                module = guard.call(point.name, point.load)
                if not isinstance(module, ModuleType):
                    raise PluginError("the entry point must name a module")
                guard.call(point.name, registry._register, manager, point.name, module)
            except (PluginError, PluginFault) as fault:
                error = str(fault)
            seconds = time.perf_counter() - started
            registry.plugins.append(Plugin(point.name, point.value, name, version, error, seconds))
        registry.claims = Claims.of(registry.block_types.values())
        return registry

    def _register(self, manager: pluggy.PluginManager, name: str, module: ModuleType) -> None:
        if unknown := _unknown_hooks(manager, module):
            raise PluginError(f"there is no hook named {unknown}; hooks: {', '.join(_hooks(manager))}")
        if manager.register(module, name) is None:
            raise PluginError("it is blocked")
        errors = []
        tables: list[tuple[str, Callable[[Any, ModuleType], None]]] = [
            ("register_block_types", self._add_block_type),
            ("register_readers", self._add_reader),
            ("register_outputs", self._add_output),
        ]
        # One plugin at a time: pluggy's own call stops at the first implementation that raises.
        for hook, add in tables:
            for item in _call(manager, hook, module):
                try:
                    add(item, module)
                except PluginError as error:
                    errors.append(str(error))
        if errors:
            raise PluginError("; ".join(errors))

    def _add_block_type(self, item: Any, module: ModuleType) -> None:
        if not (isinstance(item, type) and issubclass(item, Block)):
            raise PluginError(f"register_block_types returned {item!r}, which is not a Block subclass")
        name = getattr(item, "type", None)
        if not isinstance(name, str) or not _TYPE_NAME.fullmatch(name):
            raise PluginError(f"block type {item.__name__} has no type name of letters, digits, - and _: {name!r}")
        if owner := self.block_types.get(name):
            raise PluginError(f"block type {name!r} exists already, in {owner.__module__}")
        Claims.of([item])  # a selector or URL pattern that makes no sense is this plugin's own fault
        self.block_types[name] = item
        self.owners[item] = module

    def _add_reader(self, item: Any, module: ModuleType) -> None:
        if not isinstance(item, Reader):
            raise PluginError(f"register_readers returned {item!r}, which is not a Reader")
        if item.name in self.readers:
            raise PluginError(f"reader {item.name!r} exists already")
        self.readers[item.name] = item
        if module.__name__.startswith("embedkit."):
            self.hosts_readers.add(item.name)

    def _add_output(self, item: Any, module: ModuleType) -> None:
        if not isinstance(item, Output):
            raise PluginError(f"register_outputs returned {item!r}, which is not an Output")
        if item.name in self.outputs:
            raise PluginError(f"output {item.name!r} exists already")
        self.outputs[item.name] = item


def _call(manager: pluggy.PluginManager, hook: str, module: ModuleType) -> Sequence[Any]:
    for impl in getattr(manager.hook, hook).get_hookimpls():
        if impl.plugin is module:
            result = impl.function()
            if not isinstance(result, list | tuple):
                raise PluginError(f"{hook} must return a list, not {type(result).__name__}")
            return result
    return ()


def _hooks(manager: pluggy.PluginManager) -> list[str]:
    return sorted(name for name in vars(manager.hook) if name.startswith("register_"))


def _unknown_hooks(manager: pluggy.PluginManager, module: ModuleType) -> str | None:
    """A misspelt hook: pluggy takes it without a word."""
    known = _hooks(manager)
    for name, value in vars(module).items():
        if getattr(value, "embedkit_impl", None) and name not in known:
            return name
    return None


def _named(points: Iterable[EntryPoint]) -> Iterator[tuple[tuple[str, str], EntryPoint]]:
    """Entry points with the name and version of their distribution, whose metadata is parsed once, and not for each."""
    known: dict[int, tuple[str, str]] = {}
    for point in points:
        dist = point.dist
        if id(dist) not in known:
            known[id(dist)] = (dist.name, dist.version) if dist else ("unknown", "")
        yield known[id(dist)], point


def _order(row: tuple[tuple[str, str], EntryPoint]) -> tuple[bool, bool, str, str]:
    (name, _), point = row
    return name != distribution.NAME, not point.value.startswith("embedkit."), point.name, point.value


@lru_cache(maxsize=1)
def default_registry() -> Registry:
    """The registry of everything that is installed."""
    return Registry.from_entry_points(entry_points(group=GROUP))


installed.types = default_registry
