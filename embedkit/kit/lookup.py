"""What a block type asks the network, and what came back: the seam between plugins and the resolver."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ..fields import Url
from ..model import Fields

Parse = Callable[[Mapping[str, Any]], Fields]
"""What a network said, as fields. Pure. Raises Gone or Withheld; any other error means: this makes no sense."""


class Gone(Exception):
    """The network says that the thing is no longer there."""


class Withheld(Exception):
    """It is there, but its author or the network does not want it shown to everybody: it may be linked, no more."""


@dataclass(frozen=True)
class Lookup:
    """One question. Of those that a block has, the next is asked only if the one before had no answer."""

    kind: Literal["oembed", "json", "page"]
    """``oembed``: ask the provider of ``url``. ``json``: ``url`` is the address of an API. ``page``: read the head of
    the web page at ``url``."""
    url: Url
    parse: Parse | None = None
    """Makes fields of the answer: of a decoded oEmbed answer (a dict as the specification names it, ``html`` included),
    of a JSON object, or of a page (``title``, ``description``, ``image``, ``publisher``, ``author``, ``published``).
    None: keep the answer as it is, without ``html``. Only what this returns is kept and cached."""
    signed: bool = False
    """Asked only when the settings have a token for the host."""


def asking(
    kind: Literal["oembed", "json", "page"], url: Url | None, parse: Parse | None = None, *, signed: bool = False
) -> tuple[Lookup, ...]:
    """One lookup, as ``Block.lookups`` returns them; none without an address."""
    return (Lookup(kind, url, parse, signed),) if url else ()


@dataclass(frozen=True)
class Answer:
    """What became of a lookup: ``found`` with fields, or ``gone``."""

    lookup: Lookup
    state: Literal["found", "gone"]
    fields: Fields = field(default_factory=dict)
