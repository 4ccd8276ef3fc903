"""``embedkit new``: a distribution that works at once, in an environment of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from embedkit.cli import main
from embedkit.testing.skeleton import plugin_files

from .test_packaging import build, house, install, run, wheel

__all__ = ["house", "wheel"]  # fixtures


@pytest.mark.parametrize("name", ["fact-box", "quiz", "a-b-c2"])
def test_every_name_is_filled_in(name: str) -> None:
    files = plugin_files(name)
    text = "\n".join([*files, *files.values()])

    assert f"embedkit_{name.replace('-', '_')}/__init__.py" in files
    assert {".gitignore", ".github/workflows/test.yml", "pyproject.toml", "README.md"} <= set(files)
    assert [word for word in ("fact-box", "fact_box", "FactBox") if word in text and name != "fact-box"] == []


@pytest.mark.parametrize("name", ["../x", "Poll", "a b", "", "x" * 60, "-a", "a_b", "tweet", "pull-quote-" * 5])
def test_a_name_that_can_not_be_is_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["new", "--", name]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "embedkit-quiz").mkdir()

    assert main(["new", "quiz", "-o", str(tmp_path)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_the_new_plugin_passes_its_own_suite(house: Path, tmp_path: Path) -> None:
    """As its author would: with the installed embedkit, not this checkout's."""
    made = run(house / "venv/bin/embedkit", "new", "quiz-night", "-o", tmp_path, cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    folder = tmp_path / "embedkit-quiz-night"
    install(house, build(folder, tmp_path))
    done = run(house / "venv/bin/python", "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=folder)

    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout
