"""The house: its rooms, which way imports go, what plugins may use, and that no name means two things."""

from __future__ import annotations

import ast
import inspect
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import embedkit
import embedkit.kit
from embedkit.host.registry import default_registry
from embedkit.kit import Embed, Post

ROOT = Path(__file__).parent.parent
HOST = ROOT / "embedkit"
PLUGINS = ROOT / "plugins"

# Each imports only what stands before it.
ROOMS = (
    "errors fields report model language kit theme host worker readers outputs read render resolve message newsletter "
    "lint preview testing __init__ cli __main__"
).split()
LATER = {"server", "integrations", "batch"}
"""Rooms on the map that nobody has moved into yet."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def host_files() -> list[Path]:
    return sorted(HOST.rglob("*.py"))


def room(parts: tuple[str, ...]) -> str:
    """The room of a module, given as the parts of its path under embedkit/."""
    return parts[0].removesuffix(".py") if parts else "__init__"


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, absolute, with its line; those for type checking only left out."""
    module = path.relative_to(ROOT).parts
    for_types = {
        id(inner)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree(path)):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = list(module[: len(module) - node.level]) if node.level else []
            whole = ".".join([*base, *([node.module] if node.module else [])])
            yield whole, node.lineno
            yield from ((f"{whole}.{alias.name}", node.lineno) for alias in node.names)


def test_the_root_holds_the_names_of_the_map_and_no_others() -> None:
    """A newcomer sees at one look what there is."""
    there = {path.stem if path.suffix == ".py" else path.name for path in HOST.iterdir()} - {"__pycache__", "py.typed"}

    assert there - LATER == set(ROOMS)


@pytest.mark.parametrize("path", host_files(), ids=lambda path: path.relative_to(HOST).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    """Lazy imports counted: a circle that is imported late is a circle."""
    own = room(path.relative_to(HOST).parts)
    wrong = []
    for name, line in imports(path):
        first, *rest = name.split(".")
        if first.startswith("embedkit_"):
            wrong.append(f"line {line}: {name}: the host knows no plugin")
        if first != "embedkit" or not rest or rest[0] not in ROOMS or rest[0] == own:
            continue
        if ROOMS.index(rest[0]) > ROOMS.index(own):
            wrong.append(f"line {line}: {own} imports {rest[0]}, which stands above it")

    assert wrong == []


@pytest.mark.parametrize("path", sorted(PLUGINS.rglob("*.py")), ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_plugins_use_the_kit_and_nothing_else(path: Path) -> None:
    """What ours need, everybody's may use: no private module, no parser's node."""
    public = {"embedkit", "embedkit.kit", *(f"embedkit.{name}" for name in embedkit.__all__)}
    public |= {f"embedkit.kit.{name}" for name in embedkit.kit.__all__}
    own = f"plugins.{path.relative_to(PLUGINS).parts[0]}"
    wrong = [name for name, _ in imports(path) if name.startswith("embedkit") and name not in public]
    wrong += [name for name, _ in imports(path) if name.startswith(("plugins", "embedkit_")) and own not in name]
    wrong += [name for name, _ in imports(path) if name.startswith(("selectolax", "nh3", "lxml"))]
    wrong += [
        f".{node.attr}" for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute) and node.attr == "node"
    ]

    assert wrong == []


def test_every_public_name_has_one_home_and_a_description() -> None:
    here, kit = set(embedkit.__all__), set(embedkit.kit.__all__)
    described = (inspect.getdoc(embedkit) or "") + (inspect.getdoc(embedkit.kit) or "")
    silent = [
        name
        for module in (embedkit, embedkit.kit)
        for name in module.__all__
        if not inspect.getdoc(getattr(module, name)) and f"``{name}``" not in described
    ]

    assert here & kit == set()
    assert [sorted(module.__all__) for module in (embedkit, embedkit.kit)] == [embedkit.__all__, embedkit.kit.__all__]
    assert {name for name in kit if f"``{name}``" not in (inspect.getdoc(embedkit.kit) or "")} == set()
    assert silent == []


def test_no_class_name_means_two_things() -> None:
    names = Counter(
        node.name
        for path in host_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )

    assert [name for name, count in names.items() if count > 1] == []


def test_no_package_hides_a_module_behind_a_function() -> None:
    """``embedkit.read`` and ``embedkit.render`` are the verbs, and are meant to."""
    hidden = []
    for path in HOST.rglob("__init__.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module:
                hidden += [f"{path.parent.name}.{node.module}" for alias in node.names if alias.name == node.module]

    assert sorted(hidden) == ["embedkit.read", "embedkit.render"]


def strings(path: Path) -> Iterator[tuple[str, int]]:
    """The string constants of a file that are no documentation."""
    documentation = {
        id(node.value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value, node.lineno


def networks() -> set[str]:
    """What our plugins call the networks they know, long enough to be a name."""
    types = default_registry().block_types.values()
    names = {cls.network for cls in types if issubclass(cls, Post)}
    names |= {name for cls in types if issubclass(cls, Embed) for pair in cls.names.items() for name in pair}
    names |= {cls.type for cls in types if issubclass(cls, Post)}
    return {name.lower() for name in names if len(name) > 3} - {"file", "issuu"}


@pytest.mark.parametrize("path", host_files(), ids=lambda path: path.relative_to(HOST).as_posix())
def test_the_host_knows_no_network_and_no_block_type_by_name(path: Path) -> None:
    """A stranger's network is as good as ours only if the host does nothing for ours by name."""
    known = networks()
    types = set(default_registry().block_types)
    wrong = [
        f"line {line}: {name}"
        for text, line in strings(path)
        for name in known
        if any(
            word.strip(".,:;()[]|\\b'\"") == name for word in text.lower().replace("/", " ").replace("|", " ").split()
        )
    ]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "type":
            literals = [item.value for item in node.comparators if isinstance(item, ast.Constant)]
            wrong += [f"line {node.lineno}: compares a type with {value!r}" for value in literals if value in types]
        if (
            isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == "block_types"
            and isinstance(node.slice, ast.Constant)
        ):
            wrong.append(f"line {node.lineno}: looks up {node.slice.value!r}")

    assert wrong == []
