"""A plugin's distribution to start from: what ``embedkit new`` writes.

``distribution/`` is a plugin that works as it stands, named ``fact-box``; the new one gets its own name instead.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from ...errors import InputError
from ...host.registry import GROUP, Registry, default_registry
from ...preview.examples import examples_of, snapshots_of

DISTRIBUTION = Path(__file__).parent / "distribution"
LONGEST_NAME = 40
_NAME = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


def check_name(name: str) -> None:
    """Raise InputError for a name that no distribution and no block type can have, or that is taken."""
    if not re.fullmatch(_NAME, name) or len(name) > LONGEST_NAME:
        raise InputError(f"{name!r} can't name a plugin: use small letters, digits and hyphens, as in fact-box")
    if {name, _type(name)} & default_registry().block_types.keys():
        raise InputError(f"there is a block type {name!r} already; choose another name")


def plugin_files(name: str) -> dict[str, str]:
    """The distribution's files by their path, without its snapshots."""
    names = {
        "fact-box": name,
        "fact_box": _type(name),
        "FactBox": "".join(part.capitalize() for part in name.split("-")),
        "Fact boxes": name.replace("-", " ").capitalize(),
    }

    def named(text: str) -> str:
        return re.sub("|".join(names), lambda match: names[match[0]], text)

    files = sorted(path for path in DISTRIBUTION.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {named(path.relative_to(DISTRIBUTION).as_posix()): named(path.read_text("utf-8")) for path in files}


def add_snapshots(folder: Path, name: str) -> None:
    """Write the snapshots of the plugin in ``folder``, which need not be installed."""
    module = f"embedkit_{_type(name)}"
    sys.path.insert(0, str(folder))
    try:
        registry = Registry.from_entry_points([*entry_points(group=GROUP), EntryPoint(module, module, GROUP)])
    finally:
        sys.path.remove(str(folder))
    for example in examples_of(registry, _type(name)):
        for file, text in snapshots_of(example, registry).items():
            path = folder / "snapshots" / example.group / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")


def _type(name: str) -> str:
    return name.replace("-", "_")
