"""On a phone: nothing is wider than the screen, and what is to be hit is as high as a thumb. Needs Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest

from embedkit import Article, render
from embedkit.host.registry import default_registry
from embedkit.newsletter import build
from embedkit.preview.examples import SHOWCASE

from ..long_words import PATH, WORD, stretched
from .chromium import measured

WIDTHS = (280, 320, 375, 414)
# How wide the page is, and who makes it so: the innermost elements that end to the right of it.
OVERFLOW = """document => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  const wide = [...document.body.querySelectorAll("*")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.right > width + 1 || box.left < -1;
  });
  return [document.documentElement.scrollWidth, ...wide.filter(one => !wide.some(other => one !== other
    && one.contains(other))).slice(0, 5).map(one => one.outerHTML.slice(0, 300))];
}"""
TYPES = sorted(default_registry().block_types)


EDITION = f"""
subject = "{WORD}"
contents = true
introduction = "{WORD}"
sender.address = "letter@news.example"
masthead = {{ title = "{WORD}", url = "https://news.example/" }}
entries = [
  {{ article = "story.json" }},
  {{ article = "story.json", show = "teaser", paragraphs = 1 }},
  {{ article = "story.json", show = "headline" }},
]
[footer]
why = "{WORD}"
address = "{WORD}"
unsubscribe = "https://news.example{PATH}"
social = [{{ name = "{WORD}", url = "https://news.example/" }}]
"""


def edition(folder: Path) -> str:
    (folder / "story.json").write_text(stretched("paragraph").model_dump_json(), "utf-8")
    (folder / "edition.toml").write_text(EDITION, "utf-8")
    return build(folder / "edition.toml").html


def unknown() -> Article:
    """What is drawn by its fallback."""
    url = f"https://news.example{PATH}"
    return Article.model_validate({"title": "T", "blocks": [{"type": "no-such-type", "text": WORD, "url": url}]})


@pytest.mark.parametrize("output", ["email", "web"])
def test_the_longest_words_fit_on_the_narrowest_phone(output: str, tmp_path: Path) -> None:
    pages = {name: render(stretched(name), output) for name in TYPES} | {"unknown": render(unknown(), output)}
    if output == "email":
        pages["edition"] = edition(tmp_path)
    found = measured(tmp_path, pages, WIDTHS, OVERFLOW)

    assert set(pages) == set(found)
    assert {} == {
        f"{name} at {width}": fault for name, at in found.items() for width, fault in at.items() if fault is not None
    }


# tests/test_lines.py says that each link which is a line of its own is such a box; here, how high it is drawn.
THUMBS = """document => [...document.querySelectorAll('a[href]:not([aria-hidden])')].filter(link => {
  if (!link.textContent.trim() || !link.getAttribute("style")?.includes("inline-block")) return false;
  return link.getBoundingClientRect().height < 44;
}).map(link => [link.textContent.trim().slice(0, 40), link.getBoundingClientRect().height])"""


@pytest.mark.parametrize("width", [320, 600])
def test_a_thumb_hits_a_link_that_is_a_line(width: int, tmp_path: Path) -> None:
    pages = {"letter": build(SHOWCASE / "letter.toml", deterministic=True).html}
    pages |= {name: render(stretched(name), "email") for name in TYPES}
    found = measured(tmp_path, pages, [width], THUMBS)

    assert {} == {name: at[str(width)] for name, at in found.items() if at[str(width)]}
