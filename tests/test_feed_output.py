"""HTML for feeds, held against the lists of what strict readers let through: nothing of it is taken away."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from embedkit import Article, read, render
from embedkit.host.registry import default_registry
from embedkit.preview.examples import Example, all_examples

from .drawn import drawn

EXAMPLES = all_examples(default_registry())

# Miniflux, internal/reader/sanitizer/sanitizer.go (tagAllowList): it drops any other element and keeps its words. The
# strictest list that is published: no div, no b, no hr, no tbody, and no attribute but these.
MINIFLUX = {
    "a": "href title id", "abbr": "title", "acronym": "title", "audio": "src", "blockquote": "", "br": "",
    "caption": "", "cite": "", "code": "", "dd": "id", "del": "", "dfn": "", "dl": "id", "dt": "id", "em": "",
    "figcaption": "", "figure": "", "h1": "id", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id",
    "img": "alt title src srcset sizes width height", "ins": "", "kbd": "", "li": "id", "ol": "id", "p": "",
    "picture": "", "pre": "", "q": "cite", "rp": "", "rt": "", "rtc": "", "ruby": "", "s": "", "samp": "",
    "source": "src type srcset sizes media", "strong": "", "sub": "", "sup": "id", "table": "",
    "td": "rowspan colspan", "th": "rowspan colspan", "thead": "", "time": "datetime", "tr": "", "ul": "id",
    "var": "", "video": "poster height width src", "wbr": "",
}  # fmt: skip
# feedparser, feedparser/sanitizer.py (acceptable_elements): the library of many aggregators. It lacks these.
FEEDPARSER_DROPS = frozenset("picture rtc wbr".split())


class Seen(HTMLParser):
    """Elements, attributes and addresses of a fragment, and whether every element is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.group}-{example.name}")
def test_strict_readers_keep_all_of_every_example(example: Example) -> None:
    article = example.article(default_registry())
    html = drawn(article, "feed")
    if html.startswith('<div dir="rtl">\n'):  # the one thing that may be taken away: an element round all of it
        html = html.removeprefix('<div dir="rtl">\n').removesuffix("</div>\n")
    seen = Seen(html)

    assert [] == seen.open
    assert set() == {
        (tag, name) for tag, name in seen.found if name not in (MINIFLUX.get(tag, "") + " ").split(" ")
    } | {(tag, "") for tag, _ in seen.found if tag not in MINIFLUX or tag in FEEDPARSER_DROPS}
    assert all(link.startswith(("https://", "http://", "mailto:", "tel:", "sms:")) for link in seen.links)
    addresses = [str(url) for block in article.blocks if (url := getattr(block, "url", None))]
    assert [] == [url for url in addresses if url not in seen.links]


def test_tables_and_figures_are_kept() -> None:
    html = render(
        read(
            "<table><tr><th>Year<th>Cars</tr><tr><td>2019<td>31,400</tr></table>"
            "<figure><img src='https://images.example/a.jpg' alt='A pier'><figcaption>The pier</figcaption></figure>"
        ),
        "feed",
    )

    assert {("table", ""), ("th", ""), ("td", ""), ("figure", ""), ("figcaption", ""), ("img", "alt")} <= Seen(
        html
    ).found


def test_inline_markup_that_a_reader_would_drop_is_said_in_what_it_keeps() -> None:
    html = render(read("<p><b>a</b> <i>b</i> <u>c</u> <mark>d</mark> H<sub>2</sub>O</p>"), "feed")

    assert "<p><strong>a</strong> <em>b</em> c d H<sub>2</sub>O</p>\n" == html


def test_a_list_that_does_not_start_at_one_keeps_its_numbers() -> None:
    """A reader drops ``start``, and would count from one."""
    html = render(
        Article.model_validate({"blocks": [{"type": "list", "ordered": True, "start": 9, "items": ["a", "b"]}]}), "feed"
    )

    assert "<li>9. a</li>\n<li>10. b</li>" in html
