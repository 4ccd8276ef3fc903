"""What Chromium makes of a page, with nothing but Chromium: it prints a page that has measured itself."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest

PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1200' height='800'%3E"
    "%3Crect width='1200' height='800' fill='gray'/%3E%3C/svg%3E"
)
"""In place of every picture: nothing is requested."""
_IMAGE = re.compile(r'(<img\b[^>]*?\bsrc=)"[^"]*"')
# Frames have their own width for media queries, and one process measures a hundred of them.
_PAGE = """<!doctype html><meta charset="utf-8"><body><script>
const pages = PAGES, widths = WIDTHS, found = {};
const measure = MEASURE;
(async () => {
  for (const [name, html] of Object.entries(pages)) for (const width of widths) {
    const frame = document.createElement("iframe");
    frame.style.cssText = `width:${width}px;height:600px;border:0`;
    frame.srcdoc = html;
    const loaded = new Promise(done => { frame.onload = done });
    document.body.append(frame);
    await loaded;
    (found[name] ??= {})[width] = measure(frame.contentDocument);
    frame.remove();
  }
  const told = document.createElement("pre");
  told.id = "found";
  told.textContent = JSON.stringify(found);
  document.body.append(told);
})();
</script>"""


def measured(folder: Path, pages: Mapping[str, str], widths: Sequence[int], measure: str) -> dict[str, dict[str, Any]]:
    """What the JavaScript function ``measure(document)`` returns for each page at each width, in pixels."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("needs Chromium: apt-get install chromium")
    pictured = {name: _IMAGE.sub(rf'\1"{PICTURE}"', html) for name, html in pages.items()}
    source = _PAGE.replace("WIDTHS", json.dumps(list(widths))).replace("MEASURE", measure)
    path = folder / "measure.html"
    path.write_text(source.replace("PAGES", json.dumps(pictured).replace("</", "<\\/")), "utf-8")
    flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --virtual-time-budget=600000".split()
    done = subprocess.run(
        [chromium, *flags, "--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom", path.as_uri()],
        capture_output=True,
        text=True,
        timeout=300,
    )
    told = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.S)
    assert told, f"Chromium measured nothing: {done.stderr[-500:]}"
    result: dict[str, dict[str, Any]] = json.loads(unescape(told[1]))
    return result
