"""A photo's credit, told apart from its caption."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    "credits crédito crédit crédits quelle source صورة تصوير 写真 撮影"
).split()
_KINDS = (
    "photo illustration|photo-illustration|photoillustration|photo illustrations|illustration|illustrations|"
    "photo composite|composite|photomontage|photo montage|collage|rendering|graphic|drawing|cartoon"
)
"""What else a picture may be than a photo; a credit that says so goes on saying it."""
_SMALL_WORDS = frozenset("via and dpa imago images picture alliance de del der van von el la di du".split())
_NO_NAMES = frozenset(
    "the a an this that these those our my your his her its their one each every some no night day hand mistake "
    "moonlight candlelight".split()
)
"""What no name begins with: "Photo by the river" is a caption."""
_ROLES = frozenset("courtesy staff author handout reader readers".split())
_NAME = r"[^\W\d_][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*|&)){0,5}"
LONGEST = 260
"""Characters at the end of a text that are looked at: a credit is short."""
# The patterns are strings: most articles need none of them, and the re module compiles and keeps what is used.
# "(Photo by Ada Example/AP)", "Photo: Ada Example", "Image credit: NASA", "Foto: dpa": a label at the end.
_LABEL = (
    rf"(?P<open>[\[(]\s*)?(?P<label>(?P<kind>{_KINDS})|(?:{'|'.join(_LABELS)})(?:[ -](?:credits?|photo|by))?)"
    r"(?P<mark>\s*[:：]\s*(?:by\s)?|\sby\s|\s?(?:\.{3}|…)\s?|(?-i:(?<=Credit)(?=[A-ZÀ-Þ])))"
)
_LABELLED = r"\s*(?P<credit>[^()\[\]\n]{2,120}?)[\])]?\.?"
_ENDS = r"""[.!?…。]["”’»)]*"""
# "Ada Example/Agency — Library": names and an agency after the last full stop (not one behind an initial).
_SLASHED = (
    rf"(?:(?P<caption>.*(?<!\b[A-Z]){_ENDS})\s+)?"
    rf"(?P<credit>(?:{_NAME}(?:, | and | & ))?{_NAME} ?/ ?{_NAME}(?:/{_NAME})*"
    rf"(?P<source> ?(?:[—–-]|via) ?{_NAME})?)(?P<stop>\.?)$"
)
_FOR = rf"(?P<caption>.*(?<!\b[A-Z]){_ENDS})\s+(?P<credit>{_NAME} for The {_NAME})(?P<stop>)$"
_BRACKETED = r"(?P<caption>.*?)\s*[\[(](?P<credit>[^()\[\]\n]{2,80})[\])]\.?$"
_SIGNED = r"(?P<caption>.*?)\s*(?P<credit>©\s*[^©\n]{2,100}?)$"


def split_credit(text: str) -> tuple[str, str]:
    """(caption, credit) of a caption line; credit is empty where none can be told for sure."""
    text = text.strip()
    before, tail = text[:-LONGEST], text[-LONGEST:]
    for find in (_labelled, _named, _of_agency, _marked):
        for at, credit in find(tail, bool(before)):
            return (before + tail[:at]).rstrip(" \t\n\xa0|–—-" if find is _labelled else None), " ".join(credit.split())
    return text, ""


def is_pasted_caption(text: str) -> bool:
    """Whether a line of pasted text is a photo's caption: after a full sentence it must end in capitalised names as
    ``Name/Name`` or ``Name for The Paper``, or in an agency that is known. Prose with a slash in it is not."""
    tail = text.strip()[-LONGEST:]
    match = _names(tail) if "/" in tail or " for The " in tail else None
    return bool(match and match["caption"])


def says_its_kind(credit: str) -> bool:
    """Whether a credit says itself what the picture is: "Illustration by Ada Example"."""
    return re.match(rf"(?:{_KINDS})(?:\sby\s|\s*[:：])", credit, re.I) is not None


Found = Iterator[tuple[int, str]]
"""Where the caption ends, and the credit."""


def _labelled(tail: str, more: bool) -> Found:
    lower = tail.lower()
    if not any(mark in lower for mark in (":", "：", "by", "...", "…", "credit")):
        return
    for match in re.finditer(_LABEL, tail, re.I):
        caption = tail[: match.start()].rstrip()
        rest = re.fullmatch(_LABELLED, tail[match.end() :])
        if rest is None or not _opens(match, caption, more):
            continue
        credit = rest["credit"].strip()
        if match["mark"].strip(" \xa0\n") == "by" and not _may_be_name(credit, alone=not (caption or more)):
            continue
        # What says that it is no photo stays.
        yield match.start(), tail[match.start("label") : match.end()] + credit if match["kind"] else credit


def _opens(match: re.Match[str], caption: str, more: bool) -> bool:
    """Whether the label stands where one may: "the photo: a fake" is prose."""
    label, mark = match["label"], match["mark"].strip()
    last = caption[-1:]
    glued = caption and match.start() == len(caption) and last.isalnum()
    if glued and not (last.islower() and label[0].isupper()):
        return False  # in the middle of a word
    ends = bool(last) and last in '.!?…。”"’)'
    if not mark:
        return ends
    if mark in ("...", "…"):
        return label.lower().startswith(("credit", "crédit"))
    return bool(match["open"]) or not (caption or more) or ends or last in "|–—" or label[0].isupper()


def _may_be_name(credit: str, *, alone: bool) -> bool:
    """Whether somebody may be called so, of whom a label says that the photo is "by" them."""
    first, *others = credit.split()
    if not first[0].islower() or re.search(r"[_@\d]|\w[./]\w", first) or _names_agency(credit):
        return True
    names = bool(others) and all(not word[0].islower() or word in _SMALL_WORDS for word in others)
    if first == "the":  # the National Park Service
        return names and len(others) > 1
    if not alone:
        return first not in _NO_NAMES
    return first in _ROLES or (first in _SMALL_WORDS and names)


def _named(tail: str, _more: bool) -> Found:
    match = _names(tail) if "/" in tail or " for The " in tail else None
    if match:
        yield len((match["caption"] or "").rstrip()), match["credit"]


def _names(text: str) -> re.Match[str] | None:
    match = re.match(_SLASHED, text, re.S) if "/" in text else None
    match = match or re.match(_FOR, text, re.S)
    if match is None:
        return None
    credit = match["credit"].replace(" for The ", "/")
    words = [word for word in re.split(r"[\s/]+", credit) if word[:1].isalpha()]
    if any(word[0].islower() and word not in _SMALL_WORDS for word in words):
        return None
    if _names_agency(credit) or match.groupdict().get("source"):
        return match
    # Of nobody known: only behind a full sentence, and somebody with more than one name.
    return match if match["caption"] and not match["stop"] and " " in credit.partition("/")[0].strip() else None


def _of_agency(tail: str, _more: bool) -> Found:
    for agency in AGENCIES:
        if tail.endswith((agency, agency + ".")):
            at = tail.rindex(agency)
            if re.search(rf"{_ENDS}\s+$", tail[:at]):
                yield at, agency


def _marked(tail: str, _more: bool) -> Found:
    match = re.match(_BRACKETED, tail, re.S) if tail.endswith((")", "]", ").", "].")) else None
    if match and "©" not in match["credit"] and not _names_agency(match["credit"]):
        match = None
    match = match or (re.match(_SIGNED, tail, re.S) if "©" in tail else None)
    if match:
        yield match.end("caption"), match["credit"]


def _names_agency(credit: str) -> bool:
    """Whether one of the names between slashes and dashes is, or ends as, an agency's."""
    parts = [part.strip() for part in re.split(r"[/,]| [—–-] |\bvia\b", credit)]
    return any(part in AGENCIES or part.partition(" ")[0] in AGENCIES for part in parts)
