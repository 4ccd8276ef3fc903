"""What templates ask for beside inline text: headings, links, pictures, lists, tables and code."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from embedkit import ImageUrl, RichText, Text, Url, Verbatim
from embedkit.kit import Markup, pattern

from .escape import destination, escape
from .inline import cell, single, unlinked, value

DEEPEST = 8
"""Levels of a list; what is deeper stands on the last of them."""
# No content holds these: every field drops control characters.
KEEP, OPEN, CLOSE = "\0", "\x01", "\x02"
"""The start of a line of code; the start and the end of a list."""

_TICKS = pattern("`{3,}")
_LANGUAGE = pattern(r"[^\w+#.-]")
_EMPTY_LINES = pattern(r"\n{3,}")
_BARE_MARGIN = pattern("^[> ]+$", re.M)
_TOP = pattern(r"^(?:-|\d+\.)(?= |$)", re.M)
_SIDES = {"start": "---", "center": ":-:", "end": "--:"}


def one_line(found: Any) -> Markup:
    """A value on one line, as headings and cells want it; number signs at its end would be taken for the heading's."""
    text = single(found) if isinstance(found, RichText) else escape(str(found)).replace("\n", " ")
    bare = text.rstrip("#")
    return Markup(bare + "\\#" * (len(text) - len(bare)))


def strong(found: Any) -> Markup:
    """A whole line, or words between spaces, in bold."""
    return Markup(single(found if isinstance(found, RichText) else RichText.from_plain(str(found or "")), strong=True))


def hashes(level: int) -> Markup:
    """The mark of a heading."""
    return Markup("#" * level)


def link(words: Any, url: Url) -> Markup:
    """``[words](url)``."""
    text = unlinked(words) if isinstance(words, RichText) else one_line(words)
    return Markup(f"[{text}]({destination(url)})")


def image(alt: str, src: ImageUrl, url: Url | None = None) -> Markup:
    """``![alt](src)``, a link where it leads somewhere."""
    picture = f"![{one_line(alt)}]({destination(src)})"
    return Markup(f"[{picture}]({destination(url)})" if url else picture)


def fence(text: Verbatim, language: Text | None = None) -> Markup:
    """A block of code, between more backticks than stand in a row inside it."""
    ticks = "`" * (max((len(found) for found in _TICKS.findall(text)), default=2) + 1)
    lines = (KEEP + line for line in text.split("\n"))
    return Markup("\n".join((ticks + _LANGUAGE.sub("", language or ""), *lines, ticks)))


def items(block: Any) -> Markup:
    """The list of a list block; one that counts down, or from below zero, has its numbers in its words."""
    odd = block.ordered and (block.reversed or block.first < 0)
    lines = _items(block.items, block.ordered, block.first, -1 if block.reversed else 1, odd, 1)
    return Markup(OPEN + ("\n\n" if block.loose else "\n").join(lines) + CLOSE)


def _items(rows: Sequence[Any], ordered: bool, first: int, step: int, odd: bool, depth: int) -> Iterator[str]:
    for at, item in enumerate(rows):
        number = first + at * step
        marker = f"{number}." if ordered and not odd else "-"
        words = (f"{number}\\. " if odd else "") + value(item.text)
        inside = list(_items(item.items, item.ordered, 1, 1, False, depth + 1)) if depth < DEEPEST else []
        if depth == DEEPEST:
            inside = [f"- {value(below.text)}" for below in item.below]
        text = "\n".join([words, *inside]).replace("\n", "\n" + " " * (len(marker) + 1))
        yield f"{marker} {text}".rstrip(" ")


def table(block: Any) -> Markup:
    """A table in the notation of GitHub, which demands a header; a cell of several columns fills the first."""
    width = block.width
    head = [cell(shown.cell.text) for shown in block.head] or [""] * width
    rows = [head, [_SIDES.get(side, "---") for side in block.aligns]]
    for row in block.body:
        cells: list[str] = []
        for shown in row:
            words = strong(shown.cell.text) if shown.cell.header else cell(shown.cell.text)
            picture = shown.cell.picture
            drawn = image(picture.alt_text, picture.src, picture.href).replace("|", "\\|") if picture else ""
            cells += [f"{drawn} {words}".strip(), *[""] * (shown.cell.span - 1)]
        rows.append(cells)
    return Markup("\n".join(f"| {' | '.join(row)} |" for row in rows))


def finish(document: str) -> str:
    """No runs of empty lines outside code; neighbours that are lists stay apart."""
    document = _BARE_MARGIN.sub(lambda match: match[0].rstrip(), document)
    document = _EMPTY_LINES.sub("\n\n", document)
    if OPEN in document:
        document = _apart(document)
    return document.replace(KEEP, "")


def _apart(document: str) -> str:
    """A list that follows on a list of its kind would be read as more of it, were its marker the same."""
    out: list[str] = []
    last = ""
    for part in document.split(OPEN):
        found, closed, rest = part.rpartition(CLOSE)
        if not closed:
            out.append(part)
            continue
        kind = "-" if found.startswith("-") else "."
        if last == kind:
            kind = {"-": "*", ".": ")"}[kind]
            found = _TOP.sub(lambda match: "*" if match[0] == "-" else match[0][:-1] + ")", found)
        out += [found, rest]
        last = "" if rest.strip() else kind
    return "".join(out)
