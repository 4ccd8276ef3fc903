"""The last line of embed code, which says who posted it and when: ``— Name (@handle) <a href=post>date</a>``."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from ..fields import RichText, Text, When
from ..fields.lazy import pattern
from ..language.dates import find_dates

_GAP = r"(?:\s|<br>|</?(?:em|strong|b|i|small|cite|span)>)*+"
_WHEN = pattern(rf'<a href="([^"]+)">([^<]{{0,200}})</a>{_GAP}')
_WHO = pattern(rf'\((?:<a href="[^"]*">)?@([\w.-]{{1,253}})(?:</a>)?\)(?:</a>)?{_GAP}')
# With whatever dash a system made of it, the name a link or not.
_OPENING = pattern(rf"{_GAP}(?:[—–―-]{_GAP})+")
_DASH = pattern(r"[—–―]|--+|(?<=[\s>])-(?=\s)")
_LINK = pattern(r'<a href="[^"]*">')
LONGEST_NAME = 500
"""Characters, with the address of a link round it."""


class Byline(NamedTuple):
    """What it says, and what stands before it."""

    words: RichText
    """The post."""
    author: Text
    handle: str
    url: str
    date: str
    """As it is printed."""

    def posted(self, known: datetime | None) -> When | None:
        """The time in the post's id, unless another day is printed: posts can be moved to a network from elsewhere."""
        dates = find_dates(self.date)
        day = dates[0][2] if dates else None
        if known is None or day is None:
            return known or day
        return known if abs((date(day.year, day.month, day.day) - known.date()).days) <= 1 else day


def split_byline(rich: str) -> Byline | None:
    """Take the line off the inline HTML of an embed code; None if it does not end with one.

    It may be glued to the words before it, as where a content system dropped the paragraphs.
    """
    when = _WHEN.fullmatch(rich, rich.rfind('<a href="', 0, max(rich.rfind("</a>"), 0)))
    before = rich[: when.start()] if when else ""
    who = _WHO.fullmatch(before, max(before.rfind("("), 0))
    if when is None or who is None:
        return None
    line = before[: _end(before, who.start())]
    start = line.rfind("<br>") + 4 if "<br>" in line else 0
    opening = _OPENING.match(line, start)
    named, cut = opening.end() if opening else start, start
    if opening is None and (dashes := list(_DASH.finditer(line, start))):
        # A dash in the words may come before it, and in the name hardly ever.
        named, cut = dashes[-1].end(), dashes[-1].start()
    elif opening is None and start == 0:
        return None  # without a dash, and no line of its own
    if len(line) - named > LONGEST_NAME:
        return None
    author = Text(RichText(_LINK.sub("", line[named:])).plain)
    # Cleaned again: emphasis may have been cut in two.
    return Byline(RichText(line[:cut]), author, who[1], when[1].replace("&amp;", "&"), RichText(when[2]).plain)


def _end(html: str, end: int) -> int:
    """Where the words end before that place, without spaces and line breaks."""
    while end and (html[end - 1].isspace() or html.endswith("<br>", 0, end)):
        end -= 1 if html[end - 1].isspace() else 4
    return end
