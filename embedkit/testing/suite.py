"""The snapshot suite: for our plugins, and for anybody's, in a test file of three lines.

    from embedkit.testing import PluginSuite
    class TestPlugin(PluginSuite):
        plugin = "embedkit_poll"

``pytest`` compares every example in every output with ``snapshots/<type>/<example>.*``; ``pytest --force-regen`` writes
them. A missing snapshot fails, and so does one that no example makes any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

import pytest

from ..host.registry import Registry, default_registry
from ..lint import Severity, lint
from ..model import Article
from ..preview.examples import JSON, Example, examples_of, snapshot
from ..render import render
from ..report import INCOMPLETE, Report


class SnapshotSuite:
    """Every example of some groups in every output. Subclasses say which examples."""

    @classmethod
    def examples(cls) -> dict[str, list[Example]]:
        """Examples by group; the group is the name of the folder their snapshots are in."""
        raise NotImplementedError  # abstract: PluginSuite has a plugin's, a suite of one's own any others

    @staticmethod
    def folder(config: pytest.Config) -> Path:
        """Where snapshots are: ``snapshots`` in the root of the project."""
        return config.rootpath / "snapshots"

    @classmethod
    def pytest_generate_tests(cls, metafunc: pytest.Metafunc) -> None:
        """One test for each example and output, one more for each group."""
        groups = cls.examples()
        if "output" in metafunc.fixturenames:
            cases = [
                pytest.param(example, output, id=f"{group}-{example.name}-{output}")
                for group, examples in groups.items()
                for example in examples
                for output in (JSON, *default_registry().outputs)
            ]
            metafunc.parametrize(("example", "output"), cases)
        elif "group" in metafunc.fixturenames:
            metafunc.parametrize("group", list(groups))

    def test_snapshot(
        self, example: Example, output: str, file_regression: Any, request: pytest.FixtureRequest
    ) -> None:
        """What an example becomes has not changed; ``--force-regen`` accepts the change."""
        text = rendered(example, output)
        path = self.folder(request.config) / example.group / f"{example.name}{suffix(output)}"
        path.parent.mkdir(parents=True, exist_ok=True)
        file_regression.check(text, encoding="utf-8", newline="\n", fullpath=path)

    def test_no_stale_snapshot(self, group: str, request: pytest.FixtureRequest) -> None:
        """Every file among the snapshots belongs to an example that exists."""
        made = {f"{example.name}{suffix(out)}" for example in self.examples()[group] for out in (JSON, *_outputs())}
        there = {path.name for path in (self.folder(request.config) / group).glob("*") if ".obtained" not in path.name}
        assert sorted(there - made) == [], f"no example makes these any more: delete {sorted(there - made)}"


class PluginSuite(SnapshotSuite):
    """What every plugin keeps to. Set ``plugin`` to its entry point's name or module."""

    plugin: ClassVar[str]

    @classmethod
    def block_types(cls) -> list[str]:
        """The block types that the plugin registers."""
        registry = default_registry()
        for plugin in registry.plugins:
            if cls.plugin in (plugin.name, plugin.module) and plugin.error:
                raise pytest.UsageError(f"{cls.plugin} could not be loaded: {plugin.error}")
        names = {plugin.module for plugin in registry.plugins if cls.plugin in (plugin.name, plugin.module)}
        found = [name for name, block in registry.block_types.items() if registry.owners[block].__name__ in names]
        if not found:
            raise pytest.UsageError(f"{cls.plugin} registers no block type; is it installed?")
        return found

    @classmethod
    def examples(cls) -> dict[str, list[Example]]:
        """See SnapshotSuite."""
        return {name: examples_of(default_registry(), name) for name in cls.block_types()}

    def test_has_examples(self, group: str) -> None:
        """The block type has examples, they hold such a block, and one is named hostile."""
        examples = self.examples()[group]
        types = {block.type for example in examples for block in _article(example).blocks}
        assert group in types, f"no example in {[e.path.name for e in examples]} reads as a {group}"
        assert any(example.name.startswith("hostile") for example in examples), "no example named hostile.*"

    def test_loses_nothing_in_json(self, group: str) -> None:
        """An article with such blocks survives its own JSON."""
        for example in self.examples()[group]:
            article = _article(example)
            assert Article.model_validate_json(article.model_dump_json()) == article

    def test_is_deterministic(self, example: Example, output: str) -> None:
        """The same article renders to the same bytes, and without a fallback.

        An example may lack something, as a pasted caption without its picture does: people see what becomes of it.
        """
        report = Report()
        assert rendered(example, output) == rendered(example, output)
        if output != JSON:
            render(_article(example), output, report=report)
        assert [str(note) for note in report.warnings if not note.message.startswith(INCOMPLETE)] == []

    def test_no_example_makes_the_plugin_fail(self, group: str) -> None:
        """No word in an article, hostile ones neither, makes the plugin raise while it reads."""
        for example in self.examples()[group]:
            notes = [str(note) for note in _article(example).notes if note.plugin and note.weight == "warning"]
            assert notes == [], f"{example.path.name}: {notes}"

    def test_mails_arrive(self, group: str, tmp_path: Path) -> None:
        """The linter finds no error in the mail of any example."""
        for example in self.examples()[group]:
            path = tmp_path / f"{example.name}.html"
            path.write_text(render(_article(example), "email"), "utf-8")
            errors = [f"{one.rule} {one.message}" for one in lint(path) if one.severity is Severity.ERROR]
            assert errors == [], f"{example.path.name}: {errors}"


def rendered(example: Example, output: str) -> str:
    """An example in one output, or as JSON: what its snapshot holds."""
    return snapshot(example, output, default_registry())


def suffix(output: str) -> str:
    """How a snapshot of this output ends."""
    return ".json" if output == JSON else _registry().outputs[output].suffix


def _outputs() -> Iterable[str]:
    return _registry().outputs


def _registry() -> Registry:
    return default_registry()


@lru_cache(maxsize=512)
def _article(example: Example) -> Article:
    return example.article(default_registry())
