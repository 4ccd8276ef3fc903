"""Plain text: a letter that any screen, printer or watch can show."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from wcwidth import wcswidth

from embedkit import Article, RichText, Text, Url, read, render
from embedkit.outputs.text.wrapping import COLUMNS, KEEP, width, wrap

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
LOREM = "The council voted on Tuesday to keep the ferry running through the winter, at least until spring. "
PROSE = {
    "words": LOREM * 6,
    "one long word between": f"{LOREM}{'x' * 40}-{'y' * 20} {LOREM}",
    "accents": "Größe, naïve façade, Ærøskøbing – „Zitat“ … " * 8,
    "combining accents": "re\u0301sume\u0301 " * 40,
    "chinese": "渡輪將在整個冬天繼續運行，至少到橋樑開放為止。" * 8,
    "japanese": "フェリーは冬の間も運航を続ける。「橋が開くまで」と市は述べた。" * 8,
    "korean": "다리가 열릴 때까지 겨울 내내 페리를 계속 운행하기로 했다. " * 8,
    "full width": "ＦＵＬＬ　ＷＩＤＴＨ！ " * 20,
    "mixed": "The 渡輪 ferry フェリー is 20% cheaper。 " * 12,
    "emoji": f"ferry {FAMILY} \U0001f6a2 \u2764\ufe0f \U0001f1ee\U0001f1f8 bridge " * 10,
    "emoji without spaces": (FAMILY + "\U0001f600") * 40,
    "thai": "เรือข้ามฟากจะเดินต่อไปตลอดฤดูหนาว " * 10,
    "hindi": "नौका सर्दियों भर चलती रहेगी " * 12,
    "arabic": "ستستمر العبارة في العمل طوال فصل الشتاء " * 10,
    "no-break spaces": "10\u00a0000\u00a0€ and more " * 20,
    "zero width": "fer\u200bry\u200d " * 40,
    "many spaces": "a" + " " * 100 + "b",
}


@pytest.mark.parametrize("prose", PROSE.values(), ids=PROSE.keys())
@pytest.mark.parametrize("margin", ["", "- ", "    ", "> ", "    > ", "12. "])
def test_no_line_is_wider_than_72_columns(margin: str, prose: str) -> None:
    """As a terminal counts: a Chinese character or an emoji takes two columns."""
    lines = wrap(margin + prose).split("\n")

    assert max(wcswidth(line) for line in lines) <= COLUMNS == 72
    assert [line.rstrip(" ") for line in lines] == lines
    assert all(lines)


@pytest.mark.parametrize("prose", PROSE.values(), ids=PROSE.keys())
def test_wrapping_loses_no_character(prose: str) -> None:
    assert re.sub(r"\s", "", prose) == re.sub(r"\s", "", wrap(prose))


@pytest.mark.parametrize(
    "name", ["words", "accents", "chinese", "japanese", "korean", "mixed", "emoji", "thai", "arabic"]
)
def test_lines_are_filled(name: str) -> None:
    """No ragged column: a line ends where the next word, or the next character, would not fit."""
    lines = wrap(PROSE[name]).split("\n")
    for line, after in pairwise(lines):
        word = after.split(" ")[0]

        assert wcswidth(line) + wcswidth(word if len(word) < 36 else word[:3]) >= COLUMNS - 2


def test_a_long_address_is_not_broken() -> None:
    """Broken, it could not be clicked."""
    url = "https://a.example/" + "x" * 100

    assert url in wrap(f"{LOREM} {url} {LOREM}").split("\n")


@pytest.mark.parametrize(
    ("first", "further"),
    [("- ", "  "), ("* ", "  "), ("• ", "  "), ("7. ", "   "), ("12) ", "    "), ("> ", "> "), ("    ", "    "),
     ("    > ", "    > "), ("  - ", "    "), ("> - ", ">   ")],
)  # fmt: skip
@pytest.mark.parametrize("prose", [LOREM * 3, PROSE["japanese"]])
def test_further_lines_hang_under_the_first(first: str, further: str, prose: str) -> None:
    one, *others = wrap(first + prose).split("\n")

    assert one.startswith(first)
    assert others
    assert all(line.startswith(further) and line[len(further)] not in " >" for line in others)


def test_code_and_tables_are_not_wrapped() -> None:
    line = "if x:" + " y" * 60

    assert wrap(KEEP + line) == line


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("渡輪", 4), (FAMILY, 2), ("e\u0301", 1), ("\u2764\ufe0f", 2), ("", 0)]
)
def test_width_is_what_a_terminal_takes(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize("character", "、。，！？）」』】ー")
def test_no_line_starts_with_a_closing_mark(character: str) -> None:
    lines = wrap("字" * 36 + character + "字" * 10).split("\n")

    assert all(line[0] != character for line in lines)


def body(html: str, **fields: object) -> str:
    article = read(html, "html", "https://news.example/story").model_copy(update={"url": None, **fields})
    return render(article, "text")


def test_a_link_is_numbered_once_and_listed_at_the_end() -> None:
    text = body(
        '<p>See <a href="https://a.example/1">one</a>, <a href="/2?a=1&amp;b=2">two</a> '
        'and <a href="https://a.example/1">one</a>.</p>'
    )

    assert text == (
        "See one\u00a0[1], two\u00a0[2] and one\u00a0[1].\n\nLinks:\n"
        "[1] https://a.example/1\n[2] https://news.example/2?a=1&b=2\n"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<a href="https://a.example/">https://a.example/</a>', "https://a.example/"),
        ('<a href="https://www.a.example/x">a.example/x</a>', "a.example/x"),
        ('<a href="https://a.example/x">https://a.example/x/</a>', "https://a.example/x/"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
        ('<a href="mailto:a@b.example">Write</a> x', "Write (a@b.example) x"),
        ('<a href="tel:+15550100">Call</a>', "Call (+15550100)"),
        ('<a href="https://a.example/">a <b>b</b></a>c', "a b\u00a0[1]c"),
        ('x<a href="https://a.example/"> a </a>y', "x a\u00a0[1] y"),
    ],
)
def test_a_link_that_says_itself_has_no_number(html: str, text: str) -> None:
    assert text == body(f"<p>see {html} .</p>").removeprefix("see ").partition(" .\n")[0]


def test_a_link_with_other_words_than_its_address_has_its_number() -> None:
    """The words "bank.example" over another address are the oldest trick."""
    assert "bank.example\u00a0[1]" in body('<p>see <a href="https://evil.example/">bank.example</a></p>')


def test_there_are_no_runs_of_empty_lines_and_no_loose_ends() -> None:
    html = "<h1>T</h1>" + "<p>a</p><p> </p><p>a<br><br><br>b</p><p>&nbsp;</p><div></div>" * 5
    text = body(html)

    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]\n", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not text.startswith("\n")


@pytest.mark.parametrize(
    "title", ["T", "A title that is " + "long " * 20, "渡輪將在整個冬天繼續運行", f"Ferry {FAMILY}"]
)
def test_the_headline_is_underlined_to_its_width(title: str) -> None:
    lines = render(Article(title=Text(title)), "text").rstrip().split("\n")
    rule = lines.pop()

    assert set(rule) == {"="}
    assert len(rule) == max(wcswidth(line) for line in lines) <= COLUMNS


def test_the_head_and_the_foot_of_a_letter() -> None:
    article = Article(
        title=Text("T"),
        summary=RichText("S <b>b</b>"),
        byline=Text("Ada"),
        published=date(2026, 1, 2),
        updated=date(2026, 1, 3),
        url=Url("https://news.example/s"),
    )

    assert render(article, "text") == (
        "T\n=\n\nS b\n\nBy Ada · 2 January 2026\nUpdated 3 January 2026\n\nRead on the web: https://news.example/s\n"
    )


def test_text_is_not_markup() -> None:
    assert "a < b && c > d <script> &amp; {{ 7*7 }}\n" == body(
        "<p>a &lt; b &amp;&amp; c &gt; d &lt;script&gt; &amp;amp; {{ 7*7 }}</p>"
    )
