"""The words that embedkit itself writes, in the article's language."""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"


class Words:
    """One language's catalogue; English where there is none."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        names = [lang.replace("-", "_"), lang.partition("-")[0]]
        self._catalogue = gettext.translation("embedkit", CATALOGUES, names, fallback=True)

    @property
    def known(self) -> bool:
        """Whether embedkit speaks this language; else it falls back to English."""
        return isinstance(self._catalogue, gettext.GNUTranslations) or self.lang.partition("-")[0].lower() == "en"

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self._catalogue.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The message for ``count`` things; ``{n}`` in it is the number."""
        return self._catalogue.ngettext(one, many, count).replace("{n}", self.number(count))

    def number(self, value: int) -> str:
        """``1,234`` as this language writes it."""
        if value < 1000 and self.lang.partition("-")[0] not in ("ar", "fa", "ur", "hi", "bn", "mr", "ne"):
            return str(value)
        from babel.core import UnknownLocaleError
        from babel.numbers import format_decimal

        try:
            return format_decimal(value, locale=self.lang.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return f"{value:,}"


@lru_cache(maxsize=64)
def words_for(lang: str) -> Words:
    """The words of a BCP 47 language."""
    return Words(lang)
