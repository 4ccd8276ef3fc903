"""Where the bytes of an edition go, as a table for a person."""

from __future__ import annotations

from collections.abc import Sequence

from .compose import Sized


def as_table(sizes: Sequence[Sized], most: int) -> str:
    """A line for each block, in the order of the edition, with a sum for each entry and for the whole."""
    lines = ["  entry  block                        bytes"]
    total = sum(sized.size for sized in sizes)
    for number in dict.fromkeys(sized.entry for sized in sizes):
        rows = [sized for sized in sizes if sized.entry == number]
        lines += [f"  {number or '-':>5}  {sized.name:24} {sized.size:>9,}" for sized in rows]
        if len(rows) > 1:
            lines.append(f"         {'together':24} {sum(sized.size for sized in rows):>9,}")
    lines.append(f"  whole  {f'of at most {most:,}':24} {total:>9,}")
    return "\n".join(lines) + "\n"
