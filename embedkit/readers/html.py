"""HTML as a content system emits it: a fragment, or a simple whole document."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from ..errors import InputError
from ..fields import Url
from ..fields.lazy import pattern
from ..kit.reader import Source
from ..model import Article, Block
from ..report import Report
from .decode import check_depth
from .formulas import replace_formulas
from .headline import find_headline
from .metadata import Facts, facts_of_document, facts_of_marks
from .opening import Opening
from .outside import tell_of_outside
from .printed import language
from .root import find_root, is_document, outside
from .settle import settle
from .walker import Walker

_SCRIPT_FIRST = pattern(r"\s*<(?:(?:no)?script|template)\b", re.I)


def read(source: Source) -> Article:
    """The article in ``source``."""
    check_depth(source.text, source.name)
    # A parser puts a script that comes first into the head, and one may be all that is left of an embed.
    tree = LexborHTMLParser("<body>" + source.text if _SCRIPT_FIRST.match(source.text) else source.text)
    body = tree.body
    if body is None:
        raise InputError(f"{source.name}: no HTML in it")
    report = Report()
    settle(body, report)
    replace_formulas(tree, source.text)
    facts = facts_of_document(tree, source.url)
    base = source.url or facts.base or facts.url
    document = is_document(tree, source.text)
    root = find_root(body, source.text, document=document)
    has_headline = "<h1" in source.text or "<H1" in source.text
    headline = find_headline(root, body, facts.title, document=document) if has_headline else None
    walker = Walker(source.registry, base, report, whole=document or root is not body)
    top, left_out = outside(root, body, headline)
    tell_of_outside(left_out, walker)
    if document or headline is not None:
        opening = Opening(facts, base, report)
        opening.read(headline, top)
        walker.skip = opening.used | {node.mem_id for node in left_out}
        facts_of_marks(root, facts, source.text, base)
    walker.walk(top, 0)
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
