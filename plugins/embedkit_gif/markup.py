"""Boxes that Tenor's and Imgur's scripts fill."""

from typing import NamedTuple

from embedkit import ImageUrl, Text, Url
from embedkit.kit import Element

SELECTORS = (".tenor-gif-embed", "blockquote.imgur-embed-pub")


class Found(NamedTuple):
    """What such a box says."""

    url: Url
    words: Text
    picture: ImageUrl | None


def from_markup(element: Element) -> Found | None:
    """The address and the words in such a box: its first link; else its number."""
    link = element.select_one("a[href]")
    if "imgur-embed-pub" in element.classes:
        url = Url.parse(f"https://imgur.com/{element.get('data-id')}")
        words = link.text if link else ""
        words = "" if words.lower().startswith("view post on") else words
    else:
        linked = link.url() if link else None
        url = (
            linked
            if linked and "/view/" in linked
            else Url.parse(f"https://tenor.com/embed/{element.get('data-postid')}")
        )
        words = link.text.removesuffix(" GIF") if link else ""
    return Found(url, Text(words), element.image() if "<img" in element.inner_html else None) if url else None
