"""One HTML part of a mail, as browsers and as Word read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser, LexborNode

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


@dataclass(frozen=True)
class Mail:
    """One HTML part, as parsers see it."""

    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    def all(self, selector: str = "*") -> list[LexborNode]:
        return self.tree.css(selector)

    @cached_property
    def styles(self) -> list[str]:
        return [node.text() for node in self.all("style")]

    @property
    def inline(self) -> list[str]:
        return [node.attributes["style"] or "" for node in self.all("[style]")]

    @cached_property
    def outlook(self) -> str:
        """The markup as Word reads it: conditional comments opened, what hides from it gone."""
        html = re.sub(r"(?s)<!--\[if !mso[^\]]*\]>.*?<!\[endif\]-->", "", self.html)
        return re.sub(r"<!--\[if [^\]]*\]>|<!\[endif\]-->", "", html)


class Stack(HTMLParser):
    """Whether each tag closes what was opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Closed as it opens."""

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}> closes {self.open[-3:]} at {self.getpos()}")
