"""What of a page was left out, told: its furniture in one note, and whatever may have been the article's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ..fields.lazy import pattern
from ..kit.element import Element
from .furniture import furniture, named
from .walker import SILENT, Walker

# For the weight of a note alone: boxes of these names hold words and pictures, but hardly the story's.
_BESIDE = pattern(
    r"(?:^|[\s_-])(?:cookie\w*|consent\w*|gdpr|newsletter\w*|sign-?up|subscri\w+|promo\w*|related\w*|recommend\w*|popular|"
    r"trending|latest|more|most\w*|teasers?|cards?|sidebar\w*|widgets?|comments?|social\w*|shar\w+|advert\w*|ads?|menu\w*|"
    r"nav\w*|site|header|footer|masthead|breadcrumbs?|modal\w*|popup\w*|overlay|paywall\w*|toolbar|author|bio|tags?|skip)"
    r"(?:$|[\s_-])",
    re.I,
)
_BESIDE_TAGS = frozenset(("nav", "footer", "header", "aside", "form", "dialog", "article"))
_PROSE = frozenset(("p", "h2", "h3", "blockquote", "ul", "ol", "table", "figure", "img", "picture"))
_SHOWS = "img, iframe, video, audio, blockquote, object, embed"
_EMBEDS = "iframe, amp-iframe, blockquote[class], video, audio"
LONG = 100
"""Characters of a paragraph in a box that make it more than a label."""
MOST_NAMES, MOST_PARTS = 8, 200


def tell_of_outside(nodes: Sequence[LexborNode], walker: Walker) -> None:
    """Notes about the nodes round an article that are not read."""
    names: list[str] = []
    for node in nodes:
        if node.tag == "-text":
            if len(words := " ".join((node.text_content or "").split())) > LONG:
                _tell(words, walker)
            continue
        element = Element(node, walker.base)
        if (
            node.tag in SILENT
            or (node.tag or "-")[0] == "-"
            or not (element.text or node.css_first(_SHOWS) is not None)
        ):
            continue
        if not _is_beside(element) and (own := _own(element, walker)):
            _tell(own, walker)
        else:
            names.append(named(element))
    if names:
        shown = ", ".join(dict.fromkeys(names[:MOST_NAMES])) + (" and more" if len(names) > MOST_NAMES else "")
        walker.report.add(f"left out round the article, as the page's furniture: {shown}", weight="info")


def _tell(what: str, walker: Walker) -> None:
    walker.report.add(f"left out, for it stands outside of the article: {what[:80]!r}")


def _is_beside(element: Element) -> bool:
    names = f"{element.get('class')} {element.get('id')}"
    return (
        element.tag in _BESIDE_TAGS
        or bool(furniture(element, whole=True))
        or (len(names) > 1 and _BESIDE.search(names) is not None)
    )


def _own(element: Element, walker: Walker) -> str:
    """Words that look like the story's, or what else looks like it; empty if nothing does."""
    if element.tag in _PROSE:
        return element.text or f"<{element.tag}>"
    for embed in element.select(_EMBEDS)[:MOST_PARTS]:
        if not _in_furniture(embed, element) and _is_known(embed, walker):
            return f"an embed, {named(embed)}"
    for part in element.select("p, figcaption")[:MOST_PARTS]:
        if (part.tag == "figcaption" or len(part.text) >= LONG) and not _in_furniture(part, element):
            return part.text
    return ""


def _is_known(embed: Element, walker: Walker) -> bool:
    """Whether a block type would take an embed."""
    url = embed.frame_url()
    return (url is not None and any(walker.claims.url(url))) or any(walker.claims.element(embed, bare=False))


def _in_furniture(inner: Element, outer: Element) -> bool:
    node = inner.node.parent
    while node is not None and node.mem_id != outer.node.mem_id:
        if _is_beside(Element(node)):
            return True
        node = node.parent
    return False
