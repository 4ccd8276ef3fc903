"""A source format: how a reader says what it reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..host.registry import Registry
    from ..model import Article


@dataclass(frozen=True)
class Source:
    """What a reader reads: decoded text, and where it came from."""

    text: str
    name: str = "input"
    """For messages: a file name, or ``input``."""
    url: str | None = None
    """Base address for relative links, and the article's own."""


@dataclass(frozen=True)
class Reader:
    """One source format."""

    name: str
    suffixes: tuple[str, ...]
    """File name endings, such as ``.html``."""
    sniff: Callable[[str], bool]
    """Whether a text looks like this format; readers are asked in the order of registration."""
    read: Callable[[Source, Registry], Article]
    """The article; raises InputError."""
