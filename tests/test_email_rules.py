"""Every mail that the examples make keeps to the rules that mail clients impose."""

from __future__ import annotations

from pathlib import Path

import pytest

from embedkit import render
from embedkit.examples import Example, all_examples
from embedkit.registry import default_registry

from .email_rules import RULES
from .mail import Mail

SNAPSHOTS = sorted((Path(__file__).parent.parent / "snapshots").rglob("*.email.html"))


def mails() -> list[object]:
    """The snapshots; before there are any, what the examples of the installed plugins render to."""
    if SNAPSHOTS:
        return [pytest.param(path, id=f"{path.parent.name}-{path.name.split('.')[0]}") for path in SNAPSHOTS]
    examples = all_examples(default_registry())
    return [pytest.param(example, id=f"{example.group}-{example.name}") for example in examples]


@pytest.mark.parametrize("source", mails())
def test_a_mail_arrives_as_it_was_meant(source: Path | Example) -> None:
    html = (
        source.read_text("utf-8") if isinstance(source, Path) else render(source.article(default_registry()), "email")
    )  # type: ignore[attr-defined]
    mail = Mail(html)
    broken = {name: found[:4] for name, rule in RULES.items() if (found := list(rule(mail)))}

    assert broken == {}


BROKEN = (
    """<html><head><title></title><style>@media x{@font-face{a:b}} .a{color:var(--x)</style>
<meta name=viewport content=user-scalable=no></head><body><p style="color:rgb(0 0 0 / 5%);font-family:Arial">
<script></script><a href="javascript:x" onclick=x></a>
<iframe src=/x></iframe><svg></svg><img src="data:x"><h1>a</h1><h3>b</h3>
<table><!--[if mso]><td><![endif]--></table>"""
    + "<table><tr><td>" * 9
    + "<style></style>"
)


def test_the_rules_find_what_they_are_for() -> None:
    """A rule that finds nothing in the worst of mails would find nothing anywhere."""
    mail = Mail(BROKEN + '<a href="{{ x }}">x</a>' + "x" * 102_400 + f"<style>{'a' * 8_192}</style>")

    assert set() == {name for name, rule in RULES.items() if not list(rule(mail))}
