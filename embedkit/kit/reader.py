"""A source format: how a reader says what it reads, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from ..errors import InputError
from ..model import Article, Block
from ..report import Note

if TYPE_CHECKING:
    from ..host.registry import Registry


class Source:
    """What a reader reads: bytes, or their text, and where they came from."""

    def __init__(
        self,
        content: str | bytes,
        registry: Registry,
        *,
        name: str = "input",
        suffix: str = "",
        url: str | None = None,
        decode: Callable[[bytes], tuple[str, str]] | None = None,
    ) -> None:
        self._content, self._decode = content, decode
        self.registry = registry
        """What is installed: embedkit's own readers ask it; others need ``article`` and ``blocks`` alone."""
        self.name = name
        """For messages: a file name, or ``input``."""
        self.suffix = suffix
        """The file's ending with its dot, in lower case, such as ``.docx``; empty where there is no file."""
        self.url = url
        """Base address for relative links, and the article's own."""
        self.notes: list[Note] = []
        """What the article's notes will begin with; see ``tell``."""

    @cached_property
    def data(self) -> bytes:
        """The bytes; those of a text that was given as a text are its UTF-8."""
        return self._content if isinstance(self._content, bytes) else self._content.encode("utf-8")

    @cached_property
    def text(self) -> str:
        """The text, decoded when first asked for; a guessed encoding is told. Raises InputError for what is no text."""
        text = self._content
        if isinstance(text, bytes):
            text, guess = self._decode(text) if self._decode else (text.decode("utf-8", "replace"), "")
            if guess:
                self.notes.insert(0, Note(message=guess))
        return text.replace("\0", "").removeprefix("\ufeff")

    def tell(self, message: str, weight: Literal["info", "warning"] = "warning") -> None:
        """Add a note: something of the source was left out, or is doubtful. ``warning`` counts under ``--strict``."""
        self.notes.append(Note(message=message, weight=weight))

    def article(self, html: str, **facts: Any) -> Article:
        """The article that conventional HTML means: every block type that is installed looks into it.

        ``facts`` are fields of Article (``title``, ``summary``, ``byline``, ``published``, ``lang``, ...) and win over
        what the HTML says; those that are None or empty do not. Raises InputError.
        """
        reader = self.registry.readers.get("html")
        if reader is None:
            raise InputError(f"{self.name}: HTML can't be read: the reader 'html' is switched off")
        article = reader.read(Source(html, self.registry, name=self.name, url=self.url))
        known = {name: value for name, value in facts.items() if value not in (None, "", (), [])}
        checked = Article.model_validate(known)
        return article.model_copy(update={name: getattr(checked, name) for name in known})

    def blocks(self, html: str) -> tuple[Block, ...]:
        """The blocks of a piece of conventional HTML; what could not be placed is told."""
        article = self.article(html)
        self.notes += article.notes
        return article.blocks


@dataclass(frozen=True)
class Reader:
    """One source format.

    A file's ending narrows the choice of readers; ``sniff`` decides. Those of plugins are asked before embedkit's own.
    """

    name: str
    suffixes: tuple[str, ...]
    """File name endings in lower case, such as ``.docx``."""
    sniff: Callable[[Source], bool]
    """Whether a source looks like this format. It is asked of anything, pictures included; one that raises says no."""
    read: Callable[[Source], Article]
    """The article; raises InputError."""
