"""Where a post's fields can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from ..resolve.lookup import Lookup, asking
from .markup import from_markup

if TYPE_CHECKING:
    from ..social import Post


def lookups_of(post: Post) -> Iterator[Lookup]:
    """One lookup for each of the post's ``sources``, in their order. Modules are loaded only here: a start is felt."""
    for source in post.sources:
        if source == "oembed":
            yield from asking("oembed", post.url, from_markup(type(post)))
        else:
            record = import_module(source)
            yield from asking("json", record.api(post.url), record.fields, signed=getattr(record, "SIGNED", False))
