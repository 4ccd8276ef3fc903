"""``embedkit feed``: RSS and JSON Feed that any parser reads, or one line that says why not."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from embedkit import Article, InputError, RichText, Text, Theme, Url
from embedkit.cli import main
from embedkit.newsletter.feed import as_json, as_rss, channel

CONTENT, CREATOR = "{http://purl.org/rss/1.0/modules/content/}encoded", "{http://purl.org/dc/elements/1.1/}creator"


def article(title: str = "A bridge", **fields: object) -> Article:
    blocks = [{"type": "paragraph", "text": "x"}]
    given = {"url": f"https://news.example/{title.replace(' ', '-')}", "blocks": blocks, **fields}
    return Article.model_validate({"title": title, **given})


def rss(*articles: Article, **options: object) -> ElementTree.Element:
    return ElementTree.fromstring(as_rss(channel(articles, **options)))  # type: ignore[arg-type]  # noqa: S314 - our own


def test_an_item_has_what_readers_show() -> None:
    root = rss(article(byline="Ada Example", summary="Why &amp; how", published="2026-03-05T06:00:00+01:00", lang="en"))
    item = root.find("channel/item")

    assert item is not None
    assert (
        "2.0",
        "news.example",
        "https://news.example/",
        "news.example",
        "en",
        "Thu, 05 Mar 2026 06:00:00 +0100",
    ) == (
        root.get("version"),
        *(root.findtext(f"channel/{name}") for name in ("title", "link", "description", "language", "lastBuildDate")),
    )
    assert [
        "A bridge",
        "https://news.example/A-bridge",
        "https://news.example/A-bridge",
        "Why & how",
        "Ada Example",
    ] == [item.findtext(name) for name in ("title", "link", "guid", "description", CREATOR)]
    assert datetime(2026, 3, 5, 5, tzinfo=UTC) == parsedate_to_datetime(item.findtext("pubDate") or "")
    assert "<p><strong>Why &amp; how</strong></p>\n<p>x</p>\n" == item.findtext(CONTENT)


HOSTILE = [
    "]]>", "<![CDATA[", "</content:encoded></item>", "&amp;", "&", "<b>", '"', "\x00\x08\x0b\x1f", "\ufffe\uffff",
    "\ud800", "<?xml?>", "<!--", "👍\u200d", "جسر", "{{ 7*7 }}", "\u202e", "\x85",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_in_an_article_the_feed_can_be_parsed(text: str) -> None:
    given = article(
        title=f"a{text}b", byline=f"a{text}b", url="https://news.example/1", summary=RichText.from_plain(f"a{text}b"),
        blocks=[{"type": "paragraph", "text": f"a{text}b"}, {"type": "code", "text": f"a{text}b"}],
    )  # fmt: skip
    made = channel([given], title=f"a{text}b")
    item = ElementTree.fromstring(as_rss(made)).find("channel/item")  # noqa: S314 - our own
    entry = json.loads(as_json(made))["items"][0]

    assert item is not None
    assert [given.title, given.byline] == [item.findtext("title"), item.findtext(CREATOR)]
    assert [given.title, item.findtext(CONTENT)] == [entry["title"], entry["content_html"]]


def test_the_newest_article_comes_first_and_those_without_a_date_last() -> None:
    given = [
        article("one"),
        article("two", published="2026-03-05"),
        article("three", published="2026-03-05T00:00:01Z"),
        article("four", published="2026-03-05T02:00:00+05:00"),
        article("five"),
    ]

    assert ["three", "two", "four", "one", "five"] == [
        item.findtext("title") for item in rss(*given).iterfind("channel/item")
    ]


def test_json_feed_says_the_same() -> None:
    feed = json.loads(as_json(channel([article(byline="Ada", published="2026-03-05", updated="2026-03-06T07:00:00Z")])))

    assert "https://jsonfeed.org/version/1.1" == feed["version"]
    assert ("news.example", "https://news.example/") == (feed["title"], feed["home_page_url"])
    assert {
        "id": "https://news.example/A-bridge",
        "url": "https://news.example/A-bridge",
        "title": "A bridge",
        "content_html": "<p>x</p>\n",
        "date_published": "2026-03-05T00:00:00+00:00",
        "date_modified": "2026-03-06T07:00:00+00:00",
        "authors": [{"name": "Ada"}],
    } == feed["items"][0]


def test_an_article_without_an_address_has_an_id_that_stays() -> None:
    given = article(url=None)
    guids = [rss(given, url="https://news.example/").find("channel/item/guid") for _ in range(2)]

    assert guids[0] is not None
    assert guids[1] is not None
    assert ("false", guids[0].text) == (guids[1].get("isPermaLink"), guids[1].text)
    assert (guids[0].text or "").startswith("urn:uuid:")


def test_the_title_is_the_themes_name_unless_given() -> None:
    theme = Theme(name=Text("The Daily Example"))
    titles = [rss(article(), theme=theme), rss(article(), theme=theme, title="Harbour")]

    assert ["The Daily Example", "Harbour"] == [root.findtext("channel/title") for root in titles]


def test_articles_in_several_languages_give_the_feed_none() -> None:
    root = rss(article("a", lang="de"), article("b", lang="ar"))

    assert root.find("channel/language") is None


WRONG = [
    ([article(url=None)], "no article has an address: say --url for the site that the feed is of"),
    ([article("a"), article("b", url="https://other.example/b")], "the articles stand on 2 sites: say --url"),
    ([article(), article()], "two articles of the feed are the same one: https://news.example/A-bridge"),
]


@pytest.mark.parametrize(("articles", "message"), WRONG, ids=[message[:12] for _, message in WRONG])
def test_what_no_valid_feed_can_be_made_of_is_said(articles: list[Article], message: str) -> None:
    with pytest.raises(InputError, match=message):
        channel(articles)


def test_an_item_links_to_where_its_article_is() -> None:
    assert "https://site.example/" == channel([article()], url=Url("https://site.example/")).url


def write(folder: Path, name: str) -> Path:
    (folder / name).write_text(f"<h1>{name}</h1><p>words https://x.com/harbour/status/1300000000000000000</p>", "utf-8")
    return folder / name


def test_the_command_writes_both_formats(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sources = [str(write(tmp_path, name)) for name in ("a.html", "b.html")]
    site = ["--url", "https://news.example/"]

    assert 0 == main(["feed", *sources, *site, "-o", str(tmp_path / "out/feed.xml")])
    assert 0 == main(["feed", *sources, *site, "--format", "json"])
    ElementTree.fromstring((tmp_path / "out/feed.xml").read_text("utf-8"))  # noqa: S314 - our own
    assert ["a.html", "b.html"] == [item["title"] for item in json.loads(capfd.readouterr().out)["items"]]


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ([], "no article has an address"),
        (["--url", "news.example"], "'news.example' is not an absolute address"),
        (["--url", "mailto:ada@news.example"], "is not an absolute address"),
        (["--format", "atom"], "'atom'"),
        (["none.html"], "No such file"),
        (["--url", "https://news.example/", "--theme", "none"], "none"),
        (["a.html", "--url", "https://news.example/"], "are the same one"),
    ],
)
def test_a_mistake_is_one_line_and_no_file(
    extra: list[str], message: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.html")

    assert 2 == main(["feed", "a.html", *extra, "-o", "feed.xml"])
    err = capfd.readouterr().err.strip().split("\n")
    assert message in err[-1]
    assert 1 == len(err)
    assert not Path("feed.xml").exists()


def test_the_same_articles_make_the_same_bytes() -> None:
    given = [article("a", published="2026-03-05"), article("b", url=None)]

    assert as_rss(channel(given)) == as_rss(channel(given))
