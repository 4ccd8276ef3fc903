"""Which language, and which way it runs."""

from __future__ import annotations

import re
from typing import Literal

from ..fields.lazy import pattern

RTL = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ku-arab", "ps", "sd", "ug", "ur", "yi"])

_STRONG = pattern(
    r"[A-Za-z\u00c0-\u02b8\u0370-\u0589\u0900-\u1fff\u3040-\ud7af]|([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])"
)
_FOREIGN = pattern("[^\x00-\u036f\u2000-\u2bff]")
_SCRIPTS = (
    ("ar", pattern("[\u0620-\u064a]")),
    ("he", pattern("[\u05d0-\u05ea]")),
    ("ja", pattern("[\u3040-\u30ff]")),
    ("ko", pattern("[\uac00-\ud7a3]")),
    ("zh", pattern("[\u4e00-\u9fff]")),
    ("hi", pattern("[\u0904-\u0939]")),
    ("th", pattern("[\u0e01-\u0e3a]")),
    ("el", pattern("[\u0391-\u03c9]")),
    ("ru", pattern("[\u0410-\u044f]")),
)


def direction(lang: str) -> Literal["ltr", "rtl"]:
    """``rtl`` for a language that is written from right to left."""
    return "rtl" if lang.lower() in RTL or lang.lower().partition("-")[0] in RTL else "ltr"


def direction_of_text(text: str) -> Literal["ltr", "rtl"]:
    """The direction of the first letter that has one, as browsers do for ``dir="auto"``."""
    match = _STRONG.search(text)
    return "rtl" if match and match[1] else "ltr"


def language_of_text(text: str, default: str) -> str:
    """A guess by script, for a page that does not say; ``default`` for Latin letters. Not a language detector."""
    if not _FOREIGN.search(text):
        return default
    counts = [(len(pattern.findall(text)), lang) for lang, pattern in _SCRIPTS]
    most, lang = max(counts, key=lambda item: item[0])
    if lang == "zh" or most == 0:
        kana = next(count for count, name in counts if name == "ja")
        lang = "ja" if kana else lang
    return lang if most * 3 > len(re.findall(r"\w", text)) else default
