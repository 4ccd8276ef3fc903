"""Bylines and datelines: whose words they are and of which day, whatever the line looks like."""

from __future__ import annotations

import json
from datetime import date

import pytest

from embedkit import Article, Text, read, render
from embedkit.fields.byline import without_by
from embedkit.language.dateline import published_and_updated, without_dates
from embedkit.language.words import CATALOGUES, words_for

from .growth import LINEAR, growth

SECOND, THIRD = date(2020, 1, 2), date(2020, 1, 3)

LINES = [
    ("By Ada Standish | 2 January 2020", SECOND, None, "By Ada Standish"),
    ("By Constanze Stand | 2 January 2020", SECOND, None, "By Constanze Stand"),
    ("By Constanze Stand 2 January 2020", SECOND, None, "By Constanze Stand"),
    ("By Minh Le January 2, 2020", SECOND, None, "By Minh Le"),
    ("By Emily Unpublished, 2 January 2020", SECOND, None, "By Emily Unpublished"),
    ("Stand: 3. Januar 2020", None, THIRD, ""),
    ("Stand 3. Januar 2020", None, THIRD, ""),
    ("Von Ada Beispiel, Stand 3. Januar 2020", None, THIRD, "Von Ada Beispiel"),
    ("2. Januar 2020 | Stand: 3. Januar 2020, 10:15 Uhr", SECOND, THIRD, ""),
    ("Published Jan. 2, 2020Updated Jan. 3, 2020", SECOND, THIRD, ""),
    ("Updated: Jan. 3, 2020 | Published: Jan. 2, 2020", SECOND, THIRD, ""),
    ("Jan 2, 2020 (updated Jan 3, 2020)", SECOND, THIRD, ""),
    ("Updated · 3 January 2020 · By Ada", None, THIRD, "By Ada"),
    ("Updated by Ada Example on 3 Jan 2020", None, THIRD, "by Ada Example"),
    ("First published on Thu 2 Jan 2020 10.00 GMT", SECOND, None, ""),
    ("By Ada Example, 10:00 a.m., 2 Jan 2020", SECOND, None, "By Ada Example"),
    ("Publié le jeudi 2 janvier 2020 à 10h30, mis à jour le 3 janvier 2020 à 11h00", SECOND, THIRD, ""),
    ("Publicado el 2 de enero de 2020. Actualizado el 3 de enero de 2020", SECOND, THIRD, "."),
    ("Publicerad 2 januari 2020 Uppdaterad 3 januari 2020", SECOND, THIRD, ""),
    ("Opublikowano 2 stycznia 2020, aktualizacja 3 stycznia 2020", SECOND, THIRD, ""),
    ("آخر تحديث: 3 يناير 2020", None, THIRD, ""),
    ("公開日：2020年1月2日 更新日：2020年1月3日", SECOND, THIRD, ""),
    ("2020年1月2日公開 2020年1月3日更新", SECOND, THIRD, ""),
    ("2020年1月3日 10:00 更新", None, THIRD, ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "published", "updated", "rest"), LINES, ids=[line for line, *_ in LINES])
def test_a_label_of_a_date_is_a_word_beside_it(
    line: str, published: date | None, updated: date | None, rest: str
) -> None:
    """A surname that looks like a label must cost neither the date nor the name."""
    assert (published, updated) == published_and_updated(line)
    assert rest.strip(".") == without_dates(line).strip(".")


NAMES = [
    ("By Ines", "Ines"),
    ("by: Ines", "Ines"),
    ("BY INES", "INES"),
    ("By By Ines", "Ines"),
    ("Words by Ines Ek", "Ines Ek"),
    ("Von Ines", "Ines"),
    ("Par Inès Ek", "Inès Ek"),
    ("Di Ada Esempio", "Ada Esempio"),
    ("Text: Ada Beispiel", "Ada Beispiel"),
    ("Byron Example", "Byron Example"),
    ("Lars von Trier", "Lars von Trier"),
    ("von Neumann", "von Neumann"),
    ("Di Smith", "Di Smith"),
    ("Oleh Example", "Oleh Example"),
    ("Text Example", "Text Example"),
    ("Parker Porter", "Parker Porter"),
    ("By", "By"),
    ("", ""),
]


@pytest.mark.parametrize(("line", "names"), NAMES)
def test_a_byline_is_the_names_alone(line: str, names: str) -> None:
    assert names == without_by(line) == without_by(names)


LANGUAGES = ["en", *sorted(path.name for path in CATALOGUES.iterdir())]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("way_in", ["json", "python", "head", "text", "byline"])
def test_by_is_said_once_whichever_way_a_byline_comes_in(way_in: str, lang: str) -> None:
    line = words_for(lang).gettext("By {names}").replace("{names}", "Inés Ek")
    if way_in == "json":
        article = read(json.dumps({"byline": line, "lang": lang, "blocks": []}), "json")
    elif way_in == "python":
        article = Article(byline=Text(line), lang=lang)
    elif way_in == "head":
        article = read(f"<html lang={lang}><title>T</title><meta name=author content='{line}'><p>x</p>")
    elif way_in == "text":
        article = read(f"A short title\n{line} | 2020-01-02\n\nA paragraph that is longer than its title.", "text")
    else:
        article = read(f"<html lang={lang}><title>T</title><h1>T</h1><p class=byline>{line}</p><p>x</p>")

    assert "Inés Ek" == article.byline
    assert 1 == render(article, "text").count("Inés")


@pytest.mark.parametrize(
    "unit",
    ["By ", "\xa0", "Updated ", "updated\xa0", "(", "2 May 2024 ", "| ", "更新", "10:00 ", "Von Von\xa0"],
)
def test_a_hostile_line_takes_time_in_proportion(unit: str) -> None:
    def seconds(count: int) -> None:
        line = "By " + unit * count + "x 2 May 2024"
        published_and_updated(line)
        without_dates(line)
        without_by(line)

    assert growth(seconds, 4_000) < LINEAR
