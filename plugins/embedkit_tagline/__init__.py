"""Taglines: the closing line that names who else worked on an article."""

import re
from collections.abc import Sequence
from typing import Self

from embedkit import Block, RichText, hookimpl
from embedkit.kit import Element, pasted, pattern

LONGEST = 300
"""Characters; a longer paragraph is prose."""

# Names, and what stands between them. A full stop only behind an initial or a short title.
_WHO = r"(?:[^.!?…:;\n]|(?<=\b\w)\.|(?<=\b[JSMD]r)\.|(?<=\bMrs)\.)+"
_THIS = r"(?:this|the) (?:report|story|article|piece|dispatch|investigation|project)"
_CONTRIBUTED = (
    rf"contributed (?:to {_THIS}|(?:additional )?(?:reporting|research|writing|photography|data analysis)"
    rf"(?: and (?:reporting|research|writing|photography))?(?: (?:to|for) {_THIS})?(?: (?:from|in) {_WHO})?)"
    r"|hat (?:an|zu) dies(?:em|er) \w+ (?:beigetragen|mitgearbeitet|mitgewirkt)"
    r"|haben (?:an|zu) dies(?:em|er) \w+ (?:beigetragen|mitgearbeitet|mitgewirkt)"
    r"|(?:a|ont) (?:contribué|collaboré|participé) à (?:cet?|cette) \w+"
    r"|(?:contribuyó|contribuyeron|colaboró|colaboraron) (?:a|con|en|para) est[ea] \w+"
    r"|(?:contribuiu|contribuíram|colaborou|colaboraram) (?:(?:para|com) est[ea]|nest[ea]) \w+"
    r"|(?:ha|hanno) (?:contribuito|collaborato) a quest\w* ?\w+"
)
_SENTENCE = pattern(rf"[—–-]?\s*(?P<who>{_WHO}?) (?:{_CONTRIBUTED})(?: (?:from|in|aus|depuis|desde|de) {_WHO})?\.?")
_WORK = r"(?:(?:additional|further|with) )*(?:reporting|writing|editing|research|photography|production)"
_CREDIT = pattern(
    rf"\(?{_WORK}(?: and {_WORK})? (?:by|from) (?P<who>{_WHO})"
    rf"(?:[;.] ?{_WORK}(?: and {_WORK})? (?:by|from) {_WHO})*\.?\)?\.?"
    rf"|\(?(?:Mitarbeit|Redaktionelle Mitarbeit|Avec|Con información de|Com informações de): (?P<others>{_WHO})\.?\)?",
    re.I,
)
# Small words that stand among names; any other word in lower case means a sentence about something else.
_AMONG = frozenset(
    "and und et y e i in from of for the de da di do dos du des del la le van von der den zu zum bin al el with aus "
    "staff writer writers reporter reporters journalist journalists correspondent correspondents editor editors "
    "producer producers researcher researchers photographer photographers freelancer special at".split()
)
_HINTS = pattern(r"contrib|colabor|collabor|beigetragen|mitge|particip|ed?iting|reporting|writing|mitarbeit|inform")
_EMPHASIS = pattern(r"<(em|i|small)>(.*)</\1>", re.S)


class Tagline(Block):
    """The line that closes an article: ``Ada Example contributed reporting.``"""

    type = "tagline"
    selectors = (
        "p.tagline",
        ".contributors",
        ".contributor-line",
        ".article-tagline",
        ".story-tagline",
        "p",  # every paragraph is asked for: a look at its ends is faster than a selector
    )

    text: RichText

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        named = bool(element.attrs) and any("tagline" in name or "contrib" in name for name in element.classes)
        inner = element.inner_html
        if not named and (inner[-1:] != ">" and inner[-1:] != "\n"):
            return None
        inner = inner.strip()
        if not named and not _EMPHASIS.fullmatch(inner):
            return None
        if re.search(r"<(?!/?(?:a|em|i|b|strong|span|small|br|p)\b)", inner) or len(inner) > 8 * LONGEST:
            return None
        text = element.rich_text()
        # Emphasis round all of it is how a page sets such a line, not what the line says.
        if (match := _EMPHASIS.fullmatch(text)) and f"</{match[1]}>" not in match[2]:
            text = RichText(match[2])
        plain = text.plain
        if not 0 < len(plain) < LONGEST or not (named or is_tagline(plain)):
            return None
        return cls(text=text)

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        line = paragraphs[0].strip().strip("*_")
        return (cls(text=pasted(line)), 1) if is_tagline(line) else None


def is_tagline(line: str) -> bool:
    """Whether a whole paragraph is such a line, and nothing else."""
    if len(line) >= LONGEST or "\n" in line or not _HINTS.search(line.lower()):
        return False
    match = _SENTENCE.fullmatch(line) or _CREDIT.fullmatch(line)
    if match is None:
        return False
    who = match["who"] or match.groupdict().get("others") or ""
    return any(word[0].isupper() or not word.isascii() for word in who.split()) and all(
        not word[0].islower() or word.strip(",").lower() in _AMONG for word in who.split()
    )


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Tagline]
