"""The words that embedkit itself writes, in the languages it speaks."""

from __future__ import annotations

import re
from datetime import date
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import embedkit
from embedkit import RichText
from embedkit.language.words import CATALOGUES, words_for

ROOT = Path(__file__).parent.parent
LANGUAGES = sorted(path.name for path in CATALOGUES.iterdir())
_HOLES = re.compile(r"\{\w+\}")
_MESSAGE = re.compile(r'\b_\("([^"]+)"\)|gettext\("([^"]+)"\)|"(\{n\} [a-z]+)"')


def messages() -> set[str]:
    """Every message in a template or a module."""
    files = [path for folder in ("embedkit", "plugins") for path in (ROOT / folder).rglob("*.*")]
    texts = [path.read_text("utf-8") for path in files if path.suffix in (".py", ".mjml", ".txt", ".html")]
    return {next(filter(None, match)) for text in texts for match in _MESSAGE.findall(text)} - {"..."}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated_and_compiled(language: str) -> None:
    """A message that is new in a template, and a catalogue that was not compiled again (``make words``)."""
    folder = CATALOGUES / language / "LC_MESSAGES"
    catalogue = read_po(BytesIO((folder / "embedkit.po").read_bytes()), locale=language)
    known = {
        form for entry in catalogue if entry.id for form in ([entry.id] if isinstance(entry.id, str) else entry.id)
    }
    with (folder / "embedkit.mo").open("rb") as file:
        shipped = GNUTranslations(file)

    assert set() == messages() - known
    assert [] == [entry.id for entry in catalogue if entry.id and not all(entry.string)]
    for entry in catalogue:
        if isinstance(entry.id, str) and entry.id:
            assert entry.string == shipped.gettext(entry.id)
        elif entry.id:
            assert set(entry.string) == {shipped.ngettext(*entry.id, count) for count in range(120)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language: str) -> None:
    """In the same order: templates fill them one after the other."""
    catalogue = read_po(BytesIO((CATALOGUES / language / "LC_MESSAGES/embedkit.po").read_bytes()), locale=language)
    single = [entry for entry in catalogue if isinstance(entry.id, str) and entry.id]

    assert [_HOLES.findall(entry.id) for entry in single] == [_HOLES.findall(str(entry.string)) for entry in single]


@pytest.mark.parametrize("language", LANGUAGES)
def test_braces_stand_for_placeholders_alone(language: str) -> None:
    """A template fills the first braces it finds, whatever stands between them."""
    catalogue = read_po(BytesIO((CATALOGUES / language / "LC_MESSAGES/embedkit.po").read_bytes()), locale=language)
    forms = [
        form
        for entry in catalogue
        for both in (entry.id, entry.string)
        for form in ([both] if isinstance(both, str) else both)
    ]

    assert [] == [form for form in forms if re.search(r"[{}]", _HOLES.sub("", form))]
    assert [] == [message for message in messages() if len(set(_HOLES.findall(message))) < len(_HOLES.findall(message))]


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 1, "1 like"),
        ("en-GB", 1204, "1,204 likes"),
        ("de", 1204, "„Gefällt mir“-Angaben: 1.204"),
        ("fr", 0, "0 j’aime"),
        ("ja", 3, "いいね3件"),
        ("ar", 2, "إعجابان"),
        ("tlh", 2, "2 likes"),
        ("xx-Nonsense", 12000, "12,000 likes"),
    ],
)
def test_counts_have_the_right_plural(language: str, count: int, expected: str) -> None:
    assert expected == words_for(language).ngettext("{n} like", "{n} likes", count)


def test_an_article_is_in_one_language() -> None:
    """Dates and embedkit's own words follow the article's language."""
    article = embedkit.Article(
        title=embedkit.Text("Titel"), byline=embedkit.Text("Ada"), lang="de", published=date(2026, 3, 5)
    )

    assert "Titel\n=====\n\nVon Ada · 5. März 2026\n" == embedkit.render(article, "text")


@pytest.mark.parametrize("output", ["email", "text", "web"])
@pytest.mark.parametrize("value", ["a}c", "{a", "}{", "{network}", "{0}", "{}", "a{b}c", "{{7*7}}", "%s"])
def test_a_value_is_never_read_as_part_of_a_message(value: str, output: str) -> None:
    """A user name with a brace in it swallowed the words between it and the next: "c on {network}"."""
    post = {"id": "1", "url": "https://x.com/i/status/1", "handle": value, "reply_to": value}
    film = {"provider": "file", "url": "https://a.example/a.mp4", "title": value}
    article = embedkit.Article.model_validate(
        {"title": "T", "byline": value, "blocks": [{"type": "tweet", **post}, {"type": "video", **film}]}
    )
    shown = re.sub(r"\s+", " ", RichText(embedkit.render(article, output)).plain)

    assert f"By {value}" in shown
    assert f"@{value} on X" in shown
    assert f"In reply to @{value}" in shown
    assert f"View the post by @{value} on X" in shown or output == "text"
    assert f"Watch: {value}" in shown or output == "web"  # there it is a player
