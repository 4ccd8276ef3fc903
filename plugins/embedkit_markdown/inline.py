"""Inline HTML as Markdown: links, emphasis, code and line breaks."""

import unicodedata
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from embedkit import RichText, Url
from embedkit.kit import pattern

from .escape import destination, escape
from .runs import Run, paragraphs, runs, trimmed

_TICKS = pattern("`+")
_LINE_BREAK = pattern(" *\n *")
_GAPS = pattern("(?: *\n){2,} *")
BREAK = "  \n"
"""Two spaces: the line break that every Markdown knows."""


def value(found: Any) -> str:
    """A value of a template as Markdown."""
    if isinstance(found, RichText):
        return rich(found)
    if isinstance(found, Url):
        return f"<{found}>"
    return escape(str(found)).replace("\n", BREAK)


def rich(text: RichText) -> str:
    """Inline HTML as Markdown; an empty line inside it parts paragraphs."""
    if "<" not in text:
        return escape(text.plain)
    return "\n\n".join(_links(paragraph).strip(" \n") for paragraph in paragraphs(runs(text)))


def single(text: RichText, *, strong: bool = False) -> str:
    """The same on one line."""
    if "<" not in text and not strong:
        return escape(text.plain)
    found = [run._replace(text=run.text.replace("\n", " "), strong=strong or run.strong) for run in runs(text)]
    return _links(found).strip(" ")


def cell(text: RichText) -> str:
    """The same, for a cell of a table: a bar parts cells even in code, unless a backslash stands before it."""
    if "<code>" not in text and "<kbd>" not in text:
        return single(text)
    found = [run._replace(text=run.text.replace("\n", " ")) for run in runs(text)]
    return _links([run._replace(text=run.text.replace("|", "\\|")) if run.code else run for run in found])


def unlinked(text: RichText) -> str:
    """The same, for the words of a link."""
    return _links([run._replace(text=run.text.replace("\n", " "), href="") for run in runs(text)])


def _links(paragraph: Sequence[Run]) -> str:
    out: list[str] = []
    groups = [(href, list(group)) for href, group in groupby(paragraph, key=lambda run: run.href)]
    before, touching = "", False
    for number, (href, group) in enumerate(groups):
        after = "" if number + 1 == len(groups) else "[" if groups[number + 1][0] else groups[number + 1][1][0].text[0]
        if href and "".join(run.text for run in group).strip():
            lead, core, trail = trimmed(group, str.isspace)
            words, _ = _marked(core, 0, "[", "]")
            out += [_broken(lead), f"[{words}]({destination(href)})", _broken(trail)]
            before, touching = _last(trail, ")"), False
        else:
            words, touching = _marked(group, 0, before, after, touching)
            out.append(words)
            before = _last(group[-1].text, before)
    text = "".join(out)
    return _GAPS.sub(BREAK, text) if "\n" in text else text


_LEVELS: tuple[tuple[Callable[[Run], bool], str], ...] = ((lambda run: run.strong, "**"), (lambda run: run.em, "_"))


def _marked(group: Sequence[Run], level: int, before: str, after: str, touching: bool = False) -> tuple[str, bool]:
    """The Markdown of some runs, and whether it ends in a mark. ``before`` and ``after``: what it stands between."""
    if level == len(_LEVELS):
        return _words(group, before), False
    is_on, mark = _LEVELS[level]
    parts = [(on, list(found)) for on, found in groupby(group, key=is_on)]
    out: list[str] = []
    for number, (on, inner) in enumerate(parts):
        following = parts[number + 1][1][0].text[0] if number + 1 < len(parts) else after
        lead, core, trail = _fitting(inner, before, following) if on else ("", [], "")
        inside = not (_is_gap(lead[-1:] or before) and _is_gap(trail[:1] or following))
        # Marks that meet are read together, as another one: this one gives way.
        if core and not touching and not (inside and "*" in (before, following)):
            sign = "*" if inside and mark == "_" else mark
            if inside:
                # Inside a word a mark needs letters on both of its sides: nothing else may start or end there.
                core = [Run(run.text, run.href) for run in core]
            words, _ = _marked(core, level + 1, sign[0], sign[0])
            before_it, after_it = escape(lead, starts=before in ("", "\n")), escape(trail, starts=False)
            out.append(f"{_broken(before_it)}{sign}{words}{sign}{_broken(after_it)}")
            touching = not trail
        else:
            words, touching = _marked(inner, level + 1, "*" if touching else before, following, touching)
            out.append(words)
        before = _last(inner[-1].text, before)
    return "".join(out), touching


def _words(group: Sequence[Run], before: str) -> str:
    out = []
    for run in group:
        if run.code and run.text.strip():
            lead, (core,), trail = trimmed([run], str.isspace)
            out += [_broken(lead), code_span(core.text.replace("\n", " ")), _broken(trail)]
        else:
            out.append(_broken(escape(run.text, starts=before in ("", "\n"))))
        before = _last(run.text, before)
    return "".join(out)


def _last(text: str, before: str) -> str:
    """What the text after ``text`` stands behind: a character, or the start of a line."""
    words = text.rstrip()
    if "\n" in text[len(words) :]:
        return "\n"
    return before if not text or (not words and before in ("", "\n")) else text[-1]


def code_span(text: str) -> str:
    """Text between backticks, more of them than stand in a row inside it."""
    ticks = "`" * (max((len(found) for found in _TICKS.findall(text)), default=0) + 1)
    gap = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{ticks}{gap}{text}{gap}{ticks}"


def _broken(text: str) -> str:
    """Line breaks as Markdown writes them."""
    return _LINE_BREAK.sub(BREAK, text) if "\n" in text else text


def _fitting(group: Sequence[Run], before: str, after: str) -> tuple[str, list[Run], str]:
    """What of some runs a mark may stand round, and what comes before and after; an empty core if nothing.

    A mark opens before a letter, or between space or punctuation and anything but space, and closes likewise.
    """
    lead, core, trail = trimmed(group, str.isspace)
    if not core:
        return "", [], ""
    if not (_is_solid(core[0].text[0]) or _is_gap(lead[-1:] or before)):
        more, core, rest = trimmed(core, lambda letter: not _is_solid(letter), "start")
        lead += more
    if core and not (_is_solid(core[-1].text[-1]) or _is_gap(trail[:1] or after)):
        more, core, rest = trimmed(core, lambda letter: not _is_solid(letter), "end")
        trail = rest + trail
    return lead, core, trail


def _is_solid(letter: str) -> bool:
    """Whether every Markdown takes it for a part of a word: neither space nor punctuation nor a symbol."""
    return not letter.isspace() and unicodedata.category(letter)[0] not in "PSZC"


def _is_gap(letter: str) -> bool:
    """Whether every Markdown takes it for no part of a word; the edge of a text is none."""
    return (
        not letter
        or letter.isspace()
        or unicodedata.category(letter)[0] == "P"
        or (letter.isascii() and not letter.isalnum())
    )
