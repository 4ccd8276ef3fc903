"""oEmbed and pages as they really are: an answer that breaks the specification still fills the card."""

from __future__ import annotations

import json
from typing import Any

import pytest

from embedkit import Url
from embedkit.resolve.discovery import discovered
from embedkit.resolve.oembed import cache_age, parse_json, parse_oembed, request_url
from embedkit.resolve.page import page_facts, page_text
from embedkit.resolve.providers import Providers, derive, known_providers

from .growth import LINEAR, growth

ENDPOINT = "https://video.example/oembed"
BASE = {"type": "video", "version": "1.0", "title": "The ferry", "html": "<iframe></iframe>"}


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [
        ({"width": 480}, {"width": 480}),
        ({"width": "480", "height": "270px"}, {"width": 480, "height": 270}),
        ({"width": "100%", "height": None}, {}),
        ({"version": 1.0}, {"version": 1.0}),
        ({"author_url": "/ada"}, {"author_url": "https://video.example/ada"}),
        (
            {"author_url": "/ada", "provider_url": "https://ada.example/"},
            {"author_url": "https://ada.example/ada", "provider_url": "https://ada.example/"},
        ),
        ({"thumbnail_url": "//img.example/1.jpg"}, {"thumbnail_url": "https://img.example/1.jpg"}),
        ({"thumbnail_width": True, "title": None}, {}),
        ({"tags": ["a"], "more": {"a": 1}}, {}),
        ({"description": "x" * 30_000}, {}),
    ],
)  # fmt: skip
def test_lenient_json(sent: dict[str, Any], wanted: dict[str, Any]) -> None:
    found = parse_oembed(b"\xef\xbb\xbf" + json.dumps({**BASE, **sent}).encode(), ENDPOINT)
    ours = {name: value for name, value in found.items() if name in sent}

    assert wanted == ours


def test_xml() -> None:
    body = b"""<?xml version="1.0" encoding="utf-8"?> <oembed><type>rich</type><title>Tea &amp; cake</title>
        <html>&lt;b&gt;x&lt;/b&gt;</html><width> 480 </width><author_name/></oembed>"""

    assert {"type": "rich", "title": "Tea & cake", "html": "<b>x</b>", "width": 480} == parse_oembed(body, ENDPOINT)


BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><oembed><title>&c;</title></oembed>'


@pytest.mark.parametrize(
    "body",
    [
        BOMB,
        b"<?xml version='1.0' encoding='utf-16'?>" + BOMB,
        BOMB.decode().encode("utf-16"),
        b"<oembed><title>x",
        b"<html><title>x</title></html>",
        b"[1, 2]",
        b"{}",
        b'{"errors": [{"code": 356}]}',
        b"null",
        b"words",
        b'{"title": NaN}',
        b"[" * 5_000,
        b'{"title": ' + b"9" * 5_000 + b"}",
        b"\xff\xfe",
        b"",
    ],
)
def test_nonsense_is_an_error_that_is_caught(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_oembed(body, ENDPOINT)


def test_an_object_in_a_list_is_taken() -> None:
    """Some providers answer so."""
    assert {"a": 1} == parse_json(b'[{"a": 1}]')


@pytest.mark.parametrize(("sent", "age"), [(3600, 3600), ("3153600000", 3153600000), ("soon", None), (-1, None)])
def test_how_long_an_answer_is_good(sent: object, age: int | None) -> None:
    assert age == cache_age({"cache_age": sent})


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        ("https://x.com/ada/status/1300000000000000000", "https://publish.x.com/oembed"),
        ("https://twitter.com/ada/status/1300000000000000000", "https://publish.twitter.com/oembed"),
        ("https://www.youtube.com/watch?v=abcdefghijk", "https://www.youtube.com/oembed"),
        ("https://youtu.be/abcdefghijk", "https://www.youtube.com/oembed"),
        ("https://vimeo.com/123456789", "https://vimeo.com/api/oembed.json"),
        ("https://www.tiktok.com/@ada/video/6800000000000000000", "https://www.tiktok.com/oembed"),
        ("https://open.spotify.com/track/abcdefghijklmnopqrstuv", "https://open.spotify.com/oembed"),
        ("https://soundcloud.com/ada/song", "https://soundcloud.com/oembed"),
        ("https://www.reddit.com/r/tea/comments/abc123/title", "https://www.reddit.com/oembed"),
        ("https://bsky.app/profile/ada.example/post/3kabc", "https://embed.bsky.app/oembed"),
        ("https://www.instagram.com/p/AbCdEf/", "https://graph.facebook.com/v16.0/instagram_oembed"),
        ("https://www.facebook.com/ada/posts/9000", "https://graph.facebook.com/v16.0/oembed_post"),
        ("https://www.facebook.com/ada/videos/9000", "https://graph.facebook.com/v16.0/oembed_video"),
        ("https://x.com.evil.example/ada/status/1", None),
        ("https://evilx.com/ada/status/1", None),
        ("https://evil.example/https://x.com/ada/status/1", None),
        ("https://www.threads.com/@ada/post/AbC", None),
        ("https://news.example/story", None),
    ],
)
def test_who_answers_for_an_address(url: str, endpoint: str | None) -> None:
    """Threads is in no table: its terms allow a link and nothing more."""
    found = known_providers().endpoint(Url(url))

    assert (request_url(endpoint, Url(url)) if endpoint else None) == found


def test_a_long_address_takes_no_time() -> None:
    """As regular expressions, one pattern of the public list takes 12 s for 512 characters."""
    providers = known_providers()

    def ask(n: int) -> None:
        for host in providers._by_host:
            providers.endpoint(Url.trusted(f"https://{host}/" + "a/e/" * n))

    assert growth(ask, 500) < LINEAR


def test_the_table_is_made_of_facts_that_can_be_used() -> None:
    """A star for a whole host would hand one provider everybody's addresses."""
    made = derive(
        [
            {"endpoints": [{"url": "http://a.example/o.{format}", "schemes": ["http://www.a.example/*", "a:*"]}]},
            {"endpoints": [{"url": "https://b.example/o", "schemes": ["https://*/b", "https://*.*.b.example/*"]}]},
            {"endpoints": [{"url": "https://c.example/o", "discovery": True}]},
        ]
    )

    assert {
        "http://a.example/o.json": ["https://a.example/*"],
        "https://b.example/o": ["https://*.b.example/*"],
    } == made
    assert Providers(made).endpoint(Url("http://www.a.example/x y")) == (
        "http://a.example/o.json?url=http%3A%2F%2Fwww.a.example%2Fx%2520y&format=json&dnt=1"
    )


@pytest.mark.parametrize(
    ("html", "link", "wanted"),
    [
        ('<link rel=alternate type="application/json+oembed" href="/o?url=1">', "", "https://a.example/o?url=1"),
        ('<link type="text/xml+oembed" href="/x"><link type="application/json+oembed" href="/j">', "", "https://a.example/j"),
        ('<link type="text/xml+oembed" href="/x">', "", "https://a.example/x"),
        ("", '<https://b.example/o>; rel="alternate"; type="application/json+oembed"', "https://b.example/o"),
        ("", '</a>; rel=next, </o>; rel=alternate; type="text/xml+oembed"', "https://a.example/o"),
        ("<p>application/json+oembed</p>", "</a>; rel=next", None),
    ],
)  # fmt: skip
def test_a_page_names_its_endpoint(html: str, link: str, wanted: str | None) -> None:
    assert wanted == discovered(html, {"link": link}, "https://a.example/story")


@pytest.mark.parametrize(
    ("html", "facts"),
    [
        (
            '<html lang="de"><meta property="og:title" content="Die Fähre &amp; ich">'
            '<meta name=description content="D"><meta property="og:image" content="/1.jpg">'
            '<meta property="og:site_name" content="News"><title>No</title>',
            {"title": "Die Fähre & ich", "description": "D", "image": "https://a.example/1.jpg", "publisher": "News",
             "lang": "de"},
        ),
        ("<title> The\n ferry </title><p>words", {"title": "The ferry"}),
        ('<meta name="twitter:title" content="T"><meta name="twitter:image" content="javascript:1">', {"title": "T"}),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle",'
            '"headline": "H", "description": 7, "image": [{"url": "https://i.example/1.jpg"}],'
            '"author": [{"name": "Ada"}],'
            '"publisher": {"name": "P"}, "datePublished": "2026-01-02"}]}</script>',
            {"title": "H", "image": "https://i.example/1.jpg", "author": "Ada", "publisher": "P",
             "published": "2026-01-02"},
        ),
        ('<script type="application/ld+json">' + "[" * 9_000 + "</script><title>T</title>", {"title": "T"}),
        ('<script type="application/ld+json">{"headline": {"name": ["x"]}}</script>', {}),
        ('<meta name="author" content="https://social.example/ada"><title>T</title>', {"title": "T"}),
        ('<meta property="og:title" content="a&#x202e;b&#7;c">', {"title": "abc"}),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(html: str, facts: dict[str, str]) -> None:
    assert facts == page_facts(html, "https://a.example/story")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Fähre".encode("iso-8859-1"), "text/html; charset=ISO-8859-1"),
        ("Fähre".encode(), 'text/html; charset="utf-8"'),
        ("Fähre".encode(), "text/html"),
        ('<meta charset="windows-1252">Fähre'.encode("windows-1252"), "text/html"),
        ("Fähre".encode(), "text/html; charset=nonsense"),
        ("Fähre".encode(), "text/html; charset=idna"),
    ],
)
def test_the_words_of_a_page_in_its_encoding(body: bytes, kind: str) -> None:
    assert page_text(body, kind).endswith("Fähre")
