"""A film's still: one play mark on it, in every client, and with pictures off the words beside it."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from embedkit import render
from embedkit.lint import Severity, lint

from .cards import article, for_others, for_word, pictures, post

FILM = {
    "type": "video",
    "provider": "youtube",
    "id": "a",
    "url": "https://f.example/1",
    "title": "The ferry",
    "duration": 192,
}
STILL = {"thumbnail": "https://i.example/s.jpg"}
QUOTED = {"author": "Ministry", "url": "https://x.com/m/status/9", "media": [pictures("video")]}
CASES: dict[str, tuple[dict[str, Any], str]] = {
    "a film": (FILM | STILL, "Watch: The ferry, 3:12"),
    "an upright film": (FILM | STILL | {"width": 720, "height": 1280}, "Watch: The ferry, 3:12"),
    "a film without a still": (FILM, "Watch: The ferry, 3:12"),
    "a film in a post": (post(media=[pictures("video")], quoted=None), "See the video on X"),
    "a moving picture in a post": (post(media=[pictures("gif")], quoted=None), "See the video on X"),
    "a film in a quoted post": (post(media=[], quoted=QUOTED), "See the video on X"),
}


@pytest.mark.parametrize(("block", "said"), CASES.values(), ids=CASES)
def test_one_mark_in_every_client_and_the_words_beside_it(block: dict[str, Any], said: str) -> None:
    """Outlook for Windows draws no picture behind a cell: it has the still, and the mark, in VML."""
    mail = render(article(block), "email")
    for html in (for_word(mail), for_others(mail)):
        page = LexborHTMLParser(html)
        words = " ".join(page.text().split())

        assert 1 == words.count("▶")
        assert said in words
        for picture in page.css("img"):  # a still that is a plain picture has no mark on it
            assert picture.attributes["src"] == "https://i.example/a.png"
    has_still = ".jpg" in mail
    assert has_still == ("<v:rect" in for_word(mail)) == ("<v:fill" in for_word(mail))
    assert "<v:" not in for_others(mail)
    assert has_still == ("background-image:url(" in for_others(mail))


@pytest.mark.parametrize(("block", "said"), CASES.values(), ids=CASES)
def test_our_own_linter_finds_nothing_of_weight(block: dict[str, Any], said: str) -> None:
    fields = {"title": "The ferry comes in", "summary": "It was late, as the whole harbour had expected since Monday."}
    findings = lint(render(article(block, **fields), "email").encode())

    assert [] == [finding for finding in findings if finding.severity != Severity.INFORMATION]


@pytest.mark.parametrize(("block", "said"), CASES.values(), ids=CASES)
def test_one_mark_on_the_web(block: dict[str, Any], said: str) -> None:
    page = LexborHTMLParser(render(article(block), "web"))

    assert 1 == len(page.css(".embedkit-still, .embedkit-play"))
    assert said in " ".join(page.text().split())


def test_the_words_have_the_comma_of_their_language() -> None:
    for lang, expected in (("en", "The ferry, 3:12"), ("ar", "The ferry، 3:12"), ("ja", "The ferry、3:12")):
        for output in ("email", "web"):
            assert expected in render(article(FILM, lang=lang), output)
