"""A broken plugin costs itself and nothing else, and `embedkit plugins` can say why."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from types import SimpleNamespace

import pytest

from embedkit import read, render
from embedkit.host.registry import GROUP, Registry, default_registry
from embedkit.preview.inventory import inventory

from .conftest import registry_of

GOOD = """
from embedkit import *
from embedkit.kit import *
class Poll(Block):
    "A poll."
    type = "poll"
    selectors = ("div.poll",)
    words: Text
    @classmethod
    def from_html(cls, element):
        return cls(words=Text(element.text))
@hookimpl
def register_block_types():
    return [Poll]
"""
TEMPLATES = {
    "email.mjml": "<mj-text>{{ block.words }}</mj-text>",
    "text.txt": "{{ block.words }}",
    "web.html": "<p>{{ block.words }}</p>",
}

BROKEN = {
    "raises on import": ("raise RuntimeError('no licence')", "RuntimeError: no licence"),
    "does not parse": ("def", "SyntaxError: "),
    "imports what is not there": ("import embedkit_nowhere", "No module named 'embedkit_nowhere'"),
    "exits on import": ("import sys; sys.exit(3)", "SystemExit: 3"),
    "exits without a word": ("raise SystemExit", "SystemExit: no message"),
    "runs out of stack": ("def f(): f()\nf()", "RecursionError: "),
    "stops a generator": ("raise GeneratorExit", "GeneratorExit"),
    "raises in the hook": (GOOD.replace("return [Poll]", "1 / 0"), "ZeroDivisionError: division by zero"),
    "exits in the hook": (GOOD.replace("return [Poll]", "raise SystemExit(1)"), "SystemExit: 1"),
    "returns no list": (GOOD.replace("[Poll]", "Poll"), "register_block_types must return a list, not "),
    "returns nothing": (GOOD.replace("return [Poll]", "pass"), "must return a list, not NoneType"),
    "yields": (GOOD.replace("return [Poll]", "yield Poll"), "must return a list, not generator"),
    "returns no block": (GOOD.replace("[Poll]", "[dict]"), "<class 'dict'>, which is not a Block subclass"),
    "returns an object": (GOOD.replace("[Poll]", "[Poll(words='x')]"), "which is not a Block subclass"),
    "has no type name": (GOOD.replace('type = "poll"', ""), "block type Poll has no type name"),
    "has a type name of spaces": (GOOD.replace('"poll"', '"my poll/../x"', 1), "my poll/../x"),
    "takes a type that exists": (GOOD.replace('"poll"', '"tweet"', 1), "'tweet' exists already, in embedkit_tweet"),
    "takes the base class": (GOOD.replace("[Poll]", "[Block]"), "Block has no type name"),
    "misspells the hook": (
        GOOD.replace("register_block_types", "register_block_type"),
        "there is no hook named register_block_type; hooks: register_block_types, register_outputs, register_readers",
    ),
    "asks the hook for more": (GOOD.replace("types()", "types(app)"), "app"),
    "cannot be selected": (GOOD.replace("div.poll", "div..poll"), "selector 'div..poll' can't be used"),
    "has a selector that no parser reads": (GOOD.replace("div.poll", "div.poll:nonsense(("), "nonsense"),
    "has a selector with an unknown part": (GOOD.replace("div.poll", "div.poll:nonsense"), "nonsense"),
    "selects everything": (GOOD.replace("div.poll", "[data-x]"), "would ask for every element"),
    "gives one selector for many": (GOOD.replace('("div.poll",)', '"div.poll"'), "selectors"),
    "matches every host": (GOOD.replace("selectors", "urls").replace("div.poll", "https://*/x"), "URL pattern"),
    "matches a host by prefix": (GOOD.replace("selectors", "urls").replace("div.poll", "https://a.*/x"), "URL pattern"),
    "matches a scheme that never links": (GOOD.replace("selectors", "urls").replace("div.poll", "ftp://a.b/*"), "ftp"),
    "is no reader": (
        GOOD.replace("block_types", "readers").replace("[Poll]", "[Poll]"),
        "which is not a Reader",
    ),
    "takes a reader that exists": (
        "from embedkit import *\nfrom embedkit.readers import Reader\n@hookimpl\ndef register_readers():\n"
        "    return [Reader('html', (), lambda source: True, lambda source: None)]",
        "reader 'html' exists already",
    ),
    "takes an output that exists": (
        "from embedkit import *\nfrom embedkit.outputs import Output\n@hookimpl\ndef register_outputs():\n"
        "    return [Output('email', '.x', 'x', print)]",
        "output 'email' exists already",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_plugin_costs_only_itself(case: str, write_plugin: Callable[..., EntryPoint]) -> None:
    """The newsletter still goes out, and the report names the plugin and the reason."""
    source, reason = BROKEN[case]
    registry = registry_of(
        write_plugin(source, name="broken"),
        write_plugin(GOOD.replace('"poll"', '"later"', 1).replace("div.poll", "div.later"), name="later"),
    )
    found = {plugin.name: plugin.error for plugin in registry.plugins}

    assert reason in (found["broken"] or "")
    assert "\n" not in (found["broken"] or "")
    assert found["later"] is None
    assert {*default_registry().block_types, "later"} == {*registry.block_types} - {"poll"}
    blocks = read('<p>one</p><div class="later">two</div>', "html", registry=registry).blocks
    assert ["paragraph", "later"] == [block.type for block in blocks]


def test_one_bad_item_does_not_take_the_good_ones_with_it(write_plugin: Callable[..., EntryPoint]) -> None:
    registry = registry_of(write_plugin(GOOD.replace("[Poll]", "[dict, Poll]")))

    assert "poll" in registry.block_types
    assert "not a Block subclass" in (registry.plugins[-1].error or _error(registry, "poll"))


def _error(registry: Registry, name: str) -> str:
    return next(plugin.error or "" for plugin in registry.plugins if plugin.name == name)


def test_a_plugin_that_works_has_no_error(write_plugin: Callable[..., EntryPoint]) -> None:
    registry = registry_of(write_plugin(GOOD, templates=TEMPLATES))
    article = read('<div class="poll">Ferry or bridge?</div>', "html", registry=registry)

    assert _error(registry, "poll") == ""
    assert render(article, "text", registry=registry) == "Ferry or bridge?\n"


def test_an_interrupt_is_the_persons_and_passes(write_plugin: Callable[..., EntryPoint]) -> None:
    with pytest.raises(KeyboardInterrupt):
        registry_of(write_plugin("raise KeyboardInterrupt"))


def test_an_entry_point_must_name_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "embedkit_object", SimpleNamespace(thing=1))  # type: ignore[arg-type]
    registry = Registry.from_entry_points([EntryPoint("a", "embedkit_object:thing", "embedkit")])

    assert _error(registry, "a") == "the entry point must name a module"


def test_plugins_come_in_the_same_order_whatever_the_disk_says() -> None:
    points = list(entry_points(group=GROUP))

    first, second = Registry.from_entry_points(points), Registry.from_entry_points(reversed(points))

    assert list(first.block_types) == list(second.block_types)
    assert first.plugins == second.plugins


def test_the_list_of_plugins_names_problems_of_load_and_of_templates(write_plugin: Callable[..., EntryPoint]) -> None:
    """A template with a mistake is found by looking, before an article needs it."""
    registry = registry_of(
        write_plugin("raise RuntimeError('no licence')", name="broken"),
        write_plugin(GOOD, templates={**TEMPLATES, "text.txt": "{{ block.word }}", "web.html": "<!-- {% if block %}"}),
    )
    problems = {problem["reason"] for problem in inventory(registry)["problems"]}

    assert any("no licence" in reason for reason in problems)
    assert any("text.txt:1: Poll has no field 'word'; did you mean words?" in reason for reason in problems)
    assert any("web.html" in reason for reason in problems)


def test_the_list_of_plugins_says_where_a_type_comes_from() -> None:
    types = {item["type"]: item for item in inventory()["block_types"]}

    assert types["tweet"]["distribution"] == "embedkit-newsroom"
    assert types["tweet"]["summary"].startswith("A post on X")
