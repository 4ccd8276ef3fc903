"""Lines of at most 72 columns, counted as a terminal counts them."""

from __future__ import annotations

import re

from ...fields.lazy import pattern

COLUMNS = 72
KEEP = "\0"
"""Starts a line that is not to be wrapped. No content holds it: every field drops NUL."""

# Whatever may be wider or narrower than one column. Written as what it is not: the common ranges are tried first.
_ODD = pattern("[^\x00-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u218f]")
_GREEDY = pattern(rf"([^ ]{{{COLUMNS},}}|.{{0,{COLUMNS - 1}}}[^ ])(?: +|$)")
_MARGIN = pattern(r"[ ]*(?:(?:[-*•] |\d+[.)] |> ?)[ ]*)*")
# Before these a line does not start, after those it does not end (Japanese and Chinese rules, the common part).
_NO_START = (
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃%％,.:;?!)]}…‥ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NO_END_OR_JOINER = "（〔［｛〈《「『【‘“([{\u200d"
# Neither before nor after these: no-break spaces, such as the one before a link's number, and word joiners.
_GLUE = "\u00a0\u2007\u202f\u2060\ufeff"
_NO_START += _GLUE
_NO_END_OR_JOINER += _GLUE


def wrap(text: str) -> str:
    """Each line of ``text`` wrapped; what follows stands under its indent, bullet or ``>``."""
    if "\n" not in text and KEEP not in text:
        return _line(text)
    return "\n".join(line.replace(KEEP, "").rstrip(" ") if KEEP in line else _line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    """One line, as several."""
    if not line.isascii() and _ODD.search(line):
        return "\n".join(_wrap_wide(line)) if width(line) > COLUMNS else line.rstrip(" \u3000")
    if len(line) <= COLUMNS:
        return line.rstrip(" ")
    if line[0] in " -*•>0123456789":
        return "\n".join(_wrap_narrow(line))
    return "\n".join(_GREEDY.findall(line))  # every character one column: a regular expression does it in C


def _margins(line: str) -> tuple[str, str]:
    """What a line starts with, and what its further lines start with."""
    match = _MARGIN.match(line)
    first = match[0] if match else ""
    return first, re.sub(r"[^>\s]", " ", first)


def _wrap_narrow(line: str) -> list[str]:
    first, margin = _margins(line)
    return _fill(line[len(first) :].split(" "), first, margin)


def _wrap_wide(line: str) -> list[str]:
    first, margin = _margins(line)
    words: list[str] = []
    for word in line[len(first) :].split(" "):
        words.extend(_pieces(word, COLUMNS - width(margin)))
        words.append(" ")
    return _fill_pieces(words[:-1], first, margin)


def _fill(words: list[str], first: str, margin: str) -> list[str]:
    lines, current, used, empty = [], first, len(first), True
    room = COLUMNS - len(margin)
    for word in [piece for whole in words for piece in _cut(whole, room)]:
        if not empty and used + 1 + len(word) > COLUMNS:
            lines.append(current.rstrip(" "))
            current, used, empty = margin, len(margin), True
        current += word if empty else " " + word
        used += len(word) + (0 if empty else 1)
        empty = False
    return [*lines, current.rstrip(" ")]


def _cut(word: str, room: int) -> list[str]:
    """A word in pieces that fit. An address stays whole: half of one is no use."""
    if len(word) <= room or "://" in word:
        return [word]
    return [word[at : at + room] for at in range(0, len(word), room)]


def _fill_pieces(pieces: list[str], first: str, margin: str) -> list[str]:
    """Pieces may be broken between; a piece of one space is a gap."""
    lines, current, used, empty = [], first, width(first), True
    for piece in pieces:
        size = width(piece)
        if piece == " " and empty:
            continue
        if not empty and used + size > COLUMNS:
            lines.append(current.rstrip(" \u3000"))
            current, used, empty = margin, width(margin), True
            if piece == " ":
                continue
        current, used, empty = current + piece, used + size, False
    return [*lines, current.rstrip(" \u3000")]


def _pieces(word: str, room: int) -> list[str]:
    """A word cut wherever a line may break in it: between ideographs and kana, by the common rules.

    A piece that is wider than ``room`` is cut where it must be, but for an address.
    """
    pieces: list[str] = []
    start, used, before = 0, 0, ""
    whole = "://" in word
    for at, character in enumerate(word):
        size = width(character)
        joins = not before or character in _NO_START or before in _NO_END_OR_JOINER or not size
        allowed = not joins and (_breaks(character) or _breaks(before))
        if allowed or (before and size and used + size > room and not whole):
            pieces.append(word[start:at])
            start, used = at, 0
        used += size
        before = character
    return [*pieces, word[start:]]


def _breaks(character: str) -> bool:
    """Whether a line may break beside it: ideographs, kana, full-width forms, emoji."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or (character >= "\U0001f300" and width(character) == 2)
    )


def width(text: str) -> int:
    """How many columns a text takes."""
    if not _ODD.search(text):
        return len(text)
    from wcwidth import wcswidth  # only for texts that need it

    return max(wcswidth(text), 0)
