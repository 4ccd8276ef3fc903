"""Boxes and scripts that become slides or a form, and files that a browser draws by itself."""

import re

from embedkit import Text, Url
from embedkit.kit import Element, Fields, pattern, words_of

_FILE = pattern(r"([^/?#]{1,300})\.(?:pdf|docx?|pptx?|xlsx?|od[tps])(?:[?#]|$)", re.I)
_WORDPRESS = pattern(r"Embed of (.{1,300})\.")

SELECTORS = (
    "iframe",
    "object",
    "embed",
    ".wp-block-file",
    ".speakerdeck-embed",
    "script[data-id][src*='speakerdeck.com']",
    ".typeform-widget",
    "div[data-tf-widget]",
)


def from_markup(element: Element) -> Url | None:
    """The address of what such an element shows; None: it is none of these."""
    if name := element.get("data-tf-widget"):
        return Url.parse(f"https://form.typeform.com/to/{name}")
    if "typeform-widget" in element.classes:
        return element.url("data-url")
    if element.tag == "script" or "speakerdeck-embed" in element.classes:
        return Url.parse(f"https://speakerdeck.com/player/{element.get('data-id')}")
    return None


def from_file(element: Element) -> Fields | None:
    """A file in a frame or an object, on the publisher's own server or anybody's; None: it is no document."""
    box = element
    if "wp-block-file" in element.classes:
        found = element.select_one("object[data]")
        if found is None:
            return None  # a link to a file, which stays one
        box = found
    url = box.frame_url() or box.url("data")
    file = _FILE.search(url.partition("?")[0].rpartition("://")[2]) if url else None
    if url is None or file is None:
        return None
    link = element.select_one("a[href]") if box is not element else None
    title = link.text if link else _WORDPRESS.sub(r"\1", box.get("title") or box.get("aria-label"))
    return {"provider": "file", "url": url, "title": Text(title) or words_of(file[1])}
