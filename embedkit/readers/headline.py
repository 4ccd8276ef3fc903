"""Which ``<h1>`` is the article's headline, if any."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from ..fields.lazy import pattern
from ..kit.element import Element
from .furniture import furniture
from .root import ancestors, precedes

_WORD = pattern(r"\w+")
# What may stand before a headline: the name of a section, a byline, and whatever else a theme puts on top.
_ON_TOP = pattern(
    r"(?:^|[\s_-])(?:kicker|eyebrow|overline|topic|section-name|category|categories|cat-links|label|tag|rubric|flag|"
    r"breadcrumbs?|byline|meta|date|published|author|dateline|series|pre-?title|supertitle|surtitle|dachzeile)(?:$|[\s_-])"
)
_ASIDE = frozenset(("aside", "form", "dialog", "nav", "footer"))
_APPEAL = pattern(
    r"(?:^|[\s_-])(?:member\w*|support\w*|donat\w+|subscri\w+|newsletter\w*|promo\w*|appeal\w*|paywall\w*|regwall\w*|"
    r"banner|modal\w*|popup\w*|cta|signup|sign-up|advert\w*|ad)(?:$|[\s_-])",
)
_SENTENCE = pattern(r"[.!?…。！？][\"”’»)]*$")
LONGEST_KICKER = 60
MOST_HEADLINES = 20


def find_headline(root: LexborNode, body: LexborNode, title: str | None, *, document: bool) -> LexborNode | None:
    """The headline in ``root`` or, in a page, before it. ``title``: what the head says it is.

    Of several the one that the head names; else the first that opens the text. A later one is a part's heading, and one
    in a box that asks for support is that box's own.
    """
    found = {node.mem_id: node for node in root.css("h1")}
    inside = [node for node in list(found.values())[:MOST_HEADLINES] if not _is_asides(node, root)]
    if document and title:
        outer = {node.mem_id: node for node in body.css("h1") if node.mem_id not in found}
        before = [node for node in list(outer.values())[:MOST_HEADLINES] if precedes(node, root)]
        for node in (*inside, *before):
            if is_like(Element(node).text, title):
                return node
    return next((node for node in inside[:1] if Element(node).text and _opens(node, root, document)), None)


def same_words(one: str, other: str) -> bool:
    """Whether two lines have the same words in the same order, whatever their signs."""
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())


def is_like(headline: str, title: str) -> bool:
    """Whether a headline and the title in the head, which search engines read, name the same story."""
    one, other = _parts(headline), _parts(title)
    if not one:
        return False
    # The name of the site stands at the end of a title, and in a heading of its own.
    if not (one & _parts(title[: max(len(headline), len(title) // 2)])):
        return False
    return len(one & other) * 2 >= min(len(one), len(other))


def _parts(line: str) -> set[str]:
    """Words; pairs of letters where a script does not part its words."""
    words = _WORD.findall(line.casefold())
    if len(words) * 12 >= len(line):
        return set(words)
    joined = "".join(words)
    return {joined[at : at + 2] for at in range(len(joined) - 1)}


def _is_asides(node: LexborNode, root: LexborNode) -> bool:
    """Whether a heading stands in a box that is not the story: an aside, a form, an appeal to become a member."""
    at = node.parent
    while at is not None and at.mem_id != root.mem_id:
        attributes = at.attributes
        if at.tag in _ASIDE or _APPEAL.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
            return True
        at = at.parent
    return False


def _opens(headline: LexborNode, root: LexborNode, document: bool) -> bool:
    """Whether no word of the story stands before the headline."""
    boxes = ancestors(headline)
    box = headline.parent
    while box is not None:
        in_header = box.tag in ("header", "hgroup")
        for node in box.iter(include_text=True):
            if node.mem_id == boxes[box.mem_id].mem_id:
                break
            if not _may_precede(node, in_header, document):
                return False
        if box.mem_id == root.mem_id:
            return True
        box = box.parent
    return True


def _may_precede(node: LexborNode, in_header: bool, document: bool) -> bool:
    if node.tag in ("script", "style", "template", "link", "meta", "figure", "picture", "svg", "-comment"):
        return True
    text = (node.text_content if node.tag == "-text" else node.text()) or ""
    if not text.strip():
        return True
    if node.tag == "-text":
        return document and len(text) <= LONGEST_KICKER
    element = Element(node)
    short = len(element.text) <= LONGEST_KICKER and not _SENTENCE.search(element.text)
    if in_header or (document and short):
        return True
    if furniture(element, whole=document):
        return True
    return short and _ON_TOP.search(element.get("class")) is not None
