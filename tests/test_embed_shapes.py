"""An embed is known in whatever shape a content system wraps it, and one that nobody knows stays a link."""

from __future__ import annotations

import pytest

from embedkit import read

POST = "https://x.com/adaexample/status/1300000000000000000"
UNKNOWN = "https://charts.example/embed/1?a=1&b=2"

WRAPPED = {
    "bare line": "{url}",
    "paragraph": "<p>{url}</p>",
    "link to itself": '<p><a href="{url}">{url}</a></p>',
    "shortcode": "<p>[embed]{url}[/embed]</p>",
    "shortcode with sizes": '[embed width="500" height="200"] {url} [/embed]',
    "WordPress": '<figure class="wp-block-embed is-type-rich is-provider-x">'
    '<div class="wp-block-embed__wrapper">\n{url}\n</div></figure>',
    "frame": '<iframe src="{url}" width="500"></iframe>',
    "lazy frame": '<iframe src="about:blank" data-litespeed-src="{url}"></iframe>',
    "consent tool": '<iframe data-cmp-src="{url}" src="data:text/html,x"></iframe>',
    "archive": '<iframe src="https://web.archive.org/web/20260101000000if_/{url}"></iframe>',
    "Embedly": '<iframe src="https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fa.example&amp;url={quoted}"></iframe>',
    "Drupal": '<iframe src="https://cms.example/media/oembed?url={quoted}&amp;max_width=0"></iframe>',
    "Ghost": '<figure class="kg-card kg-embed-card"><iframe src="{url}"></iframe></figure>',
    "AMP": '<amp-iframe src="{url}" layout="responsive"></amp-iframe>',
}
ADDRESS_ALONE = ("bare line", "paragraph", "link to itself")


def in_shape(shape: str, url: str) -> str:
    """The address in that shape, between two paragraphs."""
    quoted = url.replace(":", "%3A").replace("/", "%2F").replace("?", "%3F").replace("=", "%3D").replace("&", "%26")
    return f"<p>Before.</p>\n{WRAPPED[shape].format(url=url.replace('&', '&amp;'), quoted=quoted)}\n<p>After.</p>"


@pytest.mark.parametrize("shape", WRAPPED)
def test_an_address_that_somebody_knows_becomes_its_block(shape: str) -> None:
    article = read(in_shape(shape, POST), "html")

    assert ["paragraph", "tweet", "paragraph"] == [block.type for block in article.blocks]
    assert POST == article.blocks[1].url  # type: ignore[attr-defined]
    assert () == article.notes


@pytest.mark.parametrize("shape", [shape for shape in WRAPPED if shape not in ADDRESS_ALONE])
def test_an_embed_that_nobody_knows_is_a_link_card_and_is_told_of(shape: str) -> None:
    article = read(in_shape(shape, UNKNOWN), "html")

    assert ["paragraph", "link", "paragraph"] == [block.type for block in article.blocks]
    assert UNKNOWN == article.blocks[1].url  # type: ignore[attr-defined]
    assert ["charts.example: no block type knows it; kept as a link"] == [
        note.message.partition(" of ")[2] for note in article.notes
    ]


@pytest.mark.parametrize("shape", ADDRESS_ALONE)
def test_an_address_in_prose_stays_prose(shape: str) -> None:
    article = read(in_shape(shape, UNKNOWN), "html")

    assert ["paragraph", "paragraph", "paragraph"] == [block.type for block in article.blocks]


@pytest.mark.parametrize("inside", ['<iframe src="{0}"></iframe>', '<div class="wp-block-embed__wrapper">{0}</div>'])
def test_a_caption_stays_with_what_it_is_about(inside: str) -> None:
    inside = inside.format("https://charts.example/1")
    html = f"<figure class=wp-block-embed>{inside}<figcaption>By <b>Ada</b></figcaption></figure>"
    article = read(html, "html")

    assert ["By <b>Ada</b>"] == [block.caption for block in article.blocks]  # type: ignore[attr-defined]


def test_a_caption_without_a_place_is_a_paragraph() -> None:
    article = read(f'<figure class="wp-block-embed">{POST}<figcaption>By Ada</figcaption></figure>', "html")

    assert ["tweet", "paragraph"] == [block.type for block in article.blocks]


def test_a_post_right_under_the_headline_is_no_gap() -> None:
    """Embed code of which nothing but the address is left has no words."""
    empty = f'<blockquote class="twitter-tweet"><a href="{POST}"> </a></blockquote>'
    article = read(f"<h1>Title</h1><div> </div>{empty}<p>After.</p>", "html")

    assert ["tweet", "paragraph"] == [block.type for block in article.blocks]


def test_a_script_that_comes_first_is_not_lost_in_the_head() -> None:
    article = read(
        '<script async src="https://telegram.org/js/widget.js" data-telegram-post="harbour/12"></script>', "html"
    )

    assert ["telegram"] == [block.type for block in article.blocks]


@pytest.mark.parametrize(
    ("html", "types"),
    [
        ('<p>Words <script data-telegram-post="harbour/12" src="https://a.example/x.js"></script> more.</p>',
         ["paragraph", "telegram", "paragraph"]),
        ('<p><script data-telegram-post="harbour/12"></script><script data-telegram-post="harbour/13"></script></p>',
         ["telegram", "telegram"]),
        ("<p>Words <script>count()</script> more.</p>", ["paragraph"]),
        ("<div>Words <script>count()</script> more.</div>", ["paragraph"]),
        ('<p><lite-youtube videoid="abcdefghijk"></lite-youtube></p>', ["video"]),
        ('<p>Words <lite-youtube videoid="abcdefghijk"></lite-youtube></p>', ["paragraph", "video"]),
    ],
)  # fmt: skip
def test_an_embed_among_words_is_not_lost(html: str, types: list[str]) -> None:
    assert types == [block.type for block in read(html, "html").blocks]
