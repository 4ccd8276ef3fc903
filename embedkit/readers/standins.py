"""What consent tools put in the place of embeds and scripts, put back before anybody looks."""

from __future__ import annotations

import binascii
from base64 import b64decode

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..fields.lazy import pattern
from ..kit.aside import awaits_consent, put_aside
from ..kit.element import Element
from ..report import Report

_TEMPLATES = "template, script[type*=template], script[type='text/plain'], [data-borlabs-cookie-content]"
_EMBED = "iframe, blockquote, video, audio, object, embed, img, script[src]"
_UNSPOKEN = "script, style, template"
_OWN = f"iframe, blockquote, figure, video, audio, object, noscript, {_UNSPOKEN}"
_MARK = pattern(r"<(?:iframe|blockquote|video|audio|object|embed|img|script)\b")
_BASE64 = pattern(r"[A-Za-z0-9+/\s]+={0,2}\s*")
LONGEST = 200_000
"""Characters of a template."""
LONGEST_NOTICE = 600
"""Characters in which a consent tool asks."""


def put_back_templates(root: LexborNode, report: Report) -> None:
    """Put what a template holds, where that is an embed and no more, into the place that it keeps."""
    for node in root.css(_TEMPLATES):
        if held := _held(node):
            place = _asked_for(node, root, report)
            for child in held.iter(include_text=True):
                place.insert_before(child)
            place.decompose()


def put_back_addresses(root: LexborNode) -> None:
    """Give scripts and frames back their ``src``, for block types that ask for one by it."""
    for node in root.css("script, iframe"):
        attrs = Element(node).attrs
        source = next(put_aside(attrs, "source"), "")
        if source and (not attrs.get("src") or awaits_consent(attrs)):
            node.attrs["src"] = source


def _held(node: LexborNode) -> LexborNode | None:
    """What to put back of what a template holds; None if that is no embed alone."""
    html = _markup(node)
    if "{{" in html or not _MARK.search(html):
        return None
    box = Element.parse(f"<div>{html}</div>")
    if box.select_one(_EMBED) is None or box.children[0].without(_OWN).text:
        return None
    # A frame or a picture may have a twin beside it, as the copies for browsers without script have.
    around = "div" if box.select_one("blockquote, script") else "noscript"
    return LexborHTMLParser(f"<body><{around}>{html}</{around}>").body


def _markup(node: LexborNode) -> str:
    """A template's markup, which some keep in base64."""
    if node.tag == "template":
        html = node.html or ""
        text = html[html.find(">") + 1 : html.rfind("</")]
    else:
        text = node.attributes.get("data-borlabs-cookie-content") or node.text()
    if len(text) > LONGEST:
        return ""
    if "<" in text or not _BASE64.fullmatch(text):
        return text
    try:
        return b64decode(text).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _asked_for(node: LexborNode, root: LexborNode, report: Report) -> LexborNode:
    """What the template stands in for: itself, with the boxes of the tool's that hold nothing but its question."""
    top, notice = node, _words(node)
    while (box := top.parent) is not None and box.mem_id != root.mem_id and awaits_consent(Element(box).attrs):
        words = _words(box)
        asks = not words or box.css_first("a, button, input, [role=button]") is not None
        if (
            len(words) > LONGEST_NOTICE
            or not asks
            or len({one.mem_id for one in box.css(_TEMPLATES)} - {box.mem_id}) > 1
        ):
            break
        top, notice = box, words
    if notice:
        report.add(f"a consent tool's notice left out: {notice[:60]!r}", weight="info")
    return top


def _words(node: LexborNode) -> str:
    return "" if node.tag in ("script", "template") else Element(node).without(_UNSPOKEN).text
