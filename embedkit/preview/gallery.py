"""One page with every example in every output, side by side, light and dark."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from ..fields.lazy import pattern
from ..host.registry import Registry
from ..render import render
from ..report import Report
from .examples import Example

_IMG = pattern(r'(<img\b[^>]*?\bsrc=")(https://[^"/]*\.example/[^"]*)("[^>]*>)')
_DARK = "(prefers-color-scheme:dark)"
_TINTS = (("#7f9cb8", "#dfe7ee"), ("#b88f7f", "#f0e4de"), ("#7fb89a", "#dfeee6"), ("#9a7fb8", "#e7dfee"))


@dataclass(frozen=True)
class Panel:
    """One example, rendered."""

    example: Example
    html: str


def panel(example: Example, registry: Registry) -> Panel:
    """An example in every output that is installed."""
    article = example.article(registry)
    report = Report()
    views = []
    for name, output in registry.outputs.items():
        text = render(article, name, report=report, registry=registry)
        if output.suffix.endswith(".html"):
            views.append(_frame(f"{name}, light", _page(text, dark=False), False))
            views.append(_frame(f"{name}, dark", _page(text, dark=True), True))
        else:
            views.append(
                f'<figure><figcaption>{escape(name)}</figcaption><pre tabindex="0">{escape(text)}</pre></figure>'
            )
    source = escape(example.path.read_text("utf-8"))
    notes = "".join(f"<li>{escape(str(note))}</li>" for note in (*article.notes, *report.notes))
    return Panel(
        example,
        f"<section><h3>{escape(example.path.name)}</h3>"
        f"<details><summary>Source</summary><pre>{source}</pre></details>"
        f"{f'<ul class=notes>{notes}</ul>' if notes else ''}<div class=views>{''.join(views)}</div></section>",
    )


def page(panels: Sequence[Panel]) -> str:
    """The whole page."""
    groups: dict[str, list[Panel]] = {}
    for item in panels:
        groups.setdefault(item.example.group, []).append(item)
    links = "".join(f'<a href="#{escape(name)}">{escape(_title(name))}</a>' for name in groups)
    body = "".join(
        f'<h2 id="{escape(name)}">{escape(_title(name))}</h2>{"".join(item.html for item in items)}'
        for name, items in groups.items()
    )
    template = (Path(__file__).parent / "gallery.html").read_text("utf-8")
    return template.replace("<!-- links -->", links).replace("<!-- body -->", body)


def _title(group: str) -> str:
    return "Whole articles" if group == "showcase" else group


def _page(html: str, *, dark: bool) -> str:
    """A document to look at: pictures of hosts that don't exist are drawn, dark mode is switched on or off."""
    html = _IMG.sub(lambda match: match[1] + _picture(match[2], match[0]) + match[3], html)
    html = html.replace(_DARK, "all" if dark else "not all")
    if "<body" not in html:
        canvas = "#111214" if dark else "#f5f4f0"
        html = f'<!doctype html><meta charset="utf-8"><body style="margin:0;background:{canvas}">{html}'
    return html


def _frame(label: str, html: str, dark: bool) -> str:
    # Same origin, so that this page may measure it; no scripts, whatever is in it.
    name, look = escape(label), " class=dark" if dark else ""
    frame = f'<iframe sandbox="allow-same-origin" loading="lazy" title="{name}" srcdoc="{escape(html)}"></iframe>'
    return f"<figure{look}><figcaption>{name}</figcaption>{frame}</figure>"


def _picture(address: str, tag: str) -> str:
    """A landscape for an address under ``.example``, where no pictures are: the same one every time."""
    seed = zlib.crc32(address.encode())
    back, front = _TINTS[seed % len(_TINTS)]
    size = re.search(r'\bheight="(\d+)"', tag), re.search(r'\bwidth="(\d+)"', tag)
    square = bool(size[0] and size[1] and size[0][1] == size[1][1])
    width, height = (400, 400) if square else (1200, 750)
    hill = height * (45 + seed % 20) // 100
    half, quarter, third = width // 2, height // 4, width // 3
    near = hill + height // 5
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="{front}"/>'
        f'<circle cx="{width * (20 + seed % 60) // 100}" cy="{quarter}" r="{height // 9}" fill="#fff" opacity=".8"/>'
        f'<path d="M0 {hill} Q{half // 2} {hill - quarter} {half} {hill} T{width} {hill - height // 12}'
        f' V{height} H0Z" fill="{back}"/><path d="M0 {near} Q{third} {hill} {2 * third} {near} T{width} {near - 60}'
        f' V{height} H0Z" fill="{back}" opacity=".6"/></svg>'
    )
    return "data:image/svg+xml," + quote(svg, safe=" =:/,()")
