"""The line that an embed code hangs on its player: who made it and where, or the same link once more."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from ..fields import RichText, Url
from ..fields.lazy import pattern
from ..kit.element import Element
from ..model import Block
from ..report import Report

_LINK = pattern(r'<a href="([^"]*)">(.*?)</a>')
_WORD = pattern(r"\w+")
_BETWEEN = frozenset(
    "by from on via in at and a the made with uploaded created posted von auf bei par sur de por en em di su da door "
    "op av på".split()
)
"""Words beside the links of a credit: "Title by Ada on Sketchfab"."""
_THERE = _BETWEEN | frozenset(
    "view see watch open show find listen play read more live map video photo image images post it this of to www com "
    "voir ver ansehen anzeigen carte karte mapa la más www".split()
)
_LARGER = frozenset("embed larger bigger full fullscreen screen via größere größer agrandir plein écran grande".split())
"""Words of a link that says no more than "there it is"; with one of these it can't be an editor's own line."""
LONGEST = 300
SHORTEST_ID = 5


class Player(NamedTuple):
    """An embed that was just read, beside which its credit may stand."""

    at: int
    """Its number among the blocks."""
    url: Url
    """The address of its frame."""


class Credits:
    """Gives the lines of embed codes to their embeds."""

    def __init__(self, blocks: list[Block], report: Report) -> None:
        self.blocks = blocks
        self.report = report
        self.player: Player | None = None

    def follow(self, url: Url, at: int) -> None:
        """Remember the embed at ``at``, the last block; some codes put their line before it."""
        if len(self.blocks) != at + 1:
            return
        self.player = Player(at, url)
        before = self.blocks[at - 1] if at else None
        line = getattr(before, "text", None) if before is not None and before.role == "prose" else None
        if isinstance(line, RichText) and self._give(self.player, line):
            del self.blocks[at - 1]
            self.player = Player(at - 1, url)

    def takes(self, element: Element) -> bool:
        """Whether a line right after the embed was the embed's: its caption now, or left out for saying nothing new."""
        player = self.player
        if player is None or len(self.blocks) != player.at + 1:
            self.player = None
            return False
        return "<a " in element.inner_html and self._give(player, element.rich_text())

    def _give(self, player: Player, line: RichText) -> bool:
        block = self.blocks[player.at]
        urls = [url for url in (player.url, getattr(block, "url", None)) if isinstance(url, Url)]
        caption = _caption(line, urls)
        if caption is None or (caption and getattr(block, "caption", None) != ""):
            return False
        if caption:
            self.blocks[player.at] = block.model_copy(update={"caption": caption})
        else:
            self.report.add(f"{line.plain[:80]!r} left out: it leads to the embed beside it", weight="info")
        return True


def _caption(line: RichText, embed: list[Url]) -> RichText | None:
    """The caption that a line is; an empty one if it says nothing new; None if it is no credit.

    A credit's links all lead to the site of the embed, and beside them stand no words but "by", "on" and a name.
    """
    if "<a " not in line or len(line.plain) > LONGEST:
        return None
    links = [(Url.parse(address.replace("&amp;", "&")), words) for address, words in _LINK.findall(line)]
    sites = {_site(url.host) for url in embed}
    if not links or not all(url is not None and _site(url.host) in sites for url, _ in links):
        return None
    beside = RichText(_LINK.sub(" ", line)).plain
    others = _words(beside)
    if len(links) > 1:
        return line if _BETWEEN.issuperset(others) else None
    url, inside = links[0]
    assert url is not None
    same = any(_is_same(url, other) for other in embed)
    said = [word for word in _words(RichText(inside).plain) if word not in url.host]
    if (_THERE | _LARGER).issuperset([*said, *others]) and (same or not _LARGER.isdisjoint([*said, *others])):
        return RichText("")
    # "Title by Ada Example": the name need not be a link.
    named = not others or (others[0] in _BETWEEN and len(others) <= 6 and beside.rstrip()[-1:] not in "?!:")
    return line if same and named else None


def _words(text: str) -> list[str]:
    found: list[str] = _WORD.findall(text.lower())
    return found


def _site(host: str) -> str:
    """``vimeo.com`` of ``player.vimeo.com``, ``bbc.co.uk`` of ``www.bbc.co.uk``."""
    labels = host.split(".")
    second = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if second else -2 :])


def _is_same(one: Url, other: Url) -> bool:
    """Whether two addresses name one thing: the same path, or the same number or code in both."""
    return bool(urlsplit(one).path.strip("/")) and (
        urlsplit(one).path == urlsplit(other).path or not _codes(one).isdisjoint(_codes(other))
    )


def _codes(url: Url) -> set[str]:
    parts = urlsplit(url)
    found = set(_WORD.findall(f"{parts.path} {parts.query} {parts.fragment}"))
    return {word for word in found if len(word) >= SHORTEST_ID and not word.islower()}
