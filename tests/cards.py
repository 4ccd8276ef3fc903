"""Blocks of ours at their fullest, for tests of what is drawn."""

from __future__ import annotations

import json
import re
from typing import Any

from embedkit import Article, read

WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 3
"""Wider than any phone."""


def pictures(kind: str, src: bool = True, url: bool = True) -> dict[str, Any]:
    """A post's medium."""
    found: dict[str, Any] = {"kind": kind, "alt": f"A {kind} of the harbour"}
    return (
        found
        | ({"src": f"https://i.example/{kind}.jpg"} if src else {})
        | ({"url": f"https://x.com/h/{kind}"} if url else {})
    )


def post(words: str = "We counted the cars.", name: str = "Harbour", **fields: Any) -> dict[str, Any]:
    """A post on X with everything in it."""
    quoted = {
        "author": name,
        "handle": name,
        "text": words,
        "url": "https://x.com/m/status/9",
        "posted": "2020-08-30",
        "media": [pictures("photo"), pictures("video")],
    }
    return {
        "type": "tweet",
        "url": "https://x.com/h/status/1300000000000000010",
        "id": "1300000000000000010",
        "author": name,
        "handle": name,
        "avatar": "https://i.example/a.png",
        "text": words,
        "posted": "2026-03-02",
        "likes": 1204,
        "media": [pictures("photo"), pictures("video"), pictures("photo", src=False), pictures("other", False, False)],
        "quoted": quoted,
        "reply_to": name,
        "community": name,
    } | fields


def boxes(word: str = "Harbour", url: str = "https://h.example/1", picture: bool = True) -> list[dict[str, Any]]:
    """One of each block that is a box or a card, with ``word`` wherever a word can be."""
    still = {"thumbnail": "https://i.example/still.jpg"} if picture else {}
    image = {"image": "https://i.example/still.jpg"} if picture else {}
    common = {"url": url, "title": word, "caption": word}
    return [
        {"type": "video", **common, "author": word, "duration": 192, **still},
        {"type": "video", **common, "width": 720, "height": 1280, **still},
        {"type": "audio", **common, "author": word, "duration": 192, **still},
        {"type": "chart", **common, "provider": "datawrapper", **still},
        {"type": "document", **common, "provider": "scribd", "author": word, **still},
        {"type": "map", **common},
        {"type": "gist", **common, "author": word, "text": f"{word} = 1"},
        {"type": "codepen", **common, "author": word},
        {"type": "link", **common, "description": word, "publisher": word, **image},
        {"type": "link", "url": url},
        {"type": "promo", "title": word, "text": word, "label": word, "url": url, "sponsor": word, "disclaimer": word},
        {"type": "explainer", "title": word, "url": url, "text": word, "items": [{"question": word, "answer": word}]},
    ]


def article(*blocks: dict[str, Any], lang: str = "en", **fields: Any) -> Article:
    """An article of these blocks, read as any other is."""
    return read(json.dumps({"lang": lang, "blocks": blocks, **fields}), "json")


def for_word(html: str) -> str:
    """What Outlook for Windows reads of a mail."""
    html = re.sub(r"(?s)<!--\[if !mso\]><!-->.*?<!--<!\[endif\]-->", "", html)
    return re.sub(r"(?s)<!--\[if mso[^\]]*\]>(.*?)<!\[endif\]-->", r"\1", html)


def for_others(html: str) -> str:
    """What everybody else reads."""
    return re.sub(r"(?s)<!--\[if mso[^\]]*\]>.*?<!\[endif\]-->", "", html)
