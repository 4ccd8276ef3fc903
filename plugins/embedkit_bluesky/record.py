"""Bluesky posts, as ``getPosts`` and ``getPostThread`` of the public API give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from embedkit import RichText, Url
from embedkit.kit import (
    Fields,
    Gone,
    Span,
    Withheld,
    code_points,
    compact,
    count_of,
    items_of,
    line_of,
    mapping_of,
    pattern,
    string_of,
    with_links,
)

_POST = pattern(r"https://(?:www\.)?bsky\.app/profile/([\w.:%-]{3,300})/post/([\w~-]{1,64})/?(?:[?#]|$)")
_AT = pattern(r"at://([\w.:%-]{3,300})/app\.bsky\.feed\.post/([\w~-]{1,64})")
_ADULT = frozenset(("porn", "sexual", "nudity", "graphic-media", "gore", "!hide", "!warn", "!takedown"))


def api(url: Url | None) -> Url | None:
    """Where to ask about a post; None if the address is no post's.

    The thread and not ``getPosts``, which does not know posts by their author's handle.
    """
    match = _POST.match(url or "")
    if not match:
        return None
    uri = f"at://{match[1]}/app.bsky.feed.post/{match[2]}"
    where = "https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread"
    return Url(f"{where}?uri={quote(uri, safe='')}&depth=0&parentHeight=0")


def fields(data: Mapping[str, Any]) -> Fields:
    """The fields of a post.

    Raises Gone; Withheld for authors who are not to be shown to readers without an account, and for adult posts, as
    the network's own embeds do; ValueError.
    """
    post = _post(data)
    author = mapping_of(post, "author")
    _check_labels(post, author)
    record = mapping_of(post, "record")
    if not string_of(post.get("uri")) or not author:
        raise ValueError("it is no post")
    media, quoted = _embedded(mapping_of(post, "embed"))
    return compact(
        {
            "author": line_of(author.get("displayName")) or line_of(author.get("handle")),
            "handle": line_of(author.get("handle")),
            "avatar": Url.parse(string_of(author.get("avatar"))),
            "text": _text(record),
            "lang": _lang(record.get("langs")),
            "posted": string_of(record.get("createdAt")) or string_of(post.get("indexedAt")),
            "likes": count_of(post.get("likeCount")),
            "replies": count_of(post.get("replyCount")),
            "reposts": count_of(post.get("repostCount")),
            "media": media,
            "quoted": quoted,
        }
    )


def _post(data: Mapping[str, Any]) -> Mapping[str, Any]:
    if data.get("error") == "NotFound":
        raise Gone
    if "posts" in data:
        posts = items_of(data["posts"])
        if not posts:
            raise Gone
        return posts[0]
    thread = mapping_of(data, "thread")
    kind = string_of(thread.get("$type"))
    if kind.endswith("#notFoundPost"):
        raise Gone
    if kind.endswith("#blockedPost"):
        raise Withheld("its author blocks it")
    return mapping_of(thread, "post") or data


def _check_labels(post: Mapping[str, Any], author: Mapping[str, Any]) -> None:
    own = mapping_of(post, "record", "labels")
    labels = [*items_of(post.get("labels")), *items_of(author.get("labels")), *items_of(own.get("values"))]
    names = {string_of(label.get("val")) for label in labels if not label.get("neg")}
    if "!no-unauthenticated" in names:
        raise Withheld("its author shows it only to people who are signed in")
    if names & _ADULT:
        raise Withheld("the network marks it as not for everybody")


def _text(record: Mapping[str, Any]) -> RichText:
    text = string_of(record.get("text"))
    spans = []
    for facet in items_of(record.get("facets")):
        index = mapping_of(facet, "index")
        start, end = count_of(index.get("byteStart")), count_of(index.get("byteEnd"))
        found = code_points(text, start, end) if start is not None and end is not None else None
        target = next(filter(None, map(_target, items_of(facet.get("features")))), None)
        if found and target:
            spans.append(Span(*found, target))
    return with_links(text, spans)


def _lang(langs: Any) -> str:
    return string_of(langs[0]) if isinstance(langs, list) and langs else ""


def _target(feature: Mapping[str, Any]) -> str | None:
    kind = string_of(feature.get("$type")).rpartition("#")[2]
    if kind == "link":
        return string_of(feature.get("uri"))
    if kind == "mention":
        return f"https://bsky.app/profile/{quote(string_of(feature.get('did')), safe=':')}"
    if kind == "tag":
        return f"https://bsky.app/hashtag/{quote(string_of(feature.get('tag')), safe='')}"
    return None


def _embedded(embed: Mapping[str, Any]) -> tuple[list[Fields], Fields | None]:
    """Media and the quoted post."""
    kind = string_of(embed.get("$type")).partition("#")[0].rpartition(".")[2]
    if kind == "recordWithMedia":
        return _embedded(mapping_of(embed, "media"))[0], _quoted(mapping_of(embed, "record", "record"))
    if kind == "record":
        return [], _quoted(mapping_of(embed, "record"))
    if kind in ("images", "gallery"):
        pictures = items_of(embed.get("images")) or items_of(embed.get("items"))
        return [_picture(item) for item in pictures], None
    if kind == "video":
        film = {"kind": "video", "src": Url.parse(string_of(embed.get("thumbnail"))), "alt": line_of(embed.get("alt"))}
        return [compact({**film, **_size(embed)})], None
    if kind == "external":
        external = mapping_of(embed, "external")
        card = {"src": Url.parse(string_of(external.get("thumb"))), "alt": line_of(external.get("title"))}
        return [compact({**card, "url": Url.parse(string_of(external.get("uri")))})] if card["src"] else [], None
    return [], None


def _picture(item: Mapping[str, Any]) -> Fields:
    src = string_of(item.get("thumb")) or string_of(item.get("thumbnail")) or string_of(item.get("fullsize"))
    full = Url.parse(string_of(item.get("fullsize")))
    return compact({"src": Url.parse(src), "alt": line_of(item.get("alt")), "url": full, **_size(item)})


def _size(item: Mapping[str, Any]) -> Fields:
    ratio = mapping_of(item, "aspectRatio")
    return {"width": count_of(ratio.get("width")), "height": count_of(ratio.get("height"))}


def _quoted(record: Mapping[str, Any]) -> Fields | None:
    """A quoted post; None for one that is gone, withheld, or no post at all, such as a list."""
    author, value = mapping_of(record, "author"), mapping_of(record, "value")
    match = _AT.match(string_of(record.get("uri")))
    if not (author and value and match):
        return None
    try:
        _check_labels({"labels": record.get("labels"), "record": value}, author)
    except Withheld:
        return None
    media = [item for embed in items_of(record.get("embeds")) for item in _embedded(embed)[0]]
    return compact(
        {
            "url": Url.parse(f"https://bsky.app/profile/{line_of(author.get('handle'))}/post/{match[2]}"),
            "author": line_of(author.get("displayName")) or line_of(author.get("handle")),
            "handle": line_of(author.get("handle")),
            "text": _text(value),
            "posted": string_of(value.get("createdAt")),
            "media": media,
        }
    )
