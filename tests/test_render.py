"""Rendering: a block that can't be shown as meant is shown as something, and a note says which and why."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from embedkit import Article, InputError, Report, StrictError, read, render
from embedkit.host.registry import Registry

OUTPUTS = ("email", "text", "web")

BODY = """
selectors = ("div.poll",)
title: Text = Text("Ferry or bridge?")
words: RichText = RichText("Say <b>what</b> you think.")
url: Url | None = Url("https://a.example/poll?a=1&b=2")

@property
def trouble(self):
    raise {0}
"""
GOOD = {
    "email.mjml": "<mj-text>{{ block.title }}</mj-text>",
    "text.txt": "{{ block.title }}",
    "web.html": "<p>{{ block.title }}</p>",
}
SHOWN = {
    "email": ("Ferry or bridge?", "Say what you think.", 'href="https://a.example/poll?a=1&amp;b=2"'),
    "text": ("Ferry or bridge?", "Say what you think.", "https://a.example/poll?a=1&b=2"),
    "web": ("Ferry or bridge?", "Say what you think.", 'href="https://a.example/poll?a=1&amp;b=2"'),
}

FAULTS = {
    "no template": (None, "its plugin has no template "),
    "an empty template": ("", ""),
    "template with a typo": ("<mj-text>{{ block.titel }}</mj-text>", "has no field 'titel'; did you mean title?"),
    "template that is not closed": ("<mj-text>{% if block.title %}x</mj-text>", "template"),
    "template that is not MJML": ("<mj-text>{{ block.title }}", "template"),
    "unsafe template": ('<mj-text><p onclick="{{ block.title }}">x</p></mj-text>', "the event handler onclick"),
    "address that is none": ('<mj-text><a href="{{ block.title }}">x</a></mj-text>', "an address must be a Url"),
    "property that raises": ("<mj-text>{{ block.trouble }}</mj-text>", "odd"),
    "filter for another type": ("<mj-text>{{ block.title|date }}</mj-text>", ""),
}

FAULTY_IN = {
    "an empty template": ("email",),
    "template that is not MJML": ("email",),
    "unsafe template": ("email", "web"),
    "address that is none": ("email", "web"),
}


def poll(registry: Registry) -> Article:
    before, after = read("<p>before</p><p>after</p>", "html").blocks
    return Article(blocks=(before, registry.block_types["poll"](), after))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_block_whose_plugin_fails_is_shown_by_its_words_and_link(
    fault: str, output: str, with_plugin: Callable[..., Registry]
) -> None:
    template, reason = FAULTS[fault]
    if output not in FAULTY_IN.get(fault, OUTPUTS):
        return
    templates = {} if template is None else dict.fromkeys(GOOD, template)
    registry = with_plugin(body=BODY.format("ValueError('odd')"), templates=templates)
    report = Report()
    result = render(poll(registry), output, report=report, registry=registry)

    words = " ".join(LexborHTMLParser(re.sub("(?s)<style.*?</style>", "", result)).text().split())
    for sign in SHOWN[output]:
        assert sign in (result if "://" in sign else words)
    assert words.index("before") < words.index("Ferry or bridge?") < words.index("after")
    assert [(2, "poll", "warning")] == [(note.block, note.plugin, note.weight) for note in report.notes]
    assert reason in report.notes[0].message
    assert "\n" not in report.notes[0].message


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("error", ["SystemExit(3)", "GeneratorExit", "MemoryError()", "RecursionError('deep')"])
def test_whatever_a_plugin_raises_costs_its_block_alone(
    error: str, output: str, with_plugin: Callable[..., Registry]
) -> None:
    templates = {name: text.replace("title", "trouble") for name, text in GOOD.items()}
    registry = with_plugin(body=BODY.format(error), templates=templates)
    report = Report()

    assert "after" in render(poll(registry), output, report=report, registry=registry)
    assert re.match(r"[A-Za-z]+", error)[0] in report.notes[0].message  # type: ignore[index]


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_interrupt_passes(output: str, with_plugin: Callable[..., Registry]) -> None:
    """Somebody pressed Ctrl-C: it is not a fault of the block."""
    templates = {name: text.replace("title", "trouble") for name, text in GOOD.items()}
    registry = with_plugin(body=BODY.format("KeyboardInterrupt"), templates=templates)

    with pytest.raises(KeyboardInterrupt):
        render(poll(registry), output, registry=registry)


@pytest.mark.parametrize(
    "body", ["raise ValueError", "return None", "return 1, 2", "return 'a', 'b', 'c'", "return [], {}, 5"]
)
@pytest.mark.parametrize("output", OUTPUTS)
def test_the_last_rung_of_the_ladder_holds(body: str, output: str, with_plugin: Callable[..., Registry]) -> None:
    """Even a block that can't say what it is leaves the rest of the article alone."""
    registry = with_plugin(body=BODY.format("ValueError") + f"\ndef gist(self):\n    {body}\n")

    words = render(poll(registry), output, registry=registry)

    assert "before" in words
    assert "after" in words


@pytest.mark.parametrize("output", OUTPUTS)
def test_strict_fails_rather_than_guess(output: str, with_plugin: Callable[..., Registry]) -> None:
    registry = with_plugin(body=BODY.format("ValueError"))

    with pytest.raises(StrictError, match="block 2: poll: ") as caught:
        render(poll(registry), output, strict=True, registry=registry)

    assert len(caught.value.notes) == 1


@pytest.mark.parametrize("output", OUTPUTS)
def test_strict_passes_what_is_whole(output: str) -> None:
    article = read("<h1>T</h1><p>x</p>", "html")

    assert render(article, output, strict=True) == render(article, output)


def test_an_output_that_is_not_installed_is_named() -> None:
    with pytest.raises(InputError, match="there is no output named 'fax'; installed: email, feed, markdown, text, web"):
        render(Article(), "fax")


UNKNOWN = {
    "type": "jigsaw",
    "title": "Piece \u202e <b>it</b>",
    "url": "https://a.example/j",
    "bad": "javascript:alert(1)",
    "deep": [{"pieces": [1, 2.5, None, True, "<script>alert(1)</script> words"]}, []],
}


def test_a_block_of_a_type_that_is_not_installed_is_kept_whole() -> None:
    """An archive written with a plugin must survive a machine that does not have it."""
    article = Article.model_validate({"title": "T", "blocks": [UNKNOWN, {"type": "paragraph", "text": "x"}]})
    again = Article.model_validate_json(article.model_dump_json())

    assert article == again
    assert UNKNOWN == json.loads(again.model_dump_json())["blocks"][0]
    assert UNKNOWN == again.model_dump(mode="json")["blocks"][0]


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_block_of_a_type_that_is_not_installed_is_shown_by_its_words(output: str) -> None:
    article = Article.model_validate({"blocks": [UNKNOWN]})
    report = Report()
    result = render(article, output, report=report)

    assert "words" in result
    assert "https://a.example/j" in result
    assert "\u202e" not in result
    assert "<script>alert" not in result
    assert 'href="javascript' not in result
    assert [("jigsaw", 1)] == [(note.plugin, note.block) for note in report.notes]
    assert "installed" in report.notes[0].message


@pytest.mark.parametrize(
    "blocks",
    [[1], ["paragraph"], [{}], [{"type": 1}], [{"type": "paragraph"}], [{"type": "paragraph", "text": 1}], [[]], {}],
)
def test_broken_json_is_one_line_that_says_where(blocks: object) -> None:
    with pytest.raises(InputError, match=r"^input: blocks(\.1)?[.:]") as caught:
        read(json.dumps({"blocks": blocks}), "json")

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["{", '{"blocks": [NaN]}', '{"blocks":' + "[" * 5_000, '{"x": 1}', '{"title": "\\ud800"}', "[]", ""]
)
def test_what_is_not_an_article_is_an_input_error(text: str) -> None:
    with pytest.raises(InputError, match=r"^input: ") as caught:
        read(text, "json")

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_article_of_nothing_is_a_document(output: str) -> None:
    result = render(Article(), output, strict=True)

    assert "None" not in result
    assert ("<" in result) == (output != "text")
