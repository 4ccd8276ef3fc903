"""Finds the template files of block types and of the host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from ..errors import TemplateError
from .template.source import Tokenised, include, tokenise

HERE = Path(__file__).parent


def plugin_template(module: ModuleType, block_type: str, file: str, parts: Path, theme: dict[str, str]) -> Tokenised:
    """A block type's template, with the theme's values in and what it includes; TemplateError if there is none.

    The file is looked for as ``templates/<type>/<file>`` (a plugin with several types), then ``templates/<file>``.
    ``{% include "part" %}`` takes a file that stands beside it, or one of the host's parts for this output.
    """
    folder = Path(module.__file__ or "").parent / "templates"
    own = folder / block_type
    path = own / file if own.is_dir() else folder / file
    name = f"{module.__name__}/{path.relative_to(folder.parent).as_posix()}"
    return tokenise(include(_load(path, name), _loader([path.parent, parts], name), name), name, theme)


def host_template(folder: str, file: str, theme: dict[str, str]) -> Tokenised:
    """One of the host's own templates for an output."""
    path = HERE / folder / file
    name = f"embedkit/outputs/{folder}/{file}"
    return tokenise(include(_load(path, name), _loader([path.parent, path.parent / "parts"], name), name), name, theme)


def _loader(folders: list[Path], name: str) -> Callable[[str], str]:
    def load(file: str) -> str:
        for folder in folders:
            if (folder / file).is_file():
                return _load(folder / file, name)
        raise TemplateError(f"there is no {file!r} to include", name)

    return load


def _load(path: Path, name: str) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise TemplateError(error.strerror or str(error), name) from None
