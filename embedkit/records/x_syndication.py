"""Posts on X as the syndication service gives them, which X's own embeds ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..fields import Url
from ..resolve.lookup import Fields, Gone
from .take import compact, count, items, line, mapping, string
from .x_text import KINDS, STATUS, Entity, lang_of, quoted_of, text_of


def syndicated(data: Mapping[str, Any], *, quoting: bool = True) -> Fields:
    if data.get("__typename") == "TweetTombstone":
        raise Gone
    user = mapping(data, "user")
    if not string(data.get("id_str")) or not user:
        raise ValueError("it is no post")
    quoted = quoted_of(syndicated, mapping(data, "quoted_tweet")) if quoting else None
    number = string(mapping(data, "quoted_tweet").get("id_str")) if quoted else ""
    return compact(
        {
            "author": line(user.get("name")),
            "handle": line(user.get("screen_name")),
            "avatar": Url.parse(string(user.get("profile_image_url_https"))),
            "text": text_of(_displayed(data), _entities(data, number)),
            "lang": lang_of(data),
            "posted": string(data.get("created_at")),
            "likes": count(data.get("favorite_count")),
            "replies": count(data.get("conversation_count")),
            "reply_to": line(data.get("in_reply_to_screen_name")),
            "media": [_media(item) for item in items(data.get("mediaDetails"))],
            "quoted": quoted,
        }
    )


def _displayed(data: Mapping[str, Any]) -> str:
    """The text without the names it answers, at its start, and the links of its pictures, at its end.

    What stands before is blanked, so that the offsets stay right.
    """
    text = string(data.get("text"))
    shown = data.get("display_text_range")
    if not (isinstance(shown, list) and len(shown) == 2):
        return text
    start, end = count(shown[0]), count(shown[1])
    if start is None or end is None or not start < end <= len(text):
        return text
    if mapping(data, "note_tweet"):
        return " " * start + text[start:end].rstrip() + " …"
    return " " * start + text[start:end]


def _entities(data: Mapping[str, Any], quoted: str) -> list[Entity]:
    """Links, user names and hashtags; the link to the quoted post, which is shown, says nothing."""
    entities = mapping(data, "entities")
    found: list[Entity] = []

    def add(item: Mapping[str, Any], words: str, url: str, shown: str | None = None) -> None:
        at = item.get("indices")
        start, end = at if isinstance(at, list) and len(at) == 2 else (None, None)
        found.append((start, end, words, url, shown))

    for item in items(entities.get("urls")):
        status = STATUS.match(string(item.get("expanded_url")))
        taken = quoted and status and status[1] == quoted
        shown = "" if taken else string(item.get("display_url")) or None
        add(item, string(item.get("url")), string(item.get("expanded_url")), shown)
    for item in items(entities.get("user_mentions")):
        name = string(item.get("screen_name"))
        add(item, f"@{name}", f"https://x.com/{name}")
    for item in items(entities.get("hashtags")):
        add(item, f"#{string(item.get('text'))}", f"https://x.com/hashtag/{string(item.get('text'))}")
    for item in items(entities.get("media")):
        add(item, string(item.get("url")), string(item.get("expanded_url")), "")
    return found


def _media(item: Mapping[str, Any]) -> Fields:
    size = mapping(item, "original_info")
    return compact(
        {
            "kind": KINDS.get(string(item.get("type")), "photo"),
            "src": Url.parse(string(item.get("media_url_https"))),
            "alt": line(item.get("ext_alt_text")),
            "width": count(size.get("width")),
            "height": count(size.get("height")),
            "url": Url.parse(string(item.get("expanded_url"))),
        }
    )
