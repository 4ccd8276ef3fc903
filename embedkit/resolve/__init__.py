"""The verb ``resolve``: fills embeds over HTTP. The only step that touches the network.

A block type says what to ask (``Block.lookups``) and takes what was found (``Block.with_answers``); this package asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from ..errors import EmbedkitError
from ..host import distribution
from ..kit.lookup import Answer, Gone, Lookup, Withheld, asking
from ..model import Fields

if TYPE_CHECKING:
    from ..model import Article
    from .settings import Settings

__all__ = ["Answer", "Fields", "Gone", "Lookup", "Withheld", "asking", "resolve_article"]


def resolve_article(
    article: Article,
    *,
    dead: Literal["keep", "redact", "link"] = "keep",
    settings: Settings | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Article:
    """The article with its embeds filled; ``notes`` says what could not be had, and such a block stays as it was.

    ``dead``: of a post that is gone, keep what the article holds (marked as gone), keep only what its address says
    (``redact``), or ``link``. ``settings``: those of ./embedkit.toml when not given. ``progress`` is told (done, all).
    Raises EmbedkitError if requests is not installed, InputError for settings that can't be used.
    """
    try:
        from .run import resolve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("requests", "urllib3"):
            raise
        raise EmbedkitError(f"resolving embeds needs requests: pip install '{distribution.NAME}[resolve]'") from None
    from .settings import Settings

    return resolve(article, dead, settings or Settings.load(), progress)
