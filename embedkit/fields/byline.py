"""Who wrote it: the names alone, for every output puts its own language's "By" before them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from .basic import Text
from .lazy import pattern

# Nobody's name begins with these.
_BY = (
    r"(?:(?:(?:words|text|story|written|reporting|reported|report|posted|analysis|opinion|review) )?by"
    r"|por|par|door|av|af|przez|بقلم|كتب|كتبت|מאת)(?:\s*[:：]\s*|\s+)"
)
# These open names too, or prose: they need a colon, or a capital and a name behind them ("Von Ada", "Di Ada Esempio").
_MAYBE = (
    r"(?P<word>von|di|da|de|do|van|oleh|text|texto|testo|tekst|texte|autor|autora|author|yazan|文|글)"
    r"(?:(?P<colon>\s*[:：＝]\s*)|\s+(?=(?P<first>\S)(?P<more>\S*\s+\S)?))"
)
_OPENING = pattern(f"{_BY}|{_MAYBE}", re.I)
_BEHIND = "द्वारा"


def without_by(line: str) -> Text:
    """The names in ``By Ada Example``, ``Von Ada Example``, ``文：田中``; a line without such a word as it is."""
    line = Text(line)
    at = 0
    while (end := _end_of_by(line, at)) is not None:
        at = end
    return Text(line[at:].removesuffix(_BEHIND))


def says_by(line: str) -> bool:
    """Whether a line has the word for "by" of one of the languages known here where that language puts it."""
    return _end_of_by(line, 0) is not None or line.endswith(f" {_BEHIND}")


def _end_of_by(line: str, at: int) -> int | None:
    """Where the names begin behind a "by" at ``at``; None if there is none, or nothing behind it."""
    match = _OPENING.match(line, at)
    if match is None or match.end() == len(line):
        return None
    if match["word"] and not match["colon"]:
        name = match["first"].isupper() or not match["first"].isascii()
        label = match["word"] in ("Von", "VON") or (match["word"] in ("Di", "Da", "DI", "DA") and match["more"])
        return match.end() if name and label else None
    return match.end()


Byline = Annotated[Text, AfterValidator(without_by)]
"""Names, in JSON as plain text; a "By" before them is taken off, whatever language it is in."""
