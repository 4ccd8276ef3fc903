"""Embeds of sites that nobody knows: a player is told by its looks; others become link cards or at least a note."""

from __future__ import annotations

import pytest

from embedkit import Article, read

from .growth import LINEAR, growth

BASE = "https://news.example/story"


def article(html: str) -> Article:
    """A story with this in it."""
    return read(f"<p>Before.</p>{html}<p>After.</p>", "html", url=BASE)


def between(html: str) -> list[str]:
    """The types of what stands between the first and the last paragraph."""
    return [block.type for block in article(html).blocks][1:-1]


PLAYERS = (
    ('title="The night shift, podcast player" src="https://pods.example/embed/12"', "audio"),
    ('title="Podcast-Player: Folge 12" src="https://sender.example/player/12"', "audio"),
    ('title="Épisode 12 : le brouillard" src="https://sons.example/embed/12"', "audio"),
    ('title="The map of the harbour, podcast" src="https://pods.example/embed/12"', "audio"),
    ('title="The night shift" height="180" src="https://player.pods.example/e/12"', "audio"),
    ('title="The night shift" src="https://www.harbour.fm/embed/12"', "audio"),
    ('title="player" height="200" src="https://podcast.example/player/12"', "audio"),
    ('title="The boats come in (video)" src="https://harbour.example/embed/12"', "video"),
    ('title="Vídeo: los barcos" src="https://puerto.example/iframe/12"', "video"),
    ('title="The boats come in" allowfullscreen height="360" src="https://player.films.example/12"', "video"),
    ('title="The boats come in" allow="autoplay; fullscreen" src="https://cdn.example/players/12.html"', "video"),
    ('title="The boats come in" src="https://videos.example/embed/12"', "video"),
    ('title="港の動画" src="https://minato.example/embed/12"', "video"),
    ('title="The boats (video)" src="about:blank" data-lazy-src="https://harbour.example/embed/12"', "video"),
    ('title="Listen: the night shift" src="https://sender.example/embed/12"', "audio"),
    ('title="Watch: the boats come in" src="https://harbour.example/embeds/12"', "video"),
    # No player's address, no title, or something else.
    ('title="" src="https://player.pods.example/e/12"', "link"),
    ('title="The video of the year" src="https://vote.example/2026/12"', "link"),
    ('title="Newsletter sign-up: the video letter" src="https://letters.example/embed/12"', "link"),
    ('title="Sign-up form" allowfullscreen height="600" src="https://forms.example/player/12"', "link"),
    ('title="Map of the harbour" allowfullscreen height="450" src="https://karten.example/embed/12"', "link"),
    ('title="The harbour" allowfullscreen height="450" src="https://maps.example/player/12"', "link"),
    ('title="Mortgage calculator" src="https://bank.example/embed/calculator"', "link"),
    ('title="Advertisement" src="https://ads.example/video/player"', "link"),
    ('title="3rd party ad content" src="https://tpc.example/safeframe/video.html"', "link"),
    ('title="Ferries a day, 2019 to 2026" src="https://charts.example/embed/AbCdE/3/"', "link"),
    ('title="The harbour in numbers" src="https://harbour.example/embed/12"', "link"),
    ('title="Quiz: how well do you know the port? Video round" src="https://quiz.example/embed/12"', "link"),
)


@pytest.mark.parametrize(("attributes", "kind"), PLAYERS)
def test_a_player_is_told_by_its_title_and_its_address(attributes: str, kind: str) -> None:
    """Else a podcast is a bare link, or a form is called a film."""
    found = article(f'<iframe width="600" {attributes}></iframe>')

    assert kind == found.blocks[1].type
    said = "kept as a link" if kind == "link" else f"taken for {kind}"
    assert [said in note.message and note.weight == "info" for note in found.notes] == [True]


def test_a_hidden_frame_plays_nothing() -> None:
    for style in ('width="1" height="1"', 'style="display:none"', 'style="visibility: hidden"'):
        assert [] == between(f'<iframe title="Video ad" {style} src="https://x.example/video/player"></iframe>')
        assert [] == between(f'<iframe title="The video" {style} src="https://x.example/video/player"></iframe>')


def test_an_address_that_somebody_knows_comes_first() -> None:
    """A chart whose title speaks of a podcast is a chart."""
    assert ["chart"] == between(
        '<iframe title="Podcast audiences" src="https://datawrapper.dwcdn.net/aB3xY/"></iframe>'
    )


# What is no frame, what becomes of it, and a part of the note of weight (empty: no such note).
LEFT = {
    "an element of somebody's own": ('<x-film video-id="aB3xYz9Q"></x-film>', [], "<x-film> left out"),
    "one without a hyphen": ('<interaction data-id="5f0a1b2c3d"></interaction>', [], "<interaction> left out"),
    "one with an address": ('<x-film src="https://films.example/watch/12"></x-film>', ["link"], ""),
    "one with words": ("<x-note><p>Words.</p></x-note>", ["paragraph"], ""),
    "one that says nothing": ("<x-rule></x-rule>", [], ""),
    "a box with an id": ('<div class="poll-widget" data-poll="12345"></div>', [], 'class="poll-widget"'),
    "a box in boxes": (
        '<div><section><div class="quiz-embed" data-id="q-12345"></div></section></div>',
        [],
        "quiz-embed",
    ),
    "a box before its script": (
        '<div class="riddler" data-rid="12345"></div><script src="https://riddler.example/go.js"></script>',
        [],
        'class="riddler"',
    ),
    "a box round its script": (
        '<div data-rid="12345"><script src="https://riddler.example/go.js"></script></div>',
        [],
        "an empty <div>",
    ),
    "a box with an address": ('<div class="embed" data-url="//films.example/watch/12"></div>', ["link"], ""),
    "a box with a film's address": ('<div class="embed" data-src="https://youtu.be/aa-Ferry_00"></div>', ["video"], ""),
    "an address in JSON": (
        '<div class="embed-wrap" data-attrs=\'{"id":1,"url":"https:\\/\\/vimeo.com\\/900000001"}\'></div>',
        ["video"],
        "",
    ),
    "a script with a number": (
        '<script src="https://polls.example/p/1234567.js"></script>',
        [],
        "a script of polls.ex",
    ),
    "a script with a key": (
        '<p><script src="https://films.example/players/aB3xYz9Q-d1E2f3G4.js"></script></p>',
        [],
        "a script of films.example",
    ),
    "a script with data": (
        '<script src="https://widgets.example/embed.js" data-poll="aB3xYz9Q"></script>',
        [],
        "a script of widgets.example",
    ),
    "a script with a copy for readers": (
        '<script src="https://polls.example/p/1234567.js"></script><noscript><a href="https://polls.example/1234567">'
        "Vote</a></noscript>",
        ["paragraph"],
        "",
    ),
    # What is no embed makes no note.
    "a loader": ('<script async src="https://platform.twitter.com/widgets.js"></script>', [], ""),
    "a loader beside its embed": (
        '<iframe src="https://player.vimeo.com/video/900000001"></iframe><script src="https://films.example/900000001/'
        'loader.js"></script>',
        ["video"],
        "",
    ),
    "a bundle": ('<script src="https://cdn.example/app-5d41402abc4b2a76.js"></script>', [], ""),
    "a library": ('<script src="https://cdn.example/npm/d3@7.8.5/dist/d3.min.js"></script>', [], ""),
    "the paper's own script": ('<script src="/assets/embed/1234567.js"></script>', [], ""),
    "a counter": ('<script src="https://www.googletagmanager.com/gtag/js?id=UA-123456-1"></script>', [], ""),
    "another": ('<script src="https://stats.example/e-202448/12345.js"></script>', [], ""),
    "an advertisement": (
        '<div id="div-gpt-ad-1234567-0" data-slot="1234567"><script>googletag.cmd.push()</script></div>',
        [],
        "",
    ),
    "another ad": ('<script src="https://x.example/ads/1234567/show_ads.js" data-ad="1234567"></script>', [], ""),
    "more to read": ('<div class="OUTBRAIN" data-widget-id="AR_1" data-src="https://x.example/"></div>', [], ""),
    "a button to share": ('<div class="fb-like" data-href="https://x.example/" data-share="true"></div>', [], ""),
    "a gap": ('<div class="wp-block-spacer" data-id="1234567"></div>', [], ""),
    "a lone box": ('<div class="column" data-id="1234567"></div>', [], ""),
    "a hidden box": ('<div class="embed" data-id="1234567" style="display: none"></div>', [], ""),
    "a picture's address": ('<div class="media" data-src="https://x.example/a.jpg"></div>', [], ""),
}


@pytest.mark.parametrize("case", LEFT)
def test_an_embed_without_a_frame_is_not_lost_silently(case: str) -> None:
    """A poll that only a script knew was gone from the mail, and --strict was content."""
    html, kinds, note = LEFT[case]
    found = article(html)

    assert kinds == [block.type for block in found.blocks][1:-1]
    assert [note in said.message for said in found.notes if said.weight == "warning"] == ([True] if note else [])


@pytest.mark.parametrize(
    "make",
    [
        lambda n: '<div class="embed" data-x="12345a"></div>' * n,
        lambda n: "<!-- x -->".join(['<div class="riddler" data-x="12345a"></div>'] * n),
        lambda n: '<script src="https://asciinema.org/a/14.js"></script><!-- x -->' * n,
        lambda n: f'<x-film data-u="{"//" * n}" data-j="{{{"&quot;url&quot;:" * n}"></x-film>' * 20,
        lambda n: f'<iframe title="{"é video " * n}" src="https://x.example/{"embed-" * n}"></iframe>' * 20,
        lambda n: f'<iframe src="https://odysee.com/{"a:" * n}"></iframe>' * 20,
        lambda n: f'<iframe src="https://bandcamp.com/EmbeddedPlayer/{"a=1/" * n}">{"<a " * n}</iframe>' * 20,
        lambda n: f'<script src="https://x.example/{"aB3" * n}/{"1-" * n}"></script>' * 20,
    ],
)
def test_twice_as_much_takes_no_more_than_three_times_as_long(make: object) -> None:
    def spent(number: int) -> None:
        html = make(number)  # type: ignore[operator]
        read(html, "html")

    assert growth(spent, 600) < LINEAR
