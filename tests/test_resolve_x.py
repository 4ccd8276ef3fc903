"""What X says of a post, in each of its records, as fields of a block."""

from __future__ import annotations

from typing import Any

import pytest

from embedkit.resolve import Gone, Withheld
from embedkit_tweet import record as x

from .x_record import TWEET, TWEET_TEXT


def test_x_api_v2() -> None:
    """Offsets are code points of the escaped text; a picture's own link goes, for the picture is there."""
    fields = x.fields(TWEET)
    likes = tuple(fields[name] for name in ("author", "handle", "likes", "replies", "reposts", "lang"))

    assert TWEET_TEXT == fields["text"]
    assert ("Ada Example", "ada", 3, 2, 1, "en") == likes
    assert [{"kind": "photo", "src": "https://i.example/1.jpg", "alt": "A ferry", "width": 800, "height": 600}] == (
        fields["media"]
    )
    assert {
        "author": "Grace Example",
        "handle": "grace",
        "text": "Tomorrow",
        "url": "https://x.com/grace/status/1290000000000000000",
    } == fields["quoted"]


def test_x_as_ghost_keeps_it() -> None:
    kept = {"type": "twitter", "tweet_data": {**TWEET["data"], "includes": TWEET["includes"]}}

    assert x.fields(TWEET) == x.fields(kept)


def test_x_wrong_offsets_still_find_their_words() -> None:
    data = {**TWEET["data"], "entities": {"hashtags": [{"start": 3, "end": 9, "tag": "ferry"}]}}

    assert '<a href="https://x.com/hashtag/ferry">#ferry</a>' in x.fields({"data": data})["text"]


def test_x_a_long_post_is_whole() -> None:
    assert "All of it" == x.fields({"data": {**TWEET["data"], "note_tweet": {"text": "All of it"}}})["text"]


def test_x_syndication() -> None:
    fields = x.fields(
        {
            "__typename": "Tweet",
            "id_str": "1300000000000000000",
            "text": "@grace 🛳️ 1 &lt; 2 https://t.co/AbCdEf1234 https://t.co/AbCdEf1235",
            "display_text_range": [7, 43],
            "lang": "zxx",
            "entities": {
                "user_mentions": [{"indices": [0, 6], "screen_name": "grace"}],
                "hashtags": {},
                "urls": [{"indices": [19, 42], "url": "https://t.co/AbCdEf1234", "display_url": "ferry.example",
                          "expanded_url": "https://ferry.example/"}],
                "media": [{"indices": [43, 66], "url": "https://t.co/AbCdEf1235"}],
            },
            "user": {"name": "Ada", "screen_name": "ada"},
            "favorite_count": 3,
            "in_reply_to_screen_name": "grace",
            "mediaDetails": [{"type": "animated_gif", "media_url_https": "https://i.example/1.jpg", "ext_alt_text": "A",
                              "original_info": {"width": 8, "height": 6}}],
            "quoted_tweet": {"id_str": "2", "text": "Q", "user": {"name": "G", "screen_name": "grace"}},
        }
    )  # fmt: skip

    assert '🛳️ 1 &lt; 2 <a href="https://ferry.example/">ferry.example</a>' == fields["text"]
    assert ("grace", 3, "lang" in fields) == (fields["reply_to"], fields["likes"], False)
    assert {"kind": "gif", "src": "https://i.example/1.jpg", "alt": "A", "width": 8, "height": 6} == fields["media"][0]
    assert "https://x.com/grace/status/2" == fields["quoted"]["url"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, Gone),
        ({"__typename": "TweetTombstone"}, Gone),
        ({"errors": [{"title": "Not Found Error", "type": "https://api.x.com/2/problems/resource-not-found"}]}, Gone),
        ({"errors": [{"title": "Authorization Error"}]}, Withheld),
        ({"data": TWEET["data"], "includes": {"users": [{"id": "1", "protected": True}]}}, Withheld),
        ({"errors": [{"title": "Too Many Requests"}]}, ValueError),
        ({"data": {"text": "no id"}}, ValueError),
    ],
)
def test_x_no_post(data: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        x.fields(data)
