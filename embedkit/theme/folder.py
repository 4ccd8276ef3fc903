"""A theme as a folder: ``theme.toml``, and ``templates/<type>/<file>`` in place of a plugin's own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..errors import ThemeError


class ThemeFile(NamedTuple):
    """One file under ``templates``, read once: a theme is a value, and looks the same for as long as it is used."""

    block_type: str
    file: str
    name: str
    """What messages call it: its path."""
    text: str


def theme_files(folder: Path) -> tuple[ThemeFile, ...]:
    """What stands under ``templates`` in a theme's folder; raises ThemeError."""
    found = []
    for path in sorted((folder / "templates").rglob("*")):
        if path.is_dir() or path.name.startswith("."):
            continue
        where = path.relative_to(folder / "templates").parts
        if len(where) != 2:
            raise ThemeError(f"{path}: a template stands in a folder of its block type: templates/<type>/{path.name}")
        try:
            found.append(ThemeFile(*where, str(path), path.read_text("utf-8")))
        except OSError as error:
            raise ThemeError(f"{path}: {error.strerror or error}") from None
        except UnicodeDecodeError as error:
            raise ThemeError(f"{path}: {error}") from None
    return tuple(found)
