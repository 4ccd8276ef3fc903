"""A photo's credit, told apart from its caption."""

from __future__ import annotations

import re

# Who distributes news pictures. A tail that names one of them is a credit.
AGENCIES = (
    "AAP|AFP|Agence France-Presse|Alamy|ANP|ANSA|AP|AP Photo|Associated Press|The Associated Press|Bloomberg|"
    "CP|Canadian Press|The Canadian Press|Corbis|dpa|DPA|EFE|EPA|EPA-EFE|Getty|Getty Images|IMAGO|imago images|iStock|Keystone|Kyodo|"
    "Kyodo News|Lusa|Magnum|Magnum Photos|NASA|NTB|PA|PA Images|PA Wire|picture alliance|Press Association|"
    "Pool|REX|Reuters|REUTERS|Ritzau|Shutterstock|SIPA|Sipa USA|TASS|TT|UPI|VG|Xinhua|Zuma|ZUMA Press|Unsplash|Pexels|Flickr|Wikimedia Commons"
)
_NAME = r"[^\W\d_][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*|&)){0,5}"
_LABEL = (
    r"(?:photos?|photographs?|pictures?|images?|credits?|fotos?|bild(?:er)?|fotografía|imagen|crédito|crédits?|quelle|source|"
    r"illustration|صورة|تصوير|写真|撮影)"
)
# A quick look before the slow one: some label has to be there.
_LABEL_WORDS = "photo foto pict image imagen credit crédit bild quelle source illustration صورة تصوير 写真 撮影".split()
# "(Photo by Ada Example/AP)", "Photo: Ada Example", "Image credit: NASA", "Foto: dpa": a label at the end.
_LABELLED = re.compile(
    rf"^(?P<caption>.*?)[\s|–—-]*(?P<open>[\[(])?(?P<label>{_LABEL}(?:[ -](?:credit|photo|by))?(?:\s*[:：]\s*(?:by )?| by ))(?P<credit>[^()\[\]\n]{{2,120}}?)[\])]?\.?$",
    re.I | re.S,
)
# "Ada Example/Agency — Library": names and an agency after the last full stop (not one behind an initial).
_SLASHED = re.compile(
    rf"^(?:(?P<caption>.*(?<!\b[A-Z])[.!?…。][\"”’»)]*)\s+)?(?P<credit>(?:{_NAME}(?:, | and | & ))?{_NAME} ?/ ?(?P<agency>{_NAME}(?:/{_NAME})*)(?P<source> ?(?:[—–-]|via) ?{_NAME})?)\.?$",
    re.S,
)
_BRACKETED = re.compile(r"^(?P<caption>.*?)\s*[\[(](?P<credit>(?:©\s*)?[^()\[\]\n]{2,80})[\])]\.?$", re.S)
_SIGN = re.compile(r"^(?P<caption>.*?)\s*(?P<credit>©\s*[^©\n]{2,100}?)$", re.S)
_AGENCY = re.compile(rf"(?:^|[/\s])(?:{AGENCIES})(?:$|[/\s])")
_ALONE = re.compile(rf"^(?P<caption>.*[.!?…][\"”’»)]*)\s+(?P<credit>(?:{AGENCIES}))\.?$", re.S)


def split_credit(text: str) -> tuple[str, str]:
    """(caption, credit) of a caption line; credit is empty where none can be told for sure."""
    text = text.strip()
    lower = text.lower()
    if any(word in lower for word in _LABEL_WORDS) and (match := _LABELLED.match(text)):
        before = match["caption"].rstrip()
        # Without a bracket, a label has to open a sentence: "the photo: a fake" is prose.
        if match["open"] or not before or before[-1] in '.!?…。”"’)|–—' or match["label"][0].isupper():
            return before.rstrip(" |–—-"), match["credit"].strip()
    for pattern in (_SLASHED, _ALONE):
        if (match := pattern.match(text)) and _trustworthy(match):
            return (match["caption"] or "").strip(), match["credit"].strip()
    if (match := _BRACKETED.match(text)) and (_AGENCY.search(match["credit"]) or "©" in match["credit"]):
        return match["caption"].strip(), match["credit"].strip()
    if match := _SIGN.match(text):
        return match["caption"].strip(), match["credit"].strip()
    return text, ""


def is_pasted_caption(text: str) -> bool:
    """Whether a line of pasted text is a photo's caption: it must end in ``Name/Agency``, an agency that is known or
    a library named after a dash. Prose with a slash in it is not."""
    match = _SLASHED.match(text.strip())
    return bool(match and match["caption"] and _trustworthy(match))


def _trustworthy(match: re.Match[str]) -> bool:
    credit = match["credit"]
    words = [word for word in re.split(r"[\s/]+", credit) if word[:1].isalpha()]
    if "/" not in credit:
        return True
    capital = sum(
        word[0].isupper()
        or not word.isascii()
        or word
        in ("via", "and", "dpa", "imago", "images", "picture", "alliance", "de", "van", "von", "der", "el", "la", "di")
        for word in words
    )
    return capital == len(words) and (_AGENCY.search(credit) is not None or bool(match["source"]))
