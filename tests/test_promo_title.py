"""A promo's title is a line that a reader can take in at once; the rest is its pitch."""

from __future__ import annotations

import pytest

import embedkit
from embedkit.kit import Element

# Ghost's call to action: paragraphs in its text, the title among them or not there at all.
TITLES = [
    ("<p>Join 5,000 readers.</p>", "Join 5,000 readers.", ""),
    ("<p>Join 5,000 readers. Get the letter every Friday.</p>", "Join 5,000 readers.", "Get the letter every Friday."),
    ("<p>The Harbour Letter</p><p>What moved on the water.</p>", "The Harbour Letter", "What moved on the water."),
    ("<p><b><strong>The Harbour Letter</strong></b></p><p>Every Friday.</p>", "The Harbour Letter", "Every Friday."),
    ("<p><span>The </span><em>Harbour</em> Letter</p><p>One</p><p>Two</p>", "The Harbour Letter", "One<br><br>Two"),
    ("<p>Boats are <b>cheap</b> in May.</p><p>Come and see.</p>", "Boats are cheap in May.", "Come and see."),
    ("<p>The Harbour Letter<br>What moved on the water.</p>", "The Harbour Letter", "What moved on the water."),
    (
        "<p>We write about boats. Join us.</p><p>Every Friday.</p>",
        "",
        "We write about boats. Join us.<br><br>Every Friday.",
    ),
    ('<p>See <a href="https://a.example/">the boats</a></p><p>Now.</p>', "",
     'See <a href="https://a.example/">the boats</a><br><br>Now.'),
    (f"<p>A sentence about boats {'that goes on and on ' * 5}until it ends.</p>", "",
     f"A sentence about boats {'that goes on and on ' * 5}until it ends."),
    (f"<p>{'A line about boats and the sea, ' * 4}in May.</p><p>Come.</p>", "",
     f"{'A line about boats and the sea, ' * 4}in May.<br><br>Come."),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "title", "text"), TITLES)
@pytest.mark.parametrize("button", ['<a href="https://yard.example/" class="kg-cta-button">See more</a>', ""])
def test_the_title_of_a_call_to_action(inside: str, title: str, text: str, button: str) -> None:
    html = (
        '<div class="kg-card kg-cta-card kg-cta-minimal" data-layout="minimal"><div class="kg-cta-content">'
        f'<div class="kg-cta-content-inner"><div class="kg-cta-text">{inside}</div>{button}</div></div></div>'
    )
    (block,) = embedkit.read(html, format="html").blocks

    assert block.type == "promo"
    found = block.model_dump()
    assert (title, text) == (found["title"], found["text"].replace("<br><br><br>", "<br><br>"))
    assert found["label"] == ("See more" if button else "")


def test_no_word_is_lost_or_said_twice() -> None:
    for inside, *_ in TITLES:
        html = f'<div class="kg-card kg-cta-card"><div class="kg-cta-text">{inside}</div></div>'
        (block,) = embedkit.read(html, format="html").blocks
        found = block.model_dump()
        shown = f"{found['title']} {embedkit.RichText(found['text']).plain}".split()
        assert Element.parse(inside).text.split() == shown
