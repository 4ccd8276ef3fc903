"""How an article opens: the headline is told from a heading, and the facts beside it from the story."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from embedkit import read

STORY = "<p>It had been raining for three days, and nobody had thought of the ferry until it was too late for it.</p>"

FRAGMENTS = [
    ("<p>Intro.</p><h1>Level 0</h1><p>War.</p><h1>Level 1</h1>", None, ["Level 0", "Level 1"]),
    ("<h1>T</h1><p>x</p><h1>Later</h1><p>x</p>", "T", ["Later"]),
    ("Bare words.<h1>Later</h1><p>x</p>", None, ["Later"]),
    ("<div><p>Intro.</p></div><div><h1>Later</h1></div><p>x</p>", None, ["Later"]),
    ("<h2>First</h2><h1>Later</h1><p>x</p>", None, ["First", "Later"]),
    ("<ul><li>x</li></ul><h1>Later</h1>", None, ["Later"]),
    ("<div><div><h1>T</h1></div></div><p>x</p>", "T", []),
    ("<p> </p><!-- c --><script>x</script><h1>T</h1><p>x</p>", "T", []),
    ("<figure><img src=https://a.example/a.jpg><figcaption>C</figcaption></figure><h1>T</h1><p>x</p>", "T", []),
    ("<p class=kicker>Sea</p><h1>T</h1><p>x</p>", "T", []),
    ("<header><p>Sea</p><h1>T</h1></header><p>x</p>", "T", []),
    ("<aside><h1>Become a member</h1></aside><p>x</p>", None, ["Become a member"]),
    ("<div class=membership-appeal><h1>Become a member</h1></div><p>x</p>", None, ["Become a member"]),
]


@pytest.mark.parametrize(("html", "title", "headings"), FRAGMENTS)
def test_in_a_fragment_a_heading_is_the_title_only_where_it_opens_the_text(
    html: str, title: str | None, headings: list[str]
) -> None:
    """A heading torn out of the text leaves its section without one."""
    article = read(html, "html")

    assert title == article.title
    assert headings == [block.model_dump()["text"] for block in article.blocks if block.type == "heading"]


APPEAL = "<h1>Become a member today</h1><p>We need you.</p>"
PAGES = [
    ("The ferry is late", f"<article><h1>The ferry is late</h1>{STORY}</article>", "The ferry is late"),
    ("Ferry late | Harbour News", f"<article><h1>Why the ferry is late</h1>{STORY}</article>", "Why the ferry is late"),
    ("Ferry | Harbour News", f"<header><h1>Harbour News</h1></header><main>{STORY}</main>", "Ferry | Harbour News"),
    ("The ferry", f"<article>{STORY * 3}<div>{APPEAL}</div></article>", "The ferry"),
    ("The ferry", f"<article><div class=support>{APPEAL}</div><h1>The ferry</h1>{STORY}</article>", "The ferry"),
    ("The ferry", f"<article><div class=box>{APPEAL}</div><h1>The ferry</h1>{STORY}</article>", "The ferry"),
    ("The ferry", f"<div>{APPEAL}</div><article><h1>The ferry</h1>{STORY * 3}</article>", "The ferry"),
    ("Harbour News", f"<article><h1>A storm</h1>{STORY}</article>", "A storm"),
    ("フェリーが遅れる｜港新聞", f"<article><h1>フェリーがまた遅れる</h1>{STORY}</article>", "フェリーがまた遅れる"),
    ("フェリーが遅れる｜港新聞", f"<article>{STORY}<h1>会員になる</h1></article>", "フェリーが遅れる｜港新聞"),
    ("T", f"<main><h1>T</h1><article>{STORY}</article></main>", "T"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "title"), PAGES)
def test_a_page_is_titled_by_its_own_headline(head: str, body: str, title: str) -> None:
    """Six stories of one paper were all titled by its appeal for members."""
    article = read(f"<!doctype html><html><head><title>{head}</title></head><body>{body}</body></html>")

    assert title == article.title


def test_a_headline_repeated_in_the_body_is_said_once() -> None:
    story = f"<div><h3>The Ferry!</h3>{STORY}</div><h3>The ferry</h3>"
    for title in ("<header><h1>The ferry</h1></header>", ""):
        article = read(f"<html><title>The ferry</title><article>{title}{story}</article>")

        assert ["paragraph", "heading"] == [block.type for block in article.blocks]


MEDIUM = f"""<!DOCTYPE html><html><head><title>The ferry</title></head><body><article class="h-entry">
<header><h1 class="p-name">The ferry</h1></header>
<section data-field="subtitle" class="p-summary">An island waits</section>
<section data-field="body" class="e-content"><section class="section section--body">
<div class="section-divider"><hr class="section-divider"></div>
<div class="section-content"><div class="section-inner"><h3 class="graf graf--h3 graf--title">The ferry</h3>
<h4 class="graf graf--h4 graf--subtitle">An island waits</h4>{STORY}</div></div></section>
<section class="section section--body"><div class="section-divider"><hr class="section-divider"></div>{STORY}</section>
</section>
<footer><p>By <a href="https://medium.example/@ada" class="p-author h-card">Ada Example</a> on <a href="/p/1">
<time class="dt-published" datetime="2016-01-02T10:00:00.000Z">January 2, 2016</time></a>.</p>
<p><a href="https://medium.example/@ada/ferry-1" class="p-canonical">Canonical link</a></p></footer></article></body>"""


def test_an_export_of_medium_keeps_author_and_day_and_says_nothing_twice() -> None:
    article = read(MEDIUM)

    assert ("The ferry", "An island waits", "Ada Example") == (article.title, article.summary, article.byline)
    assert datetime(2016, 1, 2, 10, tzinfo=UTC) == article.published
    assert "https://medium.example/@ada/ferry-1" == article.url
    assert ["paragraph", "divider", "paragraph"] == [block.type for block in article.blocks]
    assert ["info"] == [note.weight for note in article.notes]


OPENINGS = [
    "<header><h1>T</h1><figure><img src=https://a.example/a.jpg></figure><p class=byline>By Ada Ek</p>"
    "<time datetime=2026-01-02>x</time></header>",
    "<h1>T</h1><figure><img src=https://a.example/a.jpg></figure><div class=post-meta><span class=author>Ada Ek</span>"
    "<time datetime=2026-01-02>x</time></div>",
    "<div><div class=title><h1>T</h1></div><div><p class=byline>By Ada Ek</p><p class=date>Jan 2, 2026</p></div></div>"
    "<img src=https://a.example/a.jpg>",
    "<h1>T</h1><p class=meta>Ada Ek · 2 January 2026</p><img src=https://a.example/a.jpg>",
    "<h1>T</h1><p class=meta>By Ada Ek · 2 January 2026 · 5 min read</p><img src=https://a.example/a.jpg>",
    "<h1>T</h1><img src=https://a.example/a.jpg><div><div><p class=byline>By Ada Ek</p><p class=date>2026-01-02</p>",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_names_and_day_are_found_wherever_a_theme_puts_them(opening: str) -> None:
    article = read(f"{opening}{STORY}", "html")

    assert ("T", date(2026, 1, 2)) == (article.title, article.published)
    assert article.byline is not None
    assert article.byline.startswith("Ada Ek")
    assert ["photo", "paragraph"] == [block.type for block in article.blocks]


def test_a_line_beside_the_headline_that_is_no_fact_is_told() -> None:
    article = read(f"<h1>T</h1><p class=meta>5 min read</p>{STORY}", "html")

    assert article.byline is None
    assert ["left out beside the headline: '5 min read'"] == [note.message for note in article.notes]
