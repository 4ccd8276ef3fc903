"""Web embeds that wait for a click: before it, nothing in the page makes a browser ask anybody else for anything."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from embedkit import Article, Block, Theme, read, render
from embedkit.host.registry import default_registry

CLICK = Theme(live="click")
FETCHING = "[src], [srcset], [poster], [data], link, script[src], iframe, object, embed, [style*=url]"


def framed() -> list[tuple[str, Block]]:
    """A block of each type that knows a frame of its network, from the plugins' own examples."""
    found: dict[str, Block] = {}
    for name, cls in default_registry().block_types.items():
        module = Path(default_registry().owners[cls].__file__ or "").parent
        for path in sorted((module / "examples").glob("*.*")):
            for block in read(path).blocks:
                if block.type == name and block.frame():
                    found.setdefault(name, block)
    return sorted(found.items())


@pytest.mark.parametrize(("name", "block"), framed(), ids=lambda value: value if isinstance(value, str) else "")
def test_nothing_is_fetched_before_the_click(name: str, block: Block) -> None:
    tree = LexborHTMLParser(render(Article(blocks=(block,)), "web", theme=CLICK))
    frame = block.frame()

    assert [] == [node.html for node in tree.css(FETCHING)]
    assert frame is not None
    assert [frame.url] == [node.attributes["data-embedkit-frame"] for node in tree.css("button")]
    assert 1 == len(tree.css("script"))
    assert "hidden" in tree.css_first(".embedkit-load").attributes  # without script, no button that does nothing


def test_a_tweet_is_among_them() -> None:
    assert "tweet" in dict(framed())


def test_without_asking_there_is_no_script() -> None:
    article = Article(blocks=tuple(block for _, block in framed()))

    assert "<script" not in render(article, "web")
    assert "<button" not in render(article, "web")


def test_the_script_is_there_once_and_only_where_it_is_needed() -> None:
    _, block = framed()[0]

    assert 1 == render(Article(blocks=(block, block)), "web", theme=CLICK).count("<script>")
    assert "<script" not in render(read("<p>Words.</p>", "html"), "web", theme=CLICK)


def test_the_frame_may_not_reach_out_of_its_box() -> None:
    """Top navigation is what a hostile frame would do first."""
    _, block = framed()[0]
    sandbox = re.search(r'"sandbox","([^"]*)"', render(Article(blocks=(block,)), "web", theme=CLICK))

    assert sandbox is not None
    assert not re.search("top-navigation|modals|downloads", sandbox[1])


def test_the_hash_in_the_documents_lets_the_script_run() -> None:
    script = re.search("<script>(.*?)</script>", render(Article(blocks=(framed()[0][1],)), "web", theme=CLICK))
    documents = (Path(__file__).parent.parent / "docs/outputs.md").read_text("utf-8")

    assert script is not None
    assert f"'sha256-{b64encode(sha256(script[1].encode()).digest()).decode()}'" in documents


def test_mail_and_text_know_nothing_of_it() -> None:
    article = Article(blocks=tuple(block for _, block in framed()))

    assert render(article, "email") == render(article, "email", theme=CLICK)
    assert render(article, "text") == render(article, "text", theme=CLICK)
