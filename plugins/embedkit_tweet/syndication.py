"""Posts on X as the syndication service gives them, which X's own embeds ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from embedkit import Url
from embedkit.kit import Fields, Gone, compact, count_of, items_of, line_of, mapping_of, string_of

from .entities import KINDS, STATUS, Entity, lang_of, quoted_of, text_of


def syndicated(data: Mapping[str, Any], *, quoting: bool = True) -> Fields:
    if data.get("__typename") == "TweetTombstone":
        raise Gone
    user = mapping_of(data, "user")
    if not string_of(data.get("id_str")) or not user:
        raise ValueError("it is no post")
    quoted = quoted_of(syndicated, mapping_of(data, "quoted_tweet")) if quoting else None
    number = string_of(mapping_of(data, "quoted_tweet").get("id_str")) if quoted else ""
    return compact(
        {
            "author": line_of(user.get("name")),
            "handle": line_of(user.get("screen_name")),
            "avatar": Url.parse(string_of(user.get("profile_image_url_https"))),
            "text": text_of(_displayed(data), _entities(data, number)),
            "lang": lang_of(data),
            "posted": string_of(data.get("created_at")),
            "likes": count_of(data.get("favorite_count")),
            "replies": count_of(data.get("conversation_count")),
            "reply_to": line_of(data.get("in_reply_to_screen_name")),
            "media": [_media(item) for item in items_of(data.get("mediaDetails"))],
            "quoted": quoted,
        }
    )


def _displayed(data: Mapping[str, Any]) -> str:
    """The text without the names it answers, at its start, and the links of its pictures, at its end.

    What stands before is blanked, so that the offsets stay right.
    """
    text = string_of(data.get("text"))
    shown = data.get("display_text_range")
    if not (isinstance(shown, list) and len(shown) == 2):
        return text
    start, end = count_of(shown[0]), count_of(shown[1])
    if start is None or end is None or not start < end <= len(text):
        return text
    if mapping_of(data, "note_tweet"):
        return " " * start + text[start:end].rstrip() + " …"
    return " " * start + text[start:end]


def _entities(data: Mapping[str, Any], quoted: str) -> list[Entity]:
    """Links, user names and hashtags; the link to the quoted post, which is shown, says nothing."""
    entities = mapping_of(data, "entities")
    found: list[Entity] = []

    def add(item: Mapping[str, Any], words: str, url: str, shown: str | None = None) -> None:
        at = item.get("indices")
        start, end = at if isinstance(at, list) and len(at) == 2 else (None, None)
        found.append((start, end, words, url, shown))

    for item in items_of(entities.get("urls")):
        status = STATUS.match(string_of(item.get("expanded_url")))
        taken = quoted and status and status[1] == quoted
        shown = "" if taken else string_of(item.get("display_url")) or None
        add(item, string_of(item.get("url")), string_of(item.get("expanded_url")), shown)
    for item in items_of(entities.get("user_mentions")):
        name = string_of(item.get("screen_name"))
        add(item, f"@{name}", f"https://x.com/{name}")
    for item in items_of(entities.get("hashtags")):
        add(item, f"#{string_of(item.get('text'))}", f"https://x.com/hashtag/{string_of(item.get('text'))}")
    for item in items_of(entities.get("media")):
        add(item, string_of(item.get("url")), string_of(item.get("expanded_url")), "")
    return found


def _media(item: Mapping[str, Any]) -> Fields:
    size = mapping_of(item, "original_info")
    return compact(
        {
            "kind": KINDS.get(string_of(item.get("type")), "photo"),
            "src": Url.parse(string_of(item.get("media_url_https"))),
            "alt": line_of(item.get("ext_alt_text")),
            "width": count_of(size.get("width")),
            "height": count_of(size.get("height")),
            "url": Url.parse(string_of(item.get("expanded_url"))),
        }
    )
