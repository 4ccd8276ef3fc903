"""A post's card: nothing the post holds is missing, and of one that is gone it says what is known."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from embedkit import render
from embedkit.host.registry import default_registry
from embedkit.kit.post import Post

from .cards import article, pictures, post

OUTPUTS = ("email", "text", "web")
NETWORKS = sorted(name for name, cls in default_registry().block_types.items() if issubclass(cls, Post))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("kind", ["photo", "video", "gif", "other"])
@pytest.mark.parametrize(("src", "url"), [(True, True), (True, False), (False, True), (False, False)])
@pytest.mark.parametrize("where", ["post", "quoted", "quoted without an address"])
def test_every_medium_is_shown_or_named(where: str, src: bool, url: bool, kind: str, output: str) -> None:
    """A quoted post that is all picture would otherwise be an empty frame."""
    media = [pictures(kind, src, url)]
    quoted: dict[str, Any] = {"author": "Ministry", "media": media}
    if where == "quoted":
        quoted["url"] = "https://x.com/m/status/9"
    fields = {"media": media, "quoted": None} if where == "post" else {"media": [], "quoted": quoted}
    result = render(article(post(**fields)), output)

    assert f"A {kind} of the harbour" in result
    if src and output != "text":
        assert f"https://i.example/{kind}.jpg" in result
    if url and output != "text":
        assert f'href="https://x.com/h/{kind}"' in result


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize(
    "quoted", [{"author": "Ministry"}, {"handle": "min"}, {"text": "Open."}, {"url": "https://x.com/m/status/9"}]
)
def test_a_quoted_post_of_which_little_is_known_has_no_empty_lines(quoted: dict[str, str], output: str) -> None:
    result = render(article(post(media=[], quoted=quoted)), output)

    assert next(iter(quoted.values())) in result
    assert "@None" not in result
    assert "\n    > :\n" not in result
    assert "\n    >\n" not in result
    assert '<p dir="ltr"></p>' not in result


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("network", NETWORKS)
def test_a_post_that_is_gone_is_not_advertised(network: str, output: str) -> None:
    """A bold link to a page that says "not found" is a promise broken; its address still tells what it was."""
    name = default_registry().block_types[network].network  # type: ignore[attr-defined]
    gone = post(gone=True, media=[], quoted=None) | {"type": network}
    result = render(article(gone), output)
    words = LexborHTMLParser(result).text() if output != "text" else result

    assert "This post is no longer available." in words
    assert "We counted the cars." in words
    assert "2 March 2026" in words
    assert "x.com/h/status/1300000000000000010" in words
    assert f"View on {name}" not in words
    assert "View" not in words
    assert "font-weight:bold" not in result if output == "email" else True
    assert "View on" in render(article(gone | {"gone": False}), "email")
