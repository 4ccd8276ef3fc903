"""From a template file to markup with ASCII tokens in place of expressions."""

from __future__ import annotations

import re
from collections.abc import Callable
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

    def slot(self, match: re.Match[str]) -> Slot:
        """The slot that a match of TOKEN stands for."""
        return self.slots[int(match[1])]


def include(source: str, load: Callable[[str], str], name: str) -> str:
    """``source`` with every ``{% include "file" %}`` replaced by that file's text."""
    for _ in range(8):
        if not _INCLUDE.search(source):
            return source
        source = _INCLUDE.sub(lambda match: load(match[1]).rstrip("\n"), source)
    raise TemplateError("templates that include each other", name)


def tokenise(source: str, name: str, theme: dict[str, str]) -> Tokenised:
    """Put the theme's values in, and a token in place of each expression. Raises TemplateError."""

    def value(match: re.Match[str]) -> str:
        try:
            return theme[match[1]]
        except KeyError:
            line = source.count("\n", 0, match.start()) + 1
            raise TemplateError(f"the theme has no value named {match[1]!r}", name, line) from None

    result = Tokenised(name, "")
    parts: list[str] = []
    words: list[str] = []
    opened = 0
    try:
        for line, kind, text in _FILES.lex(_THEME.sub(value, source), name):
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
    return result


def parse(source: str, name: str) -> nodes.Template:
    """The syntax tree of a template; raises TemplateError."""
    try:
        return _SYNTAX.parse(source, name)
    except TemplateSyntaxError as error:
        raise TemplateError(str(error.message), name, error.lineno) from None
