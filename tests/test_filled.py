"""Of two that know something of a post, the right one wins."""

from __future__ import annotations

from typing import Any

import pytest

from embedkit import Url
from embedkit.kit.filling import filled
from embedkit.resolve import Answer, Lookup

from .notes import Note


@pytest.mark.parametrize(
    ("kind", "held", "found", "wanted"),
    [
        ("json", {"text": "short"}, {"text": "the whole"}, {"text": "the whole"}),
        ("oembed", {"text": "short"}, {"text": "the whole"}, {"text": "short"}),
        ("oembed", {}, {"text": "the whole"}, {"text": "the whole"}),
        ("json", {"text": "words"}, {"text": ""}, {"text": "words"}),
        ("json", {"likes": 1}, {"likes": 5}, {"likes": 5}),
        ("json", {"lang": "en"}, {"lang": "not a language", "likes": 2}, {"lang": "en", "likes": 2}),
        ("json", {}, {"posted": "yesterday", "avatar": "javascript:1", "likes": -1, "author": "A"}, {"author": "A"}),
        ("json", {}, {"unheard of": 1, "type": "x", "author": "A"}, {"author": "A"}),
        ("json", {}, {"url": "https://evil.example/", "id": "2"}, {}),
        ("json", {}, {"text": "<script>1</script><b onclick=1>a</b>"}, {"text": "<b>a</b>"}),
        ("json", {}, {"media": [{"src": "https://i.example/1.jpg"}]}, {"media": [{"src": "https://i.example/1.jpg"}]}),
        ("json", {}, {"media": [{"src": 7}], "author": "A"}, {"author": "A"}),
    ],
)
def test_what_wins(kind: str, held: dict[str, Any], found: dict[str, Any], wanted: dict[str, Any]) -> None:
    """The network's own record is the post as it is now; anything else only fills what is empty."""
    before = Note.model_validate({"url": "https://notes.example/ada/1", "id": "1", **held})
    lookup = Lookup(kind, Url("https://notes.example/ada/1"))
    after = filled(before, (Answer(lookup, "found", found),))

    assert Note.model_validate({"url": before.url, "id": "1", **wanted}) == after
