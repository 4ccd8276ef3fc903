"""A promo flattened to one line: title, pitch and link run together, ending in ``[Sign up](#)``.

Prose may end in such a link too. So the line must speak of signing up, and the link must be a sentence of its own.
"""

import re

from embedkit import Url
from embedkit.kit import pattern

from .words import SIGN_UP

LONGEST = 500
LONGEST_LABEL = 80
LONGEST_TITLE = 80

_LINE = pattern(r"(?P<body>[^\n]*?)\s*\[(?P<label>[^\[\]\n]+)\]\((?P<target>#|https?://[^()\s]+)\)\.?")
_STOP = pattern(r"[.!?:…][\"”’»)]*(?=\s)|[。！？：؟]|\s[—–|]\s")
_ENDS = pattern(r"[.!?:…。！？؟—–|»→>-][\"”’»)]*$")
_ENGLISH = pattern(r"\b(?:the|your|you|our|to|and|of|every|we|in|with|what)\b", re.I)
# Words that a title in capitals leaves small.
_OPENERS = frozenset(
    "A All Each Every Get Here How In Join Our Sign Subscribe The This We What Where Who Why You Your".split()
)
_SMALL = frozenset("a an and as at by de der die das du e et for from in la le les of on or para the to und y".split())


def from_line(line: str) -> tuple[str, str, str, Url | None] | None:
    """(title, pitch, label, address) of such a line; None for prose."""
    if len(line) > LONGEST or not line.endswith((")", ").")):
        return None
    match = _LINE.fullmatch(line)
    if match is None or not SIGN_UP.search(line):
        return None
    body, label = match["body"].strip(), match["label"].strip()
    if not body or "](" in body or len(label) > LONGEST_LABEL:
        return None
    # "…, as he wrote in [his newsletter](https://…)" is prose.
    if label[0].islower() or not (_ENDS.search(body) or SIGN_UP.search(label)):
        return None
    title, pitch = split_title(body)
    return title, pitch, label, Url.parse(match["target"])


def split_title(body: str) -> tuple[str, str]:
    """(title, pitch): up to the first stop, if that is short; else the words in capitals before a sentence."""
    stop = _STOP.search(body)
    head = body[: stop.end()].strip() if stop else body
    at = _sentence_after_title(head)
    if at:
        return head[:at].strip(), body[at:].strip()
    if len(head) <= LONGEST_TITLE:
        return head.rstrip(":：—–| "), body[len(head) :].strip() if stop else ""
    return "", body


def is_one_sentence(line: str) -> bool:
    """Whether no stop has words behind it."""
    return _STOP.search(line) is None


def _sentence_after_title(text: str) -> int:
    """Where a sentence starts behind a title without a stop: ``The Harbour Letter What moved on the water``."""
    if not _ENGLISH.search(text):  # elsewhere capitals say nothing: in German nouns have them
        return 0
    words = list(re.finditer(r"\S+", text))
    for number, word in enumerate(words):
        if word[0][0].islower() and word[0].strip(",.").lower() not in _SMALL:
            # The last capital word before it is the sentence's first; over small words only if it often is one.
            first = number - 1
            while first > 0 and words[first][0][0].islower():
                first -= 1
            if first < 2 or (first < number - 1 and words[first][0] not in _OPENERS):
                return 0
            return words[first].start() if not words[first - 1][0][0].islower() else 0
    return 0
