"""What embedkit raises.

EmbedkitError            anything embedkit says no to; str() is one line for a person
  InputError             a source that can't be read: what is wrong and where
  ThemeError             a theme file with a bad value: names the key
  TemplateError          a template that can't be compiled safely: names file, line, expression
    NoTemplate           a block type that nobody has drawn for an output: its fallback is meant for it
  PluginError            a plugin that breaks its contract
  StrictError            a render under ``strict`` that had to fall back; ``.notes`` says why
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .report import Note


class EmbedkitError(Exception):
    """The root of the family."""


class InputError(EmbedkitError):
    """A source that can't be read."""


class ThemeError(EmbedkitError):
    """A theme with a value that can't be used."""


class TemplateError(EmbedkitError):
    """A template that can't be compiled, or that would not be safe."""

    def __init__(self, message: str, template: str = "", line: int = 0) -> None:
        self.message, self.template, self.line = message, template, line
        where = f"{template}:{line}: " if line else f"{template}: " if template else ""
        super().__init__(where + message)


class NoTemplate(TemplateError):
    """A block type that nobody has drawn for an output; the output's fallback is meant for it."""


class PluginError(EmbedkitError):
    """A plugin that breaks its contract with the host."""


class StrictError(EmbedkitError):
    """A render under ``strict`` that had to leave out, replace or guess something."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self.notes = tuple(notes)
        super().__init__("; ".join(str(note) for note in notes))
