"""What opens a line of related links, in the languages we know."""

import re

_LABELS = (
    # English
    r"(?:also )?related(?: (?:stor(?:y|ies)|articles?|content|coverage|posts?|reading|links?))?",
    r"(?:you can )?(?:also )?read (?:more(?: (?:here|about this|on this|on the topic))?|also|next|on)|read (?:the full|our) (?:story|article|report)",
    r"also read|see also|see more|more on this(?: (?:story|topic))?|further reading|recommended(?: reading| for you)?",
    r"you (?:might|may) also like|more stories|don['’]t miss|what to read next",
    # German
    r"lesen sie (?:auch|mehr|dazu|hier|weiter)(?: dazu| zum thema| auch)?|lies auch|mehr (?:zum thema|dazu|lesen)|weiterlesen",
    r"auch interessant|siehe auch|lesetipps?|passend dazu|zum thema|hintergrund",
    # French
    r"(?:à )?lire (?:aussi|également|plus|la suite)|(?:à )?voir (?:aussi|également)|sur le même sujet|pour aller plus loin",
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
LABEL = re.compile("|".join(_LABELS), re.I)
_OPENING = re.compile(
    rf"(?:[👉➡→▶►»]\ufe0f?\s*)?(?P<label>{'|'.join(_LABELS)})\s*(?:[:|»](?:\s+|$)|：\s*)(?P<rest>.*)", re.I | re.S
)


def split_label(line: str) -> tuple[str, str]:
    """(label, what follows) of a line that opens with one and a colon; two empty strings of any other."""
    match = _OPENING.fullmatch(line)
    return (match["label"], match["rest"].strip()) if match else ("", "")


def is_label(text: str) -> bool:
    """Whether a link says nothing but "read more"."""
    return LABEL.fullmatch(text.strip(" :→»….")) is not None or text.lower().strip(" …→») ") in (
        "continue reading",
        "more",
    )
