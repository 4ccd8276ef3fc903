"""What networks say, as fields: the words of a post, its links where they were, and nothing that is not to be shown."""

from __future__ import annotations

from typing import Any

import pytest

from embedkit import Url
from embedkit.host.registry import default_registry
from embedkit.kit import oembed as media
from embedkit.kit.answers import from_markup
from embedkit.kit.spans import Span, code_points, with_links
from embedkit.resolve import Gone, Withheld
from embedkit_bluesky import record as bluesky
from embedkit_mastodon import record as mastodon
from embedkit_tweet import record as x

from .x_record import TWEET


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
