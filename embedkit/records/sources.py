"""Where a post's fields can be asked for, by the names that a network's plugin uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..resolve.lookup import Lookup, asking
from . import bluesky, mastodon, x
from .markup import from_markup

if TYPE_CHECKING:
    from ..social import Post


def lookups_of(post: Post) -> Iterator[Lookup]:
    """One lookup for each of the post's ``sources``, in their order."""
    for source in post.sources:
        if source == "oembed":
            yield from asking("oembed", post.url, from_markup(type(post)))
        elif source == "x":
            yield from asking("json", x.api(post.url), x.fields, signed=True)
        elif source == "bluesky":
            yield from asking("json", bluesky.api(post.url), bluesky.fields)
        elif source == "mastodon":
            yield from asking("json", mastodon.api(post.url), mastodon.fields)
