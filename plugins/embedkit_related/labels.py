"""What opens a line of related links, in the languages we know."""

import re

from embedkit.kit import pattern

_LABELS = (
    # English
    r"(?:also )?related(?: (?:stor(?:y|ies)|articles?|content|coverage|posts?|reading|links?))?",
    r"(?:you can )?(?:also )?read (?:more(?: (?:here|about this|on this|on the topic))?|also|next|on)",
    r"read (?:the full|our) (?:story|article|report)",
    r"also read|see also|see more|more on this(?: (?:story|topic))?|further reading|recommended(?: reading| for you)?",
    r"you (?:might|may) also like|more stories|don['’]t miss|what to read next",
    # German
    r"lesen sie (?:auch|mehr|dazu|hier|weiter)(?: dazu| zum thema| auch)?|lies auch|mehr (?:zum thema|dazu|lesen)",
    r"weiterlesen",
    r"auch interessant|siehe auch|lesetipps?|passend dazu|zum thema|hintergrund",
    # French
    r"(?:à )?lire (?:aussi|également|plus|la suite)|(?:à )?voir (?:aussi|également)|sur le même sujet",
    r"pour aller plus loin",
    # Spanish
    r"(?:lea|lee|leer) (?:también|más|además)|ve[ra]? también|te puede interesar|le puede interesar|relacionad[oa]s?",
    r"(?:noticias?|artículos?) relacionad[oa]s?|más (?:información|sobre el tema)",
    # Portuguese
    r"leia (?:também|mais)|veja (?:também|mais)|saiba mais|relacionad[oa]s|(?:matérias|notícias) relacionadas",
    # Italian, Dutch
    r"leggi anche|vedi anche|lees ook|lees meer|lees verder",
    # Arabic, Japanese, Chinese
    r"اقرأ (?:أيضا|أيضًا|أيضاً|المزيد)|مواضيع ذات صلة|ذات صلة|関連記事|あわせて読みたい|相关阅读|相關報導",
)
_EITHER = "|".join(_LABELS)
_LABEL = pattern(_EITHER, re.I)
_OPENING = pattern(rf"(?:[👉➡→▶►»]\ufe0f?\s*)?(?P<label>{_EITHER})\s*(?:[:|»](?:\s+|$)|：\s*)(?P<rest>.*)", re.I | re.S)
DECORATION = " \xa0:：|»›>→➡️👉▶►•…–—-"
"""What stands round a label: a colon, arrows, a pointing finger."""


def split_label(line: str) -> tuple[str, str]:
    """(label, what follows) of a line that opens with one and a colon; two empty strings of any other."""
    match = _OPENING.fullmatch(line)
    return (match["label"], match["rest"].strip()) if match else ("", "")


def is_pure_label(text: str) -> bool:
    """Whether these words are a label and nothing else."""
    return _LABEL.fullmatch(text.strip(DECORATION)) is not None


def is_label(text: str) -> bool:
    """Whether a link says nothing but "read more"."""
    bare = text.strip(DECORATION + "().")
    return is_pure_label(bare) or bare.lower() in ("continue reading", "more")
