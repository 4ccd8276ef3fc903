"""The tags, words and comments of an HTML source, each with its place, and who sees it.

html5lib and lexbor build better trees, but neither says where an element stands, and neither looks into Outlook's
conditional comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ..fields.lazy import pattern
from .condition import holds_in_word

_NEXT = pattern(r"<(?:!--|(?=/?[a-zA-Z])|(?=[!?/]))")
# A quotation mark means something after "=" only; an end that is missing makes this fail at once. Space is what ASCII
# has: a no-break space is part of a name.
_TAG = pattern(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>""", re.ASCII)
_ATTRIBUTE = pattern(r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""", re.ASCII)
_COMMENT_END = pattern(r"-->|--!>")
_HIDDEN = pattern(r"<!--\[if ([^\]]*+)\]>")
_SHOWN = pattern(r"<!--\[if ([^\]]*+)\]>\s*+(?:-->|<!-->|<!--\s*+-->)")
_SHOWN_END = pattern(r"<!--\s*<!\[endif\]-->")
_BARE = pattern(r"<!\[if ([^\]]*+)\]>")
_RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])


class View(Enum):
    """Who sees a piece of the source."""

    ALL = 0
    WORD = 1
    """Outlook for Windows alone, which draws with Word."""
    OTHERS = 2
    """All but Outlook for Windows."""
    NOBODY = 3
    """Older versions of Outlook, or Internet Explorer."""


class Kind(Enum):
    """What a token is."""

    START = 0
    END = 1
    TEXT = 2
    COMMENT = 3
    DOCTYPE = 4


@dataclass(slots=True)
class Token:
    """One piece of the source."""

    kind: Kind
    start: int
    end: int
    view: View
    name: str = ""
    """Of a tag, in lower case."""
    raw: str = ""
    """Of a tag: its attributes as written; of a text: itself."""


def tokens(source: str) -> list[Token]:
    """All of the source in order, the insides of conditional comments too."""
    return list(_scan(source, 0, len(source), View.ALL))


def attributes(raw: str) -> Iterator[tuple[str, str, int]]:
    """Name in lower case, value as written, and offset in ``raw``, of each attribute."""
    for match in _ATTRIBUTE.finditer(raw):
        yield match[1].lower(), match[2] or match[3] or match[4] or "", match.start()


def _scan(source: str, at: int, stop: int, outer: View) -> Iterator[Token]:
    view = outer
    while at < stop:
        found = _NEXT.search(source, at, stop)
        start = found.start() if found else stop
        if start > at:
            yield Token(Kind.TEXT, at, start, view, raw=source[at:start])
        if found is None:
            return
        if found[0] == "<!--":
            end, inside, view = _comment(source, start, stop, view, outer)
            yield Token(Kind.COMMENT, start, end, view)
            if inside:
                yield from _scan(source, *inside)
            at = end
        elif tag := _TAG.match(source, start, stop):
            name = tag[2].lower()
            yield Token(Kind.END if tag[1] else Kind.START, start, tag.end(), view, name, tag[3])
            at = tag.end()
            if name in _RAW and not tag[1]:
                close = re.compile(rf"</{name}(?=[\s/>])", re.I).search(source, at, stop)
                raw_end = close.start() if close else stop
                if raw_end > at:
                    yield Token(Kind.TEXT, at, raw_end, view, name, source[at:raw_end])
                at = raw_end
        elif source.startswith(("<!", "<?", "</"), start) and not source[start + 2 : start + 3].isalpha():
            end, view = _bogus(source, start, stop, view, outer)
            yield Token(Kind.COMMENT, start, end, view)
            at = end
        elif source.startswith("<!", start):
            end = _after(source, ">", start, stop)
            yield Token(Kind.DOCTYPE, start, end, view, raw=source[start:end])
            at = end
        else:
            return  # a tag without an end: parsers drop the rest


def _comment(
    source: str, start: int, stop: int, view: View, outer: View
) -> tuple[int, tuple[int, int, View] | None, View]:
    """Where a comment ends, what inside it Outlook reads, and who sees what follows."""
    if shown := _SHOWN.match(source, start, stop):
        return shown.end(), None, view if holds_in_word(shown[1]) else View.OTHERS
    if over := _SHOWN_END.match(source, start, stop):
        return over.end(), None, outer
    close = _COMMENT_END.search(source, start + 2, stop)
    end = close.end() if close else stop
    # Within such a comment no other begins.
    hidden = _HIDDEN.match(source, start, end) if view in (View.ALL, View.OTHERS) else None
    if hidden is None:
        return end, None, view
    inner = source.rfind("<![endif]", hidden.end(), end)
    seen = View.WORD if view is View.ALL and holds_in_word(hidden[1]) else View.NOBODY
    return end, (hidden.end(), inner if inner >= 0 else (close.start() if close else stop), seen), view


def _bogus(source: str, start: int, stop: int, view: View, outer: View) -> tuple[int, View]:
    """``<![if !mso]>`` and ``<![endif]>``, which are no comments but pass for such."""
    end = _after(source, ">", start, stop)
    if bare := _BARE.match(source, start, stop):
        return end, view if holds_in_word(bare[1]) else View.OTHERS
    return end, outer if source.startswith("<![endif]", start) else view


def _after(source: str, what: str, start: int, stop: int) -> int:
    at = source.find(what, start, stop)
    return at + len(what) if at >= 0 else stop
