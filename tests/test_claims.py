"""Who gets an element or an address: the most precise claim first, and never a look-alike."""

from __future__ import annotations

from typing import Any

import pytest

from embedkit import Block, PluginError, Url
from embedkit.fields.glob import Glob
from embedkit.host.claims import Claims
from embedkit.kit import Element


def block_type(name: str, **attributes: Any) -> type[Block]:
    return type(name, (Block,), {"type": name, "__module__": __name__, **attributes})


def element(html: str) -> Element:
    found = Element.parse(html).select_one("[id=x]")
    assert found is not None
    return found


MATCHES = [
    ("p", "<p id=x>"),
    ("p.poll", "<p id=x class='a poll b'>"),
    (".poll", "<p id=x class=poll>"),
    (".poll.big", "<p id=x class='big poll'>"),
    (".a\\:b", None),
    ("div[data-poll]", "<div id=x data-poll>"),
    ("div[data-poll='1 2']", "<div id=x data-poll='1 2'>"),
    ("div[data-src*='a.b > c']", "<div id=x data-src='https://a.b > c'>"),
    ("figure:has(img)", "<figure id=x><p><img></p></figure>"),
    ("figure:has(> img)", "<figure id=x><img></figure>"),
    ("figure:not(:has(img))", "<figure id=x><p>y</p></figure>"),
    ("figure:has(img):not(.gallery)", "<figure id=x><img></figure>"),
    ("article .poll", "<article><b><p id=x class=poll></p></b></article>"),
    ("article > .poll", "<article><p id=x class=poll></p></article>"),
    ("h2 + ul.poll", "<h2>a</h2><ul id=x class=poll></ul>"),
    ("*.poll", "<p id=x class=poll>"),
    ("fb\\:poll", "<fb:poll id=x></fb:poll>"),
    ("fb\\:poll[href]", "<fb:poll id=x href=y></fb:poll>"),
    ("twitter-widget", "<twitter-widget id=x></twitter-widget>"),
    ("h2", "<h2 id=x>"),
]


@pytest.mark.parametrize(("selector", "html"), [pair for pair in MATCHES if pair[1]])
def test_a_block_type_sees_the_elements_it_asked_for(selector: str, html: str) -> None:
    claims = Claims.of([block_type("poll", selectors=(selector,))])

    assert ["poll"] == [cls.type for cls in claims.element(element(html))]


@pytest.mark.parametrize(
    ("selector", "html"),
    [
        ("p.poll", "<div id=x class=poll>"),
        ("p.poll", "<p id=x class=polls>"),
        ("p.poll", "<p id=x class=POLL-x>"),
        (".poll.big", "<p id=x class=poll>"),
        ("div[data-poll]", "<div id=x>"),
        ("div[data-poll='1']", "<div id=x data-poll=2>"),
        ("figure:has(img)", "<figure id=x><p>no</p></figure>"),
        ("figure:has(> img)", "<figure id=x><p><img></p></figure>"),
        ("figure:has(.poll)", "<figure id=x class=poll>"),
        ("article .poll", "<p id=x class=poll>"),
    ],
)
def test_a_block_type_sees_no_others(selector: str, html: str) -> None:
    claims = Claims.of([block_type("poll", selectors=(selector,))])

    assert list(claims.element(element(html))) == []


def test_the_more_precise_claim_is_asked_first() -> None:
    """A gallery is asked before a figure, and a figure before a box, whoever was installed first."""
    selectors = ["figure", ".box", "figure.box", "figure.box.big", "figure.box[data-x]:has(img)", "figure:has(img)"]
    html = "<figure id=x class='box big' data-x><img></figure>"
    for order in (selectors, selectors[::-1]):
        claims = Claims.of(block_type(selector, selectors=(selector,)) for selector in order)
        found = [cls.type for cls in claims.element(element(html))]

        assert found[0] == "figure.box[data-x]:has(img)"
        assert found[1] == "figure.box.big"
        assert set(found[2:4]) == {"figure.box", "figure:has(img)"}
        assert found[4:] == [".box", "figure"]


def test_claims_on_a_bare_tag_can_be_left_out() -> None:
    claims = Claims.of([block_type("p", selectors=("p",)), block_type("poll", selectors=("p.poll",))])

    assert ["poll"] == [cls.type for cls in claims.element(element("<p id=x class=poll>"), bare=False)]


@pytest.mark.parametrize(
    "selector",
    ["", " ", "*", "[data-x]", ":has(img)", "..a", "p..a", "p{}", "p,div", "p >", "#id", "p::before", "p:nonsense"],
)
def test_a_selector_that_cannot_work_is_refused_at_start(selector: str) -> None:
    """Refused with the selector in the message; found later, it would break every article."""
    with pytest.raises(PluginError, match="selector"):
        Claims.of([block_type("poll", selectors=(selector,))])


GLOBS = [
    ("https://a.example/x", "https://a.example/x", True),
    ("https://a.example/x", "http://www.a.example/x#part", True),
    ("https://a.example/x", "https://a.example:8443/x", True),
    ("https://www.a.example/x", "https://a.example/x", True),
    ("https://A.example/x", "https://a.example/x", True),
    ("https://a.example/*", "https://a.example", True),
    ("https://a.example/*", "https://a.example?q=1", True),
    ("https://a.example/*", "https://a.example/", True),
    ("https://a.example/*/b/*", "https://a.example/1/b/2?c=3", True),
    ("https://a.example/x?v=*", "https://a.example/x?v=1&w=2", True),
    ("https://a.example/*x*x", "https://a.example/xx", True),
    ("https://*.a.example/*", "https://m.a.example/x", True),
    ("https://*.a.example/*", "https://de.m.a.example/x", True),
    ("https://*.a.example/*", "https://a.example/x", True),
    ("https://a.example/x", "https://a.example/xy", False),
    ("https://a.example/x", "https://a.example/X", False),
    ("https://a.example/*/b", "https://a.example/b", False),
    ("https://a.example/*x*x", "https://a.example/x", False),
    ("https://a.example/ab*ba", "https://a.example/aba", False),
    ("https://a.example/*", "https://m.a.example/x", False),
    ("https://a.example/*", "https://nota.example/x", False),
    ("https://*.a.example/*", "https://nota.example/x", False),
    ("https://a.example/*", "https://a.example.evil.example/x", False),
    ("https://a.example/*", "https://evil.example/https://a.example/x", False),
    ("https://a.example/*", "https://evil.example?a.example/x", False),
    ("https://a.example/*", "https://evil.example#a.example/x", False),
    ("https://*.a.example/*", "https://evil.example#.a.example/x", False),
    ("https://*.a.example/*", "https://evil.example/.a.example/x", False),
    ("https://a.example/*", "mailto:x@a.example", False),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "url", "matches"), GLOBS)
def test_an_address_is_matched_by_its_real_host(pattern: str, url: str, matches: bool) -> None:
    """A look-alike host must not get the trust, or the card, of the network that it imitates."""
    claims = Claims.of([block_type("poll", urls=(pattern,))])

    assert matches == ("poll" in [cls.type for cls in claims.url(Url(url))])


@pytest.mark.parametrize(
    "pattern",
    ["", "a.example/*", "https://a.example", "https://*/x", "https://*/", "https://a*.example/x", "https://a.*/x",
     "https://*a.example/x", "ftp://a.example/x", "*://a.example/x", "https://example/x", "https:///x"],
)  # fmt: skip
def test_a_pattern_without_a_fixed_host_is_refused(pattern: str) -> None:
    with pytest.raises(PluginError, match="URL pattern"):
        Glob.parse(pattern)


def test_a_pattern_of_many_stars_looks_at_each_part_once() -> None:
    """As a regular expression this pattern takes longer than anybody waits for on this address."""
    glob = Glob.parse("https://a.example/" + "*/" * 12 + "end")

    assert not glob.matches(Url("https://a.example/" + "x/" * 20_000))
    assert glob.matches(Url("https://a.example/" + "x/" * 20_000 + "end"))
