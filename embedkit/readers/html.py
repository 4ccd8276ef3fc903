"""HTML as a content system emits it: a fragment, or a simple whole document."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..errors import InputError
from ..fields import Url
from ..lazy import pattern
from ..model import Article, Block
from ..registry import Registry
from ..report import Report
from . import Source
from .decode import check_depth
from .metadata import Facts, facts_of_document, facts_of_header
from .printed import language
from .settle import settle
from .walker import Walker

_SCRIPT_FIRST = pattern(r"\s*<(?:(?:no)?script|template)\b", re.I)


def read(source: Source, registry: Registry) -> Article:
    """The article in ``source``."""
    check_depth(source.text, source.name)
    # A parser puts a script that comes first into the head, and one may be all that is left of an embed.
    tree = LexborHTMLParser("<body>" + source.text if _SCRIPT_FIRST.match(source.text) else source.text)
    body = tree.body
    if body is None:
        raise InputError(f"{source.name}: no HTML in it")
    facts = facts_of_document(tree, source.url)
    base = source.url or facts.base or facts.url
    root, whole = _root(tree, body, source.text)
    report = Report()
    settle(root, report)
    walker = Walker(registry, base, report, whole=whole)
    if "<h1" in source.text or "<H1" in source.text:
        walker.skip = facts_of_header(root, body, facts, base)
    walker.walk(root, 0)
    facts.lang = language(facts.lang, source.text, facts.dateline, walker.blocks)
    return _article(facts, source.url, walker.blocks, report)


def _article(facts: Facts, url: str | None, blocks: list[Block], report: Report) -> Article:
    return Article.model_construct(
        title=facts.title,
        summary=facts.summary,
        byline=facts.byline,
        published=facts.published,
        updated=facts.updated,
        url=facts.url or Url.parse(url),
        lang=facts.lang,
        dir=facts.dir,
        blocks=tuple(blocks),
        notes=tuple(report.notes),
    )


# Looked for as plain substrings: four selectors over a whole tree cost more than reading a short article.
_ROOTS = ("<article", "<main", "articleBody", 'role="main"')


def _root(tree: LexborHTMLParser, body: LexborNode, source: str) -> tuple[LexborNode, bool]:
    """The element that holds the article, and whether it was found inside a page with other things."""
    if any(mark in source for mark in _ROOTS):
        for selector in ("[itemprop=articleBody]", "article", "main", "[role=main]"):
            found = tree.css(selector)
            if len(found) == 1 or (found and selector == "article" and len(found[0].text()) * 2 > len(body.text())):
                return found[0], True
    return body, tree.head is not None and tree.head.first_child is not None and tree.head.css_first(
        "title"
    ) is not None
