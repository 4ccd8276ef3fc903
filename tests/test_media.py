"""Films, sounds, charts, documents, maps, code and moving pictures: known by their address and in every shape."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from embedkit import Article, Block, Url, read, render
from embedkit.host.registry import default_registry
from embedkit.kit import Element
from embedkit.kit.embed import Embed, clock, seconds, title_of
from embedkit.kit.lookup import Answer

from . import media_cases, media_shapes
from .growth import LINEAR, growth
from .media_cases import ADDRESSES, FRAMES, TITLES
from .media_sites import SITES

BASE = "https://news.example/story"
SHAPES = media_cases.SHAPES | media_shapes.SHAPES
TYPES = {name: cls for name, cls in default_registry().block_types.items() if issubclass(cls, Embed)}


def embeds(html: str) -> list[Block]:
    """The embeds in a fragment of an article."""
    article = read(f"<p>Before.</p>{html}", "html", url=BASE)
    return [block for block in article.blocks if block.type in TYPES]


def told(block: Block) -> str:
    """Type, provider and id; for a file its address."""
    assert isinstance(block, Embed)
    return f"{block.type} {block.provider} {block.id or block.url}"


@pytest.mark.parametrize(("address", "kind", "name", "leads"), ADDRESSES, ids=[row[0][8:70] for row in ADDRESSES])
def test_an_address_is_known(address: str, kind: str, name: str | None, leads: str) -> None:
    url = Url(address)
    found = [block for cls in default_registry().claims.url(url) if (block := cls.from_url(url))]

    assert [(kind, name)] == [(f"{b.type} {b.provider}", b.id) for b in found if isinstance(b, Embed)]
    assert (leads or address) in found[0].url  # type: ignore[attr-defined]


@pytest.mark.parametrize(("address", "kind", "name", "leads", "framed"), SITES, ids=[row[0][8:70] for row in SITES])
def test_a_provider_is_known_in_every_shape(address: str, kind: str, name: str | None, leads: str, framed: str) -> None:
    """As a link, a frame, a lazy frame; and by the address that it sends readers to, which must mean the same."""
    written = address.replace("&", "&amp;")
    shapes = (
        f"<p>{written}</p>",
        f'<iframe src="{written}"></iframe>',
        f'<figure><iframe src="about:blank" data-lazy-src="{written}"></iframe></figure>',
    )
    found = [block for shape in shapes for block in embeds(shape) if isinstance(block, Embed)]
    first = found[0]
    again, frame = first.located(first.url), first.frame()

    assert [(kind, name)] * 3 == [(f"{block.type} {block.provider}", block.id) for block in found]
    assert leads in first.url
    assert first.provider == "file" or (again and (again.id, again.title) == (first.id, first.title))
    assert (first.url if framed == "=" else framed) in (frame.url if frame else "")
    assert bool(framed) == bool(frame)


@pytest.mark.parametrize("address", [*media_cases.STRANGERS, *media_shapes.STRANGERS])
def test_what_only_looks_like_it_is_not_taken_for_it(address: str) -> None:
    """Else a reader is told that a stranger's page is a film on YouTube, or a page of settings becomes a player."""
    url = Url(address)

    assert [] == [block.type for cls in default_registry().claims.url(url) if (block := cls.from_url(url))]


@pytest.mark.parametrize(
    "host", ["user@www.youtube.com", "www.youtube.com@evil.example", "www.youtube.com\\@evil.example"]
)
def test_an_address_with_a_user_name_is_none(host: str) -> None:
    assert [] == embeds(f'<iframe src="https://{host}/embed/aa-Ferry_00"></iframe>')


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_known(shape: str) -> None:
    html, expected = SHAPES[shape]

    assert [expected] == [told(block) for block in embeds(html)]
    assert [] == [note.message for note in read(html, "html", url=BASE).notes if note.weight == "warning"]
    assert [expected] == [told(block) for block in embeds(f"<div>{html}</div>")]


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ("Bandcamp, with its page", {"url": "https://harbour.bandcamp.com/album/the-fog", "title": "The Fog by Ada"}),
        ("Spreaker's link", {"title": "The fog"}),
        ("Buzzsprout's script", {"title": "The fog"}),
        ("Substack, with its frame", {"url": "https://www.youtube.com/watch?v=aa-Ferry_00&t=9s"}),
        ("Wistia's box", {"thumbnail": None}),
        (
            "Tableau's box",
            {
                "url": "https://public.tableau.com/views/Ferries/ByYear",
                "thumbnail": "https://public.tableau.com/static/images/Fe/Ferries/ByYear/1_rss.png",
                "title": "Ferries",
            },
        ),
        ("Plotly's script", {"title": "Ferries", "alt": "", "thumbnail": "https://plotly.com/~ada/12.png"}),
        (
            "Datawrapper's script in a paragraph",
            {"alt": "Columns", "thumbnail": "https://datawrapper.dwcdn.net/aB3xY/full.png"},
        ),
        ("a file in WordPress", {"title": "The report"}),
        ("a file in a frame", {"title": "Harbour report"}),
        ("Tenor's box", {"alt": "Seagull", "src": None}),
        ("Imgur's quotation", {"alt": "The pier"}),
    ],
)
def test_what_the_markup_says_is_kept(shape: str, told: dict[str, str | None]) -> None:
    """Wistia and Tableau became a photo, without the way to the film or the chart."""
    (block,) = embeds(SHAPES[shape][0])

    assert told == {name: getattr(block, name) for name in told}


@pytest.mark.parametrize(
    ("attributes", "title"),
    [
        ('title="Loom player" src="https://www.loom.com/embed/0a1b2c3d4e5f60718293a4b5c6d7e8f9"', ""),
        ('title="The Loom" src="https://www.loom.com/embed/0a1b2c3d4e5f60718293a4b5c6d7e8f9"', "The Loom"),
        ('title="Embed Player" src="https://play.libsyn.com/embed/episode/id/900001/"', ""),
        ('title="The fog | audio player" src="https://play.libsyn.com/embed/episode/id/900001/"', "The fog"),
        ('title="Google Forms" src="https://forms.gle/aB3xYz9Q"', ""),
    ],
)
def test_a_title_that_only_says_whose_it_is_is_none(attributes: str, title: str) -> None:
    assert [title] == [block.title for block in embeds(f"<iframe {attributes}></iframe>") if isinstance(block, Embed)]


def test_a_form_is_not_called_a_document() -> None:
    form = "<p>https://forms.gle/aB3xYz9Q</p>"
    frame = '<iframe title="Will you be there?" src="https://harbour.typeform.com/to/aB3xYz9Q"></iframe>'
    for output in ("email", "text", "web"):
        shown = render(read(form + frame, "html"), output)
        assert "Will you be there?" in shown
        assert "See it on Google Forms" in shown
        assert [] == re.findall(r"\bDocument\b|the document", shown)


def test_a_moving_picture_without_an_address_of_its_own_is_a_link() -> None:
    for output in ("email", "text", "web"):
        shown = render(read("<p>Before.</p>" + SHAPES["Tenor's box"][0], "html"), output)
        assert "GIF: Seagull" in shown
        assert "https://tenor.com/view/seagull-gif-9000001" in shown
        assert '<img src=""' not in shown


def test_a_player_that_nobody_knows_says_where_it_is() -> None:
    frame = '<iframe title="The night shift, podcast player" src="https://pods.example/embed/12"></iframe>'

    assert "▶ Listen: The night shift (pods.example)" in render(read(frame, "html"), "text")


def test_the_words_of_a_player_are_no_prose() -> None:
    """Ghost's and WordPress's boxes are full of buttons and clocks."""
    for shape in ("WordPress after its script", "a pen", "a chart that a script draws"):
        assert 2 == len(read(f"<p>Before.</p>{SHAPES[shape][0]}", "html").blocks)


@pytest.mark.parametrize(("attributes", "title"), TITLES)
def test_a_frames_title_is_the_title_if_it_says_something(attributes: str, title: str) -> None:
    frame = f'<iframe {attributes} src="https://www.youtube.com/embed/aa-Ferry_00"></iframe>'

    assert [title] == [block.title for block in embeds(frame) if isinstance(block, Embed)]


def test_a_caption_stays_with_the_film() -> None:
    frame = '<iframe src="https://player.vimeo.com/video/900001"></iframe>'
    found = embeds(f"<figure>{frame}<figcaption>By <b>Ada</b></figcaption></figure>")

    assert ["By <b>Ada</b>"] == [block.caption for block in found if isinstance(block, Embed)]


def test_a_badge_under_a_chart_is_no_picture() -> None:
    badge = '<a class="flourish-credit" href="https://flourish.studio"><img src="https://x.example/a.svg" alt="x"></a>'

    assert ["paragraph"] == [block.type for block in read(f"<p>Before.</p>{badge}", "html").blocks]


def video(**fields: object) -> Article:
    """An article that is one film."""
    given = {"provider": "vimeo", "id": "900001", "url": "https://vimeo.com/900001", "title": "The ferry"} | fields
    return Article.model_validate({"lang": "en", "blocks": [{"type": "video", **given}]})


@pytest.mark.parametrize("thumbnail", [None, "https://images.example/still.jpg"])
def test_a_film_says_what_it_is_without_any_picture(thumbnail: str | None) -> None:
    article = video(thumbnail=thumbnail, duration=192)

    assert "▶ Watch: The ferry, 3:12 (Vimeo)\n    https://vimeo.com/900001" in render(article, "text")
    mail = LexborHTMLParser(re.sub(r"<img[^>]*>", "", render(article, "email")))
    words = [link.text() for link in mail.css("a") if link.attributes["href"] == "https://vimeo.com/900001"]
    assert words[-2:] == ["▶\ufe0e", "Watch: The ferry, 3:12"]


@pytest.mark.parametrize("output", ["email", "web"])
def test_no_picture_comes_from_a_third_host(output: str) -> None:
    """A play button from somebody's server would tell them who reads."""
    tree = LexborHTMLParser(render(video(thumbnail="https://images.example/still.jpg"), output))

    shown = [img.attributes["src"] for img in tree.css("img")] + [
        cell.attributes["background"] for cell in tree.css("[background]")
    ]

    assert ["https://images.example/still.jpg"] == shown


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": ""}, "Watch on Vimeo"),
        ({"title": "", "provider": "file"}, "Watch the video"),
        ({"title": "a {b} c }{"}, "Watch: a {b} c }{"),
    ],
)
def test_the_link_has_words_of_its_own(fields: dict[str, object], words: str) -> None:
    for output in ("email", "text"):
        assert words in render(video(**fields), output)


def test_a_film_of_the_publishers_plays_in_a_web_page() -> None:
    tree = LexborHTMLParser(render(video(provider="file", url="https://news.example/a.mp4"), "web"))

    assert ["https://news.example/a.mp4"] == [node.attributes["src"] for node in tree.css("video[controls]")]


@pytest.mark.parametrize(("address", "expected"), FRAMES)
def test_the_providers_own_frame_is_known(address: str, expected: str | None) -> None:
    block, *_ = embeds(f"<p>{address.replace('&', '&amp;')}</p>")
    frame = block.frame()

    assert expected == (frame.url if frame else None)


@pytest.mark.parametrize("name", TYPES)
def test_nothing_but_an_address_is_enough(name: str) -> None:
    """A block from somebody's own JSON, with a provider that nobody has heard of."""
    fields = {"type": name, "provider": "x", "url": "https://films.example/1"}
    fields |= {"src": "https://films.example/1.gif"} if name == "gif" else {}
    article = Article.model_validate({"blocks": [fields]})

    assert article.blocks[0].frame() is None
    for output in ("email", "text", "web"):
        assert "https://films.example/1" in render(article, output)


@pytest.mark.parametrize(
    ("text", "number"), [("3:12", 192), ("1:02:03", 3723), ("0:00", None), ("", None), ("3.12", None)]
)
def test_a_clock_is_read_and_written(text: str, number: int | None) -> None:
    assert number == seconds(text)
    assert (text if number else "") == clock(number)


def test_no_title_and_no_address_takes_long() -> None:
    """A pattern that starts over at every character would take minutes."""

    def ask(n: int) -> None:
        title_of(Element.parse(f'<i title="{"embed video " * n}!"></i>').children[0])
        for address in ("https://www.youtube.com/watch?" + "v=&" * n, "https://www.google.com/maps/" + "dir/" * n):
            url = Url(address)
            assert all(cls.from_url(url) is None or cls.type == "map" for cls in default_registry().claims.url(url))

    assert growth(ask, 10_000) < LINEAR


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://soundcloud.com/harbour/the-fog", "The Fog (live)"),
        ("https://www.documentcloud.org/documents/2900001-the-report", "The report of 2026"),
        ("https://vimeo.com/900001", "The ferry"),
        ("https://vimeo.com/900001", ""),
        ("https://soundcloud.com/harbour/the-fog", ""),
    ],
)
def test_the_providers_own_title_wins_over_the_words_of_the_address(address: str, said: str) -> None:
    block, *_ = embeds(f"<p>{address}</p>")
    (lookup,) = block.lookups()
    answered = block.with_answers([Answer(lookup, "found", {"title": said})])

    assert isinstance(block, Embed)
    assert isinstance(answered, Embed)
    assert (said or block.title) == answered.title
    assert [block.url] == [lookup.url]


@pytest.mark.parametrize("address", ["https://goo.gl/maps/aB3xYz9Q", "https://gist.github.com/ada/0a1b2c3d"])
def test_who_has_no_answer_is_not_asked(address: str) -> None:
    assert () == embeds(f"<p>{address}</p>")[0].lookups()
