"""Design tokens: colours for light and dark, fonts, sizes, width, logo. Read from TOML."""

from __future__ import annotations

import difflib
import tomllib
from math import floor
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ..errors import ThemeError
from ..fields import Colour, ImageUrl, Text, Url
from ..fields.lazy import pattern
from ..report import Note
from .folder import ThemeFile, theme_files

_FAMILY = pattern(r"""[A-Za-z0-9 ,.'"_-]+""")


def _font(value: Any) -> str:
    if not isinstance(value, str) or not _FAMILY.fullmatch(value):
        raise ValueError("must be a list of font names, such as Georgia, 'Times New Roman', serif")
    if value.rsplit(",", 1)[-1].strip() not in ("serif", "sans-serif", "monospace"):
        raise ValueError("must end in serif, sans-serif or monospace, for readers who have none of the fonts before it")
    return value.replace('"', "'")


Font = Annotated[str, BeforeValidator(_font)]
SMALLEST = 13
Size = Annotated[int, Field(ge=SMALLEST, le=64)]
"""Pixels; nothing is set smaller than 13."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Palette(_Part):
    """The colours of one mode."""

    canvas: Colour
    surface: Colour
    ink: Colour
    muted: Colour
    accent: Colour
    on_accent: Colour
    panel: Colour
    border: Colour


def _palette(colours: dict[str, str]) -> Palette:
    """Our own colours, without the cost of checking them at every start; a test does."""
    return Palette.model_construct(None, **{name: Colour.trusted(value) for name, value in colours.items()})


LIGHT = {
    "canvas": "#f5f4f0", "surface": "#ffffff", "ink": "#1c1c1c", "muted": "#5b5f66",
    "accent": "#0a58ca", "on_accent": "#ffffff", "panel": "#f0f4fb", "border": "#d5d9e0",
}  # fmt: skip
DARK = {
    "canvas": "#111214", "surface": "#1b1d20", "ink": "#ececec", "muted": "#a3a8b0",
    "accent": "#8ab4f8", "on_accent": "#10131a", "panel": "#23272e", "border": "#3b4048",
}  # fmt: skip


PAIRS = tuple((front, behind) for front in ("ink", "muted", "accent") for behind in ("surface", "canvas", "panel"))
PAIRS += (("on_accent", "accent"),)
"""Colours of text, and what each may stand on."""
READABLE = 4.5
"""Contrast of small text: WCAG 2.2, 1.4.3."""


def _over(defaults: dict[str, str]) -> Any:
    """A theme names only the colours it changes."""

    def merge(value: Any) -> Any:
        return {**defaults, **value} if isinstance(value, dict) else value

    return BeforeValidator(merge)


class Fonts(_Part):
    """System fonts only: a web font is a request to somebody else, and most mail clients ignore it."""

    prose: Font = "Georgia, 'Times New Roman', serif"
    ui: Font = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
    mono: Font = "SFMono-Regular, Consolas, 'Liberation Mono', Menlo, monospace"


class Sizes(_Part):
    """Pixels."""

    text: Size = 17
    headline: Size = 32
    summary: Size = 19
    heading: Size = 22
    small: Size = 14


# What is set: (which of the sizes it follows, size and line height where that size has its default). A template takes
# size and line height by name, so that a theme's sizes reach every block.
SCALE = {
    "text": ("text", 17, 27),
    "pull": ("text", 24, 32),  # pull quotes
    "card": ("text", 16, 24),  # posts, promos, explainers, buttons
    "headline": ("headline", 32, 38),
    "phone": ("headline", 27, 33),  # the headline on a phone
    "entry": ("headline", 26, 33),  # headlines in an edition
    "summary": ("summary", 19, 28),
    "heading": ("heading", 22, 28),
    "title": ("heading", 20, 28),  # of a box
    "part": ("heading", 18, 26),  # headings of parts of a section
    "small": ("small", 14, 20),
    "note": ("small", 15, 22),  # remarks in a card
    "fine": ("small", 13, 20),  # the footer
}
TARGET = 44
"""Pixels: a thumb's height."""


class Logo(_Part):
    """Drawn at the top of an email."""

    src: ImageUrl
    alt: Text
    width: Annotated[int, Field(ge=16, le=600)] = 160
    href: Url | None = None


def _files(value: Any) -> Any:
    if any(not isinstance(file, ThemeFile) for file in value):
        raise ValueError("templates are files in the theme's folder: templates/<type>/<file>")
    return value


class Theme(_Part):
    """How everything looks. ``Theme()`` is the default one."""

    name: Text = Text("")
    """The publication, for the footer and for articles without a title."""
    lang: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    """For articles that don't say which language they are in."""
    width: Annotated[int, Field(ge=320, le=720)] = 600
    light: Annotated[Palette, _over(LIGHT)] = _palette(LIGHT)
    dark: Annotated[Palette, _over(DARK)] = _palette(DARK)
    fonts: Fonts = Fonts.model_construct()
    sizes: Sizes = Sizes.model_construct()
    logo: Logo | None = None
    live: Literal["no", "click"] = "no"
    """Whether web embeds load a network's own frame when a reader asks for it."""
    templates: Annotated[tuple[ThemeFile, ...], BeforeValidator(_files)] = Field(default=(), exclude=True)
    """Templates in place of the plugins' own; see ``load``."""

    @classmethod
    def load(cls, path: Path) -> Theme:
        """The theme in a TOML file, or in a folder with ``theme.toml`` and ``templates/<type>/<file>``.

        A ThemeError names the file, and the key that is wrong. The templates are checked when they are first used.
        """
        if not path.is_dir():
            return cls.from_toml(path)
        return cls.from_toml(path / "theme.toml").model_copy(update={"templates": theme_files(path)})

    def template(self, block_type: str, file: str) -> ThemeFile | None:
        """The theme's own file for a block type."""
        return next((own for own in self.templates if (own.block_type, own.file) == (block_type, file)), None)

    @classmethod
    def default(cls) -> Theme:
        """The default theme."""
        return cls.model_construct()

    @classmethod
    def from_toml(cls, path: Path) -> Theme:
        """The theme in a TOML file; a ThemeError names the key that is wrong."""
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except OSError as error:
            raise ThemeError(f"{path}: {error.strerror or error}") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ThemeError(f"{path}: {error}") from None
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            key = ".".join(map(str, first["loc"]))
            raise ThemeError(f"{path}: {key}: {_message(first, key)}") from None

    def tokens(self, direction: str) -> dict[str, str]:
        """What ``[[ name ]]`` in a template stands for."""
        rtl = direction == "rtl"
        tokens = {"dir": direction, "start": "right" if rtl else "left", "end": "left" if rtl else "right"}
        tokens |= {"width": str(self.width), "column": str(self.width - 48), "card": str(self.width - 90)}
        tokens |= dict(self.light)
        tokens |= {f"dark.{name}": value for name, value in self.dark}
        tokens |= {f"font.{name}": value for name, value in self.fonts}
        for name, (size, line) in self.scale().items():
            tokens |= {f"size.{name}": str(size), f"line.{name}": str(line)}
            # Above and below a link that is a line of its own, so that a thumb can hit it.
            tokens[f"tap.{name}"] = str(max(0, (TARGET + 1 - line) // 2))
        return tokens

    def scale(self) -> dict[str, tuple[int, int]]:
        """Size and line height in pixels of all that is set."""
        sizes = dict(self.sizes)
        scale = {}
        for name, (of, size, line) in SCALE.items():
            share = sizes[of] / SCALE[of][1]
            scale[name] = max(SMALLEST, round(size * share)), round(max(line * share, SMALLEST * line / size))
        # Not smaller than the headings below them, and never larger than the headline at full width.
        for name in ("phone", "entry"):
            scale[name] = min(scale["headline"], max(scale[name], scale["heading"]))
        return scale

    @property
    def notes(self) -> tuple[Note, ...]:
        """Which text of this theme is hard to read: it stands out from what is behind it by less than READABLE."""
        said = "theme: {}.{} {} on {} {}: contrast {:.2f} to 1; text needs 4.5 to 1 to be read"
        return tuple(
            Note(message=said.format(mode, front, fore, behind, back, floor(ratio * 100) / 100))
            for mode, palette in (("light", self.light), ("dark", self.dark))
            for front, behind in PAIRS
            if (fore := getattr(palette, front)) and (back := getattr(palette, behind))
            if (ratio := fore.contrast(back)) < READABLE
        )


def _message(error: Any, key: str) -> str:
    message = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] != "extra_forbidden":
        return message
    known = {*Theme.model_fields, *Palette.model_fields, *Fonts.model_fields, *Sizes.model_fields, *Logo.model_fields}
    close = difflib.get_close_matches(key.rsplit(".", 1)[-1], known, 1)
    return "there is no such key" + (f"; did you mean {close[0]}?" if close else "")
