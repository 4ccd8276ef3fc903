"""What networks say, as fields: the words of a post, its links where they were, and nothing that is not to be shown."""

from __future__ import annotations

from typing import Any

import pytest

from embedkit import Url
from embedkit.records import bluesky, mastodon, media, x
from embedkit.records.markup import from_markup
from embedkit.records.spans import Span, code_points, with_links
from embedkit.registry import default_registry
from embedkit.resolve import Gone, Withheld

TWEET = {
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


def bluesky_post(**changes: Any) -> dict[str, Any]:
    post = {
        "uri": "at://did:plc:ada/app.bsky.feed.post/3kabc",
        "author": {"did": "did:plc:ada", "handle": "ada.example", "displayName": "Ada"},
        "record": {
            "text": "Überfahrt 🛳️: ferry.example @grace.example #Fähre",
            "createdAt": "2025-01-02T03:04:05.678Z",
            "langs": ["de"],
            "facets": [
                {"index": {"byteStart": 20, "byteEnd": 33},
                 "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://ferry.example/times"}]},
                {"index": {"byteStart": 34, "byteEnd": 48},
                 "features": [{"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:grace"}]},
                {"index": {"byteStart": 49, "byteEnd": 56},
                 "features": [{"$type": "app.bsky.richtext.facet#tag", "tag": "Fähre"}]},
                {"index": {"byteStart": 1, "byteEnd": 3}, "features": [{"$type": "x#link", "uri": "https://no.example"}]},
            ],
        },
        "likeCount": 3,
        "replyCount": 0,
    }  # fmt: skip
    return {**post, **changes}


def test_bluesky() -> None:
    """Offsets are bytes of UTF-8; one that cuts a letter in two is no offset."""
    fields = bluesky.fields({"posts": [bluesky_post()]})

    assert (
        'Überfahrt 🛳️: <a href="https://ferry.example/times">ferry.example</a> '
        '<a href="https://bsky.app/profile/did:plc:grace">@grace.example</a> '
        '<a href="https://bsky.app/hashtag/F%C3%A4hre">#Fähre</a>'
    ) == fields["text"]
    assert ("Ada", "ada.example", "de", 3, 0) == tuple(
        fields[name] for name in ("author", "handle", "lang", "likes", "replies")
    )


IMAGES = {"$type": "app.bsky.embed.images#view", "images": [{"thumb": "https://i.example/1", "alt": "A"}]}
PICTURE = {"src": "https://i.example/1", "alt": "A"}
QUOTED = {
    "$type": "app.bsky.embed.record#viewRecord",
    "uri": "at://did:plc:grace/app.bsky.feed.post/3kdef",
    "author": {"handle": "grace.example"},
    "value": {"text": "Tomorrow"},
}


@pytest.mark.parametrize(
    ("embed", "pictures", "quoted"),
    [
        (IMAGES, [PICTURE], False),
        ({"$type": "app.bsky.embed.gallery#view", "items": [{"thumbnail": "https://i.example/1", "alt": "A"}]},
         [PICTURE], False),
        ({"$type": "app.bsky.embed.video#view", "thumbnail": "https://i.example/1", "alt": "A",
          "aspectRatio": {"width": 4, "height": 3}}, [{"kind": "video", **PICTURE, "width": 4, "height": 3}], False),
        ({"$type": "app.bsky.embed.external#view", "external": {"uri": "https://a.example/", "title": "A",
          "thumb": "https://i.example/1"}}, [{**PICTURE, "url": "https://a.example/"}], False),
        ({"$type": "app.bsky.embed.record#view", "record": QUOTED}, None, True),
        ({"$type": "app.bsky.embed.recordWithMedia#view", "media": IMAGES, "record": {"record": QUOTED}},
         [PICTURE], True),
        ({"$type": "app.bsky.embed.record#view", "record": {**QUOTED, "notFound": True, "author": {}}}, None, False),
        ({"$type": "app.bsky.embed.record#view", "record": {**QUOTED, "labels": [{"val": "porn"}]}}, None, False),
        ({"$type": "app.bsky.embed.future#view"}, None, False),
    ],
)  # fmt: skip
def test_bluesky_embeds(embed: dict[str, Any], pictures: Any, quoted: bool) -> None:
    fields = bluesky.fields({"thread": {"post": bluesky_post(embed=embed)}})
    link = {"url": "https://bsky.app/profile/grace.example/post/3kdef", "author": "grace.example"}

    assert pictures == fields.get("media")
    assert ({**link, "handle": "grace.example", "text": "Tomorrow"} if quoted else None) == fields.get("quoted")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"posts": []}, Gone),
        ({"error": "NotFound", "message": "Post not found"}, Gone),
        ({"thread": {"$type": "app.bsky.feed.defs#notFoundPost"}}, Gone),
        ({"thread": {"$type": "app.bsky.feed.defs#blockedPost"}}, Withheld),
        ({"posts": [bluesky_post(author={"handle": "a", "labels": [{"val": "!no-unauthenticated"}]})]}, Withheld),
        ({"posts": [bluesky_post(labels=[{"val": "porn"}])]}, Withheld),
        ({"posts": [bluesky_post(record={"labels": {"values": [{"val": "sexual"}]}})]}, Withheld),
        ({"error": "InternalServerError"}, ValueError),
    ],
)
def test_bluesky_no_post(data: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        bluesky.fields(data)


def test_bluesky_a_label_that_was_taken_back() -> None:
    author = {"handle": "a.example", "labels": [{"val": "!no-unauthenticated", "neg": True}]}

    assert "a.example" == bluesky.fields({"posts": [bluesky_post(author=author)]})["author"]


STATUS = {
    "id": "110000000000000000",
    "visibility": "public",
    "created_at": "2025-01-02T03:04:05.678Z",
    "language": "en",
    "content": '<p>All aboard <a href="https://ferry.example/times/of/day"><span class="invisible">https://</span>'
    '<span class="ellipsis">ferry.example/times</span><span class="invisible">/of/day</span></a></p>'
    '<p><a href="https://host.example/tags/tea" class="mention">#<span>tea</span></a><script>1</script></p>',
    "account": {
        "acct": "ada",
        "url": "https://host.example/@ada",
        "display_name": "Ada :ferry:",
        "emojis": [{"shortcode": "ferry"}],
        "avatar": "https://i.example/a.gif",
        "avatar_static": "https://i.example/a.png",
    },
    "favourites_count": 3,
    "media_attachments": [
        {"type": "image", "url": "https://i.example/1.jpg", "preview_url": "https://i.example/s.jpg",
         "description": "A", "meta": {"small": {"width": 4, "height": 3}}},
        {"type": "gifv", "url": "https://i.example/2.mp4", "preview_url": "https://i.example/2.jpg"},
        {"type": "unknown"},
    ],
}  # fmt: skip


def test_mastodon() -> None:
    fields = mastodon.fields(STATUS)

    assert (
        'All aboard <a href="https://ferry.example/times/of/day">ferry.example/times…</a><br><br>'
        '<a href="https://host.example/tags/tea">#tea</a>'
    ) == fields["text"]
    assert ("Ada", "ada@host.example", "https://i.example/a.png", 3) == tuple(
        fields[name] for name in ("author", "handle", "avatar", "likes")
    )
    assert [
        {"kind": "photo", "src": "https://i.example/s.jpg", "alt": "A", "width": 4, "height": 3,
         "url": "https://i.example/1.jpg"},
        {"kind": "gif", "src": "https://i.example/2.jpg", "url": "https://i.example/2.mp4"},
        {"kind": "photo"},
    ] == fields["media"]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "text", "pictures"),
    [
        ({"spoiler_text": "Food", "sensitive": True}, "[Food]", False),
        ({"spoiler_text": "<b>"}, "[&lt;b&gt;]", False),
        ({"sensitive": True, "content": "<p>Tea</p>"}, "Tea", False),
        ({"content": "<p>Tea</p>"}, "Tea", True),
    ],
)
def test_mastodon_what_stands_behind_a_warning_stays_there(changes: dict[str, Any], text: str, pictures: bool) -> None:
    fields = mastodon.fields({**STATUS, **changes})

    assert (text, pictures) == (fields["text"], "media" in fields)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({**STATUS, "visibility": "private"}, Withheld),
        ({**STATUS, "account": None}, ValueError),
        ({"error": "Record not found"}, ValueError),
    ],
)
def test_mastodon_no_post(data: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        mastodon.fields(data)


@pytest.mark.parametrize(
    ("network", "url", "wanted"),
    [
        (x, "https://twitter.com/ada/status/13?s=20", "https://api.x.com/2/tweets/13?"),
        (x, "https://x.com/i/web/status/13", "https://api.x.com/2/tweets/13?"),
        (x, "https://x.com.evil.example/ada/status/13", None),
        (bluesky, "https://bsky.app/profile/ada.example/post/3kabc",
         "https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?uri=at%3A%2F%2Fada.example%2Fapp.bsky.feed.post%2F3kabc&"),
        (bluesky, "https://bsky.app.evil.example/profile/a.example/post/3k", None),
        (bluesky, "https://bsky.app/profile/ada.example/post/3k/liked-by", None),
        (mastodon, "https://host.example/@ada/110000000000000000", "https://host.example/api/v1/statuses/110000000000000000"),
        (mastodon, "https://host.example/@ada@b.example/11/embed", "https://host.example/api/v1/statuses/11"),
        (mastodon, "https://host.example/ada/11", None),
        (mastodon, "http://host.example/@ada/11", None),
    ],
)  # fmt: skip
def test_where_a_network_is_asked(network: Any, url: str, wanted: str | None) -> None:
    found = network.api(Url(url))

    assert (found is None) == (wanted is None)
    assert wanted is None or found.startswith(wanted)


@pytest.mark.parametrize("network", [x, bluesky, mastodon, media])
@pytest.mark.parametrize(
    "junk", [None, [], "words", 7, {"a": []}, [None], [{"a": 1}], [[1, 2]], {"values": [None]}, True, -1]
)
def test_junk_anywhere_is_no_crash(network: Any, junk: Any) -> None:
    """Whatever stands where something else was meant: the record is refused, or lacks that one thing."""
    posts = {"posts": [bluesky_post(embed=IMAGES)]}
    good = {x: TWEET, bluesky: posts, mastodon: STATUS, media: {"title": "T"}}[network]

    for broken in with_junk(good, junk):
        try:
            network.fields(broken)
        except (Gone, Withheld, ValueError):
            continue


def with_junk(data: Any, junk: Any) -> Any:
    """Copies of ``data``, each with one value replaced."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        for other in (junk, *with_junk(value, junk)):
            copy = dict(data) if isinstance(data, dict) else list(data)
            copy[key] = other
            yield copy


@pytest.mark.parametrize(
    ("text", "spans", "wanted"),
    [
        ("a b c", [Span(2, 3, "https://a.example/")], 'a <a href="https://a.example/">b</a> c'),
        ("a b c", [Span(2, 3, "javascript:1")], "a b c"),
        ("a b c", [Span(2, 9, "https://a.example/"), Span(-1, 2, "https://a.example/")], "a b c"),
        ("a b", [Span(0, 3, "https://a.example/"), Span(1, 2, "https://b.example/")],
         '<a href="https://a.example/">a b</a>'),
        ("<b>\nx", [Span(0, 3, 'https://a.example/"')], '<a href="https://a.example/%22">&lt;b&gt;</a><br>x'),
        ("a b", [Span(2, 3, "https://a.example/", "")], "a"),
    ],
)  # fmt: skip
def test_text_with_links(text: str, spans: list[Span], wanted: str) -> None:
    assert wanted == with_links(text, spans)


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [(0, 2, (0, 1)), (2, 6, (1, 2)), (0, 6, (0, 2)), (0, 1, None), (0, 7, None), (2, 2, None)],
)
def test_bytes_to_code_points(start: int, end: int, wanted: tuple[int, int] | None) -> None:
    assert wanted == code_points("é🛳", start, end)


TWEET_CODE = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">All aboard!</p>&mdash; Ada Example (@ada) '
    '<a href="https://twitter.com/ada/status/1300000000000000000">August 30, 2020</a></blockquote>\n'
    '<script async src="https://platform.twitter.com/widgets.js"></script>'
)


def test_the_embed_code_in_an_answer_is_read_as_in_an_article() -> None:
    parse = from_markup(default_registry().block_types["tweet"])
    fields = parse({"type": "rich", "author_name": "Ada", "author_url": "https://x.com/ada", "html": TWEET_CODE})

    assert ("All aboard!", "Ada Example", "ada", "en") == tuple(
        fields[name] for name in ("text", "author", "handle", "lang")
    )


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [
        ({"author_name": "Ada", "author_url": "https://www.tiktok.com/@ada"}, {"author": "Ada", "handle": "ada"}),
        ({"author_url": "https://www.facebook.com/1284562961576662"}, {}),
        ({"author_unique_id": "ada", "author_url": "https://a.example/b"}, {"handle": "ada"}),
        ({"html": "<p>unknown</p>", "author_name": "Ada"}, {"author": "Ada"}),
        ({"html": 7, "author_name": 7}, {"author": "7"}),
    ],
)
def test_without_embed_code_who_posted_it_is_known(sent: dict[str, Any], wanted: dict[str, str]) -> None:
    assert wanted == from_markup(default_registry().block_types["tweet"])(sent)


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [
        ({"title": "T", "thumbnail_url": "https://i.example/1.jpg", "thumbnail_width": 480, "duration": 65},
         {"title": "T", "thumbnail": "https://i.example/1.jpg", "image": "https://i.example/1.jpg", "width": 480,
          "duration": 65}),
        ({"type": "photo", "url": "https://i.example/1.jpg", "width": 8},
         {"thumbnail": "https://i.example/1.jpg", "image": "https://i.example/1.jpg", "src": "https://i.example/1.jpg",
          "width": 8}),
        ({"title": "T", "thumbnail_url": "https://i.example/1?x-expires=17&x-signature=a"}, {"title": "T"}),
        ({"title": "T", "thumbnail_url": "https://i.example/fb_placeholder.png"}, {"title": "T"}),
        ({"title": "T", "thumbnail_url": "javascript:1", "width": 8}, {"title": "T"}),
    ],
)  # fmt: skip
def test_films_and_pictures(sent: dict[str, Any], wanted: dict[str, Any]) -> None:
    """A picture whose address stops working in an hour is none: the mail is opened tomorrow."""
    assert wanted == media.fields(sent)
