"""What a user gets who installs the wheel, and what a stranger's plugin gets beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a user would, with nothing of this checkout on its path."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PYTEST"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build(source: Path, folder: Path) -> Path:
    """Build a wheel with the hatchling that is installed; no network."""
    done = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source, cwd=folder
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return next(iter(sorted(folder.glob("*.whl"), key=lambda path: path.stat().st_mtime, reverse=True)))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def house(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean virtual environment outside the checkout, with the wheel in it.

    Its dependencies come from the environment of the tests, by a .pth file: .pth files found that way are not
    followed, so the editable install of this checkout stays out.
    """
    folder = tmp_path_factory.mktemp("house")
    assert run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder).returncode == 0
    site = next((folder / "venv").glob("lib/python*/site-packages"))
    ours = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "dependencies.pth").write_text(ours + "\n", "utf-8")
    install(folder, wheel)
    return folder


def install(house: Path, wheel: Path) -> None:
    python = house / "venv/bin/python"
    options = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check")
    done = run(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, cwd=house)
    assert done.returncode == 0, done.stderr


def test_the_wheel_installs_only_our_names(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert {name.split("/")[0] for name in names if not name.split("/")[0].startswith("embedkit")} == set()
    assert {"embedkit/py.typed", "embedkit_tweet/templates/email.mjml"} <= set(names)
    assert [name for name in names if name.startswith("embedkit_tweet/examples/")]
    assert "embedkit/outputs/email/layout.mjml" in names


def test_an_installed_wheel_renders(house: Path) -> None:
    """From another folder, through the console script, without this checkout."""
    (house / "story.html").write_text("<h1>Hello</h1><p>https://x.com/harbour/status/1300000000000000000</p>", "utf-8")
    where = run(house / "venv/bin/python", "-c", "import embedkit; print(embedkit.__file__)", cwd=house)
    assert str(house) in where.stdout
    done = run(house / "venv/bin/embedkit", "render", "story.html", "-o", "out", cwd=house)

    assert (0, ["story.email.html", "story.txt", "story.web.html"]) == (
        done.returncode,
        sorted(path.name for path in (house / "out").iterdir()),
    )
    assert "@harbour on X, 30 August 2020" in (house / "out/story.txt").read_text("utf-8")


POLL = '''
    """Polls."""

    from typing import Self

    from embedkit import Block, Text, hookimpl
    from embedkit.kit import Element


    class Poll(Block):
        """A question with options."""

        type = "poll"
        selectors = ("div.poll",)

        question: Text
        options: tuple[Text, ...] = ()

        @classmethod
        def from_html(cls, element: Element) -> Self | None:
            question = element.select_one("h4")
            options = tuple(Text(item.text) for item in element.select("li"))
            return cls(question=Text(question.text), options=options) if question else None


    @hookimpl
    def register_block_types():
        return [Poll]
'''
FILES = {
    "embedkit_poll/__init__.py": POLL,
    "embedkit_poll/templates/email.mjml": "<mj-text><b>{{ block.question }}</b>{% for it in block.options %}<br />{{ it }}{% endfor %}</mj-text>",
    "embedkit_poll/templates/text.txt": "{{ block.question }}\n{% for it in block.options %}\n- {{ it }}\n{% endfor %}\n",
    "embedkit_poll/templates/web.html": "<p>{{ block.question }}</p>",
    "embedkit_poll/examples/simple.html": '<div class="poll"><h4>Tea or coffee?</h4><ul><li>Tea</li><li>Coffee</li></ul></div>',
    "embedkit_poll/examples/hostile.html": '<div class="poll"><h4>&lt;script&gt; {{ 7*7 }}</h4></div>',
    "embedkit_broken.py": "raise ImportError('no module named teapot')",
    "embedkit_angry.py": "from embedkit import hookimpl\n@hookimpl\ndef register_block_types():\n    raise RuntimeError('not today')\n",
    "embedkit_thief.py": POLL.replace('type = "poll"', 'type = "tweet"'),
    "tests/test_poll.py": """
        from embedkit.testing import PluginSuite
        class TestPoll(PluginSuite):
            plugin = "embedkit_poll"
    """,
    "pyproject.toml": """
        [build-system]
        requires = ["hatchling"]
        build-backend = "hatchling.build"
        [project]
        name = "stranger"
        version = "2.5"
        [project.entry-points.embedkit]
        angry = "embedkit_angry"
        broken = "embedkit_broken"
        poll = "embedkit_poll"
        thief = "embedkit_thief"
        [tool.hatch.build.targets.wheel]
        include = ["embedkit_*"]
    """,
}


@pytest.fixture(scope="module")
def stranger(house: Path) -> Path:
    """A plugin in a distribution of its own, with three broken ones beside it, installed next to the wheel."""
    source = house / "stranger"
    for name, text in FILES.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(textwrap.dedent(text).lstrip("\n"), "utf-8")
    install(house, build(source, house))
    return source


def test_a_strangers_plugin_works_like_ours(house: Path, stranger: Path) -> None:
    (house / "poll.html").write_text(FILES["embedkit_poll/examples/simple.html"], "utf-8")
    done = run(house / "venv/bin/embedkit", "render", "poll.html", "--to", "text", cwd=house)

    assert (0, "Tea or coffee?\n- Tea\n- Coffee\n") == (done.returncode, done.stdout)


def test_broken_plugins_cost_only_themselves_and_are_named(house: Path, stranger: Path) -> None:
    done = run(house / "venv/bin/embedkit", "plugins", "--format", "json", cwd=house)
    found = json.loads(done.stdout)
    reasons = {item["plugin"]: item["reason"] for item in found["problems"]}

    assert {"angry", "broken", "thief"} == set(reasons)
    assert reasons["broken"] == "ImportError: no module named teapot (site-packages/embedkit_broken.py:1)"
    assert reasons["angry"] == "RuntimeError: not today (site-packages/embedkit_angry.py:4)"
    assert reasons["thief"] == "block type 'tweet' exists already, in embedkit_tweet"
    assert {"poll", "tweet", "paragraph"} <= {item["type"] for item in found["block_types"]}
    assert [("stranger", "2.5")] == [
        (item["distribution"], item["version"]) for item in found["block_types"] if item["type"] == "poll"
    ]


def test_a_stranger_runs_our_suite_in_three_lines(house: Path, stranger: Path) -> None:
    """A missing snapshot fails and is written; then the suite passes; then a stale file fails."""
    command = (house / "venv/bin/python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    first = run(*command, cwd=stranger)
    written = sorted(path.name for path in (stranger / "snapshots/poll").iterdir())
    again = run(*command, cwd=stranger)
    (stranger / "snapshots/poll/removed.txt").write_text("x", "utf-8")
    stale = run(*command, cwd=stranger)

    assert (1, 0, 1) == (first.returncode, again.returncode, stale.returncode), again.stdout
    assert "email.html feed.html json md txt web.html".split() == [name.partition(".")[2] for name in written[:6]]
    assert "removed.txt" in stale.stdout
