"""Dates as articles print them: ``Jan. 2, 2020``, ``2 January 2020``, ``3. Mai 2024``, ``2024年5月3日``, ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from ..fields import When
from ..fields.lazy import pattern
from ..fields.when import parse_when

# Languages whose month names are known here; Babel has the names.
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "ar", "tr", "id")

_ISO = pattern(r"\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_HAN = pattern(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_MONTH_FIRST = pattern(r"\b([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_DAY_FIRST = pattern(
    r"\b(\d{1,2})(?:\.|st|nd|rd|th|º|er)? (?:de |of )?([^\W\d_]{3,12})\.?,? (?:de |del )?(\d{4})(?!\d)"
)

_NAMES = "january february march april may june july august september october november december".split()
_ENGLISH = {form: at for at, name in enumerate(_NAMES, 1) for form in (name, name[:3])} | {"sept": 9}


@lru_cache(maxsize=len(LANGUAGES))
def _months(language: str) -> dict[str, int]:
    from babel.dates import get_month_names  # loading a language takes milliseconds

    names = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, language).items():
                names[name.lower().rstrip(".")] = number
    return names


@lru_cache(maxsize=512)
def _month(name: str) -> int:
    """1 to 12 for the name of a month in one of LANGUAGES, English first; 0 for another word."""
    name = name.lower()
    if name in _ENGLISH:
        return _ENGLISH[name]
    return next((number for language in LANGUAGES if (number := _months(language).get(name))), 0)


def find_dates(text: str) -> list[tuple[int, int, When]]:
    """Every date in ``text``: where it starts, where it ends, and what it is; in order."""
    found: list[tuple[int, int, When]] = []
    for match in _ISO.finditer(text):
        try:
            found.append((*match.span(), parse_when(match[0].replace(" ", "T"))))
        except ValueError:
            continue
    for match in _HAN.finditer(text):
        _add(found, match, int(match[1]), int(match[2]), int(match[3]))
    for match in _MONTH_FIRST.finditer(text):
        _add(found, match, int(match[3]), _month(match[1]), int(match[2]))
    for match in _DAY_FIRST.finditer(text):
        _add(found, match, int(match[3]), _month(match[2]), int(match[1]))
    return sorted(found, key=lambda item: item[0])


def month_first(text: str) -> int:
    """How many English dates are printed as in ``Aug. 21, 2021``, less those printed as in ``21 August 2021``."""
    first = sum(match[1].lower() in _ENGLISH for match in _MONTH_FIRST.finditer(text))
    return first - sum(match[2].lower() in _ENGLISH for match in _DAY_FIRST.finditer(text))


def _add(found: list[tuple[int, int, When]], match: re.Match[str], year: int, month: int, day: int) -> None:
    try:
        found.append((*match.span(), date(year, month, day)))
    except ValueError:
        return


def as_day(when: When) -> date:
    """The day of a date or a moment."""
    return when.date() if isinstance(when, datetime) else when
