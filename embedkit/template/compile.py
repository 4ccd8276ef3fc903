"""Markup with tokens, or text, to a function that renders it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import TemplateError
from .check import check_fields
from .codegen import Writer
from .slots import places
from .source import TOKEN, Tokenised
from .values import PLACES

Template = Callable[..., str]
"""``template(block, context)``, or whatever names it was compiled for."""

_MARGIN = re.compile(r"(?:^|\n)([ \t]*(?:(?:[-*•>]|\d+\.) )?[ \t]*)$")


def compile_html(
    tokenised: Tokenised,
    markup: str,
    roots: dict[str, Any],
    filters: dict[str, Callable[..., Any]],
    wrappers: Mapping[str, Callable[[Any], str]] | None = None,
) -> Template:
    """A function from ``markup`` (which holds the tokens), each value escaped for its place.

    ``roots`` are the names a template may use, with the class each is of (None: not checked); ``wrappers`` replace the
    escaping of a place. Raises TemplateError for a slot that can't be made safe, or that was lost on the way.
    """
    seen: set[int] = set()
    parts: list[str] = []
    at = 0
    for start, end, place in places(markup, tokenised):
        match = TOKEN.match(markup, start)
        assert match is not None
        slot = tokenised.slot(match)
        seen.add(int(match[1]))
        # What stands between is data, even if it looks like a template.
        parts.append(_literal(markup[at:start]))
        parts.append(
            f"{{% {slot.source} %}}" if slot.is_tag else f"{{{{ ({slot.source})|_{place.replace('-', '_')} }}}}"
        )
        at = end
    parts.append(_literal(markup[at:]))
    for number, slot in enumerate(tokenised.slots):
        if number not in seen:
            raise TemplateError(
                f"{slot.source!r} is lost where it stands: MJML drops it there", tokenised.name, slot.line
            )
    escapes = {f"_{place.replace('-', '_')}": escape for place, escape in {**PLACES, **(wrappers or {})}.items()}
    return _function("".join(parts), tokenised, roots, {**filters, **escapes})


def compile_text(
    tokenised: Tokenised,
    roots: dict[str, Any],
    filters: dict[str, Callable[..., Any]],
    plain: Callable[..., str],
) -> Template:
    """A function from a plain text template. ``plain(context, value, margin)``, a filter that takes the context, makes
    a value text; lines after the first get ``margin``, so that what stands indented or behind a ``>`` stays so."""
    parts: list[str] = []
    at = 0
    markup = tokenised.markup
    for match in TOKEN.finditer(markup):
        before = markup[at : match.start()]
        parts.append(_literal(before))
        slot = tokenised.slot(match)
        if slot.is_tag:
            parts.append(f"{{% {slot.source} %}}")
        else:
            line = TOKEN.sub("", markup[: match.start()])
            margin = _MARGIN.search(line)
            hang = re.sub(r"[^\s>]", " ", margin[1]) if margin else re.match(r"[ \t>]*", line.rsplit("\n", 1)[-1])[0]  # type: ignore[index]
            parts.append(f"{{{{ ({slot.source})|_plain({hang!r}) }}}}")
        at = match.end()
    parts.append(_literal(markup[at:]))

    return _function("".join(parts), tokenised, roots, {**filters, "_plain": plain})


def _function(
    source: str, tokenised: Tokenised, roots: dict[str, Any], filters: dict[str, Callable[..., Any]]
) -> Template:
    check_fields(source, tokenised.name, roots)
    writer = Writer(tokenised.name, roots, filters)
    code = writer.write(source)
    namespace: dict[str, Any] = dict(writer.constants)
    exec(compile(code, f"<template {tokenised.name}>", "exec"), namespace)  # noqa: S102 - generated from our own AST
    render: Template = namespace["render"]
    return render


def _literal(text: str) -> str:
    """Text that Jinja's lexer takes as data whatever is in it."""
    if "{" not in text:
        return text
    return re.sub(r"\{(?=[{%#])", "{{ '{' }}", text)
