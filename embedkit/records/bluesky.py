"""Bluesky posts, as ``getPosts`` and ``getPostThread`` of the public API give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ..fields import RichText, Url
from ..lazy import pattern
from ..resolve.lookup import Fields, Gone, Withheld
from .spans import Span, code_points, with_links
from .take import compact, count, items, line, mapping, string

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
    author = mapping(post, "author")
    _check_labels(post, author)
    record = mapping(post, "record")
    if not string(post.get("uri")) or not author:
        raise ValueError("it is no post")
    media, quoted = _embedded(mapping(post, "embed"))
    return compact(
        {
            "author": line(author.get("displayName")) or line(author.get("handle")),
            "handle": line(author.get("handle")),
            "avatar": Url.parse(string(author.get("avatar"))),
            "text": _text(record),
            "lang": _lang(record.get("langs")),
            "posted": string(record.get("createdAt")) or string(post.get("indexedAt")),
            "likes": count(post.get("likeCount")),
            "replies": count(post.get("replyCount")),
            "reposts": count(post.get("repostCount")),
            "media": media,
            "quoted": quoted,
        }
    )


def _post(data: Mapping[str, Any]) -> Mapping[str, Any]:
    if data.get("error") == "NotFound":
        raise Gone
    if "posts" in data:
        posts = items(data["posts"])
        if not posts:
            raise Gone
        return posts[0]
    thread = mapping(data, "thread")
    kind = string(thread.get("$type"))
    if kind.endswith("#notFoundPost"):
        raise Gone
    if kind.endswith("#blockedPost"):
        raise Withheld("its author blocks it")
    return mapping(thread, "post") or data


def _check_labels(post: Mapping[str, Any], author: Mapping[str, Any]) -> None:
    own = mapping(post, "record", "labels")
    labels = [*items(post.get("labels")), *items(author.get("labels")), *items(own.get("values"))]
    names = {string(label.get("val")) for label in labels if not label.get("neg")}
    if "!no-unauthenticated" in names:
        raise Withheld("its author shows it only to people who are signed in")
    if names & _ADULT:
        raise Withheld("the network marks it as not for everybody")


def _text(record: Mapping[str, Any]) -> RichText:
    text = string(record.get("text"))
    spans = []
    for facet in items(record.get("facets")):
        index = mapping(facet, "index")
        start, end = count(index.get("byteStart")), count(index.get("byteEnd"))
        found = code_points(text, start, end) if start is not None and end is not None else None
        target = next(filter(None, map(_target, items(facet.get("features")))), None)
        if found and target:
            spans.append(Span(*found, target))
    return with_links(text, spans)


def _lang(langs: Any) -> str:
    return string(langs[0]) if isinstance(langs, list) and langs else ""


def _target(feature: Mapping[str, Any]) -> str | None:
    kind = string(feature.get("$type")).rpartition("#")[2]
    if kind == "link":
        return string(feature.get("uri"))
    if kind == "mention":
        return f"https://bsky.app/profile/{quote(string(feature.get('did')), safe=':')}"
    if kind == "tag":
        return f"https://bsky.app/hashtag/{quote(string(feature.get('tag')), safe='')}"
    return None


def _embedded(embed: Mapping[str, Any]) -> tuple[list[Fields], Fields | None]:
    """Media and the quoted post."""
    kind = string(embed.get("$type")).partition("#")[0].rpartition(".")[2]
    if kind == "recordWithMedia":
        return _embedded(mapping(embed, "media"))[0], _quoted(mapping(embed, "record", "record"))
    if kind == "record":
        return [], _quoted(mapping(embed, "record"))
    if kind in ("images", "gallery"):
        pictures = items(embed.get("images")) or items(embed.get("items"))
        return [_picture(item) for item in pictures], None
    if kind == "video":
        film = {"kind": "video", "src": Url.parse(string(embed.get("thumbnail"))), "alt": line(embed.get("alt"))}
        return [compact({**film, **_size(embed)})], None
    if kind == "external":
        external = mapping(embed, "external")
        card = {"src": Url.parse(string(external.get("thumb"))), "alt": line(external.get("title"))}
        return [compact({**card, "url": Url.parse(string(external.get("uri")))})] if card["src"] else [], None
    return [], None


def _picture(item: Mapping[str, Any]) -> Fields:
    src = string(item.get("thumb")) or string(item.get("thumbnail")) or string(item.get("fullsize"))
    full = Url.parse(string(item.get("fullsize")))
    return compact({"src": Url.parse(src), "alt": line(item.get("alt")), "url": full, **_size(item)})


def _size(item: Mapping[str, Any]) -> Fields:
    ratio = mapping(item, "aspectRatio")
    return {"width": count(ratio.get("width")), "height": count(ratio.get("height"))}


def _quoted(record: Mapping[str, Any]) -> Fields | None:
    """A quoted post; None for one that is gone, withheld, or no post at all, such as a list."""
    author, value = mapping(record, "author"), mapping(record, "value")
    match = _AT.match(string(record.get("uri")))
    if not (author and value and match):
        return None
    try:
        _check_labels({"labels": record.get("labels"), "record": value}, author)
    except Withheld:
        return None
    media = [item for embed in items(record.get("embeds")) for item in _embedded(embed)[0]]
    return compact(
        {
            "url": Url.parse(f"https://bsky.app/profile/{line(author.get('handle'))}/post/{match[2]}"),
            "author": line(author.get("displayName")) or line(author.get("handle")),
            "handle": line(author.get("handle")),
            "text": _text(value),
            "posted": string(value.get("createdAt")),
            "media": media,
        }
    )
