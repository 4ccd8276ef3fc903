"""Values that were cleaned once and are safe everywhere: what a reader would see, click or lose if they were not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from embedkit import Article, Colour, RichText, Text, Verbatim, When
from embedkit.fields.rich import INLINE, MOST_CHARACTERS, MOST_TAGS

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"

KEPT_IN_TEXT = [
    "plain",
    "1 < 2 && 3 > 2",
    FAMILY,
    FLAG,
    "\u2764\ufe0f",
    "می\u200cخواهم",
    "\u200fשלום\u200e",
    "10\u202f000\u00a0€",
    "{{ 7*7 }} *|FNAME|*",
    "　全角　",
]

CLEANED_TEXT = [
    ("  two\t lines\r\nand \n more ", "two lines and more"),
    ("a\u2028b\u2029c\u0085d", "a b c d"),
    ("gpj.\u202eexe\u202c", "gpj.exe"),
    ("\u2066left\u2069", "left"),
    ("\x1b[31mred\x07\x9b0m\x7f", "[31mred0m"),
    ("nul\x00l", "null"),
    ("half \ud83d pair", "half pair"),
    ("Subject\r\nBcc: v@e.example", "Subject Bcc: v@e.example"),
    ("\ufffe\ufdd0x", "x"),
    (" \n\t ", ""),
]


@pytest.mark.parametrize("value", KEPT_IN_TEXT)
def test_text_keeps_what_an_author_meant(value: str) -> None:
    assert value == Text(value)
    assert value == Verbatim(value)


@pytest.mark.parametrize(("value", "clean"), CLEANED_TEXT)
def test_text_loses_what_steers_a_terminal_a_header_or_a_display(value: str, clean: str) -> None:
    assert clean == Text(value)


def test_verbatim_keeps_the_shape_of_code() -> None:
    code = "if x:\n\treturn  1"

    assert code == Verbatim(f"\n{code}\x00\r\n\n")


RICH = [
    ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
    ("&lt;b&gt; as typed", "&lt;b&gt; as typed"),
    ("<p>one</p><p>two</p>", "one<br><br>two"),
    ("<div>a<div>b</div></div>", "a<br>b"),
    ("<br> <br>a<br><br><br><br>b<br>", "a<br><br>b"),
    ("<b onclick='x()' style='x'>b</b>", "<b>b</b>"),
    ("a<script>b</script><style>c</style>d", "ad"),
    ("<!-- c -->d", "d"),
    ('<a href="https://a.example/?a=1&b=2" target=_blank title=x>w</a>',
     '<a href="https://a.example/?a=1&amp;b=2">w</a>'),
    ('<a href="/relative">w</a>', "w"),
    ('<a href="javascript:alert(1)">w</a>', "w"),
    ('<a href="java&#10;script:alert(1)">w</a>', "w"),
    ('<a href="https://user@evil.example/">w</a>', "w"),
    ('<a href="https://a.example/\n">w</a>', '<a href="https://a.example/">w</a>'),
    ('<a href="//a.example/x">w</a>', '<a href="https://a.example/x">w</a>'),
    ('<a href="no">x</a> <a href="https://a.example/">y</a>', 'x <a href="https://a.example/">y</a>'),
    ('so <img class="emoji" alt="\U0001f600" src="x.png"> glad', "so \U0001f600 glad"),
    ('<img src=x onerror=alert(1) alt="a > b">', "a &gt; b"),
    ("{{7*7}} {% raw %} *|FNAME|*", "{{7*7}} {% raw %} *|FNAME|*"),
    ("a <b>\u202eb</b>&#x202e;", "a <b>b</b>"),
    ("<b>&#27;[31m</b>&#0;", "<b>[31m</b>\ufffd"),
    ("<ul><li>a</li><li>b</li></ul>", "a<br>b"),
    (f'<img alt="\U0001f600" src="data:image/png;base64,{"A" * 4000}">', "\U0001f600"),
    ('<img alt="<b>typed</b>">', "&lt;b&gt;typed&lt;/b&gt;"),
    ('<p title="a > b">words</p>', "words"),
    ("<table><tr><td>a</td><td>b</td></tr></table>", "a<br>b"),
    ("<address>a</address><details><summary>b</summary>c</details>", "a<br><br>b<br>c"),
    ("5&nbsp;km", "5\u00a0km"),
    ("<b>5</b>&nbsp;km", "<b>5</b>\u00a0km"),
    ('a <a href="https://a.example/"></a><a href="//b.example/"><i class="x"></i>\u200b</a> b', "a <i></i>\u200b b"),
    ('a<a href="https://a.example/"><svg><path/></svg></a>b <a href="https://b.example/">&nbsp;</a>c', "ab \u00a0c"),
    ('<a href="https://a.example/"><img src=x.png></a>', ""),
]  # fmt: skip


@pytest.mark.parametrize(("html", "clean"), RICH)
def test_rich_text_keeps_words_emphasis_and_good_links(html: str, clean: str) -> None:
    assert clean == RichText(html)


PIECES = [*(html for html, _ in RICH), *KEPT_IN_TEXT, *(value for value, _ in CLEANED_TEXT)]


@pytest.mark.parametrize("value", PIECES + [a + b for a in PIECES[::3] for b in PIECES[::4]])
@pytest.mark.parametrize("kind", [Text, Verbatim, RichText])
def test_cleaning_twice_changes_nothing(kind: type[Text], value: str) -> None:
    """An article that was saved as JSON and read again must be the same article."""
    once = kind(value)

    assert once == kind(str(once))
    assert once == TypeAdapter(kind).validate_json(TypeAdapter(kind).dump_json(once))


@pytest.mark.parametrize("html", PIECES)
def test_rich_text_of_any_way_in_is_the_same(html: str) -> None:
    """The short cut for what a parser wrote gives what the cleaner gives."""
    once = RichText.from_html(html)

    assert once == RichText.from_parsed(str(once))


@pytest.mark.parametrize(
    ("html", "blank"),
    [
        ("", True),
        ("<span></span>", True),
        ("<em><strong> </strong></em><br>", True),
        ("\u200b", True),
        ("<span>\ufeff\u2060</span>&nbsp;\u200d\u00ad\u200e\u2800\u3164\ufe0f", True),
        ('<a href="https://a.example/">\u200b</a>', True),
        ("\u200ba", False),
        ("&amp;", False),
        ("<em>*</em>", False),
        ("\u0301", False),
        ("\U0001f600", False),
    ],
)
def test_a_line_is_blank_if_nothing_of_it_shows(html: str, blank: bool) -> None:
    assert blank is RichText(html).is_blank


@pytest.mark.parametrize("way_in", [RichText, RichText.from_html, RichText.from_parsed])
@pytest.mark.parametrize("tags", [MOST_TAGS - 10, 2 * MOST_TAGS + 10])
def test_words_stay_the_same_however_much_markup_stands_round_them(
    tags: int, way_in: Callable[[str], RichText]
) -> None:
    """Salt &amp; Vinegar must not be read out as an entity where a page has more tags than are cleaned."""
    clean = way_in("Salt &amp; <b>Vin</b>egar &lt;b&gt; <i></i>" + "<u>.</u>" * (tags // 2))

    assert clean.plain.startswith("Salt & Vinegar <b> .")


@pytest.mark.parametrize("text", KEPT_IN_TEXT + [html for html, _ in RICH if "\u202e" not in html and "\n" not in html])
def test_plain_text_as_rich_text_shows_as_typed(text: str) -> None:
    assert text.strip() == RichText.from_plain(text).plain


@pytest.mark.parametrize(
    "html",
    [
        "<b>" * 100_000,
        "<div>" * 100_000 + "end",
        "<b><a></b>" * 40_000,
        "<a href='https://a.example/'>" * 20_000,
        '<img alt="' * 30_000,
        "<!--" * 50_000,
        "<p " * 80_000,
        " <br>" * 50_000,
        "&lt;" * 100_000,
        "x" * 2_000_000,
        "<br>" * 200_000,
        "<img a='" * 4_900 + "x" * 200_000,
        "<p " * 4_900 + "x" * 200_000,
    ],
    ids=lambda html: html[:12],
)
def test_hostile_sizes_are_cut_down_before_the_cleaner_sees_them(html: str) -> None:
    """The cleaner's time grows with the square of open tags: a comment box must not stop a newsroom."""
    clean = RichText(html)

    assert clean.count("<") <= 2 * MOST_TAGS
    assert len(clean) <= 6 * max(len(html), MOST_CHARACTERS)
    assert set(re.findall("</?([a-z0-9]+)", clean)) <= INLINE


@pytest.mark.parametrize(("value", "clean"), [("#FFF", "#ffffff"), (" #0a58CA ", "#0a58ca")])
def test_colours_are_written_the_one_way_mail_clients_read(value: str, clean: str) -> None:
    assert clean == Colour(value) == Colour(str(Colour(value)))


@pytest.mark.parametrize("value", ["", "red", "#12", "#12345", "#ggg", "rgb(0,0,0)", "#fff;x:y", "url(x)", "#１２３"])
def test_what_is_no_hex_colour_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="is not a colour"):
        Colour(value)


WHEN = TypeAdapter(When)


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2021-08-21", date(2021, 8, 21)),
        (" 2021-08-21 ", date(2021, 8, 21)),
        ("2021-08-21T14:30:00Z", datetime(2021, 8, 21, 14, 30, tzinfo=UTC)),
        ("2021-08-21T00:00:00", datetime(2021, 8, 21)),
    ],
)
def test_a_day_stays_a_day_and_a_moment_a_moment(value: str, when: date) -> None:
    found = WHEN.validate_python(value)

    assert (type(when), when) == (type(found), found)
    assert (type(when), when) == (type(found), WHEN.validate_json(WHEN.dump_json(found)))


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "2021-13-01", "21/08/2021", "2021-08-21T25:00", "20210821", "2021-W33-6", 20210821, 1.5, True],
)
def test_what_is_no_date_is_refused_not_guessed(value: object) -> None:
    """20210821 as a number is not the 22nd of August 1970."""
    with pytest.raises(ValidationError):
        Article.model_validate({"published": value})
