"""A page as it is once its scripts have run, as far as pictures and embeds go: done before block types look at it."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from ..report import Report
from .copies import settle_copies
from .glyphs import settle_glyphs
from .standins import put_back_addresses, put_back_templates

# One glance: a selector over the whole tree costs no more than a substring in the source.
_CONCERNED = "img, script, iframe, template, noscript, [data-borlabs-cookie-content]"


def settle(root: LexborNode, report: Report) -> None:
    """Put back what consent tools and lazy loaders keep elsewhere, and words for pictures that stand for them."""
    tags = {node.tag for node in root.css(_CONCERNED)}
    if tags - {"img", "noscript", "iframe"}:
        put_back_templates(root, report)
    if tags & {"script", "iframe"}:
        put_back_addresses(root)
    if tags - {"img", "iframe"}:
        settle_copies(root)
    if tags:
        settle_glyphs(root)
