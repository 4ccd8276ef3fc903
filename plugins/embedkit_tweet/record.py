"""Posts on X, as the API v2, Ghost's copy of it, and the syndication service of X's own embeds give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from embedkit import Url
from embedkit.kit import Fields, Gone, Withheld, compact, count_of, items_of, line_of, mapping_of, string_of

from .entities import KINDS, STATUS, Entity, lang_of, quoted_of, text_of
from .syndication import syndicated

_FIELDS = (
    "tweet.fields=attachments,created_at,lang,entities,public_metrics,note_tweet,referenced_tweets,possibly_sensitive"
    "&expansions=author_id,attachments.media_keys,referenced_tweets.id,referenced_tweets.id.author_id"
    ",referenced_tweets.id.attachments.media_keys"
    "&user.fields=name,username,profile_image_url,protected"
    "&media.fields=type,url,preview_image_url,alt_text,width,height"
)


def api(url: Url | None) -> Url | None:
    """Where to ask about a post, with a token; None if the address is no post's."""
    match = STATUS.match(url or "")
    return Url(f"https://api.x.com/2/tweets/{match[1]}?{_FIELDS}") if match else None


def fields(data: Mapping[str, Any]) -> Fields:
    """The fields of a post, whichever of the three it is. Raises Gone, Withheld, ValueError."""
    if "__typename" in data or "id_str" in data:
        return syndicated(data)
    if isinstance(data.get("tweet_data"), Mapping):
        tweet = data["tweet_data"]
        return _post(tweet, mapping_of(tweet, "includes"))
    tweets = [data["data"]] if isinstance(data.get("data"), Mapping) else items_of(data.get("data"))
    if tweets:
        return _post(tweets[0], mapping_of(data, "includes"))
    for error in items_of(data.get("errors")):
        kind = string_of(error.get("title")) + string_of(error.get("type"))
        if "not-found" in kind or "Not Found" in kind:
            raise Gone
        if "not-authorized" in kind or "Authorization" in kind:
            raise Withheld("its author shows it only to people they know")
    if not data:
        raise Gone  # what the syndication service says of an id it does not know
    raise ValueError("it is no post")


def _post(tweet: Mapping[str, Any], includes: Mapping[str, Any], *, quoting: bool = True) -> Fields:
    """API v2."""
    users = {string_of(user.get("id")): user for user in items_of(includes.get("users"))}
    author = users.get(string_of(tweet.get("author_id")), {})
    if author.get("protected"):
        raise Withheld("its author shows it only to people they know")
    if not string_of(tweet.get("id")):
        raise ValueError("it is no post")
    references = items_of(tweet.get("referenced_tweets"))
    referenced = {string_of(item.get("type")): string_of(item.get("id")) for item in references}
    tweets = {string_of(item.get("id")): item for item in items_of(includes.get("tweets"))}
    other = tweets.get(referenced.get("quoted", ""))
    quoted = quoted_of(_post, other, includes) if quoting else None
    number = string_of(other.get("id")) if other and quoted else ""
    replied = users.get(string_of(mapping_of(tweets, referenced.get("replied_to", "")).get("author_id")), {})
    keys = mapping_of(tweet, "attachments").get("media_keys")
    media = {string_of(item.get("media_key")): item for item in items_of(includes.get("media"))}
    wanted = [media[key] for key in keys if isinstance(key, str) and key in media] if isinstance(keys, list) else []
    whole = mapping_of(tweet, "note_tweet") or tweet
    metrics = mapping_of(tweet, "public_metrics")
    return compact(
        {
            "author": line_of(author.get("name")),
            "handle": line_of(author.get("username")),
            "avatar": Url.parse(string_of(author.get("profile_image_url"))),
            "text": text_of(string_of(whole.get("text")), _entities(mapping_of(whole, "entities"), number, wanted)),
            "lang": lang_of(tweet),
            "posted": string_of(tweet.get("created_at")),
            "likes": count_of(metrics.get("like_count")),
            "replies": count_of(metrics.get("reply_count")),
            "reposts": count_of(metrics.get("retweet_count")),
            "reply_to": line_of(replied.get("username")),
            "media": [_media(item) for item in wanted],
            "quoted": quoted,
        }
    )


def _entities(entities: Mapping[str, Any], quoted: str, media: list[Mapping[str, Any]]) -> list[Entity]:
    found: list[Entity] = []
    for item in items_of(entities.get("urls")):
        # A picture's or the quoted post's own link says nothing once those are shown.
        status = STATUS.match(string_of(item.get("expanded_url")))
        taken = (item.get("media_key") and media) or (quoted and status and status[1] == quoted)
        url = string_of(item.get("unwound_url")) or string_of(item.get("expanded_url"))
        shown = "" if taken else string_of(item.get("display_url")) or None
        found.append((item.get("start"), item.get("end"), string_of(item.get("url")), url, shown))
    for item in items_of(entities.get("mentions")):
        name = string_of(item.get("username"))
        found.append((item.get("start"), item.get("end"), f"@{name}", f"https://x.com/{name}", None))
    for item in items_of(entities.get("hashtags")):
        tag = string_of(item.get("tag"))
        found.append((item.get("start"), item.get("end"), f"#{tag}", f"https://x.com/hashtag/{tag}", None))
    return found


def _media(item: Mapping[str, Any]) -> Fields:
    src = string_of(item.get("preview_image_url")) or string_of(item.get("url"))
    kind = KINDS.get(string_of(item.get("type")), "photo")
    size = {"width": count_of(item.get("width")), "height": count_of(item.get("height"))}
    return compact({"kind": kind, "src": Url.parse(src), "alt": line_of(item.get("alt_text")), **size})
