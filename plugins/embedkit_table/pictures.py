"""The small picture in a cell, told apart from the cell's words."""

from typing import Any

from embedkit import RichText
from embedkit.kit import Element, Picture


def picture_of(cell: Element) -> tuple[dict[str, Any] | None, RichText]:
    """The fields of its picture, and its text without it; no fields where it can't be shown or there are several."""
    images = cell.select("img")
    box = Element.parse(f"<div>{cell.inner_html}</div>", cell.base).children[0]
    found = Picture.from_element(box) if len(images) == 1 else None
    if found is None:
        return None, cell.rich_text()
    link = box.select_one("a:has(img)")
    # A link round words is theirs.
    alone = link is not None and not link.text
    text = box.without("a:has(img)" if alone else "img").rich_text()
    same = text.plain.strip() == found.alt
    fields = {"src": found.src, "alt": "" if same else found.alt, "width": found.width}
    return fields | ({"href": link.url() if link else None} if alone else {}), text
