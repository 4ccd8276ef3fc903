"""A newsroom's own look: read from TOML, refused with the key's name, and readable in light and dark."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from embedkit import Article, Text, Theme, ThemeError, read, render
from embedkit.theme import DARK, LIGHT, Palette

PAIRS = [
    ("ink", "surface"),
    ("ink", "canvas"),
    ("ink", "panel"),
    ("muted", "surface"),
    ("muted", "canvas"),
    ("muted", "panel"),
    ("accent", "surface"),
    ("accent", "canvas"),
    ("accent", "panel"),
    ("on_accent", "accent"),
]


def luminance(colour: str) -> float:
    """WCAG 2.2: relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_can_be_read_by_people_with_weak_sight(palette: dict[str, str], front: str, back: str) -> None:
    assert contrast(palette[front], palette[back]) >= 4.5


def test_every_colour_is_in_both_palettes() -> None:
    assert set(Palette.model_fields) == set(LIGHT) == set(DARK)


def write(folder: Path, toml: str) -> Path:
    path = folder / "theme.toml"
    path.write_text(toml, "utf-8")
    return path


WRONG = [
    ("[light]\nacccent = '#000'", "light.acccent: there is no such key; did you mean accent?"),
    ("[ligth]\naccent = '#000'", "ligth: there is no such key; did you mean light?"),
    ("widht = 600", "widht: there is no such key; did you mean width?"),
    ("zzz = 1", "zzz: there is no such key"),
    ("[fonts]\nproes = 'Georgia, serif'", "fonts.proes: there is no such key; did you mean prose?"),
    ("[light]\naccent = 'blue'", "light.accent: 'blue' is not a colour such as #0a58ca"),
    ("[dark]\nink = '#fff;}'", "dark.ink: '#fff;}' is not a colour"),
    ("[dark]\nink = 5", "dark.ink: must be a string"),
    ("light = 'x'", "light: "),
    ("width = 200", "width: "),
    ("width = 'wide'", "width: "),
    ("[sizes]\ntext = 9", "sizes.text: "),
    ("[fonts]\nui = 'Comic Sans'", "fonts.ui: must end in serif, sans-serif or monospace"),
    ("[fonts]\nui = 'x; } body { display:none } a, serif'", "fonts.ui: must be a list of font names"),
    ("[fonts]\nui = 'x</style><script>, serif'", "fonts.ui: must be a list of font names"),
    ('[fonts]\nui = "a\' onload=x, serif"', "fonts.ui: "),
    ("[logo]\nsrc = 'javascript:x'\nalt = 'a'", "logo.src: "),
    ("[logo]\nsrc = 'https://a.example/l.png'", "logo.alt: "),
    ("lang = 'english'", "lang: "),
    ("lang = '\"><b>'", "lang: "),
    ("width = ", "Invalid value"),
    ("[light\n", "line 1"),
]


@pytest.mark.parametrize(("toml", "message"), WRONG, ids=[toml for toml, _ in WRONG])
def test_a_mistake_in_a_theme_is_one_line_with_its_key(tmp_path: Path, toml: str, message: str) -> None:
    path = write(tmp_path, toml)

    with pytest.raises(ThemeError) as caught:
        Theme.from_toml(path)

    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"\xff\xfe", b'name = "\xe9"'])
def test_a_theme_that_is_not_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "theme.toml"
    path.write_bytes(data)

    with pytest.raises(ThemeError, match=r"theme\.toml: "):
        Theme.from_toml(path)


def test_a_theme_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"none\.toml: No such file"):
        Theme.from_toml(tmp_path / "none.toml")


ARTICLE = Article(title=Text("Title"), byline=Text("Ada"), published=date(2026, 1, 2), blocks=read("<p>x</p>").blocks)

CHANGES = [
    ("[light]\nsurface = '#FEDCBA'", "#fedcba", {"email", "web"}),
    ("[light]\nink = '#123'", "#112233", {"email", "web"}),
    ("[light]\nmuted = '#012345'", "#012345", {"email", "web"}),
    ("[light]\naccent = '#aa0011'", "#aa0011", {"web"}),
    ("[light]\ncanvas = '#abcdef'", "#abcdef", {"email", "web"}),
    ("[dark]\nink = '#fedcbb'", "#fedcbb", {"email", "web"}),
    ("[dark]\nsurface = '#010203'", "#010203", {"email", "web"}),
    ("[fonts]\nprose = 'Charter, serif'", "Charter, serif", {"email", "web"}),
    ("[fonts]\nui = '\"Fira Sans\", sans-serif'", "'Fira Sans', sans-serif", {"email", "web"}),
    ("[sizes]\ntext = 21", "21px", {"email", "web"}),
    ("[sizes]\nheadline = 41", "41px", {"email", "web"}),
    ("[sizes]\nsmall = 23", "23px", {"email", "web"}),
    ("width = 640", "640px", {"email"}),
    ("name = 'The Daily <Example>'", "The Daily &lt;Example&gt;", {"email"}),
    ("lang = 'de'", 'lang="de"', {"email", "web"}),
    ("lang = 'de'", "2. Januar 2026", {"email", "text", "web"}),
    ("[logo]\nsrc = 'https://a.example/l.png'\nalt = 'A & B'", 'alt="A &amp; B"', {"email"}),
]


@pytest.mark.parametrize(("toml", "sign", "outputs"), CHANGES, ids=[f"{toml}-{sign}" for toml, sign, _ in CHANGES])
def test_what_a_theme_says_is_seen(tmp_path: Path, toml: str, sign: str, outputs: set[str]) -> None:
    theme = Theme.from_toml(write(tmp_path, toml))

    assert outputs == {name for name in ("email", "text", "web") if sign in render(ARTICLE, name, theme=theme)}
    assert sign not in "".join(render(ARTICLE, name) for name in ("email", "text", "web"))


def test_a_theme_names_only_what_it_changes(tmp_path: Path) -> None:
    theme = Theme.from_toml(write(tmp_path, "[light]\naccent = '#aa0011'"))

    assert {**LIGHT, "accent": "#aa0011"} == dict(theme.light)
    assert DARK == dict(theme.dark)
    assert Theme() == Theme.from_toml(write(tmp_path, ""))


@pytest.mark.parametrize(("lang", "start", "end"), [("en", "left", "right"), ("ar", "right", "left")])
def test_sides_follow_the_direction_of_writing(lang: str, start: str, end: str) -> None:
    html = render(ARTICLE.model_copy(update={"lang": lang}), "email")

    assert f'align="{start}"' in html
    assert f'align="{end}"' not in html
    assert f"border-{end}" not in html
