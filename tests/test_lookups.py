"""What our block types ask the network, and that its answer ends up in the block."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from embedkit import Block, read
from embedkit.host.registry import default_registry
from embedkit.resolve import resolve_article
from embedkit.resolve.settings import Settings

SILENT = {"threads", "linkedin", "telegram"}
"""Networks that are not asked: their terms forbid to keep what they say, or they say nothing to strangers."""


def posts() -> list[tuple[str, Block]]:
    """A post of each network, from the plugins' own examples."""
    found: dict[str, Block] = {}
    for name, cls in default_registry().block_types.items():
        if not hasattr(cls, "network"):
            continue
        folder = Path(default_registry().owners[cls].__file__ or "").parent / "examples"
        for path in sorted(folder.glob("*.*")):
            for block in read(path).blocks:
                if block.type == name and getattr(block, "id", None):
                    found.setdefault(name, block)
    return sorted(found.items())


@pytest.mark.parametrize(("name", "block"), posts(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_post_asks_its_own_network_or_nobody(name: str, block: Block) -> None:
    lookups = block.lookups()

    assert bool(lookups) == (name not in SILENT)
    assert all(lookup.url.startswith("https://") for lookup in lookups)


OEMBED = {"version": "1.0", "type": "rich", "author_name": "Ada Example", "html": "<p>x</p><script></script>"}
SKY = {
    "thread": {
        "$type": "app.bsky.feed.defs#threadViewPost",
        "post": {
            "uri": "at://did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3lexamplekey2",
            "author": {
                "did": "did:plc:abcdefghijklmnopqrstuvwx",
                "handle": "ada.example",
                "displayName": "Ada Example",
            },
            "record": {"text": "Über uns: news.example", "createdAt": "2026-01-02T03:04:05Z", "langs": ["de"]},
            "likeCount": 3,
        },
    }
}
SAID: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("https://bsky.app/profile/ada.example/post/3lexamplekey2", SKY, {"author": "Ada Example", "likes": 3}),
    ("https://www.tiktok.com/@ada.example/video/7612568827645145145", OEMBED, {"author": "Ada Example"}),
    ("https://www.youtube.com/watch?v=abcdefghijk", {**OEMBED, "title": "A film"}, {"title": "A film"}),
    ("https://news.example/story", {"title": "A story", "description": "What happened."}, {"title": "A story"}),
]


@pytest.mark.parametrize(("url", "said", "fields"), SAID, ids=[url for url, _, _ in SAID])
def test_what_the_network_says_is_in_the_block(
    url: str, said: dict[str, Any], fields: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    article = read(f'<figure class="wp-block-embed"><div>{url}</div></figure>', "html")
    block = resolve_article(article, settings=Settings(supply=lambda lookup: said)).blocks[0]

    assert fields == {name: getattr(block, name) for name in fields}
    assert "<script" not in block.model_dump_json()


def test_threads_terms_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    article = read("<p>https://www.threads.com/@ada.example/post/DExample123</p>", "html")

    assert article.blocks == resolve_article(article, settings=Settings(supply=lambda lookup: OEMBED)).blocks
