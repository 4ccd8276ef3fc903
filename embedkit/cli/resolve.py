"""``embedkit resolve`` and ``embedkit cache``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import click

from .common import (
    encoding_option,
    from_option,
    is_terminal,
    print_text,
    read_source,
    source_argument,
    tell,
    url_option,
)

if TYPE_CHECKING:
    from ..model import Article

DEAD = click.Choice(["keep", "redact", "link"])
resolve_option = click.option("--resolve", is_flag=True, help="Fill embeds over HTTP first, as embedkit resolve does.")


@click.command(name="resolve")
@source_argument
@from_option
@encoding_option
@url_option
@click.option(
    "--dead",
    type=DEAD,
    default="keep",
    show_default=True,
    help="Of posts that are gone: keep what SOURCE holds, redact it to its address, or leave a link.",
)
def resolve_command(
    source: str, format: str | None, encoding: str | None, url: str | None, dead: Literal["keep", "redact", "link"]
) -> None:
    """Print the Article in SOURCE as JSON, its embeds filled over HTTP.

    What was fetched is kept in a cache. Settings are those of [resolve] in ./embedkit.toml.

    \b
    embedkit resolve story.html > story.json
    embedkit resolve story.html --dead link
    """
    article = resolve_with_bar(read_source(source, format, url, encoding), dead)
    print_text(article.model_dump_json(indent=2, exclude_none=True) + "\n")
    tell(article.notes)


def resolve_with_bar(article: Article, dead: Literal["keep", "redact", "link"] = "keep") -> Article:
    """The article with its embeds filled; a terminal sees how far it is."""
    from ..resolve import resolve_article

    with click.progressbar(length=1, label="Resolving", file=sys.stderr, hidden=not is_terminal()) as bar:

        def progress(done: int, all: int) -> None:
            bar.length = all
            bar.update(done - bar.pos)

        return resolve_article(article, dead=dead, progress=progress)


@click.group()
def cache() -> None:
    """Look at, or clear, what resolving keeps between runs.

    \b
    embedkit cache info
    embedkit cache clear
    """


@cache.command()
def info() -> None:
    """Say where the cache is and what is in it."""
    from ..resolve.cache import Cache

    kept = Cache()
    counts = kept.counts()
    size = kept.path.stat().st_size if kept.path.exists() else 0
    what = ", ".join(f"{count:,} {state}" for state, count in sorted(counts.items())) or "empty"
    print_text(f"{kept.path}\n{what}\n{size:,} bytes\n")
    tell(kept.problems)
    kept.close()


@cache.command()
def clear() -> None:
    """Forget everything that was fetched."""
    from ..resolve.cache import Cache

    kept = Cache()
    count = sum(kept.counts().values())
    kept.clear()
    tell(kept.problems)
    kept.close()
    click.echo(f"{kept.path}  {count:,} entries forgotten", err=True)
