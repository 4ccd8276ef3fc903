"""Where an article stands in a page or a fragment: nothing of the story is lost, nothing of the page gets in."""

from __future__ import annotations

import pytest

from embedkit import read

from .growth import LINEAR, growth

LONG = "The ferry had left before anybody noticed, and the harbour lay as still as the morning after a fair. " * 2
HEAD = "<!doctype html><html><head><title>The ferry | Harbour News</title></head>"


def types(html: str) -> list[str]:
    """The types of the blocks of a piece of HTML."""
    return [block.type for block in read(html, "html").blocks]


def words(html: str) -> str:
    """What a reader would see of it."""
    article = read(html, "html")
    return " ".join(str(block.model_dump(mode="json")) for block in article.blocks)


FRAGMENTS = {
    "Drupal media": '<p>First.</p><article class="media media--type-image"><img src="https://a.example/a.jpg" alt="A">'
    "</article><p>Second.</p>",
    "Drupal embedded entity": '<p>First.</p><div class="embedded-entity"><article class="media"><img '
    'src="https://a.example/a.jpg"></article></div><p>Second.</p>',
    "sign-up": "<p>First.</p><article class=signup><p>Get our letter.</p></article><p>Second.</p>",
    "cards": "<p>First.</p>" + "<article><h3>Card</h3><p>Teaser.</p></article>" * 3 + "<p>Second.</p>",
    "one long": f"<p>First.</p><article><p>{LONG}</p></article><p>Second.</p>",
    "main": f"<p>First.</p><main><p>{LONG}</p></main><p>Second.</p>",
    "body": f"<p>First.</p><div itemprop=articleBody><p>{LONG}</p></div><p>Second.</p>",
    "bare words": f"First. <article><p>{LONG}</p></article> Second.",
    "role": f'<p>First.</p><div role="main"><p>{LONG}</p></div><p>Second.</p>',
}


@pytest.mark.parametrize("html", FRAGMENTS.values(), ids=FRAGMENTS)
def test_a_fragment_is_read_whole(html: str) -> None:
    """A content system's body has no root: an <article> in it is a part of the story, such as a photo."""
    article = read(html, "html")

    shown = words(html)
    assert "First." in shown
    assert "Second." in shown
    assert len(article.blocks) >= 3
    assert () == article.notes


def test_a_fragment_that_is_one_article_is_that_article() -> None:
    html = f"<!-- x --><article><h1>T</h1><p>{LONG}</p><nav><a href=/>Home</a></nav></article>\n"

    assert ["paragraph"] == types(html)
    assert ["info"] == [note.weight for note in read(html, "html").notes]


LEAD = (
    "<header><p>Dek.</p><figure><img src='https://a.example/lead.jpg'><figcaption>The pier.</figcaption></figure>"
    "<p class=byline>By Ada Example</p></header>"
)
BODY = f"<p>{LONG}</p><p>Last.</p>"
STORIES = {
    "body beside the lead": f"<article>{LEAD}<section itemprop=articleBody>{BODY}</section></article>",
    "schema box": "<div itemscope itemtype='https://schema.org/NewsArticle'>"
    f"{LEAD}<div itemprop=articleBody>{BODY}</div></div>",
    "article in main": f"<main><article>{LEAD}<div class=entry-content>{BODY}</div></article></main>",
    "main alone": f"<main>{LEAD}{BODY}</main>",
    "role": f'<div role="main">{LEAD}{BODY}</div>',
    "lead before the article": f"<main><h1>The ferry</h1>{LEAD}<article>{BODY}</article></main>",
    "lead before the body": f"<div><h1>The ferry</h1>{LEAD}<div><div itemprop=articleBody>{BODY}</div></div></div>",
    "no root": f"{LEAD}{BODY}",
    "more comments than story": f"<article>{LEAD}{BODY}</article><div class=comments-area>{f'<p>{LONG}</p>' * 9}</div>",
    "cards beside": f"<article>{LEAD}{BODY}</article><div>{'<article><h3>C</h3><p>Card.</p></article>' * 9}</div>",
}
FURNITURE = (
    "<header><a href=/>Harbour News</a><nav><ul><li><a href=/a>Politics</a></li></ul></nav></header>",
    "<aside class=sidebar><h2>Most read</h2><p>Elsewhere.</p></aside><footer><p>Imprint</p></footer>",
)


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_page_gives_the_whole_article_and_nothing_else(story: str) -> None:
    """Lead photo, caption, standfirst and author stand beside the body, and belong to it."""
    in_page = story if story.startswith("<header>") else f"{FURNITURE[0]}{story}{FURNITURE[1]}"
    article = read(f"{HEAD}<body>{in_page}</body></html>")

    shown = words(f"{HEAD}<body>{in_page}</body></html>")
    assert "https://a.example/lead.jpg" in shown
    assert "The pier." in shown
    assert "Dek." in shown + (article.summary or "")
    assert "Ada Example" == article.byline
    assert LONG.strip() in shown
    assert "Last." in shown
    for beside in ("Politics", "Most read", "Imprint", "Elsewhere", "Card."):
        assert beside not in shown
    assert [] == [str(note) for note in article.notes if note.weight == "warning"]


def test_a_root_is_taken_only_if_it_holds_most_of_the_prose() -> None:
    prose, card = f"<p>{LONG}</p>", "<article class=signup><p>Get our letter.</p></article>"

    assert 3 == len(types(f"{HEAD}<body><main>{prose}{card}{prose}</main></body>"))
    assert 4 == len(types(f"{HEAD}<body>{prose}{card}{prose}<main><p>x</p></main></body>"))


OUTSIDE = [
    (f"<p>{LONG}</p>", "warning"),
    (f"<div class=text><p>{LONG}</p></div>", "warning"),
    ("<p>Short, but a paragraph.</p>", "warning"),
    ("<figure><img src='https://a.example/a.jpg'></figure>", "warning"),
    ("<div><figure><img src='https://a.example/a.jpg'><figcaption>A caption.</figcaption></figure></div>", "warning"),
    ("<div><iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe></div>", "warning"),
    (
        "<div><blockquote class=twitter-tweet><p>x</p><a href='https://x.com/a/status/1'>x</a></blockquote></div>",
        "warning",
    ),
    (f"<div class=newsletter-signup><p>{LONG}</p></div>", "info"),
    (f"<aside><p>{LONG}</p></aside>", "info"),
    ("<div class=related><a href=/x>Another story</a></div>", "info"),
    ("<div><a href=/x>Home</a></div>", "info"),
    (f"<article><p>{LONG}</p></article>", "info"),
    (f"<div id=cookie-banner><p>{LONG}</p></div>", "info"),
    ("<div><iframe src='https://ads.example/x'></iframe></div>", "info"),
    ("<div></div><script>x()</script>", None),
]


@pytest.mark.parametrize(("beside", "weight"), OUTSIDE)
@pytest.mark.parametrize("first", [True, False])
def test_what_stands_outside_of_the_article_is_told(beside: str, weight: str | None, first: bool) -> None:
    """An editor must hear of a lost paragraph; that the page had a menu is no finding."""
    story = f"<article><p>{LONG * 9}</p></article>"
    article = read(f"{HEAD}<body>{beside + story if first else story + beside}</body></html>")

    assert 1 == len(article.blocks)
    assert ([weight] if weight else []) == [note.weight for note in article.notes]
    assert not article.notes or "left out" in article.notes[0].message


@pytest.mark.parametrize(
    ("footer", "kept"),
    [
        (f"<footer><p>{LONG}</p></footer>", True),
        ("<footer><p>Filed under <a href=/a>Sea</a></p></footer>", False),
        (f"<footer><p><a href=/a>{LONG}</a></p></footer>", False),
    ],
)
def test_the_footer_of_an_article_stays_if_it_speaks(footer: str, kept: bool) -> None:
    article = read(f"{HEAD}<body><article><p>{LONG}</p>{footer}</article></body>")

    assert (2 if kept else 1) == len(article.blocks)
    assert (0 if kept else 1) == len(article.notes)


@pytest.mark.parametrize(
    "unit",
    [
        "<article><p>x</p></article>",
        "<article>",
        "<p>x</p>",
        "<h1>x</h1>",
        "<div><p>x</p></div>",
        "<a href='https://facebook.com/sharer?u=x'>x</a>",
        "<iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe>",
        "<header><time>x</time></header>",
        "<nav>",
    ],
)
def test_a_page_takes_time_in_proportion(unit: str) -> None:
    def seconds(count: int) -> None:
        html = f"{HEAD}<body>{unit * count}<article><p>{LONG}</p></article><main>{unit * count}</main>"
        read(html, "html")

    count = 400 if unit in ("<article>", "<nav>") else 2_000
    assert growth(seconds, count) < LINEAR
