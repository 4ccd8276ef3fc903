"""On a phone: nothing pushes a mail sideways, and a line that is one link takes a thumb."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from embedkit import render

from .cards import WORD, article, boxes, post

THUMB = 44
"""Pixels: what phones' makers ask for."""


def above(node: LexborNode) -> Iterator[LexborNode]:
    """What a node stands in, from the inside out."""
    while node.parent is not None and node.parent.tag != "-document":
        node = node.parent
        yield node


def style(node: LexborNode, name: str) -> str:
    """A declaration of a style attribute; empty if it has none."""
    found = re.search(rf"(?:^|;)\s*{name}:([^;]+)", node.attributes.get("style") or "")
    return found[1] if found else ""


def height(link: LexborNode) -> int:
    """Pixels of the line that a link is: the line height that holds for it, and its own padding."""
    lines = (style(node, "line-height") for node in (link, *above(link)))
    line = int(next(filter(None, lines)).removesuffix("px"))
    if "block" not in style(link, "display"):
        return line  # an inline element's padding takes no room, and Gmail's app takes no tap there
    top = style(link, "padding").split()[0]
    return line + 2 * int(top.removesuffix("px"))


def lines_of_one_link(html: str) -> list[LexborNode]:
    """Links with nothing beside them in their line."""
    found = []
    for link in LexborHTMLParser(html).css("a[href]:not([aria-hidden])"):
        line = next(node for node in above(link) if node.tag in ("td", "p", "div"))
        beside = [part for part in line.iter(include_text=True) if part.tag in ("-text", "span", "strong")]
        if link.text().strip() and not any((part.text() or "").strip() for part in beside):
            found.append(link)
    return found


@pytest.mark.parametrize("picture", [True, False])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_line_that_is_one_link_is_as_high_as_a_thumb(lang: str, picture: bool) -> None:
    links = lines_of_one_link(render(article(post(), *boxes(picture=picture), lang=lang), "email"))

    assert len(links) >= 15
    assert {} == {link.text(): height(link) for link in links if height(link) < THUMB}


@pytest.mark.parametrize("picture", [True, False])
def test_long_words_break_wherever_they_stand_in_a_mail(picture: bool) -> None:
    """The handle of a server with a long name made a mail of 320 px 434 px wide."""
    blocks = [
        post(WORD, WORD),
        post(WORD, WORD, text="", media=[]),
        *boxes(WORD, f"https://{'x' * 62}.example/x", picture),
    ]
    body = LexborHTMLParser(render(article(*blocks), "email")).body
    assert body is not None
    texts = [node for node in body.traverse(include_text=True) if node.tag == "-text" and len(node.text()) > 60]
    styles = {node.text()[:80]: [one.attributes.get("style") or "" for one in above(node)] for node in texts}

    assert len(texts) > 30
    assert [] == [
        words
        for words, around in styles.items()
        if not any("overflow-wrap:anywhere" in one or "display:none" in one for one in around)
    ]
