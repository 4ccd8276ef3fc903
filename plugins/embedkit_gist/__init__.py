"""Code that others host: files on GitHub Gist, pens on CodePen. As code where the markup holds it, else as a link.

Two block types with one look: what they are called, whose they are, where they are.
"""

from typing import Self

from embedkit import Block, Frame, Text, Url, Verbatim, hookimpl
from embedkit.kit import Address, Element, Embed, Fields, pattern

_GIST = pattern(r"[0-9a-f]{5,40}")
_USER = pattern(r"[\w.-]{1,64}")
_PEN = pattern(r"[A-Za-z0-9]{4,64}")


class Hosted(Embed):
    """What both have."""

    author: Text = Text("")
    """The user name."""
    text: Verbatim = Verbatim("")
    """The code, if it is known."""

    @property
    def by(self) -> str:
        """Whose it is, and where: ``adaexample · CodePen``."""
        return " · ".join(part for part in (self.author, self.place) if part)

    @property
    def lines(self) -> list[str]:
        """For mail clients that collapse spaces: those at the start of a line become no-break ones."""
        rows = self.text.expandtabs(4).split("\n")
        return ["\xa0" * (len(row) - len(row.lstrip(" "))) + row.lstrip(" ") for row in rows]

    def gist(self) -> tuple[Url | None, str, str]:
        url, title, words = super().gist()
        return url, title, f"{words}\n{self.text}" if self.text else words


class Gist(Hosted):
    """A file on GitHub Gist."""

    type = "gist"
    names = {"github": "GitHub"}
    # The script is all there is. In a paragraph of its own when the content system makes paragraphs of lines.
    selectors = (
        "script[src*='gist.github.com']",
        ".gist",
        ".gist-oembed",
        ".gist-embed",
        "amp-gist",
    )
    urls = ("https://gist.github.com/*",)

    @classmethod
    def locate(cls, at: Address) -> Fields | None:
        if at.host != "gist.github.com" or not 1 <= len(at.path) <= 3:
            return None
        *users, name = at.path[:2]
        name = name.removesuffix(".js").removesuffix(".json").removesuffix(".pibb")
        if not _GIST.fullmatch(name) or not all(_USER.fullmatch(user) for user in users):
            return None
        user = users[0] if users else ""
        url = f"https://gist.github.com/{user}/{name}" if user else f"https://gist.github.com/{name}"
        return {"provider": "github", "id": name, "url": url, "author": user, "title": at.query.get("file", "")}

    @classmethod
    def details(cls, element: Element) -> Fields:
        return {}

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        if name := element.get("data-gist") or element.get("data-gistid") or element.get("data-gist-id"):
            return cls.located(Url.parse(f"https://gist.github.com/{name}"))
        return cls.located(element.url("src")) if element.tag == "script" else cls._shown(element)

    @classmethod
    def _shown(cls, element: Element) -> Self | None:
        """A gist as a browser saved it: the lines of a table, and under it where they are from."""
        links = [link for link in element.select(".gist-meta a[href]") if not link.text.lower().startswith("view raw")]
        block = next((found for link in links if (found := cls.located(link.url()))), None)
        if block is None:
            return None
        lines = [line.raw_text.strip("\n") for line in element.select("td.blob-code")]
        title = Text(links[0].text) if not block.title else block.title
        return block.model_copy(update={"title": title, "text": Verbatim("\n".join(lines))})


class Codepen(Hosted):
    """A pen on CodePen."""

    type = "codepen"
    names = {"codepen": "CodePen"}
    asked = frozenset("codepen".split())
    selectors = (".codepen",)
    urls = ("https://codepen.io/*",)

    @classmethod
    def locate(cls, at: Address) -> Fields | None:
        if at.host != "codepen.io":
            return None
        match [part for part in at.path if part != "preview"]:
            case [user, "pen" | "embed" | "details" | "full", name] if _USER.fullmatch(user):
                where = user
            case ["team", user, "pen" | "embed" | "details" | "full", name] if _USER.fullmatch(user):
                where = f"team/{user}"
            case ["pen" | "embed", name]:
                user, where = "", "pen"
            case _:
                return None
        if not _PEN.fullmatch(name):
            return None
        url = f"https://codepen.io/{where}/pen/{name}" if user else f"https://codepen.io/pen/{name}"
        return {"provider": "codepen", "id": name, "url": url, "author": user}

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        """What the script fills; one that holds its own code is code, and no pen of anybody's."""
        user, name = element.get("data-user"), element.get("data-slug-hash")
        block = cls.located(Url.parse(f"https://codepen.io/{user or 'anon'}/pen/{name}")) if name else None
        if block is None:
            return None
        link = element.select_one("a")
        title = element.get("data-pen-title") or (link.text if link else "")
        return block.model_copy(update={"title": Text(title), "author": Text(user)})

    def frame(self) -> Frame | None:
        if self.provider != "codepen" or not self.author or not self.id:
            return None
        return Frame(url=Url(f"https://codepen.io/{self.author}/embed/{self.id}"), height=400)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Gist, Codepen]
