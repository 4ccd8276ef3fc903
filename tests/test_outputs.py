"""An output from outside is a folder of templates: it draws the blocks it knows, their families, and the rest by its
fallback; and it is checked like ours."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from embedkit import Article, InputError, PluginError, StrictError, TemplateError, read, render
from embedkit.host.registry import Registry
from embedkit.kit import Output
from embedkit.report import Report

from .conftest import registry_of

PLUGIN = """
from pathlib import Path
from embedkit import RichText, Url, Verbatim, hookimpl
from embedkit.kit import Markup, Output

def value(found):
    if isinstance(found, RichText):
        return found.plain.upper()
    return f"<{{found}}>" if isinstance(found, Url) else str(found)

@hookimpl
def register_outputs():
    return [Output("gopher", ".gopher", "gopher.txt", folder=Path(__file__).parent / "templates", {options})]
"""
TEXT = 'markup="text", value=value, filters={"stars": lambda text: Markup("*" * len(text or ""))}, finish=str.strip'
FILES = {
    "fallback.txt": "?{{ block.title }}|{{ block.url }}|{{ block.words }}\n",
    "layout.txt": "{{ article.title|stars }}\n{{ body }}\n",
    "blocks/paragraph.txt": "{% include 'bullet.txt' %}\n",
    "blocks/post.txt": "> {{ block.author }} on {{ block.place }}:\n> {{ block.text }}\n> {{ block.url }}\n",
    "blocks/embed.txt": "embed {{ block.url }}\n",
    "parts/bullet.txt": "p {{ block.text }}\n",
}
Write = Callable[..., EntryPoint]


@pytest.fixture
def gopher(write_plugin: Write, tmp_path: Path) -> Callable[..., Registry]:
    """A function that makes a registry with an output named gopher, of these files."""

    def make(files: dict[str, str] | None = None, options: str = TEXT) -> Registry:
        point = write_plugin(PLUGIN.format(options=options), name="gopher")
        for name, text in (FILES if files is None else files).items():
            path = tmp_path / point.value / "templates" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return registry_of(point)

    return make


def test_it_draws_blocks_by_type_then_by_family_then_by_its_fallback(gopher: Callable[..., Registry]) -> None:
    """A network that it has never heard of is a post all the same."""
    registry = gopher()
    article = Article.model_validate(
        {
            "title": "abc",
            "blocks": [
                {"type": "paragraph", "text": "one<br>two"},
                {"type": "mastodon", "author": "Ada", "text": "a<br>b", "url": "https://mastodon.example/@ada/1"},
                {"type": "map", "url": "https://maps.example/1"},
                {"type": "button", "label": "Go", "url": "https://a.example/"},
            ],
        }
    )
    report = Report()
    made = render(article, "gopher", registry=registry, report=report)

    assert (
        "***\np ONE\nTWO\n\n> Ada on Mastodon:\n> A\n> B\n> <https://mastodon.example/@ada/1>\n\n"
        "embed <https://maps.example/1>\n\n?Go|<https://a.example/>|"
    ) == made
    assert [("block 4: button: its plugin has no template gopher.txt", "info")] == [
        (str(note), note.weight) for note in report.notes
    ]
    assert made == render(article, "gopher", registry=registry, strict=True)


def test_a_plugins_own_template_comes_before_the_outputs(
    gopher: Callable[..., Registry], write_plugin: Write, tmp_path: Path
) -> None:
    body = "selectors = ('div.poll',)\ntext: Text\n@classmethod\ndef from_html(cls, e): return cls(text=Text(e.text))"
    poll = write_plugin(body=body, templates={"gopher.txt": "poll: {{ block.text }}"})
    registry = registry_of(poll, write_plugin(PLUGIN.format(options=TEXT), name="gopher"))
    module = next(plugin.module for plugin in registry.plugins if plugin.name == "gopher")
    for name, text in {**FILES, "blocks/poll.txt": "never"}.items():
        path = tmp_path / module / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    assert "poll: Tea?" in render(read("<div class=poll>Tea?</div>", registry=registry), "gopher", registry=registry)


HTML = {
    "fallback.txt": "<i>{{ block.title }}</i>",
    "layout.txt": "<main>{{ body }}</main>",
    "blocks/paragraph.txt": "<p>{{ block.text }}</p>",
}


def test_in_html_each_value_is_escaped_for_its_place(gopher: Callable[..., Registry]) -> None:
    """What ``value`` makes of rich text is cleaned once more: it can't let markup in."""
    evil = "value=lambda text: text + \"<script>alert(1)</script><a href='javascript:x'>y</a>\""
    article = Article.model_validate(
        {
            "blocks": [
                {"type": "paragraph", "text": "<b>a</b>"},
                {"type": "button", "label": "<b>", "url": "https://a.b/"},
            ]
        }
    )

    assert "<main><p><b>a</b>y</p>\n<i>&lt;b&gt;</i></main>\n" == render(
        article, "gopher", registry=gopher(HTML, f'markup="html", {evil}')
    )
    assert "<main><p><b>a</b></p>\n" in render(article, "gopher", registry=gopher(HTML, 'markup="html"'))


UNSAFE = {
    "a script": ("blocks/paragraph.txt", "<p>\n<script>{{ block.text }}</script></p>", "blocks/paragraph.txt:2: "),
    "a handler": ("blocks/paragraph.txt", '<p onclick="{{ block.text }}">', "blocks/paragraph.txt:1: "),
    "half an address": ("blocks/button.txt", '\n\n<a href="/{{ block.url }}">a</a>', "blocks/button.txt:3: "),
    "no such field": ("blocks/paragraph.txt", "{{ block.txet }}", "blocks/paragraph.txt:1: Paragraph has no field"),
    "in a part": ("parts/part.txt", "a\n{{ block.txet }}", "parts/part.txt:2: Paragraph has no field"),
}


@pytest.mark.parametrize("case", UNSAFE)
def test_its_templates_are_checked_like_ours(case: str, gopher: Callable[..., Registry]) -> None:
    """The same checks, and the file and line that somebody has to open, be it one that is included."""
    file, text, where = UNSAFE[case]
    files = {
        **HTML,
        "blocks/paragraph.txt": "x\ny\n{% include 'part.txt' %}\nz" if "part" in file[:5] else "",
        file: text,
    }
    report = Report()
    article = Article.model_validate(
        {"blocks": [{"type": "paragraph", "text": "a"}, {"type": "button", "label": "a", "url": "https://a.b/"}]}
    )
    render(article, "gopher", registry=gopher(files, 'markup="html"'), report=report)

    assert where in str(report.warnings[0])


@pytest.mark.parametrize("missing", ["fallback.txt", "layout.txt"])
def test_an_output_without_its_files_says_which(missing: str, gopher: Callable[..., Registry]) -> None:
    registry = gopher({name: text for name, text in FILES.items() if name != missing})

    with pytest.raises(TemplateError, match=rf"templates/{missing}: No such file"):
        render(read("<p>a</p>"), "gopher", registry=registry)


def test_an_output_that_can_not_be_used_is_named() -> None:
    with pytest.raises(PluginError, match="output 'x' brings neither a folder of templates nor a renderer"):
        Output("x", ".x", "x.txt")
    with pytest.raises(PluginError, match="markup is 'html' or 'text', not 'xml'"):
        Output("x", ".x", "x.txt", folder=Path(), markup="xml")  # type: ignore[arg-type]


def test_a_template_that_email_text_and_web_are_owed_still_counts(with_plugin: Callable[..., Registry]) -> None:
    """A plugin that brings no email template loses its look in a mail; that an output of somebody else's has none for
    it is nobody's fault."""
    body = "selectors = ('div.poll',)\ntext: Text\n@classmethod\ndef from_html(cls, e): return cls(text=Text(e.text))"
    registry = with_plugin(body=body)
    article = read("<div class=poll>Tea?</div>", registry=registry)

    with pytest.raises(StrictError):
        render(article, "email", registry=registry, strict=True)
    assert "Tea?" in render(article, "markdown", registry=registry, strict=True)
    assert "Tea?" in render(article, "feed", registry=registry, strict=True)


def test_an_unknown_output_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match="installed: email, feed, markdown, text, web"):
        render(read("<p>a</p>"), "pdf")
