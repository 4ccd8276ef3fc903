"""Configuration of a project: ``[tool.embedkit.lint]`` in pyproject.toml, or ``[lint]`` in embedkit.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError
from .clients import checked
from .run import rule_ids

_KEYS = ("clients", "ignore")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What to look for when the command line does not say."""

    clients: tuple[str, ...] = ()
    """Empty: all."""
    ignore: tuple[str, ...] = ()


def settings(folder: Path) -> Configuration:
    """Of the nearest file that has any, in ``folder`` or above. Raises InputError for a key or value that is wrong."""
    for place in (folder, *folder.parents):
        for name, keys in (("embedkit.toml", ("lint",)), ("pyproject.toml", ("tool", "embedkit", "lint"))):
            path = place / name
            table = _table(path, keys) if path.is_file() else None
            if table is not None:
                return _settings(table, f"{path}: {'.'.join(keys)}")
    return Configuration()


def _table(path: Path, keys: tuple[str, ...]) -> Any:
    try:
        found: Any = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"can't read {path}: {error}") from None
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _settings(table: Any, where: str) -> Configuration:
    if not isinstance(table, dict):
        raise InputError(f"{where} is not a table")
    for key, value in table.items():
        if key not in _KEYS:
            raise InputError(f"{where}.{key}: there is no such key; known are {' and '.join(_KEYS)}")
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise InputError(f"{where}.{key} is not a list of words")
    clients, ignore = (tuple(table.get(key, ())) for key in _KEYS)
    try:
        checked(clients)
        rule_ids(ignore)
    except InputError as error:
        raise InputError(f"{where}: {error}") from None
    return Configuration(clients, ignore)
