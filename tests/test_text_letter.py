"""The text part as a reader sees it: titles look like titles, and other scripts read in their own order."""

from __future__ import annotations

import re
from typing import Any

import pytest
from wcwidth import wcswidth

from embedkit import read, render
from embedkit.outputs.text.wrapping import COLUMNS, wrap

from .cards import article, boxes, post
from .growth import LINEAR, growth

NAMES = {"en": "Harbour City", "ar": "ليلى مثال", "ja": "港の新聞"}
ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069")


@pytest.mark.parametrize("name", [NAMES["en"], NAMES["ja"]])
def test_right_to_left_lines_keep_names_and_handles_together(name: str) -> None:
    """Without marks "Harbour (@h) على X، 2 مارس" is shown in an order nobody wrote."""
    text = render(article(post(name=name), *boxes(name), lang="ar", byline=name, published="2026-03-05"), "text")
    first = next(line for line in text.split("\n") if line.endswith(":"))

    assert f"\u2068{name}\u2069 (\u2068@{name}\u2069) على \u2068X\u2069، \u2068{name}\u2069، 2 مارس 2026:" == first
    assert f"بقلم \u2068{name}\u2069 · 5 مارس 2026" in text
    assert f"شاهد: \u2068{name}\u2069، \u20683:12\u2069" in text
    assert text.count("\u2068") == text.count("\u2069") == len(ISOLATED.findall(text))


def test_a_line_keeps_words_outside_of_marks() -> None:
    """What stands outside gives a line its direction: a mail program that finds nothing there starts it at the left."""
    text = render(article(post(name=NAMES["ar"]), *boxes(NAMES["ar"]), lang="ar"), "text")
    outside = [ISOLATED.sub("", line) for line in text.split("\n") if NAMES["ar"] in line]

    assert len(outside) > 20
    assert [] == [line for line in outside if not re.search("[\u0620-\u064a]", line)]


@pytest.mark.parametrize("lang", ["en", "de", "ja", "hi"])
def test_left_to_right_lines_have_no_marks_that_they_do_not_need(lang: str) -> None:
    text = render(article(post(name=NAMES["ja"]), *boxes(NAMES["en"]), lang=lang), "text")

    assert not re.search("[\u2066-\u2069]", text)
    assert f"(\u2068@{NAMES['ar']}\u2069)" in render(article(post(name=NAMES["ar"]), lang=lang), "text")


@pytest.mark.parametrize(("lang", "comma"), [("en", ", "), ("de", ", "), ("hi", ", "), ("ar", "، "), ("ja", "、")])
def test_facts_are_parted_by_the_comma_of_the_language(lang: str, comma: str) -> None:
    block = post(media=[], quoted=None, replies=3, community="r/h")
    plain = re.sub("[\u2068\u2069]", "", render(article(block, lang=lang), "text")).split("\n")

    assert 2 == plain[0].count(comma)
    assert 1 == next(line for line in plain if "1" in line and "3" in line).replace("1,204", "").count(comma)


WORDS = {
    "japanese": "フェリーは冬の間も運航を続ける",
    "chinese": "渡輪將在整個冬天繼續運行",
    "mixed": "今日の ferry です",
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("margin", ["", "• ", "    "])
def test_a_reference_stays_with_its_words(margin: str, words: str) -> None:
    """A line that starts with " [1]" belongs to nothing."""
    for before in range(40):
        lines = wrap(f"{margin}{'字' * before}{words}\u00a0[1]。続きがここに長く長く書いてある。").split("\n")

        assert any(f"{words[-1]}\u00a0[1]" in line for line in lines), lines
        assert not any(re.match(r"[\s\u00a0]*\[", line) for line in lines)
        assert not any(line.lstrip(" ").startswith("\u00a0") for line in lines)
        assert max(map(wcswidth, lines)) <= COLUMNS


@pytest.mark.parametrize("glue", "\u00a0\u202f\u2060")
def test_a_long_word_held_together_is_cut_where_it_must_be(glue: str) -> None:
    lines = wrap(f"字{glue}" * 200).split("\n")

    assert max(map(wcswidth, lines)) <= COLUMNS
    assert len(lines) < 20


TITLED: dict[str, dict[str, Any]] = {
    "section": {"type": "heading", "level": 2, "text": "What <b>now</b>"},
    "explainer": {"type": "explainer", "title": "What now", "text": "Nothing."},
    "promo": {
        "type": "promo",
        "title": "What now",
        "text": "Read it.",
        "url": "https://h.example/1",
        "sponsor": "By us",
    },
}


@pytest.mark.parametrize("block", TITLED.values(), ids=TITLED)
def test_a_title_can_be_told_from_prose(block: dict[str, Any]) -> None:
    lines = render(article({"type": "paragraph", "text": "Before."}, block), "text").split("\n")
    at = lines.index("What now")

    assert "" == lines[at - 1]
    assert "-" * len("What now") == lines[at + 1]


@pytest.mark.parametrize("block", TITLED.values(), ids=TITLED)
def test_the_rule_under_a_right_to_left_title_starts_on_its_side(block: dict[str, Any]) -> None:
    words = {"text" if block["type"] == "heading" else "title": "عنوان"}
    lines = render(article(block | words, lang="ar", title="خبر"), "text").split("\n")

    assert "\u200f---" in "\n".join(lines)
    assert lines[lines.index("خبر") + 1] == "\u200f==="


def test_headings_of_every_level_have_a_rule_and_levels_differ() -> None:
    levels = "".join(f"<h{level}>Level {level}</h{level}><p>Words.</p>" for level in (2, 3, 4))
    lines = render(read(f"<h1>T</h1><p>Words.</p>{levels}", "html"), "text").split("\n")
    rules = [lines[lines.index(f"Level {level}") + 1] for level in (2, 3, 4)]

    assert [len("Level 2")] * 3 == [len(rule) for rule in rules]
    assert 3 == len({"=", rules[0][0], rules[1][0]})


def test_answers_stand_under_their_questions() -> None:
    items = [{"question": "Who pays?", "answer": "The city.<br><br>• And the port"}]
    text = render(article({"type": "explainer", "title": "T", "items": items}), "text")

    assert "    Who pays?\n        The city.\n\n        • And the port\n" in text


@pytest.mark.parametrize("text", ["字", "字\u00a0", "字(", "ش", "\u2068ش\u2069", "字 ", "👩\u200d"])
def test_wrapping_takes_time_in_proportion(text: str) -> None:
    def seconds(count: int) -> None:
        wrap(text * count)

    assert growth(seconds, 4_000) < LINEAR
