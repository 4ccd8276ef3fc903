"""What every network's plugin keeps to: it is quick, small, and made as docs/networks.md says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import embedkit
from embedkit import Theme, Url
from embedkit.host.registry import Registry, default_registry
from embedkit.kit import Element

from .growth import LINEAR, growth
from .test_networks import NETWORKS, OURS, PLAIN, SHAPES

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize(
    "tail", ["a", "/", "-", "_", "a/", "%2F", "--", "a_activity-", "?href=", "&url=", ".", "@", "1"]
)
def test_a_long_address_costs_no_time(name: str, tail: str) -> None:
    """A pattern that backtracks takes minutes for such an address."""
    cls = NETWORKS[name]
    host, _, path = PLAIN[name].removeprefix("https://").partition("/")

    def ask(n: int) -> None:
        for part in range(len(path) + 1):
            cls.from_url(Url.trusted(f"https://{host}/{path[:part]}{tail * n}"))

    assert growth(ask, 1_000) < LINEAR


@pytest.mark.parametrize("name", [name for name in NETWORKS if NETWORKS[name].selectors])
@pytest.mark.parametrize(
    "filler", ["— ", "— @", "(@", "— a (@a) ", "<br>", "\xa0", '<a href="https://bsky.app/x">a</a> ']
)
def test_a_long_embed_code_costs_no_time(name: str, filler: str) -> None:
    cls = NETWORKS[name]

    def ask(n: int) -> None:
        element = Element.parse(f'<blockquote><p>{filler * n}</p><a href="{PLAIN[name]}">x</a></blockquote>')
        quote = element.select_one("blockquote")
        assert quote is not None
        cls.from_html(quote)

    assert growth(ask, 1_000) < LINEAR


@pytest.mark.parametrize("name", NETWORKS)
def test_no_network_looks_at_plain_paragraphs(name: str) -> None:
    """An article has a hundred paragraphs for each post, and every one would pay."""
    claims = default_registry().claims
    plain = Element.parse('<p>See <a href="https://city.example/tides">the tides</a>.</p>').select("p")[0]

    assert NETWORKS[name] not in claims.element(plain)
    # A class, an attribute, or an element of the network's own, which has a hyphen in its name.
    assert all(re.search(r"[.\[]|^\w+-[\w-]+$", selector) for selector in NETWORKS[name].selectors)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", [name for name in NETWORKS if NETWORKS[name].colour])
def test_the_edge_is_seen_on_light_and_on_dark(name: str) -> None:
    theme, edge = Theme(), luminance(NETWORKS[name].colour)
    for surface in (luminance(theme.light.surface), luminance(theme.dark.surface)):
        low, high = sorted((edge, surface))
        assert (high + 0.05) / (low + 0.05) >= 3


@pytest.mark.parametrize("name", OURS)
def test_a_network_is_a_small_folder(name: str) -> None:
    folder = ROOT / "plugins" / f"embedkit_{name}"

    # What its API answers is read in files of their own.
    read = [path for path in folder.glob("*.py") if path.name not in ("record.py", "entities.py", "syndication.py")]
    assert sum(len(path.read_text("utf-8").splitlines()) for path in read) < 95
    assert [
        ("email.mjml", '{% include "post.mjml" %}\n'),
        ("text.txt", '{% include "post.txt" %}\n'),
        ("web.html", '{% include "post.html" %}\n'),
    ] == sorted((path.name, path.read_text("utf-8")) for path in (folder / "templates").iterdir())


def test_the_recipe_for_a_network_is_one(with_plugin: Callable[..., Registry]) -> None:
    """The code in docs/networks.md is a plugin, and does what the text promises."""
    document = (ROOT / "docs/networks.md").read_text("utf-8")
    code = re.sub(r"^   ", "", re.findall(r"```python\n(.*?)```", document, re.S)[0], flags=re.M)
    markup = re.findall(r"```html\n(.*?)```", document, re.S)[0]
    parts = {"email.mjml": "post.mjml", "text.txt": "post.txt", "web.html": "post.html"}
    templates = {file: f'{{% include "{part}" %}}' for file, part in parts.items()}
    registry = with_plugin(code, name="buoy", templates=templates)
    url = "https://buoy.example/@ada.example/1234567"
    for html in (markup, *(shape(url) for shape in SHAPES.values())):
        article = embedkit.read(f"<p>Words.</p>{html}", format="html", registry=registry)
        assert ["paragraph", "buoy"] == [block.type for block in article.blocks]
        text = embedkit.render(article, "text", registry=registry)
        assert f"@ada.example on Buoy:\n    {url}" in text
