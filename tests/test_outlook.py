"""What Outlook for Windows is told: it believes numbers, and adds them up."""

from __future__ import annotations

import re

import pytest

import embedkit
from embedkit.host.registry import default_registry
from embedkit.preview.examples import KINDS, SHOWCASE, Example

# The cell of a section with its padding, or the cell that Outlook sees round a column, with its width.
_CELLS = re.compile(
    r"direction:(?:ltr|rtl);font-size:0;padding:(?P<padding>[^;]+)|vertical-align:top;width:(?P<width>\d+)px"
)


@pytest.mark.parametrize(
    "path", sorted(path for path in SHOWCASE.iterdir() if path.suffix in KINDS), ids=lambda path: path.stem
)
def test_columns_and_padding_fit_into_the_container(path: object) -> None:
    """A column of 600 px in a cell with 24 px on each side makes the whole mail 648 px wide."""
    html = embedkit.render(Example("showcase", path).article(default_registry()), "email")  # type: ignore[arg-type]
    side, found = 0, []
    for cell in _CELLS.finditer(html):
        if cell["width"]:
            found.append(2 * side + int(cell["width"]))
        else:
            side = int((cell["padding"].split() * 2)[1].removesuffix("px"))

    assert len(found) > 3
    assert {600} == set(found)
