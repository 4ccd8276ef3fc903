"""Headings, lists and related links as content systems write them: what a reader sees, and no control of the page."""

from __future__ import annotations

from typing import Any

import pytest

import embedkit
from embedkit.kit import Element


def only(html: str) -> dict[str, Any]:
    """The one block behind a paragraph."""
    _, *found = embedkit.read(f"<p>Before.</p>{html}", format="html", url="https://news.example/a").blocks
    assert 1 == len(found)
    return found[0].model_dump(mode="json")


@pytest.mark.parametrize(
    "inside",
    [
        "The bridge",
        '<span class="mw-headline">The bridge</span><span class="mw-editsection">[<a href="/e">edit</a>]</span>',
        'The bridge <a class="anchor" href="#bridge" aria-label="Permalink">#</a>',
        '<a href="#bridge">#</a> The bridge',
        'The bridge<a href="https://news.example/a#bridge">¶</a>',
        'The bridge<a class="x" href="#bridge" title="a > b">🔗</a>',
        'The bridge<button class="copy">Copy link</button>',
    ],
)
def test_a_heading_is_its_words(inside: str) -> None:
    assert "The bridge" == embedkit.RichText(only(f"<h2 id=x>{inside}</h2>")["text"]).plain.strip()


@pytest.mark.parametrize(
    "inside", ['<a href="#x">The bridge</a>', '<a class="anchor" href="/x">The bridge</a>', "No. # 5"]
)
def test_words_in_a_link_stay_a_heading(inside: str) -> None:
    assert Element.parse(inside).text == embedkit.RichText(only(f"<h3>{inside}</h3>")["text"]).plain


def test_a_heading_for_screen_readers_alone_is_none_of_the_story_s() -> None:
    html = "<p>One.</p><h2 class='screen-reader-text'>Post navigation</h2><p>Two.</p>"

    assert ["paragraph", "paragraph"] == [block.type for block in embedkit.read(html, format="html").blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li><input type=checkbox checked disabled> done</li><li><input disabled type=checkbox> open</li></ul>",
         {"items": ["☑ done", "☐ open"]}),
        ("<ul><li><label><input type=checkbox>buy rope</label></li></ul>", {"items": ["☐ buy rope"]}),
        ("<ol><li value=5>five</li><li>six</li></ol>", {"items": ["five", "six"], "start": 5}),
        ("<ol start=3><li value=5>three</li></ol>", {"start": 3}),
        ("<ol><li value=x>one</li></ol>", {"start": None}),
    ],
)  # fmt: skip
def test_a_list_says_what_it_said(html: str, expected: dict[str, Any]) -> None:
    found = only(html)

    assert expected == {name: found.get(name) for name in expected}


CARD = '<div class="related"><h2>Related</h2><a href="https://a.example/1">{}</a></div>'


@pytest.mark.parametrize(
    ("inside", "text", "note"),
    [
        ("<h3>The bridge opens</h3><p>After nine years.</p>", "The bridge opens", "After nine years."),
        ("<span>News</span><h3>The bridge opens</h3><time>May 1</time>", "The bridge opens", "News<br>May 1"),
        ("<h3>The bridge opens</h3>", "The bridge opens", ""),
        ("The bridge opens", "The bridge opens", ""),
        ("<h4>Read more</h4><p>The bridge opens</p>", "Read more The bridge opens", ""),
    ],
)
def test_a_card_in_a_link_is_a_headline_and_a_note(inside: str, text: str, note: str) -> None:
    (link,) = only(CARD.format(inside))["links"]

    assert (text, note.replace("<br>", " ")) == (link["text"], link["note"].replace("<br>", " "))
