"""How fast the linter is, beside html5lib parsing the same mail, which one rule needs for doubtful ones. In one run.

    python tests/benchmarks/lint.py

The mail has 60 kB. Target: under 50 ms.
"""

from __future__ import annotations

import cProfile
import gc
import pstats
import sys
import time
from collections.abc import Callable

import html5lib
from corpus import article

import embedkit
from embedkit.lint import lint

ROUNDS = 7
SIZE = 60_000


def best(function: Callable[[], object]) -> float:
    """Seconds of processor time a call, the best of several."""
    function()
    gc.collect()
    found = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        function()
        found = min(found, time.process_time() - start)
    return found


def mail() -> str:
    """A mail of about 60 kB: as many paragraphs as that takes."""
    few, many = (len(embedkit.render(embedkit.read(article(count)), "email").encode()) for count in (25, 50))
    count = 25 + max(0, round((SIZE - few) / ((many - few) / 25)))
    return embedkit.render(embedkit.read(article(count)), "email")


def main() -> None:
    html = mail()
    whole = best(lambda: lint(html))
    parse = best(lambda: html5lib.HTMLParser().parse(html))
    print(f"mail of {len(html.encode()):,} bytes, {html.count('<'):,} tags\n")
    print(f"lint            {whole * 1e3:6.1f} ms   target: under 50")
    print(f"html5lib alone  {parse * 1e3:6.1f} ms")
    print(f"\nratio {whole / parse:.2f}")
    for factor in (2, 4):
        size = html.replace(
            "</body>", html.partition("<body")[2].partition(">")[2].partition("</body>")[0] * (factor - 1) + "</body>"
        )
        print(f"{factor} times the mail: {best(lambda size=size: lint(size)) / whole:.1f} times as long")  # type: ignore[misc]
    if "--profile" in sys.argv:
        profile = cProfile.Profile()
        profile.runcall(lint, html)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
