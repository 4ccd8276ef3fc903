"""Markup with tokens, or text, to a function that renders it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ...errors import TemplateError
from ...fields.lazy import pattern
from .balance import check_balance
from .check import check_fields
from .codegen import Writer
from .slots import places
from .source import TOKEN, Slot, Tokenised, parse
from .values import PLACES

Template = Callable[..., str]
"""``template(block, context)``, or whatever names it was compiled for."""

_MARGIN = pattern(r"[ \t]*(?:(?:[-*•>]|\d+\.) )*[ \t]*")


def compile_html(
    tokenised: Tokenised,
    markup: str,
    roots: dict[str, Any],
    filters: dict[str, Callable[..., Any]],
    wrappers: Mapping[str, Callable[[Any], str]] | None = None,
) -> Template:
    """A function from ``markup`` (which holds the tokens), each value escaped for its place.

    ``roots`` are the names a template may use, with the class each is of (None: not checked); ``wrappers`` replace the
    escaping of a place. Raises TemplateError for a slot that can't be made safe, or that was lost on the way, for a
    script, and for elements that are left open.
    """
    seen: set[int] = set()
    source = _Source(tokenised.name)
    at = 0
    for start, end, place in places(markup, tokenised):
        match = TOKEN.match(markup, start)
        assert match is not None
        slot = tokenised.slot(match)
        seen.add(int(match[1]))
        source.literal(markup[at:start])
        source.slot(slot, f"_{place.replace('-', '_')}")
        at = end
    source.literal(markup[at:])
    for number, slot in enumerate(tokenised.slots):
        if number not in seen:
            raise TemplateError(
                f"{slot.source!r} is lost where it stands: MJML drops it there", tokenised.name, slot.line
            )
    check_balance(tokenised, markup)
    escapes = {f"_{place.replace('-', '_')}": escape for place, escape in {**PLACES, **(wrappers or {})}.items()}
    return _function(source, roots, {**filters, **escapes})


def compile_text(
    tokenised: Tokenised,
    roots: dict[str, Any],
    filters: dict[str, Callable[..., Any]],
    plain: Callable[..., str],
) -> Template:
    """A function from a plain text template. ``plain(context, value, margin)``, a filter that takes the context, makes
    a value text; lines after the first get ``margin``, so that what stands indented or behind a ``>`` stays so."""
    source = _Source(tokenised.name)
    at = 0
    markup = tokenised.markup
    for match in TOKEN.finditer(markup):
        source.literal(markup[at : match.start()])
        slot = tokenised.slot(match)
        source.slot(slot, f"_plain({_hang(TOKEN.sub('', markup[: match.start()]))!r})")
        at = match.end()
    source.literal(markup[at:])
    return _function(source, roots, {**filters, "_plain": plain})


def _hang(before: str) -> str:
    """What further lines of a value start with: the margin of its line, with spaces in place of a bullet."""
    line = before.rpartition("\n")[2]
    margin = _MARGIN.match(line)
    return re.sub(r"[^\s>]", " ", margin[0]) if margin else ""


class _Source:
    """Template source put together again, each value with the filter of its place."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parts: list[str] = []
        self._line = 1
        self._lines: list[tuple[int, int]] = []

    def literal(self, text: str) -> None:
        """Text that is data whatever is in it."""
        self._line += text.count("\n")
        self.parts.append(re.sub(r"\{(?=[{%#]|$)", "{{ '{' }}", text) if "{" in text else text)

    def slot(self, slot: Slot, escape: str) -> None:
        """An expression, or a tag."""
        self._lines.append((self._line, slot.line))
        self.parts.append(f"{{% {slot.source} %}}" if slot.is_tag else f"{{{{ ({slot.source})|{escape} }}}}")
        self._line += slot.source.count("\n")

    def template_line(self, line: int) -> int:
        """The line of the template file that became this line."""
        found = [own for made, own in self._lines if made <= line]
        return found[-1] if found else 1


def _function(source: _Source, roots: dict[str, Any], filters: dict[str, Callable[..., Any]]) -> Template:
    text = "".join(source.parts)
    writer = Writer(source.name, roots, filters)
    try:
        tree = parse(text, source.name)
        check_fields(tree, source.name, roots)
        code = writer.write(tree)
    except TemplateError as error:
        raise TemplateError(error.message, source.name, source.template_line(error.line)) from None
    namespace: dict[str, Any] = dict(writer.constants)
    exec(compile(code, f"<template {source.name}>", "exec"), namespace)  # noqa: S102 - generated from our own AST
    render: Template = namespace["render"]
    return render
