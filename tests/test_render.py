"""Rendering: a block that can't be shown as meant is shown as something, and a note says which and why."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from embedkit import Article, InputError, Report, StrictError, read, render
from embedkit.registry import Registry

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
    "no template": (None, "No such file or directory"),
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
    with pytest.raises(InputError, match="there is no output named 'fax'; installed: email, text, web"):
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


HEADINGS = [
    ([2, 3, 4], [2, 3, 4]),
    ([4, 6, 2], [2, 3, 2]),
    ([1, 1, 3], [2, 2, 3]),
    ([6], [2]),
    ([2, 5, 3, 6], [2, 3, 3, 4]),
]


@pytest.mark.parametrize("output", ["email", "web"])
@pytest.mark.parametrize(("levels", "printed"), HEADINGS)
def test_headings_never_skip_a_level(
    levels: list[int], printed: list[int], output: str, with_plugin: Callable[..., Registry]
) -> None:
    """Who reads by headings must not look for a level that is not there."""
    registry = with_plugin(
        body="level: int\n",
        templates={
            "email.mjml": HEADING.replace("@", "<mj-text>").replace("#", "</mj-text>"),
            "web.html": HEADING.replace("@", "").replace("#", ""),
        },
    )
    cls = registry.block_types["poll"]
    article = read("<h1>Title</h1><p>x</p>", "html").model_copy(
        update={"blocks": tuple(cls.model_validate({"level": level}) for level in levels)}
    )
    html = render(article, output, registry=registry, strict=True)

    assert [1, *printed] == [int(level) for level in re.findall(r"<h([1-6])", html)]


HEADING = (
    "@{% set level = block.level|heading %}{% if level == 2 %}<h2>x</h2>{% elif level == 3 %}<h3>x</h3>"
    "{% elif level == 4 %}<h4>x</h4>{% else %}<h5>x</h5>{% endif %}#"
)


@pytest.mark.parametrize("output", ["email", "web"])
@pytest.mark.parametrize(
    "html", ["<h1>One</h1><p>x</p><h1>Two</h1>", "<p>x</p><h1>One</h1>", "<h1>One</h1><h2>a</h2><h4>b</h4>"]
)
def test_the_headline_is_the_only_h1(html: str, output: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", render(read(html, "html"), output))]

    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_article_of_nothing_is_a_document(output: str) -> None:
    result = render(Article(), output, strict=True)

    assert "None" not in result
    assert ("<" in result) == (output != "text")
