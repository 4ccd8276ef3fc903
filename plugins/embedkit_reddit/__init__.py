"""Posts and comments on Reddit: from the embed code, from a frame, from a bare link."""

import re
from typing import Self

from embedkit import Block, RichText, Text, hookimpl
from embedkit.kit import Element, Fields, Post, pattern

_POST = pattern(
    r"https?://(?:[a-z-]{1,10}\.)?reddit(?:media)?\.com/(?:(r|user)/([\w-]{1,50})/)?comments/([a-z0-9]{4,12})"
    r"(?:/[^/?#]*(?:/([a-z0-9]{4,12}))?)?/?(?![^?#])",
    re.ASCII,
)
_SHORT = pattern(
    r"https?://(?:(?:www\.)?redd\.it/([a-z0-9]{4,12})|(?:www\.)?reddit\.com/r/(\w{1,50})/s/\w{5,20})/?(?![^?#])",
    re.ASCII,
)
_USER = pattern(r"https?://(?:[a-z-]{1,10}\.)?reddit\.com/u(?:ser)?/([\w-]{1,50})/?(?![^?#])", re.ASCII)


class Reddit(Post):
    """A post or a comment on Reddit: its title, who wrote it, and where."""

    type = "reddit"
    network = "Reddit"
    framed = "https://embed.reddit.com{path}"
    colour = "#ff4500"
    sigil = "u/"
    selectors = ("blockquote.reddit-embed-bq", "blockquote.reddit-card", "amp-reddit[data-src]")
    urls = ("https://*.reddit.com/*", "https://*.redditmedia.com/*", "https://redd.it/*")

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        if match := _POST.match(address):
            kind, name, post, comment = match.groups()
            path = f"{kind}/{name}/comments/{post}/" if kind else f"comments/{post}/"
            return {
                "url": f"https://www.reddit.com/{path}" + (f"comment/{comment}/" if comment else ""),
                "id": comment or post,
                "community": f"r/{name}" if kind == "r" else None,
            }
        match = _SHORT.match(address)  # of the second kind only the network knows what it leads to
        return {"url": match[0], "id": match[1], "community": f"r/{match[2]}" if match[2] else None} if match else None

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        fields = cls.find(element)
        if fields is None:
            return None
        links = [(anchor, url) for anchor in element.select("a[href]") if (url := anchor.url())]
        title = next((anchor.text for anchor, url in links if cls.locate(url)), "")
        user = next((match[1] for _, url in links if (match := _USER.match(url))), None)
        # Of a comment the markup has nothing but the word "Comment".
        text = RichText("") if "/comment/" in fields["url"] else cls.words(RichText.from_plain(title))
        return cls(**fields, handle=Text(user) if user else None, text=text)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Reddit]
