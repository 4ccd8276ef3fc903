"""The entries of an edition, read and cut to what they show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..errors import InputError
from ..fields.lazy import pattern
from ..host.guard import guarded
from ..model import Article, Block
from ..read import read
from ..report import Note, Report
from .edition import Entry
from .load import TomlPlace

_WEB = pattern(r"(?i:https?:)?//")
Resolve = Callable[[Article], Article]


@dataclass(frozen=True)
class Story:
    """One entry."""

    number: int
    """Its place in the edition, from 1."""
    entry: Entry
    article: Article
    """With the blocks that are shown."""
    cut: bool = False
    """Whether the article goes on where the entry ends."""
    place: str = ""
    """Where the entry stands, for notes on blocks that were written in the edition itself."""

    def told(self, note: Note) -> Note:
        """A note on one of its blocks, that says which entry it is in."""
        who = f"entry {self.number}, {self.entry.article}" if self.is_article else self.place
        return note.model_copy(update={"message": f"{who}: {note}", "block": None, "plugin": None})

    @property
    def is_article(self) -> bool:
        """Else it is blocks that stand between articles."""
        return self.entry.article is not None

    def without_end(self, count: int) -> Story:
        """The same story with that many blocks less at its end, and no more than a picture or prose to end on."""
        blocks = self.article.blocks[: len(self.article.blocks) - count]
        while len(blocks) > 1 and _role(blocks[-1]) == "other":
            blocks = blocks[:-1]
        return replace(self, article=self.article.model_copy(update={"blocks": blocks}), cut=True)


def stories(entries: Sequence[Entry], place: TomlPlace, report: Report, resolve: Resolve | None) -> list[Story]:
    """Every entry, read; their paths are relative to the edition. Raises InputError."""
    return [
        _story(number, entry, place, report, resolve)
        if entry.article is not None
        else Story(number, entry, Article(blocks=entry.blocks), place=place.of("entries", number - 1, "blocks"))
        for number, entry in enumerate(entries, 1)
    ]


def _read(number: int, entry: Entry, place: TomlPlace) -> Article:
    """The article of an entry; what is wrong with it is said with the line of the edition that names it."""
    name = entry.article or ""
    where = place.of("entries", number - 1, "article")
    if _WEB.match(name):
        raise InputError(
            f"{where}: {name} is an address, and no page is fetched: save the article as a file, name that here, and "
            f'say url = "{name}"'
        )
    try:
        return read(place.path.parent / name, entry.format, entry.url, encoding=entry.encoding)
    except InputError as error:
        raise InputError(f"{where}: {error}") from None


def _story(number: int, entry: Entry, place: TomlPlace, report: Report, resolve: Resolve | None) -> Story:
    article = _read(number, entry, place)
    if entry.url:
        article = article.model_copy(update={"url": entry.url})
    if resolve and entry.show != "headline":
        article = resolve(article)
    for note in article.notes:
        report.notes.append(note.model_copy(update={"message": f"entry {number}, {entry.article}: {note.message}"}))
    blocks = _shown(entry, article.blocks)
    cut = entry.show == "teaser" and len(blocks) < len(article.blocks)
    if entry.show == "headline" and not article.title:
        where = place.of("entries", number - 1, "show")
        raise InputError(f"{where}: {entry.article} has no title to show as a headline")
    if article.url is None and (cut or entry.show == "headline"):
        report.add(f"entry {number}, {entry.article}: nothing to link to; say url in its entry")
    return Story(number, entry, article.model_copy(update={"blocks": blocks}), cut)


def _role(block: Block) -> str:
    """A plugin may work it out."""
    return guarded(block.type, lambda: block.role, "other")


def _shown(entry: Entry, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """All of it, nothing, or a teaser: the first picture and the first paragraphs, in the article's order."""
    if entry.show == "full":
        return blocks
    if entry.show == "headline":
        return ()
    prose = [block for block in blocks if _role(block) == "prose"][: entry.paragraphs]
    picture = next((block for block in blocks if _role(block) == "picture"), None)
    return tuple(block for block in blocks if block is picture or any(block is one for one in prose))
