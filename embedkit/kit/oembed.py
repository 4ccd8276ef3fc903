"""Films, sounds, pictures and documents, by the oEmbed answers of whoever shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..fields import ImageUrl, Text
from ..fields.lazy import pattern
from ..model import Fields
from .take import compact, count_of, string_of

# Such addresses stop working within hours or days: TikTok, Instagram and Facebook sign theirs.
_EXPIRES = pattern(r"[?&](?:x-expires|x-signature|oe|oh|Expires|X-Amz-Expires|se)=")
_PLACEHOLDER = pattern(r"/(?:fb_placeholder|placeholder|default_thumb|blank)[\w-]*\.(?:png|jpe?g|gif)\b")


def fields(data: Mapping[str, Any]) -> Fields:
    """``title``, ``author``, ``description``, ``thumbnail`` with its size, ``duration`` in seconds, ``publisher``."""
    photo = string_of(data.get("url")) if data.get("type") == "photo" else ""
    picture = ImageUrl.parse(string_of(data.get("thumbnail_url")) or photo)
    if picture is not None and (_EXPIRES.search(picture) or _PLACEHOLDER.search(picture)):
        picture = None
    size = "thumbnail_" if data.get("thumbnail_url") else ""
    return compact(
        {
            "title": Text(string_of(data.get("title"))),
            "author": Text(string_of(data.get("author_name"))),
            "description": Text(string_of(data.get("description"))),
            "publisher": Text(string_of(data.get("provider_name"))),
            "thumbnail": picture,
            "image": picture,
            "src": ImageUrl.parse(photo),
            "width": count_of(data.get(f"{size}width")) if picture else None,
            "height": count_of(data.get(f"{size}height")) if picture else None,
            "duration": count_of(data.get("duration")),
        }
    )
