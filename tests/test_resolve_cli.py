"""``embedkit resolve`` and its settings, as a person meets them."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import requests_mock
from click.testing import CliRunner, Result

import embedkit
from embedkit import InputError
from embedkit.cli.resolve import resolve_command
from embedkit.errors import EmbedkitError
from embedkit.resolve import Lookup, fetch
from embedkit.resolve.providers import TABLE
from embedkit.resolve.settings import Settings
from embedkit_tweet import record as x

STORY = "<h1>The ferry is back</h1><p>It left at 7:40.</p>"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("story.html").write_text(STORY, "utf-8")
    return tmp_path


def call(*args: str) -> Result:
    return CliRunner().invoke(resolve_command, args, catch_exceptions=True)


def test_an_article_without_embeds_is_as_it_was_read(folder: Path) -> None:
    with requests_mock.Mocker() as web:
        result = call("story.html", "--dead", "link")

    assert (0, 0) == (result.exit_code, web.call_count)
    assert ["The ferry is back", "It left at 7:40."] == [
        json.loads(result.stdout)["title"],
        json.loads(result.stdout)["blocks"][0]["text"],
    ]
    assert not (folder / "cache").exists()


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[resolve]\ndiscovery = true", "embedkit.toml: resolve.discovery: Extra inputs are not permitted"),
        ("[resolve]\ndeadline = 0", "embedkit.toml: resolve.deadline: "),
        ("[resolve]\ndeadline = 'soon'", "embedkit.toml: resolve.deadline: "),
        ("[resolve.endpoints]\n'https://*/x' = 'https://a.example/'", "embedkit.toml: resolve.endpoints: URL pattern"),
        (
            "[resolve.endpoints]\n'https://a.example/*' = '/oembed'",
            "embedkit.toml: resolve.endpoints.https://a.example/*",
        ),
        ("[resolve]\nsupply = 1", "embedkit.toml: resolve: "),
        ("resolve = 1", "embedkit.toml: resolve: "),
        ("[resolve", "embedkit.toml: "),
    ],
)
def test_a_mistake_in_the_settings_is_named(toml: str, words: str, folder: Path) -> None:
    Path("embedkit.toml").write_text(toml, "utf-8")
    error = call("story.html").exception

    assert isinstance(error, InputError)
    assert str(error).startswith(words)
    assert "\n" not in str(error)


def test_settings_of_others_do_not_matter(folder: Path) -> None:
    Path("embedkit.toml").write_text("[lint]\nignore = ['S1']\n[resolve]\ndeadline = 5", "utf-8")

    assert Settings(deadline=5) == Settings.load()


def test_a_token_that_would_break_a_header_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """And is not printed."""
    monkeypatch.setenv("TOKEN", "secret\r\nHost: evil")
    with pytest.raises(InputError, match="the token in TOKEN") as caught:
        Settings(tokens={"a.example": "TOKEN", "b.example": "NOT_SET"}).secrets()

    assert "secret" not in str(caught.value)


def test_without_requests_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in ("embedkit.resolve.run", "embedkit.resolve.fetch", "embedkit.resolve.connection"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "requests", None)
    error = call("story.html").exception

    assert isinstance(error, EmbedkitError)
    assert "resolving embeds needs requests: pip install 'embedkit-newsroom[resolve]'" == str(error)


def test_importing_the_seam_imports_no_network() -> None:
    """Plugins import it at every start."""
    code = (
        "import sys, embedkit.resolve, embedkit.kit;"
        "print(*sorted({'requests', 'urllib3', 'sqlite3', 'json.tool', 'bs4'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "\n" == done.stdout


def test_the_user_agent_names_embedkit() -> None:
    assert "embedkit/" in fetch.user_agent()


DOCUMENT = (Path(__file__).parent.parent / "docs/resolving.md").read_text("utf-8")


def fences(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.S)


def test_the_settings_of_the_document_are_right(folder: Path) -> None:
    Path("embedkit.toml").write_text(fences("toml")[0], "utf-8")
    settings = Settings.load()

    assert ((Settings().discover, Settings().deadline), "X_BEARER_TOKEN") == (
        (settings.discover, settings.deadline),
        settings.tokens["api.x.com"],
    )


def test_the_code_of_the_document_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    supply, block = fences("python")
    names: dict[str, Any] = {"article": embedkit.Article()}
    exec(supply, names)  # noqa: S102
    Path("films.py").write_text(block, "utf-8")
    monkeypatch.syspath_prepend(folder)
    film = importlib.import_module("films").Film(url=embedkit.Url("https://video.example/1"))
    names["records"]["13"] = {"data": {}}

    assert names["article"] == names["resolved"]
    assert ["oembed", "page"] == [lookup.kind for lookup in film.lookups()]
    assert {"data": {}} == names["supply"](Lookup("json", x.api(embedkit.Url("https://x.com/ada/status/13"))))
    assert f"{len(json.loads(TABLE.read_text('utf-8'))['endpoints'])} endpoints" in DOCUMENT
