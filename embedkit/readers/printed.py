"""American or not: what an article's own dates say of its English."""

from __future__ import annotations

from collections.abc import Iterable

from ..fields import RichText
from ..language.dates import month_first
from ..model import Block

_COMMON = " the "
"""Every sixteenth word of English; in other languages part of a quotation at most."""


def language(lang: str | None, source: str, dateline: str, blocks: Iterable[Block]) -> str | None:
    """``en-US`` for English that prints ``Aug. 21, 2021``, so that dates of ours read like its own; else ``lang``.

    The dateline decides, then the prose; never an embed, whose network prints dates its own way. A page that does not
    say its language is English if its dateline or most of its prose is.
    """
    if lang is not None and lang.lower() != "en":
        return lang
    if order := month_first(dateline):
        return "en-US" if order > 0 else lang
    # Few articles print a whole date in their text: a look at the source is faster than one at every block.
    if ", 20" not in source and ", 19" not in source:
        return lang
    prose = " ".join(_prose(blocks))
    is_english = lang is not None or prose.count(_COMMON) * 500 > len(prose)
    return "en-US" if is_english and month_first(prose) > 0 else lang


def _prose(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        if block.role == "prose":
            for name in type(block).model_fields:
                if isinstance(value := getattr(block, name), RichText):
                    yield value.plain
