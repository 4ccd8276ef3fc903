"""Finds the template of a block type for an output: in the theme, in the block's plugin, in the output's own folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, Protocol

from ..errors import TemplateError
from ..model import Block
from ..theme.theme import Theme
from .template.source import Tokenised, included, tokenise


class _Place(Protocol):
    """Where files are."""

    def read(self, file: str) -> tuple[str, str] | None:
        """What messages call the file, and what is in it; None if there is none."""
        ...


class _Folder(NamedTuple):
    path: Path
    name: str

    def read(self, file: str) -> tuple[str, str] | None:
        path, name = self.path / file, f"{self.name}/{file}"
        if not path.is_file():
            return None
        try:
            return name, path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise TemplateError(f"can't be read: {error}", name) from None


class _Themes(NamedTuple):
    """What a theme has for one block type."""

    theme: Theme
    block_type: str

    def read(self, file: str) -> tuple[str, str] | None:
        found = self.theme.template(self.block_type, file)
        return (found.name, found.text) if found else None


class Templates:
    """The template files of one output, under one theme."""

    def __init__(self, file: str, folder: Path, theme: Theme) -> None:
        """``file``: what a block type's template is called; ``folder``: the output's own templates."""
        name = f"{folder.parent.name}/{folder.name}"
        self.file = file
        self.suffix = file[file.rindex(".") :] if "." in file else ""
        self.theme = theme
        self._own = _Folder(folder, name)
        self._blocks = _Folder(folder / "blocks", f"{name}/blocks")
        self._parts = _Folder(folder / "parts", f"{name}/parts")

    def block(self, block_type: type[Block], module: ModuleType, tokens: dict[str, str]) -> Tokenised | None:
        """The template of a block type, with the theme's values in and what it includes; None if there is none.

        Looked for in the theme (``templates/<type>/<file>``), in the plugin (the same, then ``templates/<file>``: most
        have one type), and in the output's own folder (``blocks/<type>.*``, then ``blocks/<family>.*``).
        """
        name = block_type.type
        plugin = _plugin(module, name)
        theme = _Themes(self.theme, name)
        own = [f"{word}{self.suffix}" for word in (name, block_type.family) if word]
        theirs: list[_Place] = [theme, *plugin, self._parts]
        for places, files in ((theirs, [self.file]), ([self._blocks, self._parts], own)):
            found = next((hit for file in files for place in places[:-1] if (hit := place.read(file))), None)
            if found:
                return self._tokenised(found, places, tokens)
        return None

    def host(self, file: str, tokens: dict[str, str]) -> Tokenised:
        """One of the output's own templates, such as its layout."""
        found = self._own.read(file)
        if found is None:
            raise TemplateError("No such file or directory", f"{self._own.name}/{file}")
        return self._tokenised(found, [self._own, self._parts], tokens)

    def companion(self, block_type: type[Block], module: ModuleType | None, file: str) -> tuple[str, str] | None:
        """Name and text of a file beside the template of a block type; None if there is none."""
        places: list[_Place] = [_Themes(self.theme, block_type.type)]
        places += _plugin(module, block_type.type) if module else []
        return next((hit for place in places if (hit := place.read(file))), None)

    @staticmethod
    def _tokenised(found: tuple[str, str], places: Sequence[_Place], tokens: dict[str, str]) -> Tokenised:
        name, text = found

        def load(file: str) -> tuple[str, str]:
            hit = next((hit for place in places if (hit := place.read(file))), None)
            if hit is None:
                raise TemplateError(f"there is no {file!r} to include", name)
            return hit

        whole, lines = included(text, load, name)
        return tokenise(whole, name, tokens, lines)


def _plugin(module: ModuleType, block_type: str) -> list[_Place]:
    folder = Path(module.__file__ or "").parent / "templates"
    name = f"{module.__name__}/templates"
    return [_Folder(folder / block_type, f"{name}/{block_type}"), _Folder(folder, name)]
