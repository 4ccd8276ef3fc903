"""The name that pip knows us by. ``embedkit`` on the index is another project's, which no reader of ours wants."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from importlib.metadata import EntryPoint, version
from pathlib import Path

import pytest

from embedkit.cli import main
from embedkit.host.distribution import NAME
from embedkit.preview.inventory import inventory

from .conftest import registry_of

ROOT = Path(__file__).parent.parent
# A requirement, a pip command, a link to the index: whatever makes a reader's machine fetch the bare name.
_LEADS_ASTRAY = re.compile(
    r"""(?:install|add|uninstall|download|pipx|uvx)\s[^\n`]{0,60}?(?<![\w./-])embedkit(?![\w/.-]|\s+(?:--?\w|[a-z]))
    |["']embedkit\s*(?:\[[\w,\s-]*\]|[=<>~!]=)
    |(?<![\w/.-])embedkit\[[a-z,\s]+\]
    |pypi\.org/(?:project|pypi|simple)/embedkit(?!-newsroom)\b""",
    re.X | re.I,
)


def our_texts() -> list[Path]:
    kinds = (".md", ".py", ".toml", ".txt", ".html", ".mjml")
    folders = [ROOT / name for name in ("docs", "embedkit", "plugins", "tests", "tools")]
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix in kinds]
    return [*found, *ROOT.glob("*.md"), *ROOT.glob("*.toml"), ROOT / "Makefile"]


def test_no_text_of_ours_installs_the_other_project() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in our_texts()
        if path != Path(__file__)
        for match in _LEADS_ASTRAY.finditer(path.read_text("utf-8", "replace"))
    ]

    assert [] == found


@pytest.mark.parametrize(
    ("text", "astray"),
    [
        ("pip install embedkit", True),
        ("pip install -U embedkit[test]", True),
        ("pip install 'embedkit[resolve]'", True),
        ("uv add embedkit", True),
        ('"embedkit[test]",', True),
        ("'embedkit>=0.1'", True),
        ("https://pypi.org/project/embedkit/", True),
        ("pip install embedkit-newsroom", False),
        ("pip install 'embedkit-newsroom[resolve]'", False),
        ("pip install -e . && embedkit read -", False),
        ("add one line under [project.entry-points.embedkit]", False),
        ("https://pypi.org/project/embedkit-newsroom/", False),
    ],
)
def test_the_test_above_knows_such_a_text(text: str, astray: bool) -> None:
    assert astray == bool(_LEADS_ASTRAY.search(text))


def test_the_name_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert NAME == project["name"] == "embedkit-newsroom"
    assert {"embedkit": "embedkit.cli:main"} == project["scripts"]


def test_what_is_installed_has_that_name(capfd: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["--version"])
    assert f"embedkit {version(NAME)}" == capfd.readouterr().out.strip()
    assert {NAME} == {item["distribution"] for item in inventory()["block_types"] if item["type"] in ("photo", "tweet")}


def test_a_stranger_that_is_called_embedkit_takes_no_type_of_ours(
    write_plugin: Callable[..., EntryPoint], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two that register the same type, ours is first; whoever sorts before it, and even under the bare name."""
    source = """
        from embedkit import Block, hookimpl
        class Mine(Block):
            type = "photo"
        @hookimpl
        def register_block_types():
            return [Mine]
    """
    point = write_plugin(source, name="aaa")

    class Distribution:
        name, version = "embedkit", "9"

    vars(point)["dist"] = Distribution()
    registry = registry_of(point)

    assert registry.block_types["photo"].__module__ == "embedkit_photo"
    assert ["block type 'photo' exists already, in embedkit_photo"] == [
        one.error for one in registry.plugins if one.distribution == "embedkit"
    ]
