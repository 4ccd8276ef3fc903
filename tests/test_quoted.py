"""The post that a post quotes: every record tells its pictures, and one that is gone takes nothing with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from typing import Any

import pytest

import embedkit
from embedkit.kit.post import Quoted
from embedkit_bluesky import record as bluesky
from embedkit_mastodon import record as mastodon
from embedkit_tweet import record as x

SRC = "https://i.example/1.jpg"
Read = Callable[[dict[str, Any]], dict[str, Any]]


def api(extra: dict[str, Any]) -> dict[str, Any]:
    """A post of X's API; ``extra`` is what its includes say beside the usual."""
    link = {"start": 5, "end": 19, "url": "https://t.co/q", "expanded_url": "https://x.com/grace/status/2",
            "display_url": "x.com/grace/2"}  # fmt: skip
    includes: dict[str, Any] = {
        "users": [{"id": "1", "name": "Ada", "username": "ada"}, {"id": "2", "name": "Grace", "username": "grace"}],
        "tweets": [{"id": "2", "author_id": "2", "text": "Tomorrow", "attachments": {"media_keys": ["3_1"]}}],
        "media": [{"media_key": "3_1", "type": "photo", "url": SRC, "alt_text": "A ferry"}],
    }
    quoted = [{"type": "quoted", "id": "2"}]
    data = {"id": "1", "author_id": "1", "text": "Look https://t.co/q", "entities": {"urls": [link]}}
    return {"data": {**data, "referenced_tweets": quoted}, "includes": includes | extra}


def syndication(quoted: dict[str, Any]) -> dict[str, Any]:
    link = {"indices": [5, 19], "url": "https://t.co/q", "expanded_url": "https://x.com/grace/status/2",
            "display_url": "x.com/grace/2"}  # fmt: skip
    user = {"name": "Ada", "screen_name": "ada"}
    post = {"__typename": "Tweet", "id_str": "1", "text": "Look https://t.co/q", "user": user}
    return {**post, "entities": {"urls": [link]}, "quoted_tweet": quoted}


GRACE = {"name": "Grace", "screen_name": "grace"}
DETAIL = {"type": "photo", "media_url_https": SRC, "ext_alt_text": "A ferry"}
SHOWN = {"id_str": "2", "text": "Tomorrow", "user": GRACE, "mediaDetails": [DETAIL]}
IMAGES = {"$type": "app.bsky.embed.images#view", "images": [{"thumb": SRC, "alt": "A ferry"}]}
VIEW = {
    "$type": "app.bsky.embed.record#viewRecord",
    "uri": "at://did:plc:grace/app.bsky.feed.post/3kdef",
    "author": {"handle": "grace.example"},
    "value": {"text": "Tomorrow"},
    "embeds": [IMAGES],
}
SKY = {
    "uri": "at://did:plc:ada/app.bsky.feed.post/3kabc",
    "author": {"handle": "ada.example"},
    "record": {"text": "Look"},
    "embed": {"$type": "app.bsky.embed.record#view", "record": VIEW},
}
GRACE_THERE = {"acct": "grace", "url": "https://m.example/@grace", "display_name": "Grace"}
PICTURE = {"type": "image", "url": SRC, "preview_url": SRC, "description": "A ferry"}
TOOT = {
    "id": "1",
    "content": "<p>Look</p>",
    "account": {"acct": "ada", "url": "https://m.example/@ada"},
    "quote": {
        "state": "accepted",
        "quoted_status": {"id": "2", "content": "Tomorrow", "account": GRACE_THERE, "media_attachments": [PICTURE]},
    },
}


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (x.fields, api({})),
        (x.fields, syndication(SHOWN)),
        (bluesky.fields, {"posts": [SKY]}),
        (mastodon.fields, TOOT),
    ],
    ids=["X's API", "X's syndication", "Bluesky", "Mastodon"],
)
def test_its_picture_is_told(read: Read, data: dict[str, Any]) -> None:
    """Without it, readers get a reaction to something that they can't see."""
    quoted = Quoted.model_validate(read(data)["quoted"])

    assert [(SRC, "A ferry")] == [(item.src, item.alt) for item in quoted.media]
    assert "Tomorrow" == quoted.text


def test_x_is_asked_for_it() -> None:
    assert "referenced_tweets.id.attachments.media_keys" in str(x.api(embedkit.Url("https://x.com/ada/status/1")))


def test_substack_tells_its_picture() -> None:
    quoted = {"full_text": "Tomorrow", "username": "grace", "name": "Grace", "date": "2020-08-30T09:18:47.000Z",
              "photos": [{"img_url": SRC, "link_url": "https://t.co/a"}]}  # fmt: skip
    data = {"url": "https://twitter.com/ada/status/1300000000000000000", "full_text": "Look", "quoted_tweet": quoted}
    html = f'<div class="tweet" data-attrs="{escape(json.dumps(data))}"></div>'
    (block,) = embedkit.read(html, format="html").blocks
    found = block.model_dump(mode="json")["quoted"]

    assert [SRC] == [item["src"] for item in found["media"]]
    assert "2020-08-30T09:18:47Z" == found["posted"]


LOST = [
    api({"users": [{"id": "1", "username": "ada"}, {"id": "2", "username": "grace", "protected": True}]}),
    api({"tweets": []}),
    syndication({"__typename": "TweetTombstone"}),
    syndication({"id_str": "2", "text": "no user"}),
]


@pytest.mark.parametrize("data", LOST)
def test_one_that_is_gone_or_private_leaves_the_other(data: dict[str, Any]) -> None:
    """The post that quotes it was taken for gone, or for its author's friends only."""
    fields = x.fields(data)

    assert "quoted" not in fields
    assert 'Look <a href="https://x.com/grace/status/2">x.com/grace/2</a>' == fields["text"]
