"""What shows nothing by itself, or nothing that a mail can show, and what is lost when it goes."""

from __future__ import annotations

from typing import Literal

from ..fields import Url
from ..fields.base import is_seen
from ..fields.lazy import pattern
from ..kit.element import Element

_SIZE = pattern(r"\s*(\d+)(?:\.\d+)?(?:px)?\s*$")
DRAWING = 100
"""Pixels: what is narrower is an icon."""


def lost(element: Element) -> tuple[str, Literal["info", "warning"]] | None:
    """What to say of an element that is left out, and its weight; None if nothing is lost."""
    tag = element.tag
    if tag == "svg":
        words = element.text
        size = _SIZE.match(element.get("width"))
        if ("<text" in element.inner_html and words) or (size and int(size[1][:6]) >= DRAWING):
            return f"a drawing left out: {words[:60]!r}" if words else "a drawing left out", "warning"
    elif tag == "canvas":
        return "a <canvas> left out: a script draws it", "warning"
    elif tag in ("button", "select", "textarea") and (words := element.text):
        return f"<{tag}> left out: {words[:60]!r}", "info"
    return None


def unseen_links(element: Element) -> list[Url]:
    """Where the links of an element lead that has not a word; nowhere for one that has."""
    if "<a " not in element.inner_html or is_seen(element.text):
        return []
    return [url for link in element.select("a[href]") if (url := link.url())]
