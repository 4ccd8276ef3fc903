"""Every example of every plugin of ours, and the whole articles of the showcase, in every output."""

from pathlib import Path

import pytest

from embedkit.host.distribution import NAME
from embedkit.host.registry import default_registry
from embedkit.preview.examples import KINDS, SHOWCASE, Example
from embedkit.testing.suite import PluginSuite, SnapshotSuite


class TestPlugins(PluginSuite):
    """The same suite that a third party runs on its plugin, over all of ours."""

    @classmethod
    def block_types(cls) -> list[str]:
        ours = {plugin.module for plugin in default_registry().plugins if plugin.distribution == NAME}
        return [name for name, cls in default_registry().block_types.items() if cls.__module__ in ours]


class TestShowcase(SnapshotSuite):
    @classmethod
    def examples(cls) -> dict[str, list[Example]]:
        return {
            "showcase": [Example("showcase", path) for path in sorted(SHOWCASE.glob("*.*")) if path.suffix in KINDS]
        }


def test_every_plugin_folder_is_registered() -> None:
    """A folder under plugins/ without its line in pyproject.toml would be dead code."""
    folders = {path.name for path in Path("plugins").iterdir() if path.is_dir()}
    ours = {plugin.module for plugin in default_registry().plugins if plugin.distribution == NAME}

    assert folders == {module for module in ours if not module.startswith("embedkit.")}


def test_no_snapshot_folder_is_stale(request: pytest.FixtureRequest) -> None:
    """A removed plugin leaves no snapshots behind."""
    groups = {"showcase", "newsletters", *TestPlugins.block_types()}

    assert groups == {path.name for path in (request.config.rootpath / "snapshots").iterdir()}
