"""Buttons: one link that the editor wants seen."""

import re
from collections.abc import Sequence

from embedkit import Block, Text, Url, hookimpl
from embedkit.kit import Element, pattern

LONGEST = 120
"""Characters; a longer label is a sentence with a link, not a button."""

_NAMED = pattern(r"(?:^|[\s_-])(?:btn|button)s?(?:$|[\s_-])", re.I)
_PASTED = pattern(r"\[([^\[\]\n]+)\]\((https?://[^()\s]+)\)")
_SILENT = pattern(r"<(?:img|iframe|form|input|video|audio|ul|ol|figure|h[1-6])\b")


class Button(Block):
    """A link set as a button, at least 44 pixels tall."""

    type = "button"
    selectors = (
        ".wp-block-buttons",
        ".wp-block-button",
        ".kg-button-card",
        ".button-wrapper",
        ".btn-wrapper",
        "a.button",
        "a.btn",
        "a.kg-btn",
        "a.wp-element-button",
        "p:has(> a.button:only-child)",
        "p:has(> a.btn:only-child)",
        "p:has(> a.wp-element-button:only-child)",
        "table.button",
        "table.btn",
        "table:has(td > a:only-child)",
    )

    label: Text
    url: Url

    @classmethod
    def from_html(cls, element: Element) -> "list[Button] | None":
        inner = element.inner_html
        if "<table" in inner or _SILENT.search(inner):
            return None
        links = [element] if element.tag == "a" else element.select("a")
        buttons = [cls(label=label, url=url) for link in links if (url := link.url()) and (label := Text(link.text))]
        # A label without an address, or words beside the buttons, would be lost.
        if not buttons or len(buttons) != len(links) or any(len(button.label) > LONGEST for button in buttons):
            return None
        if Text(element.text) != " ".join(button.label for button in buttons):
            return None
        return buttons if _is_button(element, links) else None

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> "tuple[Button, int] | None":
        match = _PASTED.fullmatch(paragraphs[0].strip())
        if match is None or len(match[1]) > LONGEST or Url.parse(match[1]):
            return None
        url, label = Url.parse(match[2]), Text(match[1])
        return (cls(label=label, url=url), 1) if url and label else None


def _is_button(element: Element, links: Sequence[Element]) -> bool:
    """Whether it is called a button, or drawn as one: a table with a single coloured cell."""
    if _NAMED.search(element.get("class")) or all(_NAMED.search(link.get("class")) for link in links):
        return True
    cells = element.select("td") if element.tag == "table" else []
    if len(cells) != 1 or len(links) != 1:
        return False
    marks = (cells[0].get("bgcolor"), cells[0].get("style"), cells[0].get("class"), links[0].get("style"))
    return bool(marks[0]) or any("background" in mark or _NAMED.search(mark) for mark in marks[1:])


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Button]
