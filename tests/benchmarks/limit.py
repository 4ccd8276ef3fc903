"""The least that must be done: parse, clean each paragraph, put strings together."""

from __future__ import annotations

from collections.abc import Callable

import nh3
from selectolax.lexbor import LexborHTMLParser

import embedkit

CLEANER = nh3.Cleaner(tags={"a", "b", "strong", "i", "em", "br"}, attributes={"a": {"href"}}, link_rel=None)


def limit(html: str) -> Callable[[], str]:
    """A job that does no more than that, with what embedkit's own templates come to."""
    rendered = embedkit.render(embedkit.read(html), "email")
    row = rendered[rendered.index("The council voted") - 300 : rendered.index("The council voted")]
    row = row[row.rindex("<tr>") :]
    frame = rendered[: rendered.index("</head>")] + rendered[-2000:]

    def job() -> str:
        tree = LexborHTMLParser(html)
        parts = [frame]
        for node in tree.css("p"):
            parts += (row, CLEANER.clean(node.inner_html or ""), "</div></td></tr>")
        return "".join(parts)

    return job
