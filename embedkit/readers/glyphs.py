"""Pictures that are characters of their line: emoji, icons, formulas. They become the words that they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, unquote, urlsplit

from selectolax.lexbor import LexborNode

from ..fields.lazy import pattern

TALLEST = 24
"""Pixels of a picture that is no taller than its line."""
LOOKED_AT = 300
"""Characters of an address: one that holds its picture is long."""
_EMOJI = pattern(
    r"(?:^|\s)(?:emoji|wp-smiley|emojione|joypixels|twemoji|smiley)(?:\s|$)|/(?:emoji|twemoji|smilies)[/.]"
)
_EMOJI_MARKS = ("emoji", "smil", "joypixels")
_FORMULA = pattern(r"(?:^|\s)(?:latex\S*|mwe-math-\S+|mwe-tex|ql-img-\S+|texrender|tex2jax\S*)(?:\s|$)", re.I)
_MAYBE = pattern(r"(?:^|\s)(?:math|tex|equation|formula)(?:\s|$)", re.I)
_TEX = pattern(r"[\\^_{}=]")
# Who draws a formula from its source, which stands in the address.
_DRAWN = pattern(
    r"latex\.php\?|codecogs\.com/|/media/math/render/|/render/math\?|(?:mime|math)tex\.cgi|quicklatex\.com/|"
    r"upmath\.me/|/chart\?(?:[^#]*&)?cht=tx|tex2img|/texrender"
)
_PARAMETERS = ("latex", "math", "chl", "eq", "tex", "formula")
_LOOKS = pattern(
    r"\\(?:dpi\{\d+\}|bg_\w+|fn_\w+|inline|tiny|small|large|huge|displaystyle|textstyle)(?![A-Za-z])[\s+]*", re.I
)
_WRAPPED = pattern(r"\{\\(?:display|text)style\s*(.*)\}", re.S)
_LENGTH = pattern(r"\s*(\d{1,4})(?:\.\d{1,4})?\s*(?:px)?\s*$")
_STYLE = pattern(r"(?:^|[;\s])(height|width)\s*:\s*(\d{1,4}(?:\.\d{1,4})?)\s*(px|em|rem|ex|pt)\b")
_UNITS = {"px": 1.0, "em": 16.0, "rem": 16.0, "ex": 8.0, "pt": 4 / 3}


def settle_glyphs(root: LexborNode) -> None:
    """Put words in the place of such pictures, so that they cut no sentence, no item, no cell."""
    for img in root.css("img"):
        attrs = img.attributes
        formula = is_formula(attrs)
        if not formula and not _is_emoji(attrs):
            if not _is_small(attrs):
                continue
            # Without alt text it is at most an ornament of the words beside it.
            if not attrs.get("alt") and not _in_sentence(img):
                continue
        place = _place(img)
        if formula or not _in_figure(place):
            place.replace_with(words_of(attrs))


def _is_emoji(attrs: Mapping[str, str | None]) -> bool:
    seen = f"{attrs.get('class') or ''} {(attrs.get('src') or '')[:LOOKED_AT]}".lower()
    return any(mark in seen for mark in _EMOJI_MARKS) and _EMOJI.search(seen) is not None


def _in_figure(place: LexborNode) -> bool:
    box = place.parent
    for _ in range(4):
        if box is None or box.tag == "figure":
            break
        box = box.parent
    return box is not None and box.tag == "figure"


def is_formula(attrs: Mapping[str, str | None]) -> bool:
    """Whether a picture is drawn from a formula's source."""
    names = attrs.get("class") or ""
    if names and _FORMULA.search(names):
        return True
    if names and _MAYBE.search(names) and _TEX.search(attrs.get("alt") or ""):
        return True
    source = (attrs.get("src") or attrs.get("data-src") or "")[:LOOKED_AT]
    return ("tex" in source or "math" in source or "cht=tx" in source) and _DRAWN.search(source) is not None


def words_of(attrs: Mapping[str, str | None]) -> str:
    """Its alt text; for a formula without one, the source in its title or its address."""
    words = (attrs.get("alt") or "").strip()
    if not words and is_formula(attrs):
        words = (attrs.get("title") or "").strip() or _drawn_from(attrs.get("src") or attrs.get("data-src") or "")
    wrapped = _WRAPPED.fullmatch(words) if words.startswith("{\\") else None
    return wrapped[1].strip() if wrapped else words


def _drawn_from(address: str) -> str:
    """The source of a formula in the address of its picture; empty if it is a mere file."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if not parts.query:
        return unquote(parts.path.rpartition("/")[2]) if "upmath" in parts.netloc else ""
    given = parse_qs(parts.query)
    named = next((given[name][0] for name in _PARAMETERS if name in given), "")
    source = named or unquote(parts.query.replace("+", "%2B")).replace("&space;", " ").replace("&plus;", "+")
    return _LOOKS.sub("", source).strip()


def _is_small(attrs: Mapping[str, str | None]) -> bool:
    """Whether it is no taller than a line, or no wider where its height is not said."""
    sizes = {}
    for name in ("height", "width"):
        if number := _LENGTH.match(attrs.get(name) or ""):
            sizes[name] = float(number[1])
    if not sizes and "style" in attrs:
        sizes = {name: float(number) * _UNITS[unit] for name, number, unit in _STYLE.findall(attrs["style"] or "")}
    size = sizes.get("height", sizes.get("width", 0.0))
    return 2 < size <= TALLEST


def _place(img: LexborNode) -> LexborNode:
    """What gives way: the picture, with the sources round it, or with the markup that Wikipedia hides beside it."""
    box = img.parent
    if box is not None and (box.tag == "picture" or "mwe-math-element" in (box.attributes.get("class") or "")):
        return box
    return img


def _in_sentence(img: LexborNode) -> bool:
    """Whether words stand right beside it: without any, and without a link, it is an ornament of theirs."""
    node: LexborNode | None = img
    while node is not None and node.tag in ("img", "span", "b", "strong", "i", "em"):
        beside = [text for text in (node.prev, node.next) if text is not None]
        if beside:
            return any(text.is_text_node and (text.text_content or "").strip() for text in beside)
        node = node.parent
    return False
