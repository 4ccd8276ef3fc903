"""How wide a table is, in columns of a letter and in pixels of a phone."""

from collections.abc import Sequence

from embedkit.kit import pattern

COLUMNS = 72
GAP = 2
Row = Sequence[tuple[str, int]]
"""(words, span) of each cell."""

# 1,234.5  −3 %  $48m  +2.1  3:07  1–0  38*: an amount with its unit; a dash stands for none.
_NUMBER = pattern(
    r"[+−–-]?[ \xa0]?[$€£¥₹]?[ \xa0]?"
    r"\d[\d.,:'’ \xa0\u202f/]*(?:[–−-]\d+)?"
    r"[ \xa0]?(?:%|‰|[$€£¥₹]|[a-zµ]{1,3}|[A-Z]{1,3})?[*†‡¹²³]?"
    r"|[–—−-]|n/?a|\d*[½¼¾]"
)
_PARTS = pattern("[\u2e80-\u9fff\uff00-\uffef]|(?<=-)")
_WHERE = pattern("[/-]")
_LETTER, _CAPITAL, _PADDING = 8, 10, 12
"""Pixels: the mean width of a letter in the tables of an email, and what stands between two cells."""
LONGEST = 30
"""Letters of a word that stays whole, whatever its table needs."""
LONGEST_ADDRESS = 40
"""The same of what has dashes or slashes in it."""


def width(text: str) -> int:
    """Columns of a terminal."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # its tables take 10 ms to load

    return max(wcswidth(text), 0)


def is_number(text: str) -> bool:
    """Whether a cell holds an amount."""
    return len(text) <= 24 and _NUMBER.fullmatch(text) is not None


def has_long_word(words: str) -> bool:
    """Whether a word is so long that it may be parted: no column could be as wide."""
    if len(words) <= LONGEST:
        return False
    return any(
        len(word) > LONGEST_ADDRESS or any(len(part) > LONGEST for part in _WHERE.split(word)) for word in words.split()
    )


def narrowest(rows: Sequence[Row], least: Sequence[int]) -> int:
    """Pixels, if every word and every amount stays whole; ideographs may be parted, and words without end.

    ``least``: what each column needs for its pictures.
    """
    columns = list(least)
    for row in rows:
        at = 0
        for words, span in row:
            if span == 1 and words:
                parts = [words] if is_number(words) else words.split()
                columns[at] = max([columns[at], *map(_pixels, parts)])
            at += span
    return sum(columns) + (len(columns) - 1) * _PADDING


def _pixels(word: str) -> int:
    if not word.isascii():
        return max(_LETTER * min(width(part), LONGEST) for part in _PARTS.split(word))
    word = word[:LONGEST] if has_long_word(word) else word
    return _LETTER * len(word) + (_CAPITAL - _LETTER) * sum(map(str.isupper, word))


def aligned(rows: Sequence[Row], aligns: Sequence[str], *, header: bool) -> str:
    """Rows of padded cells, a line under the header; an empty string if they are wider than a letter."""
    sizes = [0] * len(aligns)
    for row in rows:
        at = 0
        for words, span in row:
            if span == 1:
                sizes[at] = max(sizes[at], width(words))
            at += span
    for row in rows:
        at = 0
        for words, span in row:
            # A row with one cell for all its columns is a line of its own.
            if 1 < span < len(aligns):
                sizes[at + span - 1] += max(0, width(words) - _room(sizes, at, span))
            at += span
    lines = [_line(row, sizes, aligns) for row in rows]
    if header:
        lines.insert(1, (" " * GAP).join("-" * size for size in sizes))
    return "" if any(width(line) > COLUMNS for line in lines) else "\n".join(lines)


def _room(sizes: Sequence[int], at: int, span: int) -> int:
    return sum(sizes[at : at + span]) + GAP * (len(sizes[at : at + span]) - 1)


def _line(row: Row, sizes: Sequence[int], aligns: Sequence[str]) -> str:
    cells, at = [], 0
    for words, span in row:
        padding = max(0, _room(sizes, at, span) - width(words))
        align = aligns[at] if span == 1 else "start"
        before = padding if align == "end" else padding // 2 if align == "center" else 0
        cells.append(" " * before + words + " " * (padding - before))
        at += span
    return (" " * GAP).join(cells).rstrip()
