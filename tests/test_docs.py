"""What the documents promise is so."""

from __future__ import annotations

import importlib
import re
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import embedkit
from embedkit.cli import cli, main
from embedkit.host import hookspecs
from embedkit.host.registry import GROUP
from embedkit.kit import Element
from embedkit.outputs.context import FILTERS
from embedkit.outputs.text import TEXT_FILTERS

from .conftest import registry_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def fence(text: str, language: str, number: int = 0) -> str:
    """The nth fenced block of a language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.S)[number]


def test_the_worked_example_is_true() -> None:
    shown = fence(README, "console").partition("\n")[2]

    assert shown == embedkit.render(embedkit.read(fence(README, "html")), "text")


def test_the_theme_of_the_readme_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text(fence(README, "toml"), "utf-8")

    assert "#b3261e" == embedkit.Theme.from_toml(tmp_path / "theme.toml").light.accent


def test_the_defaults_in_the_documents_are_the_defaults() -> None:
    said = embedkit.Theme.model_validate(tomllib.loads(fence((ROOT / "docs/theme.md").read_text("utf-8"), "toml")))

    assert embedkit.Theme() == said


def test_the_recipe_for_a_block_type_is_a_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is out of date: the code in the README defines a block type."""
    monkeypatch.syspath_prepend(tmp_path)
    code = next(block for block in re.findall(r"```python\n(.*?)```", README, re.S) if "class Poll" in block)
    (tmp_path / "readme_poll.py").write_text(re.sub(r"^   ", "", code, flags=re.M), "utf-8")
    recipe = importlib.import_module("readme_poll")
    element = Element.parse("<h4>Tea?</h4><ul><li>Yes</li></ul>")

    assert "Tea?" == recipe.Poll.from_html(element).question
    assert [recipe.Poll] == recipe.register_block_types()


@pytest.mark.parametrize("name", sorted(name for name in vars(hookspecs) if name.startswith("register_")))
def test_every_hook_is_in_the_documents(name: str) -> None:
    documents = README + (ROOT / "docs/plugins.md").read_text("utf-8")

    assert name in documents


@pytest.mark.parametrize("name", sorted(name for name in {**FILTERS, **TEXT_FILTERS} if name not in ("_", "plain")))
def test_every_filter_is_in_the_documents(name: str) -> None:
    assert f"`{name}" in (ROOT / "docs/plugins.md").read_text("utf-8").replace("and `ngettext", "`ngettext")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"embedkit {name}" in README


def test_the_public_names_are_sorted_and_there() -> None:
    assert sorted(embedkit.__all__) == embedkit.__all__
    assert [] == [name for name in embedkit.__all__ if not hasattr(embedkit, name)]


def test_the_worked_example_of_a_template_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """As written it fails with the line shown; without the filter it draws the credit first."""
    text = (ROOT / "docs/theme.md").read_text("utf-8")
    template = tmp_path / "look/templates/photo/email.mjml"
    template.parent.mkdir(parents=True)
    (tmp_path / "look/theme.toml").write_text("", "utf-8")
    template.write_text(fence(text, "mjml"), "utf-8")
    story = (
        "<figure><img src='https://a.example/a.jpg' alt='A pier'><figcaption>The pier. Photo: Ada</figcaption></figure>"
    )
    (tmp_path / "story.html").write_text(story, "utf-8")
    monkeypatch.chdir(tmp_path)
    command, message = fence(text, "console").strip().split("\n")

    assert 2 == main(command.removeprefix("$ embedkit ").split())
    assert message == capfd.readouterr().err.strip()
    template.write_text(fence(text, "mjml").replace("|upper", ""), "utf-8")
    assert 0 == main(command.removeprefix("$ embedkit ").split())
    assert "<b>Ada</b><br>" in capfd.readouterr().out
    (tmp_path / "look/templates/foto").mkdir()
    template.rename(tmp_path / "look/templates/foto/email.mjml")
    assert 2 == main(command.removeprefix("$ embedkit ").split())
    assert fence(text, "console", 1).strip() == capfd.readouterr().err.strip()


def test_the_output_of_the_documents_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recipe for an output, followed to the letter, with the smallest templates."""
    monkeypatch.syspath_prepend(tmp_path)
    package = tmp_path / "embedkit_docs_gemini"
    for name, text in {
        "__init__.py": fence((ROOT / "docs/outputs.md").read_text("utf-8"), "python"),
        "gemini/layout.gmi": "{{ body }}",
        "gemini/fallback.gmi": "{{ block.words }}",
        "gemini/blocks/post.gmi": "> {{ block.text }}\n=> {{ block.url }}",
    }.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text, "utf-8")
    registry = registry_of(EntryPoint("gemini", "embedkit_docs_gemini", GROUP))
    article = embedkit.Article.model_validate(
        {"blocks": [{"type": "threads", "text": "a<br>b", "url": "https://www.threads.net/@a/post/1"}]}
    )

    assert "> a\n> b\n=> https://www.threads.net/@a/post/1\n" == embedkit.render(article, "gemini", registry=registry)
