"""A page as it is once its scripts have run, as far as pictures and embeds go: done before block types look at it."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from ..report import Report
from .copies import settle_copies
from .glyphs import settle_glyphs
from .standins import MARKS, put_back


def settle(root: LexborNode, source: str, report: Report) -> None:
    """Put back what consent tools and lazy loaders keep elsewhere. ``source``: the markup, for a glance beforehand."""
    if any(mark in source for mark in MARKS):
        put_back(root, report)
    if "noscript" in source or "NOSCRIPT" in source or "emplate" in source or "borlabs" in source:
        settle_copies(root)
    if "<img" in source or "<IMG" in source:
        settle_glyphs(root)
