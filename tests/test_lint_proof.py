"""The short way to see that HTML parses without an error is never wrong."""

from __future__ import annotations

import random
import re
from pathlib import Path

import html5lib
import pytest

from embedkit import render
from embedkit.host.registry import default_registry
from embedkit.lint.proof import parses_cleanly
from embedkit.lint.rules.markup import HARMLESS
from embedkit.lint.tokens import tokens
from embedkit.preview.examples import all_examples

from .test_lint import CLEAN

ROOT = Path(__file__).parent.parent
MAILS = [
    CLEAN,
    *(render(example.article(default_registry()), "email") for example in all_examples(default_registry())[::12]),
]
PIECES = re.split(
    "[ \n]",
    """<p> </p> <div> </div> <table> </table> <tr> </tr> <td> </td> <a> </a> <li> </li> <ul> </ul> <b> </b> <h2>
</h2> <br> <br/> <hr> <img> <span/> </br> <form> <input> <select> <svg> <style> </style> <title> </title>
<head> <body> </body> <html> <dd> <dt> <!--x--> <!-- <!-x> <![if> < <3 &#0; &#129; &#xd800; &amp &nope;
<p/class=x> <p\xa0x> <p"> <td> <th> <caption> <center> <pre> </html> x <!doctype> <p a=1 a=2> <p a='> <a><a>
<tbody> <font> </font> \x01 \x0c <script> <noscript> <o:p> </o:p>""",
)


def errors(html: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [code for _, code, _ in parser.errors if code not in HARMLESS and code != "expected-dashes-or-doctype"]


@pytest.mark.parametrize("number", range(len(MAILS)))
def test_our_own_mails_need_no_parser(number: int) -> None:
    assert parses_cleanly(MAILS[number], tokens(MAILS[number]))


@pytest.mark.parametrize("seed", range(250))
def test_what_is_proved_has_no_error(seed: int) -> None:
    """A small mail with a few tags too many, or too few: many of them fine, most not."""
    chance = random.Random(seed)  # noqa: S311
    body = "".join(chance.choices(PIECES, k=chance.randint(1, 4)))
    rows = "<table><tr><td><p>x</p><ul><li>x<ul><li>y</li></ul></li></ul></td><th><h2>x</h2></th></tr></table>"
    html = f"<!doctype html><html><head><title>x</title></head><body><div>{rows}</div></body></html>"
    places = [match.start() for match in re.finditer("<|$", html)]
    at = chance.choice(places)
    html = html[:at] + body + html[at:]
    if chance.random() < 0.3:
        tags = re.findall("<[^<>]*>", html)
        html = html.replace(chance.choice(tags), "", 1)

    if parses_cleanly(html, tokens(html)):
        assert [] == errors(html)


def test_some_of_it_is_proved() -> None:
    """Else the test above would prove nothing."""
    inner = [
        "<p>x</p>",
        "<ul><li>a</li></ul>",
        "<a href=x>b</a>",
        "<table><tr><td>x</td></tr></table>",
        "<br>",
        "<!--x-->",
    ]
    page = "<!doctype html><html><head></head><body><div>{}</div></body></html>"

    assert all(parses_cleanly(page.format(one), tokens(page.format(one))) for one in inner)
