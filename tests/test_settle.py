"""What scripts would have done to a page: lazy pictures and their copies, embeds that wait for consent."""

from __future__ import annotations

from base64 import b64encode

import pytest

from embedkit import read

from .growth import LINEAR, growth

BASE = "https://news.example/story"
BIG = "https://news.example/big.jpg"
DATA = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
COPY = '<noscript><img src="/big.jpg" alt="A pier"></noscript>'
# What stands in the page for the picture, with its address or without.
TWINS = [
    '<img data-normal="/big.jpg" alt="A pier">',
    '<img data-src="/big.jpg" alt="A pier">',
    f'<img src="{DATA}" alt="A pier">',
    '<img src="/blank.gif" alt="A pier">',
    '<img alt="A pier">',
    f'<img class="lazyload" src="{DATA}" data-srcset="/big.jpg 900w">',
    f'<picture><source data-srcset="/big.jpg 900w"><img src="{DATA}" alt="A pier"></picture>',
    '<img src="/big.jpg" alt="A pier" loading="lazy">',
    '<img src="/big-300x200.jpg" alt="A pier" srcset="/big.jpg 900w" data-src="/big.jpg">',
]
PLACES = [
    "{0}{1}",
    "{1}{0}",
    "{0}\n  {1}",
    "{0}<!-- lazy -->{1}",
    "{0}<div>{1}</div>",
    "<div>{0}</div>{1}",
    "<div>{1}</div><div>{0}</div>",
    "<div><span><div>{0}</div></span></div><div><div>{1}</div></div>",
    "<p>{0}{1}</p>",
    "<p>{1}{0}</p>",
    '<a href="/page">{0}</a>{1}',
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("twin", TWINS)
def test_a_picture_and_its_copy_are_one_photo(twin: str, place: str) -> None:
    """In whatever order and boxes the two stand; never two photos, never the alt text as a paragraph."""
    article = read(f"<p>One.</p>{place.format(twin, COPY)}<p>Two.</p>", "html", BASE)

    found = [(block.type, getattr(block, "src", ""), getattr(block, "alt", "")) for block in article.blocks]
    assert [("paragraph", "", ""), ("photo", BIG, "A pier"), ("paragraph", "", "")] == found
    assert () == article.notes


@pytest.mark.parametrize("place", [*PLACES[:-3], "<a href='/page'>{0}{1}</a>"])
@pytest.mark.parametrize("twin", TWINS)
def test_a_picture_and_its_copy_keep_their_caption(twin: str, place: str) -> None:
    for figure in (
        "<figure>{}<figcaption>The pier.</figcaption></figure>",
        "<figure><div>{}</div><figcaption>The pier.</figcaption></figure>",
    ):
        article = read(f"<p>One.</p>{figure.format(place.format(twin, COPY))}", "html", BASE)

        assert [("photo", BIG, "The pier.")] == [
            (block.type, getattr(block, "src", ""), getattr(block, "caption", "")) for block in article.blocks[1:]
        ]


A, B = '<img src="/a.jpg">', '<img src="/b.jpg">'


@pytest.mark.parametrize(
    ("html", "pictures"),
    [
        ('<img src="/a.jpg" alt="A"><noscript><img src="/b.jpg" alt="B"></noscript>', ["a", "b"]),
        ('<noscript><img src="/a.jpg"></noscript>', ["a"]),
        ('<img src="/a.jpg"><noscript><img src="https://count.example/t?x=1" width="1" height="1"></noscript>', ["a"]),
        ('<img data-x alt="A"><noscript><img src="https://count.example/t" height="0"></noscript>', []),
        ('<p>One.</p><noscript><img src="/a.jpg"></noscript><p>Two.</p><img src="/b.jpg">', ["a", "b"]),
        ('<img src="/x.jpg" alt="X"><noscript><img src="/a.jpg" alt="A"></noscript><img data-src="/a.jpg" alt="A">',
         ["x", "a"]),
        (f"<noscript>{A}</noscript><img><noscript>{B}</noscript><img>", ["a", "b"]),
        (f"<img><noscript>{A}</noscript><img><noscript>{B}</noscript>", ["a", "b"]),
        ('<img data-src="/a.jpg">words<noscript><img src="/b.jpg"></noscript>', ["a", "b"]),
        ('<div><img alt=""><img alt=""></div><noscript><img src="/a.jpg"><img src="/b.jpg"></noscript>', ["a", "b"]),
        ('<div class="gallery"><div><img alt="1"><noscript><img src="/a.jpg" alt="1"></noscript></div><div>'
         '<img alt="2"><noscript><img src="/b.jpg" alt="2"></noscript></div></div>', ["a", "b"]),
    ],
)  # fmt: skip
def test_no_copy_takes_the_place_of_another_picture(html: str, pictures: list[str]) -> None:
    found = []
    for block in read(f"<p>Zero.</p>{html}", "html", BASE).blocks:
        fields = block.model_dump(mode="json")
        found += [photo["src"] for photo in fields.get("photos", [fields]) if photo.get("src")]

    assert [f"https://news.example/{name}.jpg" for name in pictures] == found


FILM = '<iframe src="https://www.youtube.com/embed/aa-Ferry_00" title="The ferry"></iframe>'
TWEET = (
    '<blockquote class="twitter-tweet"><p>Hi</p>&mdash; Ada (@ada) '
    '<a href="https://twitter.com/ada/status/1300000000000000000">x</a></blockquote>'
)


def _base64(html: str) -> str:
    return b64encode(html.encode()).decode()


NOTICE = (
    '<div class="_brlbs-content-blocker"><p>A film waits. <a href="https://policy.example/">Why?</a></p>'
    '<p><a role="button">Load it</a></p></div>'
)
HIDDEN = (
    '<div class="borlabs-hide" data-borlabs-cookie-type="content-blocker"><script type="text/template">{1}</script>'
)
ASKS = '<p>A film waits. <a href="https://policy.example">Why?</a></p>'
WAITING = [
    '<script type="text/template">{0}</script>',
    '<script type="text/template">{1}</script>',
    '<script type="text/plain" data-category="marketing">{0}</script>',
    "<template>{0}</template>",
    f'<div class="BorlabsCookie _brlbs-cb">{NOTICE}{HIDDEN}</div></div>',
    f'<div class="brlbs-cmpnt-container" data-borlabs-cookie-content="{{1}}">{ASKS}</div>',
    '<div class="cookieconsent-optout-marketing"><p>Please <a href="#">accept</a>.</p><template>{0}</template></div>',
]  # fmt: skip


@pytest.mark.parametrize("waiting", WAITING)
@pytest.mark.parametrize(("embed", "kind"), [(FILM, "video"), (TWEET, "tweet"), ('<img src="/big.jpg">', "photo")])
def test_an_embed_that_waits_for_consent_is_that_embed(embed: str, kind: str, waiting: str) -> None:
    """And the tool's question is not a paragraph of the story."""
    html = waiting.format(embed, _base64(embed))
    article = read(f"<p>One.</p>{html}<p>Two.</p>", "html", BASE)

    assert ["paragraph", kind, "paragraph"] == [block.type for block in article.blocks]
    assert all(note.weight == "info" and "notice" in note.message for note in article.notes)


@pytest.mark.parametrize(
    "html",
    [
        '<iframe data-category="x" src="about:blank"></iframe><template>{}</template>',
        "<template>{}</template><iframe src></iframe>",
        '<div><iframe data-cookieconsent="x"></iframe></div><script type="text/template">{}</script>',
    ],
)
def test_a_frame_and_its_template_are_one_film(html: str) -> None:
    article = read(f"<p>One.</p>{html.format(FILM)}", "html", BASE)

    assert ["paragraph", "video"] == [block.type for block in article.blocks]
    assert () == article.notes


@pytest.mark.parametrize(
    "html",
    [
        "<template><p>Not shown</p></template>",
        '<template><p>Words</p><img src="/a.jpg"></template>',
        '<script type="text/template"><img src="{{ src }}"></script>',
        "<script type='text/plain'>document.write('<iframe src=/x></iframe>')</script>",
        '<script type="text/template">bm90IG1hcmt1cA==</script>',
        '<script type="text/template">PGlmcmFtZSBzcmM=====</script>',
    ],
)
def test_a_template_that_is_no_embed_stays_unseen(html: str) -> None:
    assert ["One."] == [block.model_dump()["text"] for block in read(f"<p>One.</p>{html}", "html", BASE).blocks]


def test_a_consent_tools_mark_on_the_whole_story_costs_no_word() -> None:
    html = f'<div class="cookies-not-set"><p>One.</p><template>{FILM}</template><p>Two.</p></div>'

    assert ["paragraph", "video", "paragraph"] == [block.type for block in read(html, "html", BASE).blocks]


@pytest.mark.parametrize(
    "script",
    [
        '<script type="text/plain" data-src="https://gist.github.com/ada/0a1b2c3d4e5f.js"></script>',
        '<script type="text/plain" data-cookieblock-src="https://gist.github.com/ada/0a1b2c3d4e5f.js"></script>',
        '<script consent-original-src-_="https://gist.github.com/ada/0a1b2c3d4e5f.js"></script>',
    ],
)
def test_a_script_that_waits_for_consent_is_its_embed(script: str) -> None:
    assert ["gist"] == [block.type for block in read(f"<p>One.</p>{script}", "html", BASE).blocks[1:]]


PARTS = [
    "<noscript><img src=/a.jpg></noscript>",
    "<img><noscript><img src=/a.jpg></noscript>",
    "<div><noscript><img src=/a.jpg></noscript></div>",
    "<!-- --><noscript><img src=/a.jpg></noscript>",
    "<template><iframe src=/x></iframe></template>",
    "<div data-cookie=x><a href=#>x</a><template><iframe src=/x></iframe></template></div>",
]


@pytest.mark.parametrize("part", PARTS)
def test_many_copies_take_no_longer_than_they_are_long(part: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    from embedkit.readers.settle import settle
    from embedkit.report import Report

    def spent(size: int) -> None:
        html = "<body><div>" + "<img>" * size + "</div>" + part * size
        body = LexborHTMLParser(html).body
        assert body is not None
        settle(body, Report())

    assert growth(spent, 1_000) < LINEAR
