"""The outline of an article: one headline, and no level left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from embedkit import read, render
from embedkit.host.registry import Registry

HEADINGS = [
    ([2, 3, 4], [2, 3, 4]),
    ([4, 6, 2], [2, 3, 2]),
    ([1, 1, 3], [2, 2, 3]),
    ([6], [2]),
    ([2, 5, 3, 6], [2, 3, 3, 4]),
    ([3, 3, 3], [2, 2, 2]),
    ([4, 5, 5, 4], [2, 3, 3, 2]),
    ([2, 4, 4, 4, 2, 4], [2, 3, 3, 3, 2, 3]),
    ([1, 2, 2, 1, 2], [2, 3, 3, 2, 3]),
    ([4, 3, 2, 3, 3], [2, 2, 2, 3, 3]),
]


@pytest.mark.parametrize("output", ["email", "web"])
@pytest.mark.parametrize(("levels", "printed"), HEADINGS)
def test_headings_never_skip_a_level(
    levels: list[int], printed: list[int], output: str, with_plugin: Callable[..., Registry]
) -> None:
    """Who reads by headings must not look for a level that is not there."""
    registry = with_plugin(
        body="level: int\n",
        templates={
            "email.mjml": HEADING.replace("@", "<mj-text>").replace("#", "</mj-text>"),
            "web.html": HEADING.replace("@", "").replace("#", ""),
        },
    )
    cls = registry.block_types["poll"]
    article = read("<h1>Title</h1><p>x</p>", "html").model_copy(
        update={"blocks": tuple(cls.model_validate({"level": level}) for level in levels)}
    )
    html = render(article, output, registry=registry, strict=True)

    assert [1, *printed] == [int(level) for level in re.findall(r"<h([1-6])", html)]


@pytest.mark.parametrize(("levels", "printed"), HEADINGS)
def test_plain_text_marks_the_same_sections(levels: list[int], printed: list[int]) -> None:
    """A rule stands under every section's heading, and under no other."""
    html = "<h1>Title</h1><p>x</p>" + "".join(f"<h{level}>Part {at}.</h{level}>" for at, level in enumerate(levels))
    lines = render(read(f"<html><body>{html}</body></html>", "html"), "text").split("\n")
    ruled = [lines[at - 1] for at, line in enumerate(lines) if set(line) == {"-"}]

    assert [f"Part {at}." for at, level in enumerate(printed) if level == 2] == ruled


HEADING = (
    "@{% set level = block.level|heading %}{% if level == 2 %}<h2>x</h2>{% elif level == 3 %}<h3>x</h3>"
    "{% elif level == 4 %}<h4>x</h4>{% else %}<h5>x</h5>{% endif %}#"
)


@pytest.mark.parametrize("output", ["email", "web"])
@pytest.mark.parametrize(
    "html",
    [
        "<h1>One</h1><p>x</p><h1>Two</h1>",
        "<header><p>News</p><h1>One</h1></header>",
        "<h1>One</h1><h2>a</h2><h4>b</h4>",
    ],
)
def test_the_headline_is_the_only_h1(html: str, output: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", render(read(html, "html"), output))]

    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise([0, *levels]))
