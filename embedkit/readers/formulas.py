"""Formulas in text: MathML, and what KaTeX, MathJax, Wikipedia and Substack make of TeX, become their source, once.

Each of them writes a formula several times: as MathML for screen readers, as boxes or a picture for the eye, as TeX to
start from. A mail can draw none of the first three.
"""

from __future__ import annotations

import json
import re
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..fields.lazy import pattern
from .mathml import on_a_line

# Looked for as plain substrings before any selector is run.
_MARKS = ("<math", "math/", "katex", "MathJax", "mjx-", "latex-rendered")
_BOXES = (
    ".katex-display, .katex, .MathJax_Display, .MathJax, .MathJax_SVG, .MathJax_CHTML, .mjx-chtml, mjx-container, "
    ".mwe-math-element, .latex-rendered, math"
)
_RENDERED = frozenset(
    (
        "MathJax_Preview",
        "MathJax",
        "MathJax_Display",
        "MathJax_SVG",
        "MathJax_SVG_Display",
        "MathJax_CHTML",
        "mjx-chtml",
    )
)
"""What MathJax 2 puts before the script that holds the source."""
_DISPLAY = pattern(
    r"^<[^>]*(?:katex-display|_Display\b|latex-rendered|math-element-block|display=\"(?:block|true)\")"
    r"|fallback-image-display"
)
_STYLED = pattern(r"\{\\(?:display|text)style\s+(.*)\}", re.S)


def replace_formulas(tree: LexborHTMLParser, source: str) -> None:
    """Put each formula's source in its place: on the line it stands in, or, if it was displayed, on one of its own."""
    body = tree.body
    if body is None or not any(mark in source for mark in _MARKS):
        return
    for script in body.css("script[type^='math/']"):
        _clear_before(script)
        kind, words = script.attributes.get("type") or "", script.text()
        tex = on_a_line(LexborHTMLParser(words).css_first("math")) if "mml" in kind else words
        _put(script, tex, display="mode=display" in kind)
    for node in _outermost({node.mem_id: node for node in body.css(_BOXES)}):
        _put(node, _source(node), display=_DISPLAY.search(node.html or "") is not None)


def _outermost(boxes: dict[int, LexborNode]) -> list[LexborNode]:
    """Those that do not stand in another; each way up is gone once."""
    inside: dict[int, bool] = {}
    found = []
    for node in boxes.values():
        way = []
        at = node.parent
        while at is not None and at.mem_id not in inside and at.mem_id not in boxes:
            way.append(at.mem_id)
            at = at.parent
        result = at is not None and (at.mem_id in boxes or inside[at.mem_id])
        inside.update(dict.fromkeys(way, result))
        if not result:
            found.append(node)
    return found


def _put(node: LexborNode, tex: str, *, display: bool) -> None:
    words = " ".join(tex.split())
    if styled := _STYLED.fullmatch(words):
        words = styled[1].strip()
    if not words:
        return
    line = LexborHTMLParser(f"<div>{escape(words, quote=False)}</div>").body if display else None
    if line is not None and line.first_child is not None:
        node.replace_with(line.first_child)
    else:
        node.replace_with(words)


def _clear_before(script: LexborNode) -> None:
    """Take away what MathJax drew of the source in a script."""
    while (before := script.prev) is not None:
        classes = (before.attributes.get("class") or "").split() if before.is_element_node else []
        if not _RENDERED.intersection(classes):
            return
        before.decompose()


def _source(box: LexborNode) -> str:
    """The best there is: TeX, a text for it, or MathML written on a line."""
    annotation = box.css_first("annotation[encoding*=tex i]")
    if annotation is not None:
        return annotation.text()
    for selector, name in (("[alttext]", "alttext"), ("[data-latex]", "data-latex"), ("img[alt]", "alt")):
        found = box.css_first(selector)
        if found is not None and (words := found.attributes.get(name)):
            return words
    attributes = box.attributes
    if data := attributes.get("data-attrs"):  # Substack
        try:
            return str(json.loads(data).get("persistentExpression") or "")
        except (ValueError, AttributeError, RecursionError):
            return ""
    kept = attributes.get("data-mathml")
    math = LexborHTMLParser(kept).css_first("math") if kept else box.css_first("math")
    if math is not None:
        return on_a_line(math)
    label = attributes.get("aria-label") or ""
    return label or " ".join(box.text().split())
