"""How fast the main job is, beside the direct way and beside the least that must be done. Ratios in one run.

    python tests/benchmarks/article.py

(a) read HTML, render email and text      (b) render email and text from a read Article
(c) the direct way: bs4 with lxml, Jinja2 to MJML, mjml2html for each document, html2text
(d) the limit: lexbor parses, nh3 cleans each paragraph, the compiled fragments are filled by a bare str.join
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from corpus import article
from direct import direct
from limit import limit

import embedkit

ROUNDS, SECONDS = 5, 0.6


def best(function: Callable[[], object]) -> float:
    """Seconds of processor time a call, the best of several rounds."""
    function()
    gc.collect()
    found = float("inf")
    for _ in range(ROUNDS):
        calls, start = 0, time.process_time()
        while (spent := time.process_time() - start) < SECONDS / ROUNDS:
            function()
            calls += 1
        found = min(found, spent / calls)
    return found


def main() -> None:
    html = article(25)
    read = embedkit.read(html)

    def whole() -> None:
        it = embedkit.read(html)
        embedkit.render(it, "email")
        embedkit.render(it, "text")

    def render() -> None:
        embedkit.render(read, "email")
        embedkit.render(read, "text")

    rows = {
        "(a) read HTML + email + text": best(whole),
        "(b) email + text from an Article": best(render),
        "(c) the direct way": best(lambda: direct(html)),
        "(d) the limit": best(limit(html)),
        "    read only": best(lambda: embedkit.read(html)),
        "    email only": best(lambda: embedkit.render(read, "email")),
        "    text only": best(lambda: embedkit.render(read, "text")),
        "    web only": best(lambda: embedkit.render(read, "web")),
    }
    size = len(embedkit.render(read, "email").encode())
    print(f"article of {len(html.encode()):,} bytes, {len(read.blocks)} blocks; its email has {size:,} bytes\n")
    for name, seconds in rows.items():
        print(f"{name:34} {seconds * 1e6:9,.0f} us   {seconds / rows['(d) the limit']:6.2f} x (d)")
    a, c, d = (rows[name] for name in rows if name.startswith(("(a)", "(c)", "(d)")))
    print(f"\n(c)/(a) = {c / a:.1f}   target: at least 10")
    print(f"(a)/(d) = {a / d:.2f}   target: at most 4\n")
    print("cost of a paragraph")
    for count in (25, 100, 400, 1600):
        more, fewer = article(count), article(0)

        def job(source: str) -> None:
            it = embedkit.read(source)
            embedkit.render(it, "email")
            embedkit.render(it, "text")

        seconds = best(lambda source=more: job(source)) - best(lambda source=fewer: job(source))  # type: ignore[misc]
        print(f"{count:6,} paragraphs {seconds / count * 1e6:7.2f} us each")


if __name__ == "__main__":
    main()
