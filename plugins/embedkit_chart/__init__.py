"""Charts: the still picture of them where there is one, their title, and the way to the one that moves."""

from collections.abc import Sequence
from typing import Self
from urllib.parse import unquote

from embedkit import Block, Count, Element, Frame, ImageUrl, Text, Url, hookimpl
from embedkit.embed import Address, Embed, Fields, title_of
from embedkit.lazy import pattern

_DATAWRAPPER = pattern("[A-Za-z0-9]{5}")
_NUMBER = pattern(r"\d{1,12}")
# Its own pages, such as /pricing, have no number in their name.
_INFOGRAM = pattern(r"(?=\D{0,119}\d)[\w-]{10,120}")
_HEIGHT = pattern(r"(?:^|[;\s])(?:min-)?height:\s*(\d{2,4})px")


class Chart(Embed):
    """A chart or a map of data, from Datawrapper, Flourish or Infogram."""

    type = "chart"
    names = {"datawrapper": "Datawrapper", "flourish": "Flourish", "infogram": "Infogram"}
    asked = frozenset("datawrapper flourish infogram".split())
    selectors = (
        ".flourish-embed",
        "a.flourish-credit[href]",
        ".infogram-embed",
        "script[id^=infogram_]",
        "div:has(> script:first-child)",
    )
    urls = (
        "https://datawrapper.dwcdn.net/*",
        "https://www.datawrapper.de/_/*",
        "https://flo.uri.sh/*",
        "https://public.flourish.studio/*",
        "https://e.infogram.com/*",
        "https://infogram.com/*",
    )

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
        match at.host, at.path:
            case ("datawrapper.dwcdn.net", [name, *rest]) | ("datawrapper.de", ["_", name, *rest]):
                return _datawrapper(name, rest)
            case "flo.uri.sh" | "public.flourish.studio", ["visualisation" | "story" as kind, number, *_]:
                return _flourish(kind, number)
            case "e.infogram.com" | "infogram.com", [name] | ["e" | "embed" | "p", name]:
                return _infogram(name)
        return None

    @classmethod
    def details(cls, element: Element) -> Fields:
        label = Text(element.get("aria-label"))
        style = _HEIGHT.search(element.get("style"))
        height = element.get("height").removesuffix("px") or (style[1] if style else "")
        title = title_of(element)
        return {
            "title": title,
            "alt": label if label != title else "",
            "frame_height": int(height) if height.isdecimal() and 100 <= int(height) <= 5000 else None,
        }

    @classmethod
    def from_html(cls, element: Element) -> Self | Sequence[Block] | None:
        if "flourish-credit" in element.classes:
            return []  # "Made with Flourish", a badge that stands under the frame
        fields = _located(element)
        if fields is None:
            return None
        picture = element.select_one("noscript img")
        still = picture.image() if picture else None
        if picture and still:
            said = picture.get("alt")
            fields |= {
                "thumbnail": still,
                "alt": Text("" if said in ("visualization", "chart visualization") else said),
            }
        details = {name: value for name, value in cls.details(element).items() if value}
        return cls(**(fields | {"title": Text(element.get("data-title"))} | details))

    def frame(self) -> Frame | None:
        match self.provider:
            case "datawrapper":
                url = str(self.url)
            case "flourish":
                url = f"https://flo.uri.sh/{'/'.join(self.url.split('/')[3:5])}/embed"
            case "infogram" if self.id:
                url = f"https://e.infogram.com/{self.id}?src=embed"
            case _:
                return None
        return Frame(url=Url(url), height=self.frame_height or 500)


def _located(element: Element) -> Fields | None:
    """The chart of a box that a script fills."""
    if "flourish-embed" in element.classes:
        kind, _, number = element.get("data-src").strip("/").partition("/")
        return _flourish(kind, number.partition("?")[0]) if kind in ("visualisation", "story") else None
    if "infogram-embed" in element.classes:
        return _infogram(element.get("data-id"))
    if element.tag == "script":
        return _infogram(element.get("id").removeprefix("infogram_").lstrip("0123456789").removeprefix("_"))
    start, _, name = element.get("id").rpartition("-")
    return _datawrapper(name, []) if start == "datawrapper-vis" else None


def _datawrapper(name: str, rest: list[str]) -> Fields | None:
    if not _DATAWRAPPER.fullmatch(name):
        return None
    version = f"{rest[0]}/" if rest and _NUMBER.fullmatch(rest[0]) else ""
    return {"provider": "datawrapper", "id": name, "url": f"https://datawrapper.dwcdn.net/{name}/{version}"}


def _flourish(kind: str, number: str) -> Fields | None:
    """Flourish has a picture of every chart, which its embed code shows to readers without script."""
    if not _NUMBER.fullmatch(number):
        return None
    url = f"https://public.flourish.studio/{kind}/{number}/"
    return {"provider": "flourish", "id": number, "url": url, "thumbnail": f"{url}thumbnail"}


def _infogram(name: str) -> Fields | None:
    if not _INFOGRAM.fullmatch(name := unquote(name)):
        return None
    return {"provider": "infogram", "id": name, "url": f"https://infogram.com/{name}"}


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Chart]
