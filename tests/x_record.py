"""A post as the second version of X's API tells it."""

from __future__ import annotations

from typing import Any

TWEET: dict[str, Any] = {
    "data": {
        "id": "1300000000000000000",
        "author_id": "1",
        "created_at": "2020-08-30T10:00:00.000Z",
        "lang": "en",
        "text": "🛳️ All aboard &amp; on time, @grace! #ferry https://t.co/AbCdEf1234 https://t.co/AbCdEf1235",
        "entities": {
            "mentions": [{"start": 29, "end": 35, "username": "grace"}],
            "hashtags": [{"start": 37, "end": 43, "tag": "ferry"}],
            "urls": [
                {
                    "start": 44,
                    "end": 67,
                    "url": "https://t.co/AbCdEf1234",
                    "expanded_url": "https://ferry.example/times?a=1&b=2",
                    "display_url": "ferry.example/times",
                },
                {"start": 68, "end": 91, "url": "https://t.co/AbCdEf1235", "media_key": "3_1",
                 "expanded_url": "https://x.com/ada/status/1300000000000000000/photo/1"},
            ],
        },
        "attachments": {"media_keys": ["3_1"]},
        "public_metrics": {"like_count": 3, "reply_count": 2, "retweet_count": 1},
        "referenced_tweets": [{"type": "quoted", "id": "1290000000000000000"}],
    },
    "includes": {
        "users": [
            {"id": "1", "name": "Ada Example", "username": "ada", "profile_image_url": "https://i.example/a.jpg"},
            {"id": "2", "name": "Grace Example", "username": "grace"},
        ],
        "media": [{"media_key": "3_1", "type": "photo", "url": "https://i.example/1.jpg", "alt_text": "A ferry",
                   "width": 800, "height": 600}],
        "tweets": [{"id": "1290000000000000000", "author_id": "2", "text": "Tomorrow"}],
    },
}  # fmt: skip
TWEET_TEXT = (
    '🛳️ All aboard &amp; on time, <a href="https://x.com/grace">@grace</a>! '
    '<a href="https://x.com/hashtag/ferry">#ferry</a> '
    '<a href="https://ferry.example/times?a=1&amp;b=2">ferry.example/times</a>'
)
