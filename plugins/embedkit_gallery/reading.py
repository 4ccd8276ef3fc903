"""A box of pictures in HTML, read picture by picture; refused where it holds anything else."""

from collections import Counter
from collections.abc import Sequence
from html import unescape
from typing import Any

from embedkit import RichText, Text
from embedkit.kit import Element, Picture, pattern

_OTHERS = pattern(r"<(?:iframe|video|audio|table|form|object|embed|pre)\b")
_TAG = pattern("<[^>]*>")
_MARKS = " .…,:;|/–—-()[]©"
# What stands before a caption and before the name in a credit.
_LABELS = frozenset(
    "Photo Photos Photograph Image Picture Media Video Credit Credits Foto Fotos Bild Bildquelle Crédit by caption "
    "credit source copyright".split()
)


def read_gallery(element: Element) -> tuple[list[dict[str, Any]], RichText] | None:
    """The fields of each photo, and the caption of all; None if it is no gallery."""
    inside = element.inner_html
    if inside.count("<img") < 2 or _OTHERS.search(inside):
        return None
    items = _items(element)
    if len(items) < 2:
        return None
    photos = [fields for item in items if (fields := _photo(item))]
    caption = _caption(element, items)
    if not any(photo.get("src") for photo in photos) or _lost(element, photos, caption):
        return None
    return photos, caption


def _items(element: Element) -> list[Element]:
    """For each picture the largest box that holds no other."""
    paths = [path for img in element.select("img") if (path := _path(img, element))]
    pictures = Counter(box for path in paths for box in path)
    return [[box for box in path if pictures[box] == 1][-1] for path in paths]


def _path(img: Element, top: Element) -> list[Element]:
    """A picture and what it stands in, up to ``top``; nothing for the copy that a lazy loader leaves."""
    path = [img]
    while (parent := path[-1].parent) is not None and parent != top:
        if parent.tag == "noscript":
            return []
        path.append(parent)
    return path


def _photo(item: Element) -> dict[str, Any] | None:
    if picture := Picture.from_element(item):
        return picture.fields()
    img = item if item.tag == "img" else item.select_one("img")
    alt = Text(img.get("alt")) if img else Text("")
    return {"alt": alt} if alt else None


def _caption(element: Element, items: Sequence[Element]) -> RichText:
    """The caption of all, which stands in none of the items."""
    inside = set(items)
    inside |= {caption for item in items for caption in item.select("figcaption, .wp-caption-text")}
    for caption in element.select("figcaption, .blocks-gallery-caption, .gallery-title"):
        if caption not in inside:
            return caption.rich_text()
    return RichText("")


def _lost(element: Element, photos: Sequence[dict[str, Any]], caption: RichText) -> bool:
    """Whether a word of the element is in none of the captions."""
    captions = [photo["caption"].plain for photo in photos if photo.get("caption")]
    kept = " ".join([caption.plain, *captions, *(photo.get("credit", "") for photo in photos)])
    words = Text(unescape(_TAG.sub(" ", element.without("noscript, script, style, button").inner_html))).split()
    return any(word.strip(_MARKS) not in kept and word.strip(_MARKS) not in _LABELS for word in words)
