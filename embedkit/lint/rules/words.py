"""The text part: M2, M3."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ...fields.lazy import pattern
from ..mail import Mail
from ..rule import ERROR, WARNING, Fault, rule

_WORD = pattern(r"[^\W\d_]{3,}|\d{2,}")
# Scripts without spaces between words: pairs of characters serve as words.
_UNSPACED = pattern("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
_LEAST, _WELL = 0.5, 0.8
_WIDEST = 78
_MARKUP = pattern(
    r"</?(?:p|div|br|a|table|tr|td|strong|em|img|span|style)\b[^<>]*>|&(?:nbsp|amp|lt|gt|quot|#\d{2,5});", 2
)
_TABLE = pattern(r"^\s*\|(?:\s*:?-{3,}:?\s*\|)+\s*$")
_INVISIBLE = pattern("[\u00ad\u034f\u200b\u2007\ufeff]{2,}|(?:[\u200c\u200d\u00a0]\\s?){6,}")
_ADDRESS = pattern(r"https?://[^\s<>()\[\]]+")


@rule(
    "M2",
    "The text part says what the HTML says",
    ERROR,
    "all",
    fix="Write a text part with all of the text: people on watches, in terminals and filters read it.",
)
def covered(mail: Mail) -> Iterator[Fault]:
    if (letter := mail.letter) is None:
        return
    if not letter.text.strip():
        yield Fault(None, "no text part, or an empty one", part="text" if letter.text_part else "headers")
        return
    wanted = _words(mail.reading)
    if len(wanted) < 10:
        return
    share = len(wanted & _words(letter.text)) / len(wanted)
    if share < _WELL:
        what = f"the text part has {share:.0%} of the words of the HTML"
        yield Fault(None, what, ERROR if share < _LEAST else WARNING, part="text")


@lru_cache(maxsize=4)
def _words(text: str) -> frozenset[str]:
    text = text.casefold()
    runs = _UNSPACED.findall(text)
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    return frozenset(_WORD.findall(_UNSPACED.sub(" ", text))) | pairs


@rule(
    "M3",
    "The text part is plain: lines of at most 78 columns, no markup, no fillers, each address once",
    WARNING,
    "all",
    fix="Write it for people: broken lines, links as references.",
)
def plain(mail: Mail) -> Iterator[Fault]:
    letter = mail.letter
    if letter is None or letter.text_part is None:
        return
    flowed = str(letter.text_part.get_param("format", "")).lower() == "flowed"
    seen: dict[str, int] = {}
    for number, line in enumerate(letter.text.splitlines(), 1):
        words = _ADDRESS.sub("", line)  # an address can't be broken
        if len(words) > _WIDEST and " " in words.strip() and not flowed:
            yield Fault(None, "lines of more than 78 characters in the text part", part="text", line=number)
        if match := _MARKUP.search(line):
            yield Fault(None, f"markup in the text part: {match[0][:30]}", part="text", line=number)
        if _TABLE.match(line):
            yield Fault(None, "the rule of a Markdown table in the text part", part="text", line=number)
        if _INVISIBLE.search(line):
            yield Fault(None, "invisible characters in the text part", part="text", line=number)
        for address in _ADDRESS.findall(line):
            seen[address.rstrip(".,;:!?")] = seen.get(address.rstrip(".,;:!?"), 0) + 1
    repeated = [address for address, count in seen.items() if count > 3]
    if repeated:
        yield Fault(None, f"the same address more than three times in the text part: {repeated[0][:60]}", part="text")
