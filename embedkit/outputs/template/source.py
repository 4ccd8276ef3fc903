"""From a template file to markup with ASCII tokens in place of expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError, nodes

from ...errors import TemplateError
from ...fields.lazy import pattern

# Only Jinja's lexer and parser are used; nothing is ever rendered by it.
_FILES = Environment(trim_blocks=True, lstrip_blocks=True)
"""Reads template files: a tag alone on its line leaves no empty line."""
_SYNTAX = Environment(keep_trailing_newline=True)
"""Reads what became of them: every character counts."""

TOKEN = pattern(r"EKq(\d{5})q")
_THEME = pattern(r"\[\[\s*([\w.]+)\s*\]\]")
_INCLUDE = pattern(r"""\{%-?\s*include\s+["']([\w./-]+)["']\s*-?%\}""")


@dataclass(frozen=True)
class Slot:
    """One ``{{ expression }}`` or ``{% tag %}`` of a template."""

    source: str
    """As written, delimiters left out."""
    line: int
    is_tag: bool


@dataclass
class Tokenised:
    """Markup in which every expression is a token such as ``EKq00012q``."""

    name: str
    markup: str
    slots: list[Slot] = field(default_factory=list)
    lines: Sequence[tuple[str, int]] = ()
    """File and line that each line is from, where files are included."""
    source: str = ""
    """The template as it stands in its files, with the theme's values in."""

    def slot(self, match: re.Match[str]) -> Slot:
        """The slot that a match of TOKEN stands for."""
        return self.slots[int(match[1])]

    def placed(self, error: TemplateError) -> TemplateError:
        """The same error, at the file and line that a person has to open."""
        if error.template != self.name or not 0 < error.line <= len(self.lines):
            return error
        return TemplateError(error.message, *self.lines[error.line - 1])


def included(
    source: str, load: Callable[[str], tuple[str, str]], name: str, depth: int = 0
) -> tuple[str, list[tuple[str, int]]]:
    """``source`` with every ``{% include "file" %}`` replaced by that file's text, and where each line of it is from.

    ``load`` gives the name and the text of a file.
    """
    if depth > 8:
        raise TemplateError("templates that include each other", name)
    parts: list[str] = []
    lines = [(name, 1)]
    at, number = 0, 1
    for match in _INCLUDE.finditer(source):
        before = source[at : match.start()]
        lines += [(name, number + more) for more in range(1, before.count("\n") + 1)]
        number += before.count("\n")
        file, text = load(match[1])
        inside, from_there = included(text.rstrip("\n"), load, file, depth + 1)
        if not before.rpartition("\n")[2].strip():
            lines.pop()  # the include stands at the start of its line
            lines.append(from_there[0])
        lines += from_there[1:]
        parts += [before, inside]
        at = match.end()
    lines += [(name, number + more) for more in range(1, source.count("\n", at) + 1)]
    return "".join([*parts, source[at:]]), lines


def names_included(source: str) -> list[str]:
    """The files that a template includes."""
    return [match[1] for match in _INCLUDE.finditer(source)]


def tokenise(source: str, name: str, theme: dict[str, str], lines: Sequence[tuple[str, int]] = ()) -> Tokenised:
    """Put the theme's values in, and a token in place of each expression. ``lines``: see Tokenised.

    Raises TemplateError.
    """
    result = Tokenised(name, "", lines=lines)
    try:
        _fill(result, source, theme)
    except TemplateError as error:
        raise result.placed(error) from None
    return result


def _fill(result: Tokenised, source: str, theme: dict[str, str]) -> None:
    name = result.name

    def value(match: re.Match[str]) -> str:
        try:
            return theme[match[1]]
        except KeyError:
            line = source.count("\n", 0, match.start()) + 1
            raise TemplateError(f"the theme has no value named {match[1]!r}", name, line) from None

    parts: list[str] = []
    words: list[str] = []
    opened = 0
    try:
        result.source = _THEME.sub(value, source)
        for line, kind, text in _FILES.lex(result.source, name):
            if kind == "data":
                if found := TOKEN.search(text):
                    raise TemplateError(f"{found[0]} can't stand in a template", name, line)
                parts.append(text)
            elif kind in ("variable_begin", "block_begin"):
                words, opened = [], line
            elif kind in ("variable_end", "block_end"):
                parts.append(f"EKq{len(result.slots):05d}q")
                result.slots.append(Slot("".join(words).strip(), opened, kind == "block_end"))
                opened = 0
            elif not kind.startswith(("comment", "raw")):
                words.append(text)
    except TemplateSyntaxError as error:
        raise TemplateError(str(error.message), name, error.lineno) from None
    if opened:
        raise TemplateError("an expression is opened and not closed: }} or %} is missing", name, opened)
    result.markup = "".join(parts)


def parse(source: str, name: str) -> nodes.Template:
    """The syntax tree of a template; raises TemplateError."""
    try:
        return _SYNTAX.parse(source, name)
    except TemplateSyntaxError as error:
        raise TemplateError(str(error.message), name, error.lineno) from None
