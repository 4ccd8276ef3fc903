"""Blocks whose every field holds the longest word it takes: what bursts a letter on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from embedkit import Article, Block
from embedkit.host.registry import default_registry
from embedkit.preview.examples import examples_of

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
PATH = "/" + "averylongslugwithoutahyphen" * 6


def stretched(block_type: str) -> Article:
    """An article of every block that the type's examples hold, its words made as long as its fields allow."""
    registry = default_registry()
    blocks: dict[str, Block] = {}
    for example in examples_of(registry, block_type):
        for block in example.article(registry).blocks:
            if block.type == block_type:
                longest = _stretch(block)
                blocks[longest.model_dump_json()] = longest
    return Article.model_validate(
        {"title": WORD, "summary": WORD, "byline": WORD, "lang": "en", "url": f"https://news.example{PATH}"}
    ).model_copy(update={"blocks": tuple(blocks.values())})


def _stretch(block: Block) -> Block:
    """Field by field, so that one with rules of its own keeps others from nothing."""
    data = {key: value for key, value in block.model_dump(mode="json").items() if key != "type"}
    for holder, key in list(_strings(data)):
        before = holder[key]
        holder[key] = _longer(before)
        try:
            block = type(block).model_validate(data)
        except ValidationError:
            holder[key] = before
    return block


def _strings(data: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
        if isinstance(value, str) and value and key != "type":
            yield data, key
        elif isinstance(value, dict | list):
            yield from _strings(value)


def _longer(value: str) -> str:
    """What to try in its place; a picture keeps its address, and a day or a colour is no word."""
    if value.startswith("https://"):
        return value if value.endswith((".jpg", ".png", ".gif")) else value.rstrip("/") + PATH
    return value if value[0] in "#0123456789" else WORD
