"""A newsroom's own look: read from TOML, refused with the key's name, and readable in light and dark."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from embedkit import Article, Text, Theme, ThemeError, read, render
from embedkit.cli import main
from embedkit.fields import Colour
from embedkit.theme.theme import DARK, LIGHT, PAIRS, SCALE, Palette, Sizes


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_can_be_read_by_people_with_weak_sight(palette: dict[str, str], front: str, back: str) -> None:
    assert Colour(palette[front]).contrast(Colour(palette[back])) >= 4.5
    assert () == Theme.default().notes


def test_the_lightest_grey_that_may_stand_on_white() -> None:
    """The pair by which tools for contrast are checked."""
    white = Colour("#ffffff")

    assert Colour("#767676").contrast(white) >= 4.5 > Colour("#777777").contrast(white)
    assert white.contrast(Colour("#000")) == pytest.approx(21)


FAINT = [
    ("[light]\nmuted = '#dddddd'", "light.muted #dddddd on surface #ffffff: contrast 1.35 to 1"),
    ("[light]\nmuted = '#767676'", "light.muted #767676 on canvas #f5f4f0: contrast 4.12 to 1"),
    ("[light]\naccent = '#ffcc00'", "light.on_accent #ffffff on accent #ffcc00: contrast 1.51 to 1"),
    ("[light]\nink = '#777'", "light.ink #777777 on surface #ffffff: contrast 4.47 to 1"),
    ("[light]\npanel = '#333'", "light.ink #1c1c1c on panel #333333: contrast 1.34 to 1"),
    ("[dark]\nsurface = '#eeeeee'", "dark.ink #ececec on surface #eeeeee: contrast 1.01 to 1"),
]


@pytest.mark.parametrize(("toml", "said"), FAINT, ids=[said for _, said in FAINT])
def test_a_theme_that_is_hard_to_read_is_warned_of(
    toml: str, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """By ``render --theme`` and by ``newsletter``, with the ratio; ``--strict`` fails on it."""
    theme, story = write(tmp_path, toml), tmp_path / "story.html"
    story.write_text("<p>Some words.</p>", "utf-8")
    (tmp_path / "edition.toml").write_text(
        "subject = 'S'\ntheme = 'theme.toml'\nsender.address = 'a@a.example'\nentries = [{article = 'story.html'}]\n",
        "utf-8",
    )

    for command in (
        ["render", str(story), "--theme", str(theme), "--to", "text"],
        ["newsletter", str(tmp_path / "edition.toml"), "--explain-size"],
    ):
        assert 0 == main(command)
        assert f"embedkit: theme: {said}; text needs 4.5 to 1 to be read\n" in capfd.readouterr().err
    assert 1 == main(["render", str(story), "--theme", str(theme), "--to", "text", "--strict"])


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


@pytest.mark.parametrize(
    ("sizes", "headline", "phone"),
    [({}, 32, 27), ({"headline": 24}, 24, 22), ({"headline": 20}, 20, 20), ({"headline": 64}, 64, 54)],
)
def test_a_headline_never_grows_on_a_phone(sizes: dict[str, int], headline: int, phone: int) -> None:
    theme = Theme(sizes=Sizes(**sizes))
    html, web = render(ARTICLE, "email", theme=theme), render(ARTICLE, "web", theme=theme)

    assert f'<h1 style="margin:0;font-size:{headline}px' in html
    assert f".ek-headline h1{{font-size:{phone}px !important" in html
    assert "clamp(var(--embedkit-size-phone), 5vw, var(--embedkit-size-headline))" in web
    assert f"--embedkit-size-phone:{phone}px" in web


@pytest.mark.parametrize("share", [0.7, 1, 1.5, 2])
def test_line_heights_follow_their_sizes(share: float) -> None:
    sizes = {name: min(64, max(13, round(size * share))) for name, size in Sizes()}
    for name, (size, line) in Theme(sizes=Sizes(**sizes)).scale().items():
        assert size >= 13
        assert line / size == pytest.approx(SCALE[name][2] / SCALE[name][1], abs=0.06)


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
