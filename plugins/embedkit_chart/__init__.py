"""Charts: the still picture of them where there is one, their title, and the way to the one that moves."""

from collections.abc import Sequence
from typing import Self

from embedkit import Block, Count, Frame, ImageUrl, Text, Url, hookimpl
from embedkit.kit import Address, Element, Embed, Fields, pattern

from .markup import SELECTORS, from_markup
from .providers import URLS, locate
from .sites import NAMES, SITES

_HEIGHT = pattern(r"(?:^|[;\s])(?:min-)?height:\s*(\d{2,4})px")


class Chart(Embed):
    """A chart, a map of data or a timeline, from Datawrapper, Flourish, Tableau and others."""

    type = "chart"
    names = NAMES
    asked = frozenset("datawrapper flourish infogram".split())
    selectors = ("a.flourish-credit[href]", *SELECTORS)
    urls = URLS

    thumbnail: ImageUrl | None = None
    """The chart as a picture."""
    width: Count | None = None
    height: Count | None = None
    alt: Text = Text("")
    """What it shows, for those who can't see it."""
    frame_height: Count | None = None
    """Pixels that it takes in a page, as the source says."""

    @property
    def alt_text(self) -> str:
        """What stands for the picture, which is a link."""
        return self.alt or self.title or self.place or self.url.host

    @classmethod
    def locate(cls, at: Address) -> Fields | None:
        return locate(at)

    @classmethod
    def details(cls, element: Element) -> Fields:
        label = Text(element.get("aria-label"))
        style = _HEIGHT.search(element.get("style"))
        height = element.get("height").removesuffix("px") or (style[1] if style else "")
        title = cls.titled(element)
        return {
            "title": title,
            "alt": label if label != title else "",
            "frame_height": int(height) if height.isdecimal() and 100 <= int(height) <= 5000 else None,
        }

    @classmethod
    def from_html(cls, element: Element) -> Self | Sequence[Block] | None:
        if "flourish-credit" in element.classes:
            return []  # "Made with Flourish", a badge that stands under the frame
        fields = from_markup(element)
        if fields is None:
            return None
        details = {name: value for name, value in cls.details(element).items() if value}
        return cls(**(fields | ({"title": Text(title)} if (title := element.get("data-title")) else {}) | details))

    def frame(self) -> Frame | None:
        match self.provider:
            case "datawrapper":
                url = str(self.url)
            case "flourish":
                url = f"https://flo.uri.sh/{'/'.join(self.url.split('/')[3:5])}/embed"
            case "infogram" if self.id:
                url = f"https://e.infogram.com/{self.id}?src=embed"
            case _:
                frame = SITES.frame(self.url)
                return frame and frame.model_copy(update={"height": self.frame_height or frame.height})
        return Frame(url=Url(url), height=self.frame_height or 500)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Chart]
