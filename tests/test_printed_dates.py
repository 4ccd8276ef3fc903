"""Dates read as the article's own do: a reader must not meet two styles in one letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from embedkit import read, render
from embedkit.language.dates import month_first
from embedkit.newsletter import build

from .growth import LINEAR, growth

TWEET = (
    '<blockquote class="twitter-tweet"><p>x</p>&mdash; Ada (@ada) '
    '<a href="https://twitter.com/ada/status/1430000000000000000">{}</a></blockquote>'
)
PAGE = "<html{}><head><title>T</title></head><body><article><h1>T</h1>{}</article></body></html>"
ENGLISH = "<p>The bridge, the ferry and the pier: the harbour has the lot{}</p>"
AMERICAN = [
    (' lang="en"', '<p class="byline">By Ada | Aug. 21, 2021</p><p>x</p>'),
    (' lang="en"', '<p class="byline">By Ada</p><time datetime="2021-08-21">August 21, 2021</time><p>x</p>'),
    (' lang="en"', ENGLISH.format(", as of Aug. 21, 2021.")),
    (' lang="EN"', ENGLISH.format(" since Sept. 3, 1998.")),
    ("", '<p class="byline">By Ada, Updated Aug. 21, 2021</p><p>x</p>'),
    ("", ENGLISH.format(" since August 21, 2021.")),
]
OTHERS = [
    (' lang="en"', ENGLISH.format(" since 21 August 2021.")),
    # The network prints an embed's date its own way.
    (' lang="en"', ENGLISH.format(".")),
    # What is quoted once does not outweigh what the article prints itself.
    (' lang="en"', '<p class="byline">By Ada, 3 May 2022</p>' + ENGLISH.format(" (letter of August 21, 2021).")),
    (' lang="en"', ENGLISH.format(" on 1 May 2022 and 2 May 2022, after August 21, 2021.")),
    (' lang="en-GB"', ENGLISH.format(" since August 21, 2021.")),
    (' lang="de"', "<p>Der Brief („The Harbour“, August 21, 2021) ist da.</p>"),
    ("", "<p>Der Brief, den man im Hafen fand („The Harbour“, August 21, 2021), ist wieder da.</p>"),
]


@pytest.mark.parametrize(("attribute", "body"), AMERICAN)
def test_an_article_that_prints_american_dates_gets_american_dates(attribute: str, body: str) -> None:
    article = read(PAGE.format(attribute, body + TWEET.format("August 24, 2021")), "html")

    assert article.lang == "en-US"
    for output in ("email", "text", "web"):
        assert "August 24, 2021" in " ".join(render(article, output).split())


@pytest.mark.parametrize(("attribute", "body"), OTHERS)
def test_any_other_article_keeps_its_language(attribute: str, body: str) -> None:
    html = PAGE.format(attribute, body + TWEET.format("August 24, 2021"))

    assert (read(html, "html").lang or "") == attribute.partition('"')[2].strip('"')


def test_a_pasted_article_is_read_the_same_way() -> None:
    assert read("The Bridge\n\nBy Ada Example\n\nAug. 21, 2021\n\nIt opens at dawn, at last.", "text").lang == "en-US"
    assert read("The Bridge\n\nBy Ada Example\n\n21 August 2021\n\nIt opens at dawn, at last.", "text").lang is None


EDITION = """subject = "S"\ndate = 2026-03-06\n{}\n[sender]\naddress = "a@news.example"\n"""
ENTRY = '[[entries]]\narticle = "{}.html"\n'
DAY = '<html lang="{}"><head><title>T</title><meta name="date" content="2026-03-05"></head><body><p>x</p>{}'


@pytest.mark.parametrize(
    ("top", "langs", "day", "other"),
    [
        ("", ["en"], "6 March 2026", "5 March 2026"),
        ("lang = 'en-US'", ["en"], "March 6, 2026", "March 5, 2026"),
        ("lang = 'en-US'", ["en-GB"], "March 6, 2026", "March 5, 2026"),
        ("lang = 'en-GB'", ["en-US"], "6 March 2026", "5 March 2026"),
        ("", ["en-US"], "March 6, 2026", "March 5, 2026"),
        ("", ["en", "en-US"], "March 6, 2026", "March 5, 2026"),
        ("", ["fr", "en-US", "en-GB"], "March 6, 2026", "March 5, 2026"),
        ("", ["fr"], "6 March 2026", "5 mars 2026"),
        ("lang = 'de'", ["de-AT"], "6. März 2026", "5. März 2026"),
    ],
)
def test_an_edition_has_one_style(top: str, langs: list[str], day: str, other: str, tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(EDITION.format(top) + "".join(map(ENTRY.format, langs)), "utf-8")
    for lang in langs:
        (tmp_path / f"{lang}.html").write_text(DAY.format(lang, ""), "utf-8")
    built = build(tmp_path / "edition.toml")
    dates = {"6 March 2026", "March 6, 2026", "5 March 2026", "March 5, 2026", "5 mars 2026"} | {day, other}

    for part in (built.html, built.text):
        assert day in part
        assert other in part
        if "fr" not in langs or len(langs) == 1:
            assert {day, other} == {one for one in dates if one in part}


def test_an_articles_own_language_stays_in_the_markup(tmp_path: Path) -> None:
    """A screen reader picks its voice by it."""
    (tmp_path / "edition.toml").write_text(EDITION.format("lang = 'en-US'") + ENTRY.format("a"), "utf-8")
    (tmp_path / "a.html").write_text(DAY.format("en-GB", ""), "utf-8")
    html = build(tmp_path / "edition.toml").html

    assert '<html lang="en-US"' in html
    assert '<div lang="en-GB"' in html


@pytest.mark.parametrize("unit", ["Aug. 21 ", "21 August ", "1 ", "August", "Aug. 1, 2021, ", "\u00a0", "August. "])
def test_looking_for_dates_takes_time_in_proportion(unit: str) -> None:
    def work(count: int) -> None:
        month_first(unit * count)

    assert growth(work, 10_000) < LINEAR
