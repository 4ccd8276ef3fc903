"""Moving pictures from Giphy: the picture itself, which every mail client shows, if only its first frame."""

from embedkit import Block, Count, Element, ImageUrl, Text, Url, hookimpl
from embedkit.embed import Address, Embed, Fields, title_of, words_of
from embedkit.lazy import pattern

_NAME = pattern("[A-Za-z0-9]{6,40}")


class Gif(Embed):
    """A moving picture, with words for those who can't see it."""

    type = "gif"
    role = "picture"
    names = {"giphy": "Giphy"}
    asked = frozenset("giphy".split())
    urls = ("https://*.giphy.com/*",)

    src: ImageUrl
    alt: Text = Text("")
    width: Count | None = None
    """Pixels."""
    height: Count | None = None

    @property
    def alt_text(self) -> str:
        """What stands for the picture, which is a link."""
        return self.alt or self.title or "GIF"

    def gist(self) -> tuple[Url | None, str, str]:
        return (
            self.url,
            self.alt or self.title,
            "\n".join(words for words in (self.alt_text, self.caption.plain) if words),
        )

    @classmethod
    def locate(cls, at: Address) -> Fields | None:
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
        return (found if len(found) == 2 else {}) | {"alt": title_of(element)}


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Gif]
