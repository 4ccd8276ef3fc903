"""Templates: every value safe for the place it stands in, and a mistake found when the template is compiled."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from embedkit import Block, Colour, Record, RichText, TemplateError, Text, Url
from embedkit.host.registry import Registry
from embedkit.outputs.template import Html, Template, compile_html, compile_text
from embedkit.outputs.template.source import included, tokenise
from embedkit.preview.inventory import inventory

THEME = {"accent": "#0a58ca", "size.text": "17"}
FILTERS = {"upper": lambda value: str(value).upper(), "_": lambda message: message}
BREAKOUT = """"'><img src=x onerror=alert(1)>--><![endif]-->&{{ 7*7 }}"""


class Answer(Record):
    words: Text


class Poll(Block):
    type = "poll"
    title: Text = Text("")
    text: RichText = RichText("")
    url: Url | None = None
    count: int = 0
    answers: tuple[Answer, ...] = ()

    @property
    def summary(self) -> Answer:
        return Answer(words=self.title)


def html(source: str, **roots: Any) -> Template:
    tokenised = tokenise(source, "poll/email.mjml", THEME)
    return compile_html(tokenised, tokenised.markup, roots or {"block": None}, FILTERS)


def plain(context: Any, value: Any, margin: str) -> str:
    return str(value).replace("\n", "\n" + margin)


plain.takes_context = True  # type: ignore[attr-defined]


def compile_as(output: str, source: str) -> Template:
    tokenised = tokenise(source, "poll/text.txt", THEME)
    if output == "html":
        return compile_html(tokenised, tokenised.markup, {"block": Poll}, FILTERS)
    return compile_text(tokenised, {"block": Poll, "context": None}, FILTERS, plain)


def text(source: str, value: str) -> str:
    render = compile_text(tokenise(source, "poll/text.txt", THEME), {"block": None, "context": None}, FILTERS, plain)
    return render(SimpleNamespace(a=value), None)


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("<p>{{ block.a }}</p>", "<"),
        ('<p title="{{ block.a }}">x</p>', '"'),
        ("<p title='{{ block.a }}'>x</p>", "'"),
        ('<p title="before {{ block.a }} after {{ block.a }}">x</p>', '"'),
        ('<p class="{% if block.a %}{{ block.a }}{% endif %}">x</p>', '"'),
        ('<!--[if mso]><td title="{{ block.a }}"><![endif]-->', '"'),
        ("<!--[if mso | IE]><td>{{ block.a }}</td><![endif]-->", "<"),
        ("<!--[if !mso]><!-->{{ block.a }}<!--<![endif]-->", "<"),
        ("<textarea>{{ block.a }}</textarea>", "<"),
        ("{{ block.a|upper }}", "<"),
        ('{{ "<b>" ~ block.a }}', "<"),
    ],
)
@pytest.mark.parametrize("kind", [str, Text, RichText.from_plain])
def test_no_value_leaves_its_place(kind: Callable[[str], str], source: str, quote: str) -> None:
    """A quotation mark, a bracket or a comment's end in somebody's name must not become markup."""
    harmless, hostile = (html(source)(SimpleNamespace(a=kind(value))) for value in ("x", BREAKOUT))

    assert [harmless.count(sign) for sign in ("<", ">", quote)] == [hostile.count(sign) for sign in ("<", ">", quote)]
    assert "7*7" in hostile.replace(" ", "")


def test_rich_text_is_markup_between_tags_and_words_in_an_attribute() -> None:
    value = SimpleNamespace(a=RichText("a <b>bold</b> &amp; <br>b"))

    assert html("<p>{{ block.a }}</p>")(value) == "<p>a <b>bold</b> &amp;<br>b</p>"
    assert html('<p title="{{ block.a }}"></p>')(value) == '<p title="a bold &amp;&#10;b"></p>'


def test_nothing_is_shown_for_what_is_not_known() -> None:
    assert html('<p title="{{ block.a }}">{{ block.a }}</p>')(SimpleNamespace(a=None)) == '<p title=""></p>'


def test_markup_that_embedkit_made_is_not_escaped_again() -> None:
    assert html("<td>{{ block.a }}</td>")(SimpleNamespace(a=Html("<i>x</i>"))) == "<td><i>x</i></td>"


@pytest.mark.parametrize("name", ["href", "src", "background", "cite", "poster", "HREF"])
def test_only_a_checked_address_goes_where_a_click_or_a_request_goes(name: str) -> None:
    render = html(f'<a {name}="{{{{ block.a }}}}">x</a>')

    assert render(SimpleNamespace(a=Url("https://a.example/?b=1&c='"))).endswith('?b=1&amp;c=&#x27;">x</a>')
    for value in ("javascript:alert(1)", Text("https://a.example"), None, RichText("https://a.example")):
        with pytest.raises(TypeError, match="an address must be a Url"):
            render(SimpleNamespace(a=value))


@pytest.mark.parametrize(
    "value", [12, "12px", "-1.5em", "50%", "#0a58ca", "bold", "inline-block", Colour("#fff"), Text("a")]
)
def test_a_style_takes_numbers_colours_and_keywords(value: object) -> None:
    assert html('<td style="x:{{ block.a }};"></td>')(SimpleNamespace(a=value)) == f'<td style="x:{value};"></td>'


@pytest.mark.parametrize(
    "value",
    ["", "red;position:fixed", "url(//e)", "expression(x)", "a b", "RED", "12px\n", "#0a58ca;", "\\65", '"', None],
)
def test_a_style_takes_nothing_else(value: object) -> None:
    with pytest.raises(TypeError, match="is not a number, colour or keyword"):
        html('<td style="x:{{ block.a }};"></td>')(SimpleNamespace(a=value))


@pytest.mark.parametrize("quote", ["", "'"])
def test_an_address_in_a_style_cannot_end_its_function(quote: str) -> None:
    render = html(f'<td style="background:url({quote}{{{{ block.a }}}}{quote})"></td>')
    found = render(SimpleNamespace(a=Url("https://a.example/(')\");x")))

    assert found == f'<td style="background:url({quote}https://a.example/%28%27%29%22%29;x{quote})"></td>'


WRONG = [
    ("{{ block.titel }}", "Poll has no field 'titel'; did you mean title?"),
    ("{% if block.titel %}x{% endif %}", "did you mean title?"),
    ("{% for a in block.answers %}{{ a.word }}{% endfor %}", "Answer has no field 'word'; did you mean words?"),
    ("{% for a in block.answer %}x{% endfor %}", "did you mean answers?"),
    ("{{ block.summary.word }}", "did you mean words?"),
    ("{{ title }}", "there is no 'title' here"),
    ("{{ block.title|shout }}", "there is no filter named 'shout'"),
    ("{{ shout(block.title) }}", "there is no filter named 'shout'"),
    ("{% for a in block.answers %}{{ loop.depth }}{% endfor %}", "there is no loop.depth"),
    ("{{ block.__class__ }}", "private"),
    ("{{ [[ colour ]] }}", "the theme has no value named 'colour'"),
    ("{% macro x() %}{% endmacro %}", "macro can't be used"),
    ("{{ block.title.upper() }}", "can't be used"),
    ("{{ block.count / 2 }}", "can't be used"),
    ("{% if block.title is defined %}{% endif %}", "can't be used"),
    ("{% if block.title %}", "end of template"),
    ("{% endif %}", "endif"),
    ("{{ block.title", "}}"),
    ("{{ }}", "tuple can't be used"),
]


@pytest.mark.parametrize(("source", "reason"), WRONG, ids=[source for source, _ in WRONG])
@pytest.mark.parametrize("output", ["html", "text"])
def test_a_mistake_is_named_with_its_file_and_line(output: str, source: str, reason: str) -> None:
    """A misspelt caption is a line in the author's terminal, and not a caption that nobody ever sees."""
    with pytest.raises(TemplateError, match=re.escape(reason)) as caught:
        compile_as(output, "{% set x = 1 %}\n\n" + source)

    assert str(caught.value).startswith("poll/text.txt:3: ")


def test_a_value_that_the_compiler_dropped_is_missed() -> None:
    """MJML leaves out attributes that it does not know; what stood there must not vanish without a word."""
    tokenised = tokenise('<mj-text\n nonsense="{{ block.a }}">x</mj-text>', "poll/email.mjml", THEME)

    with pytest.raises(TemplateError, match=r"poll/email\.mjml:2: 'block\.a' is lost"):
        compile_html(tokenised, "<td>x</td>", {"block": None}, FILTERS)


def test_the_line_is_the_templates_own_and_not_the_compilers() -> None:
    """MJML writes other lines than the author did."""
    tokenised = tokenise("<mj-text>\n{{ block.title }}\n\n{{ block.titel }}</mj-text>", "poll/email.mjml", THEME)

    with pytest.raises(TemplateError, match=r"^poll/email\.mjml:4: Poll has no field 'titel'"):
        compile_html(tokenised, "\n" * 9 + tokenised.markup.replace("\n", ""), {"block": Poll}, FILTERS)


def test_includes_in_a_circle_end() -> None:
    with pytest.raises(TemplateError, match="include each other"):
        included('{% include "a" %}', lambda file: (file, '{% include "a" %}'), "poll/text.txt")


def test_theme_values_are_put_in_when_the_template_is_compiled() -> None:
    assert html("<p>[[ accent ]] [[size.text]]</p>")(None) == "<p>#0a58ca 17</p>"


def test_what_looks_like_a_template_in_data_stays_data() -> None:
    assert html("{% raw %}{{ x }}{% endraw %}<p>{{ block.a }}</p>")(SimpleNamespace(a="{{7*7}}{%x%}")) == (
        "{{ x }}<p>{{7*7}}{%x%}</p>"
    )


def test_loops_know_where_they_are() -> None:
    source = (
        "{% for a in block.a %}{{ loop.index }}{{ loop.index0 }}{{ loop.length }}"
        "{% if loop.first %}F{% endif %}{% if loop.last %}L{% else %}, {% endif %}"
        "{% for b in a %}{{ b }}{{ loop.index }}{% endfor %}{{ loop.index }};{% endfor %}"
    )

    assert html(source)(SimpleNamespace(a=["x", "yz"])) == "102F, x11;212Ly1z22;"
    assert html(source)(SimpleNamespace(a=[])) == ""


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ block.a }}", "one\ntwo"),
        ("    {{ block.a }}", "    one\n    two"),
        ("> {{ block.a }}", "> one\n> two"),
        ("    > {{ block.a }}", "    > one\n    > two"),
        ("- {{ block.a }}", "- one\n  two"),
        ("12. {{ block.a }}", "12. one\n    two"),
        ("  x: {{ block.a }}", "  x: one\n  two"),
        ("  > {% if block.a %}{{ block.a }}{% endif %}", "  > one\n  > two"),
    ],
)
def test_further_lines_of_a_value_stand_under_its_first(source: str, shown: str) -> None:
    assert text("start\n" + source, "one\ntwo") == "start\n" + shown


@pytest.mark.parametrize("markup", ["<mj-txt>words</mj-txt>", "<mj-text>a</mj-text><mj-txt>b</mj-txt>"])
def test_an_element_that_mjml_does_not_know_is_refused(with_plugin: Callable[..., Registry], markup: str) -> None:
    """It would stand in the mail as it is, and readers would see nothing of it."""
    problems = inventory(with_plugin(templates={"email.mjml": markup}))["problems"]

    assert [item for item in problems if "MJML has no element <mj-txt>" in item["reason"]]
