"""Documents, slides, tables and forms that readers are to see for themselves: their titles, and where they are."""

import re
from typing import Self

from embedkit import Block, Count, Frame, ImageUrl, Text, Url, hookimpl
from embedkit.kit import Address, Element, Embed, Fields, pattern, words_of

from .markup import SELECTORS, from_file, from_markup
from .sites import FORMS, NAMES, SITES, viewed

_DOCUMENT = pattern(r"(\d{3,12})(?:-([\w%.-]{1,300}?))?(?:\.html|\.js)?", re.ASCII)
_NUMBER = pattern(r"\d{3,12}")
_HOSTED = pattern(r"\s*\(Hosted by DocumentCloud\)$")


class Document(Embed):
    """A document, slides, a table or a form, on DocumentCloud, Google Docs, SlideShare and others."""

    type = "document"
    names = NAMES
    asked = frozenset("canva documentcloud scribd slideshare speakerdeck typeform".split())
    selectors = (".DC-embed", ".DV-container", *SELECTORS)
    urls = (
        "https://*.documentcloud.org/documents/*",
        "https://*.scribd.com/*",
        "https://view.officeapps.live.com/op/*",
        *SITES.urls,
    )

    thumbnail: ImageUrl | None = None
    """Its first page."""
    width: Count | None = None
    """Pixels of that picture."""
    height: Count | None = None
    author: Text = Text("")

    @property
    def is_form(self) -> bool:
        """Whether it is to be filled in, and not to be read."""
        return self.provider in FORMS

    @classmethod
    def locate(cls, at: Address) -> Fields | None:
        if fields := viewed(at) or SITES.locate(at):
            return fields
        cloud = at.host == "documentcloud.org" or at.host.endswith(".documentcloud.org")
        match at.path:
            case ["documents", name, *_] if cloud and (found := _DOCUMENT.fullmatch(name)):
                number, slug = found[1], found[2] or ""
                url = f"https://www.documentcloud.org/documents/{number}" + (f"-{slug}" if slug else "")
                return {"provider": "documentcloud", "id": number, "url": url, "title": words_of(slug)}
            case ["doc" | "document" | "embeds" | "presentation" | "fullscreen" as kind, number, *rest] if (
                at.host.endswith("scribd.com") and _NUMBER.fullmatch(number)
            ):
                slug = rest[0] if rest and kind in ("doc", "document", "presentation") else ""
                url = f"https://www.scribd.com/doc/{number}" + (f"/{slug}" if slug else "")
                return {"provider": "scribd", "id": number, "url": url, "title": words_of(slug)}
        return None

    @classmethod
    def details(cls, element: Element) -> Fields:
        return {"title": Text(_HOSTED.sub("", cls.titled(element)))}

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        """The box that DocumentCloud's older script fills is named after the document."""
        if url := from_markup(element):
            return cls.located(url, element)
        if element.tag in ("iframe", "object", "embed") or "wp-block-file" in element.classes:
            fields = from_file(element)
            return cls(**fields) if fields else None
        name = element.get("id").removeprefix("DV-viewer-")
        return cls.located(Url.parse(f"https://www.documentcloud.org/documents/{name}"), element)

    def frame(self) -> Frame | None:
        match self.provider:
            case "documentcloud":
                url = self.url.replace("www.", "embed.", 1) + "/?embed=1"
            case "scribd":
                url = f"https://www.scribd.com/embeds/{self.id}/content"
            case _:
                return SITES.frame(self.url)
        return Frame(url=Url(url), height=700)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Document]
