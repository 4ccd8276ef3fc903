"""Posts on Tumblr: from the embed code, from a frame, from a bare link."""

import re

from embedkit import Block, hookimpl
from embedkit.kit import Element, Fields, Post, pattern

_POST = pattern(
    r"https?://(?:(?:www\.)?tumblr\.com/(?:blog/view/)?(?!tagged/)([a-z0-9-]{1,40})"
    r"|(?!www\.|embed\.|assets\.)([a-z0-9-]{1,40})\.tumblr\.com/(?:post|image))/(\d{6,20})(?:/[^/?#]{0,200})?/?(?![^?#])",
    re.ASCII | re.I,
)
_FRAME = pattern(r"https?://embed\.tumblr\.com/embed/post/([\w:-]{1,60})/(\d{6,20})(?:/v\d)?/?(?![^?#])", re.ASCII)


class Tumblr(Post):
    """A post on Tumblr. Its embed code says whose it is, and nothing of what it says."""

    type = "tumblr"
    network = "Tumblr"
    selectors = ("div.tumblr-post",)
    urls = ("https://*.tumblr.com/*",)

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        if match := _POST.match(address):
            user, number = match[1] or match[2], match[3]
            return {"url": f"https://www.tumblr.com/{user}/{number}", "id": number, "handle": user}
        match = _FRAME.match(address)  # of which nobody but the network knows whose it is
        return {"url": f"https://embed.tumblr.com/embed/post/{match[1]}/{match[2]}", "id": match[2]} if match else None

    @classmethod
    def find(cls, element: Element) -> Fields | None:
        links = (cls.locate(url) for anchor in element.select("a[href]") if (url := anchor.url()))
        return next(filter(None, links), None) or super().find(element)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Tumblr]
