"""Mastodon statuses, as ``/api/v1/statuses/ID`` of the instance gives them to anybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from embedkit import RichText, Text, Url
from embedkit.kit import Fields, Withheld, compact, count_of, items_of, line_of, mapping_of, pattern, string_of

_STATUS = pattern(
    r"(https://[^/?#]{3,255})/(?:@[\w.-]{1,64}(?:@[\w.:-]{1,255})?|users/[\w.-]{1,64}/statuses)/(\d{1,24})\b"
)
# What the web interface shows of a long address, and what it hides.
_INVISIBLE = pattern(r'<span class="invisible">[^<]*</span>')
_ELLIPSIS = pattern(r'(<span class="ellipsis">[^<]*)(?=</span>)')
_SPAN = pattern(r"</?span\b[^<>]*>")
_KINDS = {"image": "photo", "video": "video", "gifv": "gif", "audio": "video"}


def api(url: Url | None) -> Url | None:
    """Where to ask about a post; None if the address is no post's."""
    match = _STATUS.match(url or "")
    return Url(f"{match[1]}/api/v1/statuses/{match[2]}") if match else None


def fields(data: Mapping[str, Any]) -> Fields:
    """The fields of a post. Behind a content warning only the warning is shown. Raises Withheld, ValueError."""
    if data.get("visibility") not in ("public", "unlisted", None):
        raise Withheld("it is not public")
    boosted = mapping_of(data, "reblog")
    if boosted:
        return fields(boosted)
    account = mapping_of(data, "account")
    if not string_of(data.get("id")) or not account:
        raise ValueError("it is no status")
    quoted = mapping_of(data, "quote", "quoted_status") if mapping_of(data, "quote").get("state") == "accepted" else {}
    return compact(
        {
            **_content(data),
            "author": _name(account),
            "handle": _handle(account),
            "avatar": Url.parse(string_of(account.get("avatar_static")) or string_of(account.get("avatar"))),
            "lang": string_of(data.get("language")).replace("_", "-"),
            "posted": string_of(data.get("created_at")),
            "likes": count_of(data.get("favourites_count")),
            "replies": count_of(data.get("replies_count")),
            "reposts": count_of(data.get("reblogs_count")),
            "quoted": _quoted(quoted) if quoted else None,
        }
    )


def _content(data: Mapping[str, Any]) -> Fields:
    warning = line_of(data.get("spoiler_text"))
    if warning:
        return {"text": RichText.from_plain(f"[{warning}]")}
    html = _SPAN.sub("", _ELLIPSIS.sub(r"\1…", _INVISIBLE.sub("", string_of(data.get("content")))))
    media = [] if data.get("sensitive") else [_media(item) for item in items_of(data.get("media_attachments"))]
    return {"text": RichText.from_html(html), "media": media}


def _name(account: Mapping[str, Any]) -> Text:
    # An instance's own emoji are pictures; their names in colons mean nothing elsewhere.
    name = string_of(account.get("display_name"))
    for emoji in items_of(account.get("emojis")):
        name = name.replace(f":{string_of(emoji.get('shortcode'))}:", "")
    return Text(name) or line_of(account.get("username"))


def _handle(account: Mapping[str, Any]) -> Text:
    """``user@host``; an instance leaves its own name out."""
    name, url = line_of(account.get("acct")), Url.parse(string_of(account.get("url")))
    return Text(f"{name}@{url.host}") if name and url and "@" not in name else name


def _media(item: Mapping[str, Any]) -> Fields:
    meta = mapping_of(item, "meta", "small") or mapping_of(item, "meta", "original")
    kind = _KINDS.get(string_of(item.get("type")), "photo")
    still = string_of(item.get("preview_url")) or (string_of(item.get("url")) if kind == "photo" else "")
    return compact(
        {
            "kind": kind,
            "src": Url.parse(still),
            "alt": line_of(item.get("description")),
            "width": count_of(meta.get("width")),
            "height": count_of(meta.get("height")),
            "url": Url.parse(string_of(item.get("url"))),
        }
    )


def _quoted(data: Mapping[str, Any]) -> Fields:
    account = mapping_of(data, "account")
    return compact(
        {
            **_content(data),
            "url": Url.parse(string_of(data.get("url"))),
            "author": _name(account),
            "handle": _handle(account),
            "posted": string_of(data.get("created_at")),
        }
    )
