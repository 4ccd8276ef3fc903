"""Block types of networks that only the tests of resolving know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from embedkit import Block, RichText, Text, Url
from embedkit.kit.filling import filled
from embedkit.kit.post import Post
from embedkit.resolve import Answer, Gone, Lookup, Withheld


def parse(data: Any) -> dict[str, Any]:
    """What a network's plugin would bring."""
    if data.get("gone"):
        raise Gone
    if data.get("private"):
        raise Withheld("its author does not want it shown")
    return {"text": data["words"], "likes": data.get("likes")}


class Note(Post):
    """A post of a network that only these tests know."""

    type = "note"
    network = "Notes"

    def lookups(self) -> Sequence[Lookup]:
        return (Lookup("json", Url(f"https://api.notes.example/{self.id}"), parse),)

    def with_answers(self, answers: Sequence[Answer]) -> Block:
        return filled(self, answers)

    @classmethod
    def from_url(cls, url: Url) -> Note:
        return cls.of(url.rpartition("/")[2])

    @classmethod
    def of(cls, number: str | int, text: str = "") -> Note:
        return cls(url=Url(f"https://notes.example/ada/{number}"), id=Text(str(number)), text=RichText(text))


class Card(Block):
    """Anything that an oEmbed provider or its own page describes."""

    type = "card"
    url: Url
    title: Text = Text("")
    asks: tuple[str, ...] = ("oembed",)

    def lookups(self) -> Sequence[Lookup]:
        return [Lookup(kind, self.url) for kind in self.asks]

    def with_answers(self, answers: Sequence[Answer]) -> Block:
        return filled(self, answers)
