"""``render --isolate``: what a plugin does to its process costs its own block; the others are drawn."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from embedkit.cli import main, rendering
from embedkit.worker import Limits, isolated

SOURCE = '<p>Before.</p><div class="poll">Tea?</div><p>After.</p>'
PLUGIN = """
import os, time
from embedkit import Block, Text, hookimpl

class Poll(Block):
    type = "poll"
    selectors = ("div.poll",)
    words: Text = Text("Tea?")

    @property
    def shown(self) -> Text:
        {draws}
        return self.words

    @classmethod
    def from_html(cls, element):
        {reads}
        return cls()

{imports}

@hookimpl
def register_block_types():
    return [Poll]
"""
DISTRIBUTION = {"METADATA": "Metadata-Version: 2.1\nName: stranger\nVersion: 1\n", "RECORD": ""}
DEEDS = {
    "dies": ("os._exit(3)", "ended its process with exit code 3"),
    "hangs": ("time.sleep(60)", "stopped after 1 seconds"),
    "prints": ("print('not here')", ""),
}


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that installs a plugin for the processes that are started."""

    def install(**places: str) -> None:
        site = tmp_path / "site"
        folder = site / "embedkit_poll_apart"
        (folder / "templates").mkdir(parents=True)
        source = PLUGIN.format(**{name: places.get(name, "pass") for name in ("draws", "reads", "imports")})
        (folder / "__init__.py").write_text(source, "utf-8")
        for file, text in {"text.txt": "{{ block.shown }}\n", "web.html": "<p>{{ block.shown }}</p>"}.items():
            (folder / "templates" / file).write_text(text, "utf-8")
        info = site / "stranger-1.dist-info"
        info.mkdir()
        for file, text in DISTRIBUTION.items():
            (info / file).write_text(text, "utf-8")
        (info / "entry_points.txt").write_text("[embedkit]\npoll = embedkit_poll_apart\n", "utf-8")
        monkeypatch.setenv("PYTHONPATH", str(site))
        monkeypatch.chdir(tmp_path)
        (tmp_path / "story.html").write_text(SOURCE, "utf-8")

    limits = Limits(seconds=1)
    monkeypatch.setattr("embedkit.worker.isolated", lambda function, arguments: isolated(function, arguments, limits))
    return install


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("place", ["draws", "reads", "imports"])
def test_whatever_a_plugin_does_costs_only_its_block(
    stranger: Callable[..., None], capfd: pytest.CaptureFixture[str], place: str, deed: str
) -> None:
    statement, said = DEEDS[deed]
    stranger(**{place: statement})
    code = main(["render", "story.html", "--to", "text", "--isolate"])
    out, err = capfd.readouterr()

    assert (0, "Before.\n\nTea?\n\nAfter.\n") == (code, out)
    assert said in err
    assert "poll" in err or not said


def test_no_plugin_is_loaded_here(stranger: Callable[..., None]) -> None:
    stranger()
    main(["render", "story.html", "--to", "text", "--isolate"])

    assert "embedkit_poll_apart" not in sys.modules


def test_strict_and_files_are_as_without(stranger: Callable[..., None], tmp_path: Path) -> None:
    stranger(draws="os._exit(3)")

    assert main(["render", "story.html", "-o", "out", "--to", "text", "--isolate", "--strict"]) == 1
    assert not (tmp_path / "out").exists()
    assert main(["render", "story.html", "-o", "out", "--to", "text", "--isolate"]) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["story.txt"]


def test_bad_input_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(tmp_path / "none.html"), "--to", "text", "--isolate"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_same_words_come_out(tmp_path: Path) -> None:
    apart = rendering.rendered_apart(SOURCE.encode(), ["text"], None, resolve=False, format="html")

    assert apart.texts == {"text": "Before.\n\nTea?\n\nAfter.\n"}
