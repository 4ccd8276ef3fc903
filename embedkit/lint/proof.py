"""Whether markup is so plain that it needs no parser to see that it parses without an error.

html5lib knows every error, and takes as long as a third of all other rules together. Most mails are written by programs
that close what they open; those are proved right here, and html5lib judges the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..fields.lazy import pattern
from .tokens import Kind, Token, View, attributes
from .tree import VOID

_HEAD = frozenset("base link meta style title".split())
_FLOW = frozenset(
    "a abbr address article aside b bdi bdo big blockquote br center cite code dd del div dl dt em figcaption figure"
    " font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span"
    " strike"
    " strong style sub sup table time tt u ul var wbr".split()
)
_ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BODIES = frozenset(["tbody", "thead", "tfoot"])
# What may stand right in these; in any other element of the body, whatever is in _FLOW.
_WITHIN = {
    "html": frozenset(["head", "body"]),
    "head": _HEAD,
    "table": _BODIES | {"tr"},
    "tbody": frozenset(["tr"]),
    "thead": frozenset(["tr"]),
    "tfoot": frozenset(["tr"]),
    "tr": frozenset(["td", "th"]),
}
_CELLS = frozenset(["td", "th"])
_DOCTYPE = pattern(r"<!doctype\s++html\s*+>", 2)
_PLAIN = pattern(r"""(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+\s*+/?""", re.ASCII)
# Characters that no HTML may hold, and references to numbers, which may stand for such.
_FORBIDDEN = pattern("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0001ffff]")
_NUMBER = pattern(r"&#(?:([0-9]{1,7})|x([0-9a-f]{1,6}))?", 2)


def parses_cleanly(source: str, tokens: Iterable[Token]) -> bool:
    """Whether it surely does. False means only that html5lib must say."""
    return _characters_are_fine(source) and _Proof(source, tokens).holds()


def _characters_are_fine(source: str) -> bool:
    if _FORBIDDEN.search(source):
        return False
    for digits, hexadecimal in {match.groups() for match in _NUMBER.finditer(source)}:
        number = int(digits) if digits else int(hexadecimal, 16) if hexadecimal else 0
        if number > 0x10FFFF or number in (0x0D, 0x1FFFE, 0x1FFFF) or _FORBIDDEN.match(chr(number)):
            return False
    return True


class _Proof:
    """Walks the tags with a stack and gives up at the first that a parser would have to think about."""

    def __init__(self, source: str, tokens: Iterable[Token]) -> None:
        self.source, self.tokens = source, tokens
        self.stack: list[str] = []
        self.seen: set[str] = set()
        """Of html, head, body and the doctype, which come once and in this order."""
        self.plain: set[str] = set()
        """Attributes that were found to be well written."""

    def holds(self) -> bool:
        checks = {
            Kind.START: self._start,
            Kind.END: self._end,
            Kind.TEXT: self._text,
            Kind.COMMENT: self._comment,
            Kind.DOCTYPE: self._doctype,
        }
        end = 0
        for token in self.tokens:
            end = max(end, token.end)
            if token.view in (View.ALL, View.OTHERS) and not checks[token.kind](token):
                return False
        return end == len(self.source) and not self.stack and {"html", "head", "body"} <= self.seen

    def _doctype(self, token: Token) -> bool:
        first = not self.seen
        self.seen.add("doctype")
        return first and _DOCTYPE.fullmatch(token.raw) is not None

    def _comment(self, token: Token) -> bool:
        written = self.source[token.start : token.end]
        return written.endswith("-->") if written.startswith("<!--") else written.startswith("<![")

    def _text(self, token: Token) -> bool:
        if not token.raw.strip(" \t\r\n\f") or token.name:
            return True
        inside = bool(self.stack) and self.stack[-1] not in _WITHIN
        return inside and "<" not in token.raw

    def _end(self, token: Token) -> bool:
        if token.raw.strip() or not self.stack or self.stack[-1] != token.name:
            return False
        self.stack.pop()
        return True

    def _start(self, token: Token) -> bool:
        name = token.name
        if not self._is_plain(token.raw) or (token.raw.endswith("/") and name not in VOID):
            return False
        if name in ("html", "head", "body"):
            needed = {"html": "doctype", "head": "html", "body": "head"}[name]
            if name in self.seen or needed not in self.seen or self.stack != ([] if name == "html" else ["html"]):
                return False
            self.seen.add(name)
        elif not self.stack or not self._may_stand(name, self.stack[-1]):
            return False
        if name not in VOID:
            self.stack.append(name)
        return True

    def _may_stand(self, name: str, parent: str) -> bool:
        if parent in _WITHIN:
            return name in _WITHIN[parent]
        if name not in _FLOW or (name in _HEADINGS and parent in _HEADINGS):
            return False
        # Up to the cell it is in: nothing that it would end, or may not stand in.
        in_list = False
        for above in reversed(self.stack):
            if above in _CELLS:
                break
            in_list = in_list or above in ("ul", "ol")
            if (above == "p" and name in _ENDS_PARAGRAPH) or above == name == "a":
                return False
            if (above == name == "li" and not in_list) or (above in ("dd", "dt") and name in ("dd", "dt")):
                return False
        return True

    def _is_plain(self, raw: str) -> bool:
        if raw not in self.plain:
            names = [name for name, _, _ in attributes(raw)]
            if not _PLAIN.fullmatch(raw) or len(names) != len(set(names)):
                return False
            self.plain.add(raw)
        return True
