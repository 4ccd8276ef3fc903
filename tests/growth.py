"""How work grows with its input: in time of this process, which other processes of the machine do not touch."""

from __future__ import annotations

import time
from collections.abc import Callable

LINEAR = 3.0
"""What ``growth`` stays under: twice the input takes twice the time, four times if it is quadratic."""
SHORTEST = 0.003
"""Seconds: less than this is nothing, and its ratio chance."""


def growth(work: Callable[[int], object], n: int) -> float:
    """How many times as long ``work(2 * n)`` takes as ``work(n)``; each the best of three.

    What looks too much is measured again, larger: caches and neighbours pass, a square stays.
    """
    found = float("inf")
    for size in (n, 2 * n, 3 * n):
        work(size)
        found = min(found, max(_best(work, 2 * size), SHORTEST) / max(_best(work, size), SHORTEST))
        if found < LINEAR:
            break
    return found


def _best(work: Callable[[int], object], n: int) -> float:
    found = float("inf")
    for _ in range(3):
        started = time.process_time()
        work(n)
        found = min(found, time.process_time() - started)
    return found
