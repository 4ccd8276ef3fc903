"""Moving pictures: the picture itself, which every mail client shows, if only its first frame.

Where only the provider knows the picture's own address, a link to it.
"""

from typing import Self

from embedkit import Block, Count, ImageUrl, Text, Url, hookimpl
from embedkit.kit import Address, Element, Embed, Fields, pattern, words_of

from .markup import SELECTORS, from_markup
from .sites import NAMES, SITES, located

_NAME = pattern("[A-Za-z0-9]{6,40}")


class Gif(Embed):
    """A moving picture from Giphy, Tenor or Imgur, with words for those who can't see it."""

    type = "gif"
    role = "picture"
    names = NAMES
    asked = frozenset("giphy tenor imgur".split())
    selectors = SELECTORS
    urls = ("https://*.giphy.com/*", *SITES.urls)

    src: ImageUrl | None = None
    """None: it is linked until the provider has been asked."""
    alt: Text = Text("")
    width: Count | None = None
    """Pixels."""
    height: Count | None = None

    @property
    def alt_text(self) -> str:
        """What stands for the picture, which is a link."""
        return self.alt or self.title or self.label

    @property
    def label(self) -> str:
        """What kind of thing it is; on Imgur that can't be told, and there may be several."""
        return "Imgur" if self.provider == "imgur" else "GIF"

    @property
    def line(self) -> str:
        """What stands for it where there is no picture: ``GIF: A seagull steals a sandwich``."""
        return ": ".join(part for part in (self.label, self.alt or self.title) if part)

    def gist(self) -> tuple[Url | None, str, str]:
        return (
            self.url,
            self.alt or self.title,
            "\n".join(words for words in (self.alt_text, self.caption.plain) if words),
        )

    @classmethod
    def locate(cls, at: Address) -> Fields | None:
        if not at.host.endswith("giphy.com"):
            return located(at)
        match at.path:
            case ["embed", name]:
                words = ""
            case ["gifs" | "stickers" | "clips", slug]:
                words, _, name = slug.rpartition("-")
            case ["media", *_, name, _] if at.host != "giphy.com":
                words = ""
            case [file] if at.host == "i.giphy.com":
                words, name = "", file.partition(".")[0]
            case _:
                return None
        if not _NAME.fullmatch(name):
            return None
        return {
            "provider": "giphy",
            "id": name,
            "url": f"https://giphy.com/gifs/{name}",
            "src": f"https://media.giphy.com/media/{name}/giphy.gif",
            "alt": words_of(words),
        }

    @classmethod
    def details(cls, element: Element) -> Fields:
        sizes = {name: element.get(name).removesuffix("px") for name in ("width", "height")}
        found: Fields = {name: int(size) for name, size in sizes.items() if size.isdecimal() and 0 < int(size) < 3000}
        return (found if len(found) == 2 else {}) | {"alt": cls.titled(element)}

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        found = from_markup(element)
        block = cls.located(found.url) if found else None
        if block is None or found is None:
            return None
        return block.model_copy(update={"alt": found.words, "src": block.src or found.picture})


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Gif]
