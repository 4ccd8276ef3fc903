"""What every line of a mail has: words that break, a size of the theme, room for a thumb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from embedkit import Article, Theme, render
from embedkit.host.registry import default_registry
from embedkit.newsletter import build
from embedkit.preview.examples import SHOWCASE
from embedkit.theme.theme import Sizes

from .long_words import stretched

TYPES = sorted(default_registry().block_types)
BLOCKS = frozenset("td th p div li ul ol h1 h2 h3 h4 h5 h6 blockquote table tr body br".split())
_LETTER = re.compile(r"[^\W_]")


@cache
def mail(block_type: str, theme: Theme | None = None) -> str:
    if block_type == "unknown":
        article = Article.model_validate(
            {"title": "T", "blocks": [{"type": "no-such-type", "url": "https://a.example/"}]}
        )
        return render(article, "email", theme=theme)
    if block_type == "letter":
        return build(SHOWCASE / "letter.toml", deterministic=True).html
    return render(stretched(block_type), "email", theme=theme)


def words(html: str) -> Iterator[LexborNode]:
    """The text nodes of the body that are seen."""
    body = LexborHTMLParser(html).body
    assert body is not None
    for node in body.traverse(include_text=True):
        seen = node.tag == "-text" and _LETTER.search(node.text_content or "")
        if seen and not any("display:none" in style for style in styles(node)):
            yield node


def above(node: LexborNode) -> Iterator[LexborNode]:
    at = node.parent
    while at is not None and at.tag != "html":
        yield at
        at = at.parent


def styles(node: LexborNode) -> list[str]:
    return [one.attributes.get("style") or "" for one in above(node)]


@pytest.mark.parametrize("block_type", [*TYPES, "unknown", "letter"])
def test_a_long_word_breaks_wherever_it_stands(block_type: str) -> None:
    """One that does not makes the letter wider than the phone. Tables of data scroll or stack; they have tests."""
    for node in words(mail(block_type)):
        if any(one.tag == "table" and one.attributes.get("role") != "presentation" for one in above(node)):
            continue
        assert any("word-break:break-word" in style for style in styles(node)), node.parent.html[:300]  # type: ignore[union-attr]


@pytest.mark.parametrize("block_type", [*TYPES, "unknown", "letter"])
def test_a_link_that_is_a_line_is_as_high_as_a_thumb(block_type: str) -> None:
    found = LexborHTMLParser(mail(block_type)).css("a[href]:not([aria-hidden])")
    lines = [link for link in found if _LETTER.search(link.text()) and is_line(link)]

    for link in lines:
        own = link.attributes.get("style") or ""
        padding = re.search(r"(?<![\w-])padding:(\d+)px", own)
        line = next(
            int(match[1]) for style in [own, *styles(link)] if (match := re.search(r"line-height:(\d+)px", style))
        )
        assert re.search(r"display:(inline-)?block", own), link.html
        assert padding, link.html
        assert line + 2 * int(padding[1]) >= 44, link.html


def is_line(link: LexborNode) -> bool:
    """Whether nothing stands beside a link, or marks such as ``·`` alone."""
    return all(_ends(link, side) for side in ("prev", "next"))


def _ends(node: LexborNode, side: str) -> bool:
    at: LexborNode | None = node
    while at is not None:
        beside = getattr(at, side)
        while beside is not None:
            if beside.tag in BLOCKS:
                return True
            if _LETTER.search(beside.text_content or "" if beside.tag == "-text" else beside.text()):
                return False
            beside = getattr(beside, side)
        at = at.parent
        if at is None or at.tag in BLOCKS:
            return True
    return True


BIG = Theme(sizes=Sizes(**{name: min(64, 2 * size) for name, size in Sizes()}))


@pytest.mark.parametrize("block_type", [*TYPES, "unknown"])
def test_every_line_follows_the_sizes_of_the_theme(block_type: str) -> None:
    """A newsroom that sets its text at 20 pixels must not find captions and cards at ours."""

    def sizes(html: str) -> list[tuple[str, float]]:
        return [
            (node.text_content or "", size)
            for node in words(html)
            if (
                size := next(
                    float(match[1]) for style in styles(node) if (match := re.search(r"font-size:([\d.]+)px", style))
                )
            )
        ]

    for (text, plain), (_, big) in zip(sizes(mail(block_type)), sizes(mail(block_type, BIG)), strict=True):
        assert 1.8 < big / plain < 2.2, text[:60]


def test_no_rule_of_the_web_has_a_size_of_its_own() -> None:
    root = Path(__file__).parent.parent
    rules = {
        path: path.read_text("utf-8") for folder in ("embedkit", "plugins") for path in (root / folder).rglob("*.css")
    }
    own = r"font(?:-size)?\s*:[^;}]*\b[1-9]\d*px(?:/|[\s;}])"

    assert len(rules) > 10
    assert [] == [(path.name, match) for path, text in rules.items() for match in re.findall(own, text)]


def test_a_paragraph_stays_small() -> None:
    """Gmail cuts a mail off at 102 kB: what stands round a paragraph is paid for a hundred times."""

    def size(count: int) -> int:
        blocks = [{"type": "paragraph", "text": "x"}] * count
        return len(render(Article.model_validate({"title": "T", "blocks": blocks}), "email"))

    assert (size(101) - size(1)) / 100 <= 250


def test_a_mail_has_one_main_landmark_and_real_paragraphs() -> None:
    """Who listens to a mail jumps from one to the next."""
    for name in (*TYPES, "letter"):
        tree = LexborHTMLParser(mail(name))
        assert len(tree.css('main, [role="main"]')) == 1
    text = LexborHTMLParser(mail("paragraph")).css_first('[role="main"] p')
    assert text is not None
    for name in ("paragraph", "photo", "tagline", "quote", "pullquote"):
        for node in words(mail(name)):
            assert any(one.tag in ("p", "h1", "h2") for one in above(node)), node.text_content
    # A table of contents, and what to read next.
    assert [4, 2] == [len(found.css("li > a")) for found in LexborHTMLParser(mail("letter")).css('ul[role="list"]')]
