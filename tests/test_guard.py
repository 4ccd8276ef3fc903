"""Whatever a stranger's plugin raises, wherever it is called, costs its own answer and never ends a run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from embedkit import Article, InputError, PluginError, Report, StrictError, read, render
from embedkit.cli import main
from embedkit.host.guard import guarded, reason
from embedkit.host.registry import Registry
from embedkit.model import Block, Record
from embedkit.newsletter import build
from embedkit.resolve.gone import buried, linked

ERRORS = {
    "an exception": "raise RuntimeError('not today')",
    "an exit": "raise SystemExit(3)",
    "a generator's end": "raise GeneratorExit",
    "a field that is refused": "return Poll(words=4)",
    "several lines": "raise ValueError('one\\ntwo\\x1b[31m')",
    "one that can't say itself": "raise Mute",
}
MUTE = """
class Mute(Exception):
    def __str__(self):
        raise RuntimeError("mute")
"""
PLUGIN = (
    MUTE
    + """
from typing import ClassVar
from embedkit import *
from embedkit.kit import *

class Poll(Block):
    type = "poll"
    selectors = ("div.poll",)
    urls = ("https://polls.example/*",)
    words: Text = Text("Tea?")
    url: Url | None = None
    {decorator}
    def {method}(self, *args, **more):
        {error}

@hookimpl
def register_block_types():
    return [Poll]
"""
)
TEMPLATES = {
    "email.mjml": "<mj-text>{{ block.words }}</mj-text>",
    "text.txt": "{{ block.words }}\n",
    "web.html": "<p>{{ block.words }}</p>",
}
SOURCE = """<p>Before.</p><div class="poll"><p>Tea or coffee?</p></div><p>https://polls.example/1</p>
<iframe src="https://polls.example/2" title="A poll"></iframe><p>After.</p>"""
TEXT = "Before the poll, a sentence.\n\nTea or coffee?\n\nhttps://polls.example/1\n\nAfter the poll, another sentence."
METHODS = {
    "from_html": "@classmethod",
    "from_url": "@classmethod",
    "from_frame": "@classmethod",
    "from_text": "@classmethod",
    "gist": "",
    "frame": "",
    "lacks": "",
    "lookups": "",
    "with_answers": "",
    "role": "@property",
}


@pytest.fixture
def make(with_plugin: Callable[..., Registry], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Registry]:
    def made(method: str, error: str, templates: dict[str, str] = TEMPLATES) -> Registry:
        source = PLUGIN.format(method=method, decorator=METHODS[method], error=error)
        registry = with_plugin(source, templates=templates)
        # By the name of the module: embedkit.read is the verb.
        for place in ("host.registry", "read", "newsletter.assemble", "newsletter.load"):
            monkeypatch.setattr(sys.modules[f"embedkit.{place}"], "default_registry", lambda: registry)
        return registry

    return made


@pytest.mark.parametrize(
    ("error", "templates"),
    [
        *(pytest.param(error, TEMPLATES, id=error) for error in ERRORS),
        pytest.param("an exit", {}, id="an exit, by the fallback"),
    ],
)
@pytest.mark.parametrize("method", METHODS)
def test_no_method_of_a_block_type_ends_a_run(
    make: Callable[..., Registry], method: str, error: str, templates: dict[str, str], tmp_path: Path
) -> None:
    registry = make(method, ERRORS[error], templates)
    block = registry.block_types["poll"].model_construct(words="Tea?", url=None)
    articles = [
        read(SOURCE, registry=registry),
        read(TEXT, "text", registry=registry),
        Article.model_construct(blocks=(block,)),
    ]

    for article in articles:
        report = Report()
        for output in ("email", "text", "web"):
            assert render(article, output, registry=registry, report=report)
        for note in [*article.notes, *report.notes]:
            assert "\n" not in str(note)
            assert "\x1b" not in str(note)
            assert "For further information" not in str(note)
    assert ["Before.", "After."] == [
        words
        for block in articles[0].blocks
        if block.type == "paragraph" and (words := block.model_dump()["text"]) in ("Before.", "After.")
    ]
    for dead in ("keep", "redact", "link"):
        guarded("poll", lambda dead=dead: buried(block, (), dead, registry), block)  # type: ignore[misc]
    assert isinstance(linked(block, registry), Block)

    (tmp_path / "story.html").write_text(SOURCE, "utf-8")
    (tmp_path / "edition.toml").write_text(
        'subject = "A"\n[sender]\naddress = "a@news.example"\n[[entries]]\narticle = "story.html"\nshow = "teaser"\n'
        'url = "https://news.example/"\n[[entries]]\nblocks = [{ type = "poll" }]\n',
        "utf-8",
    )
    assert "Before." in build(tmp_path / "edition.toml").text


WRONG = {
    "lacks": ["return 4", "return ['a']", "return object()"],
    "gist": ["return None", "return 1, 2, 3", "return ('x',)"],
    "from_text": ["return 4", "return (4, 1)", "return (Poll(), 'two')", "return (Poll(), -9)", "return (Poll(), 99)"],
    "from_html": ["return 4", "return [4]", "return {}"],
    "role": ["return 4", "return None"],
}


@pytest.mark.parametrize(("method", "error"), [(name, error) for name, errors in WRONG.items() for error in errors])
def test_no_answer_of_the_wrong_kind_ends_a_run(make: Callable[..., Registry], method: str, error: str) -> None:
    registry = make(method, error.replace("Poll()", "self()"))
    for article in (read(SOURCE, registry=registry), read(TEXT, "text", registry=registry)):
        for output in ("email", "text", "web"):
            assert render(article, output, registry=registry)


READER = (
    MUTE
    + """
from embedkit import *
from embedkit.kit import *
from embedkit.kit.reader import Reader

class Poll(Record):
    words: Text

def sniff(source):
    {sniff}

def read(source):
    {read}

@hookimpl
def register_readers():
    return [Reader("poll", {suffixes}, sniff, read)]
"""
)


@pytest.mark.parametrize("error", ERRORS)
def test_a_reader_that_raises_is_one_line(with_plugin: Callable[..., Registry], error: str) -> None:
    """It is asked before ours, and costs nothing; asked by name, it says what it died of."""
    registry = with_plugin(READER.format(sniff=ERRORS[error], read=ERRORS[error], suffixes="(4,)"))

    assert "Before." in render(read(SOURCE, registry=registry), "text")
    with pytest.raises(InputError, match="input: the reader 'poll' failed: ") as caught:
        read(SOURCE, "poll", registry=registry)
    assert 1 == len(str(caught.value).splitlines())


OUTPUT = (
    MUTE
    + """
from embedkit import *
from embedkit.kit import *
from embedkit.kit.output import Output

class Poll(Record):
    words: Text

class Piece:
    text = "x"

class Renderer:
    def block(self, block, context):
        {block}
    def fallback(self, block, context):
        {fallback}
    def document(self, article, pieces, context):
        {document}

def make(registry, theme, direction):
    {make}

@hookimpl
def register_outputs():
    return [Output("poll", ".poll", "poll.html", make)]
"""
)


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("place", ["block", "fallback", "document", "make"])
def test_an_output_that_raises_is_one_line(with_plugin: Callable[..., Registry], place: str, error: str) -> None:
    good = {
        "block": "return Piece()",
        "fallback": "return Piece()",
        "document": "return 'x'",
        "make": "return Renderer()",
    }
    bad = {"block": "raise RuntimeError"} if place == "fallback" else {}
    registry = with_plugin(OUTPUT.format(**{**good, **bad, place: ERRORS[error]}))
    if place == "block" or (place == "document" and error == "a field that is refused"):
        report = Report()
        guarded("poll", lambda: render(read(SOURCE), "poll", registry=registry, report=report), "")
        assert (place == "block") == bool(report.warnings)
        return
    with pytest.raises(PluginError, match="the output 'poll' failed: "):
        render(read(SOURCE), "poll", registry=registry)


def test_an_interrupt_passes() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        guarded("poll", interrupt, None)


def test_a_reason_is_one_line_of_ours() -> None:
    class Strict(Record):
        number: int

    with pytest.raises(ValueError, match="number") as caught:
        Strict(number="many")  # type: ignore[arg-type]
    assert reason(caught.value).startswith("ValidationError: number: Input should be a valid integer")
    assert "http" not in reason(caught.value)


@pytest.mark.parametrize("command", [["render", "--to", "text"], ["newsletter", "-o", "out"]])
def test_a_plugin_that_did_not_load_is_a_finding_under_strict(
    command: list[str],
    with_plugin: Callable[..., Registry],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    registry = with_plugin("raise ImportError('no module named teapot')")
    monkeypatch.setattr("embedkit.host.registry.default_registry", lambda: registry)
    monkeypatch.chdir(tmp_path)
    Path("story.html").write_text("<p>Words.</p>", "utf-8")
    Path("edition.toml").write_text(
        'subject = "A"\n[sender]\naddress = "a@news.example"\n[[entries]]\narticle = "story.html"\n', "utf-8"
    )
    source = "story.html" if command[0] == "render" else "edition.toml"

    assert 1 == main([*command, source, "--strict"])
    assert not Path("out").exists()
    assert "a plugin of unknown did not load: ImportError: no module named teapot" in capfd.readouterr().err
    assert 0 == main([*command, source])
    assert "no module named teapot" in capfd.readouterr().err
    with pytest.raises(StrictError, match="teapot"):
        render(read("<p>Words.</p>"), "text", registry=registry, strict=True)
