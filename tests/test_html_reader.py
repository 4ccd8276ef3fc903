"""HTML as content systems write it: nothing that a reader came for is lost, and nothing that hurts gets in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from embedkit import Article, read
from embedkit.host.registry import Registry

BASE = "https://news.example/2026/story"


def shown(html: str | bytes, url: str | None = None) -> list[str]:
    """Each block in a short form: its type and its words, or its picture."""
    found = []
    for block in read(html, "html", url).blocks:
        values = block.model_dump(mode="json")
        found.append(f"{block.type}: {values.get('src') or values.get('text') or values.get('url')}")
    return found


BLOCKS = [
    ("bare words", ["paragraph: bare words"]),
    ("<p>one</p>two<p>three</p>", ["paragraph: one", "paragraph: two", "paragraph: three"]),
    ("<div><section><p>one</p></section><p>two</p></div>", ["paragraph: one", "paragraph: two"]),
    ("<div>a <b>b</b> <em>c</em><div>d</div>e</div>",
     ["paragraph: a <b>b</b> <em>c</em>", "paragraph: d", "paragraph: e"]),
    ("<span><p>one</p><p>two</p></span>", ["paragraph: one", "paragraph: two"]),
    ("<a href='https://a.example/'><p>one</p></a>", ['paragraph: <a href="https://a.example/">one</a>']),
    ("<p>one<p>two", ["paragraph: one", "paragraph: two"]),
    ("<p></p><p> &nbsp; </p><div> </div><p>\n</p>", []),
    ("<center><font color=red>old</font></center>", ["paragraph: old"]),
    ("<x-card>unknown <b>box</b></x-card>", ["paragraph: unknown <b>box</b>"]),
    ("<!-- c --><p>one<!-- c --></p><!-- c -->", ["paragraph: one"]),
    ("<p>a</p><script>b</script><style>c</style><template>d</template><p>e</p>", ["paragraph: a", "paragraph: e"]),
    ("<svg><text>drawn</text></svg><p>e</p>", ["paragraph: e"]),
    ("<p>a &lt;b&gt; {{ 7*7 }} &amp;amp;</p>", ["paragraph: a &lt;b&gt; {{ 7*7 }} &amp;amp;"]),
    ("<p>a<br>b</p>", ["paragraph: a<br>b"]),
    ("<p onclick=x style='position:fixed'>a</p>", ["paragraph: a"]),
    ("<form><p>Your mail</p><input name=q></form>", ["paragraph: Your mail"]),
    ("<p>a <img class=emoji alt='\U0001f600' src=e.png> b</p>", ["paragraph: a \U0001f600 b"]),
    ("<p>a <img height=18 alt='\u2764\ufe0f' src=e.png></p>", ["paragraph: a \u2764\ufe0f"]),
    (f"<p>a <img class=wp-smiley alt=':)' src='data:image/png;base64,{'A' * 3000}'></p>", ["paragraph: a :)"]),
    ("<dl><dt>term</dt><dd>meaning</dd></dl>", ["paragraph: term", "paragraph: meaning"]),
    ("<iframe src='https://maps.example/x?a=1&b=2'></iframe>",
     ['paragraph: <a href="https://maps.example/x?a=1&amp;b=2">maps.example</a>']),
    ("<object data='https://a.example/film'>x</object>", ['paragraph: <a href="https://a.example/film">a.example</a>']),
    ("<iframe src='javascript:alert(1)'></iframe><p>e</p>", ["paragraph: e"]),
]  # fmt: skip


@pytest.mark.parametrize(("html", "blocks"), BLOCKS)
def test_every_word_is_in_a_block_of_its_own_place(html: str, blocks: list[str]) -> None:
    with_links = [
        re.sub(r"^link: (https://([^/]+).*)", r'paragraph: <a href="\1">\2</a>', line) for line in shown(html)
    ]

    assert blocks == [line.replace("&b=2", "&amp;b=2") if "paragraph: <a" in line else line for line in with_links]


LINKS = [
    ("/a?b=1#c", "https://news.example/a?b=1#c"),
    ("a", "https://news.example/2026/a"),
    ("../a", "https://news.example/a"),
    ("//cdn.example/a", "https://cdn.example/a"),
    ("?p=1", "https://news.example/2026/story?p=1"),
    ("https://web.archive.org/web/2020/https://a.example/", "https://web.archive.org/web/2020/https://a.example/"),
]


@pytest.mark.parametrize(("href", "url"), LINKS)
def test_relative_links_lead_where_they_led(href: str, url: str) -> None:
    assert [f'paragraph: see <a href="{url}">x</a>'] == shown(f"<p>see <a href='{href}'>x</a></p>", BASE)


@pytest.mark.parametrize("href", ["/a", "a", "../a", "#top", "?p=1", ""])
def test_without_the_articles_address_a_relative_link_is_its_words(href: str) -> None:
    assert ["paragraph: see x"] == shown(f"<p>see <a href='{href}'>x</a></p>")


def test_a_document_can_say_its_own_base() -> None:
    head = "<head><title>t</title><base href='https://b.example/x/'></head>"

    assert ['paragraph: see <a href="https://b.example/x/a">y</a>'] == shown(f"{head}<p>see <a href=a>y</a></p>")


PLACEHOLDER = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
IMAGES = [
    "<img src='/big.jpg'>",
    f"<img src='{PLACEHOLDER}' data-src='/big.jpg'>",
    f"<img src='{PLACEHOLDER}' data-lazy-src='/big.jpg'>",
    "<img src='/wp/blank.gif' data-original='/big.jpg'>",
    f"<img src='{PLACEHOLDER}' data-srcset='/small.jpg 300w, /big.jpg 1200w, /huge.jpg 4000w'>",
    f"<img src='{PLACEHOLDER}' srcset='/small.jpg 1x, /big.jpg 2x'>",
    "<img srcset='/big.jpg'>",
    "<picture><source srcset='/big.jpg 1200w'><img></picture>",
    f"<img src='{PLACEHOLDER}' data-src='/big.jpg'><noscript><img src='/big.jpg'></noscript>",
    f"<figure><img src='{PLACEHOLDER}' data-src='/big.jpg'><noscript><img src='/big.jpg'></noscript></figure>",
    "<noscript><img src='/big.jpg'></noscript>",
    "<p><img src='/big.jpg'></p>",
    "<p><span><img src='/big.jpg'></span></p>",
    "<p><a href='/big.jpg'><img src='/big.jpg'></a></p>",
    "<img src='https://web.archive.org/web/2020im_/https://news.example/big.jpg'>",
    "<img src='\n/big.jpg '>",
]  # fmt: skip


@pytest.mark.parametrize("html", IMAGES)
def test_a_lazy_picture_is_shown_once(html: str) -> None:
    """The address is wherever the lazy loader hid it; the copy for browsers without script is not a second photo."""
    assert ["photo: https://news.example/big.jpg"] == shown(html, BASE)


@pytest.mark.parametrize(
    "html", ["<img width=1 height=1 src=/t.gif>", f"<img src='{PLACEHOLDER}'>", "<img>", "<img src='javascript:x'>"]
)
def test_a_counters_pixel_is_no_photo(html: str) -> None:
    assert ["paragraph: a"] == shown(html + "<p>a</p>", BASE)


def test_words_round_a_picture_keep_their_order() -> None:
    html = "<p>before <b>x</b> <img src=/big.jpg> after</p>"

    assert ["paragraph: before <b>x</b>", "photo: https://news.example/big.jpg", "paragraph: after"] == shown(
        html, BASE
    )


HEADERS = [
    ("<h1>T</h1><p>x</p>", ("T", None, None, None, None)),
    ("<h1>T</h1><p class=subtitle>S <em>e</em></p><p>x</p>", ("T", "S <em>e</em>", None, None, None)),
    ("<h1>T</h1><p class=byline>By Ada Example</p><p>x</p>", ("T", None, "Ada Example", None, None)),
    ("<h1>T</h1><p>By Ada Example and Bo Ek</p><p>x</p>", ("T", None, "Ada Example and Bo Ek", None, None)),
    (
        "<header><h1>T</h1><p class=meta>By Ada Example | Published Jan. 2, 2026 | Updated Jan. 3, 2026</p></header>"
        "<p>x</p>",
        ("T", None, "Ada Example", date(2026, 1, 2), date(2026, 1, 3)),
    ),
    (
        "<h1>T</h1><p class=dek>S</p><p>By <a rel=author href=/ada>Ada Example</a></p>"
        "<time datetime=2026-01-02>x</time><p>x</p>",
        ("T", "S", "Ada Example", date(2026, 1, 2), None),
    ),
    (
        "<h1>T</h1><p class=posted-on><time class=published datetime=2026-01-02T10:00:00Z>January 2, 2026</time>"
        "<time class=updated datetime=2026-01-03T10:00:00Z>January 3, 2026</time></p><p>x</p>",
        ("T", None, None, datetime(2026, 1, 2, 10, tzinfo=UTC), datetime(2026, 1, 3, 10, tzinfo=UTC)),
    ),
    ("<h1>T <em>i</em></h1><p>By the sea, a town waits.</p><p>x</p>", ("T i", None, None, None, None)),
    (
        "<h1>T</h1><p class=byline>Von Ada Example | 2. Januar 2026</p><p>x</p>",
        ("T", None, "Ada Example", date(2026, 1, 2), None),
    ),
    ("<p>x</p>", (None, None, None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("html", "facts"), HEADERS, ids=[html for html, _ in HEADERS])
def test_headline_summary_names_and_dates_are_told_from_the_story(html: str, facts: tuple[object, ...]) -> None:
    article = read(html, "html")

    assert facts == (article.title, article.summary, article.byline, article.published, article.updated)
    assert article.blocks[-1].model_dump()["text"] == "x"


def test_a_whole_page_gives_its_article_alone() -> None:
    html = (
        "<!doctype html><html lang=de-AT dir=ltr><head><meta charset=utf-8><title>T | Site</title>"
        "<meta property=og:title content='T &amp; U'><meta name=description content='S'>"
        "<meta name=author content='Ada Example'>"
        "<meta property=article:published_time content=2026-01-02T10:00:00+01:00>"
        "<link rel=canonical href=/2026/story></head><body><nav><p>menu</p></nav>"
        "<main><article><p>one</p><aside><p>two</p></aside></article></main><footer><p>imprint</p></footer></body></html>"
    )
    article = read(html, url="https://news.example/?p=1")

    assert (article.title, article.summary, article.byline) == ("T & U", "S", "Ada Example")
    assert ("de-AT", "ltr", BASE) == (article.lang, article.dir, article.url)
    assert article.published == datetime.fromisoformat("2026-01-02T10:00:00+01:00")
    assert ["paragraph: one", "paragraph: two"] == shown(html)


def test_control_characters_do_not_get_in() -> None:
    assert ["paragraph: abcde"] == shown("\ufeff<p>a\0b\x1bc\u202ed\x9be</p>")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("raise ValueError('odd poll')", "ValueError: odd poll"),
        ("raise SystemExit(2)", "SystemExit: 2"),
        ("return 'words'", "TypeError: a block was expected, not str"),
        ("return [cls(), 1]", "TypeError: a block was expected, not list"),
        ("return cls(words=1)", "ValidationError"),
        ("return cls.from_html(element)", "RecursionError"),
        ("element.node.decompose(); raise ValueError('cut')", "ValueError: cut"),
    ],
)
def test_a_plugin_that_cannot_read_its_element_costs_only_its_claim(
    body: str, reason: str, with_plugin: Callable[..., Registry]
) -> None:
    source = f'selectors = ("div.poll",)\n@classmethod\ndef from_html(cls, element):\n    {body}\n'
    article: Article = read("<p>a</p><div class=poll>b</div><p>c</p>", "html", registry=with_plugin(body=source))

    assert ["a", "b", "c"] == [block.model_dump()["text"] for block in article.blocks] or "decompose" in body
    assert ["poll"] == [note.plugin for note in article.notes]
    assert reason in article.notes[0].message
    assert "\n" not in article.notes[0].message
