"""Posts on Threads: from the embed code, from a frame, from a bare link."""

import re
from collections.abc import Sequence

from embedkit import Block, hookimpl
from embedkit.kit import ALONE, Fields, Lookup, Post, pattern

_POST = pattern(r"https?://(?:www\.)?threads\.(?:net|com)/(?:@([\w.]{1,30})/post|t)/([\w-]{1,64})(?![^/?#])", re.ASCII)


class Threads(Post):
    """A post on Threads, as a link: the network's terms allow no copy of what it says."""

    type = "threads"
    network = "Threads"
    framed = "{url}/embed"
    selectors = ("blockquote.text-post-media", f"div.text-post-media{ALONE}")
    urls = ("https://www.threads.net/*", "https://www.threads.com/*")
    marks = ("data-text-post-permalink",)

    def lookups(self) -> Sequence[Lookup]:
        return ()  # its terms allow no copy of what it says

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        match = _POST.match(address)
        if match is None:
            return None
        user, code = match[1], match[2]
        path = f"@{user}/post" if user else "t"
        return {"url": f"https://www.threads.com/{path}/{code}", "id": code, "handle": user}


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Threads]
