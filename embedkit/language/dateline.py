"""Datelines: which of the dates beside a headline is which, and what else stands there.

A label is a word, never a part of one: Ada Standish was not updated, and Constanze Stand keeps her surname.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..fields import When
from ..fields.lazy import pattern
from .dates import find_dates

_PUBLISHED = (
    "published", "first published", "posted", "created", "veröffentlicht", "erschienen", "publiziert", "publié",
    "publiée", "mis en ligne", "publicado", "publicada", "pubblicato", "pubblicata", "gepubliceerd", "geplaatst",
    "publicerad", "publicerat", "publisert", "udgivet", "publiceret", "opublikowano", "opublikowany", "data publikacji",
    "yayınlanma", "yayınlandı", "yayın tarihi", "diterbitkan", "dipublikasikan",
)  # fmt: skip
_UPDATED = (
    "updated", "last updated", "modified", "last modified", "edited", "aktualisiert", "zuletzt aktualisiert", "update",
    "mis à jour", "mise à jour", "modifié", "modifiée", "actualizado", "actualizada", "última actualización",
    "atualizado", "atualizada", "aggiornato", "aggiornata", "ultimo aggiornamento", "bijgewerkt", "laatst bijgewerkt",
    "uppdaterad", "uppdaterat", "opdateret", "oppdatert", "zaktualizowano", "aktualizacja", "güncelleme", "güncellendi",
    "son güncelleme", "diperbarui",
)  # fmt: skip
# "Stand: 2. Mai 2024" is when a German text was last true. Behind other words and without its colon it is a surname.
_SURNAME = "stand"
# Arabic and Hebrew put their article and their verbs before the word; Han and Hangul know no space between words.
_ARABIC_UPDATED = "(?:(?:آخر|تاريخ|تم) )?(?:ال)?تحديث(?:ه)?|عُدّل|עודכן"
_ARABIC_PUBLISHED = "(?:(?:تاريخ|تم|وقت) )?(?:ال)?نشر(?:ه)?|نُشر|פורסם"
_HAN_UPDATED = "(?:最終|最后|最後)?(?:更新|修改)(?:日時|日期|日|时间|時間)?|(?:최종 ?)?(?:수정|업데이트)"
_HAN_PUBLISHED = "(?:公開|掲載|配信|投稿|发布|發布|发表|發表|发表于)(?:日時|日期|日|时间|時間)?|입력|등록|게재"


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_LABEL_SOURCE = (
    r"(?:(?<![^\W\d_])(?:"
    rf"(?P<updated>{_any(_UPDATED)}|{_ARABIC_UPDATED})|(?P<published>{_any(_PUBLISHED)}|{_ARABIC_PUBLISHED})"
    rf"|(?P<surname>{_SURNAME}))(?![^\W_])|(?P<han_updated>{_HAN_UPDATED})|(?P<han_published>{_HAN_PUBLISHED}))"
)
_LABEL = pattern(_LABEL_SOURCE, re.I)
_LABEL_AT_END = pattern(rf"{_LABEL_SOURCE}(?P<colon>\s*[:：])?[\s,(]*$", re.I)
_LABEL_BEHIND = pattern(
    rf"\s*(?:\d{{1,2}}[:：]\d\d\s*)?(?:(?P<han_updated>{_HAN_UPDATED})|(?P<han_published>{_HAN_PUBLISHED}))"
)
_WEEKDAY = (
    "(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
)
# Small words in lower case alone: Le and El are names.
_LEAD = pattern(rf"(?:(?<![^\W_])(?:on|at|am|vom|den|le|el|em|il|op|på|tarihinde)\s+)?(?:\b{_WEEKDAY}[.,]?\s+)?$")
_SEPARATOR = pattern(r"[|·•;\n–—(]|\s-\s")
_CLOCK = pattern(
    r"(?:\b(?:at|um|à|às|a las|alle|om|kl\.) )?\b"
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[apAP]\.?[mM]\.?)?|\d{1,2}\s?[ap]\.?m\.?|\d{1,2}\s?h(?:\s?\d{2})?)(?:\s?(?:UTC|GMT|[A-Z]{1,3}T|Uhr))?(?=\W|$)"
)
_EMPTY_BRACKETS = pattern(r"\([\s,:;]*\)")
_EDGES = " |·•,;/–—-:："
FURTHEST = 200
"""Characters before a date in which its label is looked for."""


class _Dated(NamedTuple):
    """A date, what its label says it is ("published", "updated" or nothing), and the places of label and date."""

    when: When
    label: str
    spans: tuple[tuple[int, int], ...]


def published_and_updated(text: str) -> tuple[When | None, When | None]:
    """The two dates of a dateline such as ``Published Jan. 2, 2020 Updated Feb. 3, 2020``; without labels, in order."""
    published: When | None = None
    updated: When | None = None
    for dated in _dated(text):
        if dated.label == "updated" or (not dated.label and published is not None):
            updated = updated or dated.when
        else:
            published = published or dated.when
    return published, updated


def without_dates(text: str) -> str:
    """What a dateline says besides its dates, labels, clock times and separators."""
    spans = [span for dated in _dated(text) for span in dated.spans]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " + text[end:]
    return " ".join(_EMPTY_BRACKETS.sub(" ", _CLOCK.sub(" ", text)).split()).strip(_EDGES)


def _dated(text: str) -> list[_Dated]:
    """The dates of a line, in order, with their labels."""
    found = []
    behind = 0
    for start, end, when in find_dates(text):
        if start < behind:
            continue  # one date, read in two ways
        low = max(behind, start - FURTHEST)
        lead = _LEAD.search(text, low, start)
        head = text[low : lead.start() if lead else start]
        date = (low + len(head), end)
        label, at, stop = _label(head)
        spans = ((low + at, low + stop), date) if label else (date,)
        if not label and (match := _LABEL_BEHIND.match(text, end)):
            label, spans = _kind(match), ((date[0], match.end()),)
        behind = max(stop for _, stop in spans)
        found.append(_Dated(when, label, spans))
    return found


def _label(head: str) -> tuple[str, int, int]:
    """What stands before a date: its label's meaning, and where that stands; ("", 0, 0) if there is none."""
    last, at, apart = head, 0, False
    cuts = [match.span() for match in _SEPARATOR.finditer(head)]
    if cuts:
        at = cuts[-1][1]
        last = head[at:]
        if not last.strip(_EDGES):  # "Updated · 3 May 2024": the label is a part of its own
            apart = True
            at = cuts[-2][1] if len(cuts) > 1 else 0
            last = head[at : cuts[-1][0]]
    opening = len(last) - len(last.lstrip())
    match = _LABEL.match(last, opening)
    if match and (not apart or not last[match.end() :].strip(_EDGES)):
        return _kind(match), at + match.start(), at + match.end()
    match = None if apart else _LABEL_AT_END.search(last)
    if match and (match["colon"] or not match["surname"] or last[: match.start()].rstrip().endswith(",")):
        return _kind(match), at + match.start(), at + match.end()
    return "", 0, 0


def _kind(match: re.Match[str]) -> str:
    named = match.groupdict()
    return "published" if named.get("published") or named["han_published"] else "updated"
