"""Inline HTML with the elements that every reader keeps."""

import re

from embedkit import RichText
from embedkit.kit import pattern

_TAG = pattern(r"<(/?)([a-z]+)")
_INSTEAD = {"b": "strong", "i": "em"}
_DROPPED_TAG = pattern(r"</?(?:bdi|mark|small|span|u)>")


def kept(text: RichText) -> str:
    """The same words; ``b`` and ``i`` as what they mean, and nothing round words that a reader would take away."""
    if "<" not in text:
        return text
    return _TAG.sub(_renamed, _DROPPED_TAG.sub("", text))


def _renamed(match: re.Match[str]) -> str:
    return f"<{match[1]}{_INSTEAD.get(match[2], match[2])}"
