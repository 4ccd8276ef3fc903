"""The copy that a lazy loader leaves in ``<noscript>``: one picture with its twin, wherever the two stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from ..fields.lazy import pattern
from ..kit.aside import has_aside
from ..kit.element import Element
from ..kit.picture import is_dot
from ..kit.placeholder import is_placeholder

_SHOWN = "img, amp-img, iframe, amp-iframe"
_PICTURES = ("img", "amp-img")
# Where a copy's own place ends: its twin stands in no other of these.
_PLACES = frozenset("body article section main figure li td th blockquote figcaption".split())
_TAKEN = ("src", "srcset", "sizes")
_KEPT = ("alt", "title", "width", "height")
_SIZED = pattern(r"(?:-\d{1,5}x\d{1,5}|-scaled)?\.\w{1,5}$")
_BASE = "https://relative.invalid/"
CLIMBS = 4
"""Boxes with nothing else in them that may stand round a copy."""
MOST = 60
"""Pictures in a box, of which a copy may mean any."""


class Box(NamedTuple):
    """An element that stands beside a copy."""

    shown: list[LexborNode]
    """Its pictures and frames, less those of copies in it."""
    words: bool


def settle_copies(root: LexborNode) -> None:
    """Drop each copy whose picture or frame stands beside it, which takes over the address it lacks."""
    taken: set[int] = set()
    boxes: dict[int, Box] = {}
    for copy in root.css("noscript"):
        shown = [node for node in copy.css(_SHOWN) if not is_dot(Element(node))]
        twins = _twins(copy, shown, taken, boxes) if shown else None
        if twins is None:
            continue
        for twin, one in zip(twins, shown, strict=True):
            taken.add(twin.mem_id)
            _take_over(twin, one)
        copy.decompose()


def _twins(
    copy: LexborNode, shown: Sequence[LexborNode], taken: set[int], boxes: dict[int, Box]
) -> list[LexborNode] | None:
    """What stands in the page for each thing in the copy, before it or after it."""
    before, after = (_beside(copy, forward=forward) for forward in (False, True))
    for side, nearest in ((before, -1), (after, 0)):
        found = [node for node in _box(side, boxes).shown if node.mem_id not in taken]
        if len(found) > len(shown) == 1:
            found = [node for node in found if _same(node, shown[0])][:1] or [found[nearest]]
        if len(found) == len(shown) and all(map(_is_twin, found, shown)):
            return found
    # What loads nothing late and stands right before its copy is the same all the same.
    if before is not None and before.parent is not None and copy.parent is not None:
        box = _box(before, boxes)
        found = [node for node in box.shown if node.mem_id not in taken]
        beside = before.parent.mem_id == copy.parent.mem_id and not box.words
        if (
            beside
            and len(found) == len(shown) == 1
            and found[0].tag == shown[0].tag
            and not _differ(found[0], shown[0])
        ):
            return found
    return None


def _beside(copy: LexborNode, *, forward: bool) -> LexborNode | None:
    """The element next to it, or next to the boxes in which it stands alone; None where words stand between."""
    node = copy
    for _ in range(CLIMBS):
        other = node.next if forward else node.prev
        while other is not None and not other.is_element_node:
            if (other.text_content or "").strip() and other.is_text_node:
                return None
            other = other.next if forward else other.prev
        if other is not None:
            return other
        if node.parent is None or node.parent.tag in _PLACES:
            return None
        node = node.parent
    return None


def _box(node: LexborNode | None, boxes: dict[int, Box]) -> Box:
    """What ``node`` holds; looked at once, for many copies may stand behind it."""
    if node is None or node.tag == "noscript":
        return Box([], False)
    if node.mem_id not in boxes:
        # lexbor gives a node for each match.
        found = {one.mem_id: one for one in node.css(_SHOWN) if not _in_copy(one, node)}
        boxes[node.mem_id] = Box(list(found.values()) if len(found) <= MOST else [], bool(node.text().strip()))
    return boxes[node.mem_id]


def _in_copy(node: LexborNode, box: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.mem_id != box.mem_id:
        if parent.tag == "noscript":
            return True
        parent = parent.parent
    return False


def _is_twin(node: LexborNode, copy: LexborNode) -> bool:
    """Whether one stands for the other: it waits for its address, or shows the same."""
    if (node.tag in _PICTURES) != (copy.tag in _PICTURES) or _differ(node, copy):
        return False
    return _waits(node) or _same(node, copy) or bool(node.attributes.get("alt") and copy.attributes.get("alt"))


def _differ(node: LexborNode, copy: LexborNode) -> bool:
    """Whether the two say of themselves that they show different things."""
    alts = [(one.attributes.get("alt") or "").strip() for one in (node, copy)]
    return all(alts) and alts[0] != alts[1]


def _waits(node: LexborNode) -> bool:
    attrs = Element(node).attrs
    source = attrs.get("src", "")
    return not source or is_placeholder(source) or "lazy" in attrs.get("class", "") or has_aside(attrs)


def _same(node: LexborNode, copy: LexborNode) -> bool:
    """Whether both show the same file, in whatever size."""
    names = [_file(Element(one, _BASE)) for one in (node, copy)]
    return bool(names[0]) and names[0] == names[1]


def _file(element: Element) -> str:
    url = element.image() if element.tag in _PICTURES else element.frame_url()
    return _SIZED.sub("", re.split(r"[?#]", url)[0]) if url else ""


def _take_over(twin: LexborNode, copy: LexborNode) -> None:
    """What the copy knows and its twin does not."""
    element = Element(twin, _BASE)
    lacks = not has_aside(element.attrs) or not _file(element)
    for name in (*_TAKEN, *_KEPT) if lacks else _KEPT:
        value = copy.attributes.get(name)
        if value and (name in _TAKEN or not element.get(name)):
            twin.attrs[name] = value
