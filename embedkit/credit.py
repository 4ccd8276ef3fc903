"""A photo's credit, told apart from its caption."""

from __future__ import annotations

import re

AGENCIES = frozenset(
    "AAP|AFP|Agence France-Presse|Alamy|ANP|ANSA|AP|AP Photo|Associated Press|The Associated Press|Bloomberg|CP|"
    "Canadian Press|The Canadian Press|dpa|DPA|EFE|EPA|EPA-EFE|Getty|Getty Images|IMAGO|imago images|iStock|Keystone|"
    "Kyodo|Kyodo News|Lusa|Magnum|Magnum Photos|NASA|NTB|PA|PA Images|PA Wire|picture alliance|Press Association|Pool|"
    "REX|Reuters|REUTERS|Ritzau|Shutterstock|SIPA|Sipa USA|TASS|TT|UPI|Xinhua|Zuma|ZUMA Press|Unsplash|Pexels|Flickr|"
    "Wikimedia Commons".split("|")
)
"""Who distributes news pictures. A tail that names one of them is a credit."""

_LABELS = (
    "photo photos photograph photographs picture pictures image images foto fotos bild bilder fotografía imagen credit "
    "credits crédito crédit crédits quelle source illustration صورة تصوير 写真 撮影"
).split()
_SMALL_WORDS = frozenset("via and dpa imago images picture alliance de del der van von el la di du".split())
_NAME = r"[^\W\d_][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*|&)){0,5}"
# The patterns are strings: most articles need none of them, and the re module compiles and keeps what is used.
# "(Photo by Ada Example/AP)", "Photo: Ada Example", "Image credit: NASA", "Foto: dpa": a label at the end.
_LABELLED = (
    r"(?P<caption>.*?)[\s|–—-]*(?P<open>[\[(])?"
    rf"(?P<label>(?:{'|'.join(_LABELS)})(?:[ -](?:credit|photo|by))?(?:\s*[:：]\s*(?:by )?| by ))"
    r"(?P<credit>[^()\[\]\n]{2,120}?)[\])]?\.?$"
)
# "Ada Example/Agency — Library": names and an agency after the last full stop (not one behind an initial).
_SLASHED = (
    r"(?:(?P<caption>.*(?<!\b[A-Z])[.!?…。][\"”’»)]*)\s+)?"
    rf"(?P<credit>(?:{_NAME}(?:, | and | & ))?{_NAME} ?/ ?{_NAME}(?:/{_NAME})*"
    rf"(?P<source> ?(?:[—–-]|via) ?{_NAME})?)\.?$"
)
_BRACKETED = r"(?P<caption>.*?)\s*[\[(](?P<credit>[^()\[\]\n]{2,80})[\])]\.?$"
_SIGNED = r"(?P<caption>.*?)\s*(?P<credit>©\s*[^©\n]{2,100}?)$"


def split_credit(text: str) -> tuple[str, str]:
    """(caption, credit) of a caption line; credit is empty where none can be told for sure."""
    text = text.strip()
    lower = text.lower()
    if any(label in lower for label in _LABELS) and (match := re.match(_LABELLED, text, re.I | re.S)):
        before = match["caption"].rstrip()
        # Without a bracket, a label has to open a sentence: "the photo: a fake" is prose.
        if match["open"] or not before or before[-1] in '.!?…。”"’)|–—' or match["label"][0].isupper():
            return before.rstrip(" |–—-"), match["credit"].strip()
    if "/" in text and (match := _slashed(text)):
        return (match["caption"] or "").strip(), match["credit"].strip()
    for agency in AGENCIES:
        if text.endswith((agency, agency + ".")) and re.search(r"[.!?…。][\"”’»)]*\s+$", text[: text.rindex(agency)]):
            return text[: text.rindex(agency)].strip(), agency
    match = re.match(_BRACKETED, text, re.S) if text.endswith((")", "]", ").", "].")) else None
    if match and ("©" in match["credit"] or _names_agency(match["credit"])):
        return match["caption"].strip(), match["credit"].strip()
    if "©" in text and (match := re.match(_SIGNED, text, re.S)):
        return match["caption"].strip(), match["credit"].strip()
    return text, ""


def is_pasted_caption(text: str) -> bool:
    """Whether a line of pasted text is a photo's caption: it must end in ``Name/Agency``, an agency that is known or
    a library named after a dash. Prose with a slash in it is not."""
    match = _slashed(text.strip()) if "/" in text else None
    return bool(match and match["caption"])


def _slashed(text: str) -> re.Match[str] | None:
    match = re.match(_SLASHED, text, re.S)
    if match is None or not (match["source"] or _names_agency(match["credit"])):
        return None
    words = [word for word in re.split(r"[\s/]+", match["credit"]) if word[:1].isalpha()]
    return match if all(not word[0].islower() or word in _SMALL_WORDS for word in words) else None


def _names_agency(credit: str) -> bool:
    """Whether one of the names between slashes and dashes is, or ends as, an agency's."""
    parts = [part.strip() for part in re.split(r"[/,]| [—–-] |\bvia\b", credit)]
    return any(part in AGENCIES or part.partition(" ")[0] in AGENCIES for part in parts)
