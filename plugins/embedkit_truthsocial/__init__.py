"""Posts on Truth Social: from the embed code, which is a frame, and from a bare link."""

import re

from embedkit import Block, hookimpl
from embedkit.kit import Fields, Post, moment, pattern

_POST = pattern(
    r"https?://(?:www\.)?truthsocial\.com/(?:@(\w{1,64})/(?:posts/)?|users/(\w{1,64})/statuses/)(\d{15,20})(?:/embed)?"
    r"(?![^/?#])",
    re.ASCII,
)


class Truthsocial(Post):
    """A post on Truth Social. Its embed code says whose it is, and nothing of what it says."""

    type = "truthsocial"
    network = "Truth Social"
    framed = "{url}/embed"
    colour = "#6a60f5"
    selectors = ("iframe.truthsocial-embed", "blockquote.truthsocial-embed")
    urls = ("https://truthsocial.com/*",)

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        match = _POST.match(address)
        if match is None:
            return None
        user, number = match[1] or match[2], match[3]
        # The server is of Mastodon's kind: milliseconds, and 16 more bits.
        posted = moment(int(number) >> 16)
        return {"url": f"https://truthsocial.com/@{user}/{number}", "id": number, "handle": user, "posted": posted}


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Truthsocial]
