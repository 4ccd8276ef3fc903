"""The items of a list in HTML, as far as they are words; a list of pictures or embeds is none."""

import re
from html import escape
from typing import Any

from embedkit import RichText
from embedkit.kit import Element, pattern

DEEPEST = 12
"""Lists in lists; below, an item keeps its words as lines."""

# Blocks of their own: whoever knows them is to see them. Emoji are pictures too.
_MEDIA = pattern(r"<(?:iframe|picture|figure|video|audio|object|embed|blockquote|table|pre|form|amp-|details)\b")
_IMG = pattern(r"<img\b[^>]*>")
_EMOJI = pattern(r"""class="[^"]*\b(?:emoji|wp-smiley)\b|height="(?:1?\d|2[0-4])"|height:\s*1em""")
# What is done and what is not, in a list of tasks.
_BOX = pattern(r'<input\b[^<>]*type="checkbox"[^<>]*>\s*', re.I)
_HEADING = pattern(r"<(/?)h[1-6]\b[^>]*>")


def items_of(element: Element) -> list[dict[str, Any]] | None:
    """Fields of each item; None if the element holds what a list can't."""
    inside = element.inner_html
    if _MEDIA.search(inside) or any(not _EMOJI.search(image) for image in _IMG.findall(inside)):
        return None
    return _items(element, 0)


def _items(element: Element, depth: int) -> list[dict[str, Any]] | None:
    items: list[dict[str, Any]] = []
    for child in element.contents:
        if isinstance(child, str):
            if child.strip():
                return None
            continue
        tag = child.tag
        if tag == "li":
            if item := _item(child, depth):
                items.append(item)
        elif tag in ("ul", "ol") and depth >= DEEPEST:
            items.append({"text": RichText.from_parsed(child.html, child.base)})
        elif tag in ("ul", "ol"):
            # Not valid, but word processors write a nested list beside its item instead of inside it.
            nested = _items(child, depth + 1)
            if nested is None:
                return None
            if nested and not items:
                items.append({"text": ""})
            if nested:
                _nest(items[-1], nested, ordered=tag == "ol")
        elif tag not in ("script", "template", "style"):
            return None
    return items


def _item(element: Element, depth: int) -> dict[str, Any] | None:
    words: list[str] = []
    item: dict[str, Any] = {"text": ""}
    for child in element.contents:
        if isinstance(child, str):
            words.append(escape(child, quote=False))
            continue
        if child.tag in ("ul", "ol") and depth < DEEPEST:
            nested = _items(child, depth + 1)
            if nested is not None:
                _nest(item, nested, ordered=child.tag == "ol")
                words.append("<br>")
                continue
        words.append(child.html)
    html = _HEADING.sub(lambda tag: "</strong><br>" if tag[1] else "<br><strong>", "".join(words))
    if "<input" in html:
        html = _BOX.sub(lambda box: "☑ " if " checked" in box[0] else "☐ ", html)
    item["text"] = RichText.from_parsed(html, element.base)
    return item if not item["text"].is_blank or item.get("items") else None


def _nest(item: dict[str, Any], items: list[dict[str, Any]], *, ordered: bool) -> None:
    if items:
        item["ordered"] = ordered
        item["items"] = [*item.get("items", ()), *items]
