"""Markdown: CommonMark with tables, as Buttondown, listmonk and static sites take it.

Nothing of the content becomes structure by accident: every value is escaped, and no raw HTML is written. Emphasis that
Markdown can't say where it stands (between letters and punctuation, most often) gives way: the words win.
"""

from collections.abc import Sequence
from pathlib import Path

from embedkit import hookimpl
from embedkit.kit import Output

from .blocks import fence, finish, hashes, image, items, link, one_line, strong, table
from .inline import value

OUTPUT = Output(
    "markdown",
    ".md",
    "markdown.md",
    folder=Path(__file__).parent / "templates",
    markup="text",
    value=value,
    filters={
        "fence": fence,
        "hashes": hashes,
        "image": image,
        "items": items,
        "line": one_line,
        "link": link,
        "strong": strong,
        "table": table,
    },
    finish=finish,
)


@hookimpl
def register_outputs() -> Sequence[Output]:
    return [OUTPUT]
