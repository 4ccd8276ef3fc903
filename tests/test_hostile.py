"""Hostile words in every field of every installed block type: shown as typed in every output, and never run."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import html5lib
import pytest
from pydantic import ValidationError

from embedkit import Article, Block, RichText, Text, read, render
from embedkit.host.registry import default_registry
from embedkit.preview.examples import all_examples

from .shapes import SHAPES

HARMLESS = "harmless"


def look(block_type: type[Block]) -> object:
    """What decides how a type's values are drawn: its fields and its templates."""
    folder = Path(default_registry().owners[block_type].__file__ or "").parent / "templates"
    templates = tuple(path.read_text("utf-8") for path in sorted(folder.rglob("*.*")))
    return str(block_type.model_fields), templates


def examples(block_type: type[Block]) -> int:
    """How many files its plugin shows."""
    return len(list((Path(default_registry().owners[block_type].__file__ or "").parent / "examples").iterdir()))


# Networks whose posts are drawn by the very same templates: the one with the most examples stands for all.
TYPES = sorted({look(cls): cls.type for cls in sorted(default_registry().block_types.values(), key=examples)}.values())


@lru_cache
def samples(type_name: str) -> tuple[dict[str, Any], ...]:
    """Blocks of this type, as the examples of the installed plugins have them: the fullest of each shape."""
    found: dict[frozenset[str], dict[str, Any]] = {}
    for example in all_examples(default_registry()):
        for block in example.article(default_registry()).blocks:
            if block.type == type_name:
                data = json.loads(block.model_dump_json(exclude_none=True))
                key = frozenset(re.sub(r"\.\d+", "", ".".join(map(str, path))) for path, _ in strings(data))
                found[key] = max(data, found.get(key, data), key=lambda one: len(json.dumps(one)))
    return tuple(found.values())


def strings(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Every string in a block's JSON, and where it is."""
    if isinstance(data, str) and path != ("type",):
        yield path, data
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from strings(value, (*path, key))


def with_value(data: Any, path: tuple[Any, ...], value: str) -> Any:
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = with_value(copy[path[0]], path[1:], value)
    return copy


def leaf(block: Block, path: tuple[Any, ...]) -> Any:
    value: Any = block
    for key in path:
        value = value[key] if isinstance(value, tuple | dict) else getattr(value, key)
    return value


def block_of(data: dict[str, Any]) -> Block | None:
    try:
        return Article.model_validate({"blocks": [data]}).blocks[0]
    except ValidationError:
        return None


def harmless(shape: str) -> str:
    """As many words, as long ones: a wide table is laid out in another way than a narrow one."""
    return re.sub(r"[^\w\s]", "x", Text(shape))


def escaped(shape: str, block: Block, path: tuple[Any, ...]) -> str:
    """Rich text gets the words as words; what it does with markup is another test."""
    return RichText.from_plain(shape) if isinstance(leaf(block, path), RichText) else shape


@lru_cache
def pairs(type_name: str) -> tuple[tuple[tuple[Any, ...], str, Block, Block], ...]:
    """(field, shape, hostile block, its harmless twin) for each field that takes any words."""
    found = []
    seen: set[tuple[Any, ...]] = set()
    for data in sorted(samples(type_name), key=lambda one: -len(json.dumps(one))):
        for path, _ in strings(data):
            field = tuple(key for key in path if not isinstance(key, int))
            twin = block_of(with_value(data, path, HARMLESS))
            if field in seen or len(field) > 5 or twin is None or leaf(twin, path) != HARMLESS:
                continue
            seen.add(field)
            for shape in SHAPES:
                block = block_of(with_value(data, path, escaped(shape, twin, path)))
                tame = block_of(with_value(data, path, harmless(shape)))
                if block is not None and tame is not None and str(leaf(block, path)):
                    found.append((field, shape, block, tame))
    return tuple(found)


@lru_cache(maxsize=2048)
def parsed(html: str) -> tuple[list[str], int, list[str]]:
    """Elements, the number of comments, and what is wrong, as a browser sees the page."""
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    names, comments, wrong = [], 0, []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            comments += 1
            continue
        names.append(element.tag)
        wrong += [element.tag] if element.tag in ("script", "iframe", "object", "base", "svg", "form") else []
        for name, value in element.attrib.items():
            active = re.sub(r"[\x00-\x20]", "", value).lower().startswith(("javascript:", "data:", "vbscript:"))
            if str(name).startswith("on") or (active and name in ("href", "src", "action", "formaction", "background")):
                wrong.append(f"{name}={value}")
    return names, comments, wrong


def outlook(html: str) -> str:
    """As Word reads it: what is in conditional comments is markup."""
    return re.sub(r"<!--\[if [^\]]*\]>(?:<!-->)?|(?:<!--)?<!\[endif\]-->", "", html)


def page(blocks: list[Block], output: str) -> str:
    return render(Article(title=Text("T"), blocks=tuple(blocks)), output)


@pytest.mark.parametrize("output", ["email", "web"])
@pytest.mark.parametrize("type_name", TYPES)
def test_hostile_words_add_no_element_no_comment_and_no_script(type_name: str, output: str) -> None:
    """What somebody wrote in a caption must not become a button, a form or a script in the reader's mail."""
    fields = {field: list(group) for field, group in itertools.groupby(pairs(type_name), key=lambda pair: pair[0])}
    hostile, tame = (page([case[at] for cases in fields.values() for case in cases], output) for at in (2, 3))
    if _differ(hostile, tame, output):
        for field, cases in fields.items():
            guilty = [shape for _, shape, *both in cases if _differ(*(page([one], output) for one in both), output)]
            assert (field, guilty) == (field, [])
        pytest.fail("only all of them together")


def _differ(hostile: str, harmless: str, output: str) -> bool:
    views = (hostile, harmless), (outlook(hostile), outlook(harmless))
    for one, other in views if output == "email" else views[:1]:
        names, comments, wrong = parsed(one)
        if wrong or (names, comments) != parsed(other)[:2]:
            return True
    return False


def bare(text: str) -> str:
    """Words without what wrapping and quoting put between them."""
    return re.sub(r"[\s>]", "", text)


@pytest.mark.parametrize("output", ["email", "text", "web"])
@pytest.mark.parametrize("type_name", TYPES)
def test_hostile_words_are_shown_as_typed(type_name: str, output: str) -> None:
    """A sentence about HTML, or a joke about templates, reaches the reader as its author wrote it."""
    for field, group in itertools.groupby(pairs(type_name), key=lambda pair: pair[0]):
        cases = list(group)
        if bare(harmless(cases[0][1])) not in words(page([cases[0][3]], output), output):
            continue  # not a field that this output prints
        printed = words(page([case[2] for case in cases], output), output)

        assert (field, []) == (field, [shape for _, shape, *_ in cases if bare(Text(shape)) not in printed])
        # Text has marks of embedkit's own, in pairs, round what runs the other way than its line.
        foreign = re.sub("\u2068([^\u2066-\u2069]*)\u2069", r"\1", printed) if output == "text" else printed
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", foreign)


def words(html: str, output: str) -> str:
    """What a person sees."""
    if output == "text":
        return bare(html)
    body = html5lib.parse(html, namespaceHTMLElements=False).find("body")
    return bare("".join(body.itertext()))


@pytest.mark.parametrize("output", ["email", "web"])
@pytest.mark.parametrize("type_name", TYPES)
def test_hostile_markup_in_rich_text_is_cleaned(type_name: str, output: str) -> None:
    """The same shapes as markup: emphasis and good links may stay, nothing else."""
    blocks = []
    for data in samples(type_name):
        for path, _ in strings(data):
            block = block_of(data)
            if block is not None and isinstance(leaf(block, path), RichText):
                changed = (block_of(with_value(data, path, f"words {shape} words")) for shape in SHAPES)
                blocks += [one for one in changed if one is not None]
    html = page(blocks, output)
    harmless = page([], output)

    assert parsed(html)[2] == []
    assert html.count("<style") - harmless.count("<style") <= 2
    assert parsed(outlook(html))[2] == []


@pytest.mark.parametrize("output", ["email", "text", "web"])
@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_facts_of_an_article(shape: str, output: str) -> None:
    """Title, byline and summary come from the same sources as the rest."""
    hostile, harmless = (
        render(Article(title=Text(words), byline=Text(words), summary=RichText.from_plain(words)), output)
        for words in (shape, HARMLESS)
    )

    assert bare(Text(shape)) in bare(hostile) or output != "text"
    if output != "text":
        assert not _differ(hostile, harmless, output)


@pytest.mark.parametrize("output", ["email", "text", "web"])
@pytest.mark.parametrize("format", ["html", "text"])
def test_hostile_sources_are_read_and_shown(format: str, output: str) -> None:
    for shape in SHAPES:
        report = render(read(f"<p>before</p>\n\n{shape}\n\n<p>after</p>", format), output)
        if output != "text":
            assert parsed(report)[2] == []
        assert "before" in report
