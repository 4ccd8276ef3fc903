"""HTML for feeds (``content:encoded`` of RSS, ``content_html`` of JSON Feed), kept whole by the strictest readers.

They strip scripts, frames, styles, classes, and every element that is not on a short list; what is written here needs
none of them. The headline is not in it: readers show the item's title. The direction of a text that runs from right to
left stands on an element round it, which a reader may take away without a loss.
"""

from collections.abc import Sequence
from pathlib import Path

from embedkit import hookimpl
from embedkit.kit import Output

from .inline import kept

OUTPUT = Output("feed", ".feed.html", "feed.html", folder=Path(__file__).parent / "templates", value=kept)


@hookimpl
def register_outputs() -> Sequence[Output]:
    return [OUTPUT]
