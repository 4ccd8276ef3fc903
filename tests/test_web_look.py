"""The web output's stylesheet, in pages that are not ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from embedkit import render
from embedkit.outputs.web.css import SCOPE

from .cards import article, boxes, post

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
ROWS = {"type": "table", "rows": [["Port", "Ships"], ["North", "12"]]}


def declared(html: str, selector: str) -> dict[str, str]:
    """What our rules say of the first element that matches ``selector``: the last of the most specific."""
    page = LexborHTMLParser(html)
    styles = page.css_first("style").text()
    page.css_first(selector).attrs["data-it"] = "1"
    found: dict[str, tuple[tuple[int, int], str]] = {}
    for names, body in _RULE.findall(re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\}", "", styles)):
        for name in names.split(f",{SCOPE}"):
            plain = ".embedkit" + name.removeprefix(SCOPE)
            if "::" in plain or ":focus" in plain or ":hover" in plain or ":where" in plain:
                continue
            if not any("data-it" in element.attributes for element in page.css(plain)):
                continue
            weight = (len(re.findall(r"[.:[]", plain)), len(re.findall(r"(?:^|[ >+~])[a-z]", plain)))
            for declaration in body.removesuffix(";").split(";"):
                key, _, value = declaration.removesuffix("!important").partition(":")
                if key not in found or weight >= found[key][0]:
                    found[key] = (weight, value)
    return {key: value for key, (_, value) in found.items()}


# HTML's own stylesheet for a page without a doctype: tables take these from nobody.
@pytest.mark.parametrize("name", ["color", "font", "text-align", "white-space"])
def test_a_table_has_the_look_of_its_block_in_a_page_without_a_doctype(name: str) -> None:
    """Black on a dark page otherwise: 1.24 : 1."""
    base = (Path(__file__).parent.parent / "embedkit/outputs/web/base.css").read_text("utf-8")
    (rule,) = re.findall(r"(?m)^table \{([^}]*)\}", base)

    assert f"{name}: inherit" in rule


def test_an_avatar_is_round_and_a_picture_is_not() -> None:
    html = render(article(post()), "web")

    assert "50%" == declared(html, ".embedkit-author img")["border-radius"]
    assert "8px" == declared(html, ".embedkit-media img")["border-radius"]
    assert "8px" == declared(html, ".embedkit-quoted .embedkit-media img")["border-radius"]


def test_a_button_keeps_away_from_its_pitch() -> None:
    above, _, below = declared(render(article(*boxes()), "web"), ".embedkit-act")["margin"].split()

    assert int(above.removesuffix("px")) >= 20
    assert int(below.removesuffix("px")) >= 16


def test_words_break_and_boxes_shrink() -> None:
    """At 280 px, whatever the words: everything inherits this, and what stands in a row may be narrow."""
    html = render(article(post(), *boxes()), "web")

    assert "anywhere" == declared(html, ".embedkit")["overflow-wrap"]
    for beside in (".embedkit-author span", ".embedkit-pill p", ".embedkit-link > div", ".embedkit-document div div"):
        assert "0" == declared(html, beside)["min-width"], beside
