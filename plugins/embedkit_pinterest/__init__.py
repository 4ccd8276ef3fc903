"""Pins, boards and profiles on Pinterest: from the embed code, which is a link, from a frame, from a bare link."""

import re
from collections.abc import Sequence

from embedkit import Block, RichText, hookimpl
from embedkit.kit import Element, Fields, Post, pattern

_COUNTRIES = "com at ca ch cl co.kr co.uk com.au com.mx de dk es fr ie it jp nz ph pt ru se".split()
_HOST = rf"https?://(?:[a-z]{{2,6}}\.)?pinterest\.(?:{'|'.join(_COUNTRIES).replace('.', '[.]')})/"
_PIN = pattern(_HOST + r"(?:pin/(?:[^/?#]*--)?|ext/embed\.html\?id=)(\d{5,25})(?![^/?#&])", re.ASCII)
_SHORT = pattern(r"https?://pin\.it/\w{5,20}(?![^/?#])", re.ASCII)
_PERSON = pattern(_HOST + r"(?!pin/|ext/)(\w{3,40})(?:/([^/?#]{1,100}))?/?(?![^?#])", re.ASCII)
_WIDGET = 'a[data-pin-do="embedPin"], a[data-pin-do="embedBoard"], a[data-pin-do="embedUser"]'


class Pinterest(Post):
    """A pin on Pinterest, or a board or a person's page that was embedded, as a link."""

    type = "pinterest"
    network = "Pinterest"
    framed = "https://assets.pinterest.com/ext/embed.html?id={id}"
    colour = "#e60023"
    # The link stands in a paragraph, or becomes one. The second half spares paragraphs that don't begin with a link.
    selectors = ("p:has(> a[data-pin-do]:first-child)", "amp-pinterest[data-url]")
    urls = (*(f"https://*.pinterest.{country}/*" for country in _COUNTRIES), "https://pin.it/*")

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        if match := _PIN.match(address):
            return {"url": f"https://www.pinterest.com/pin/{match[1]}/", "id": match[1]}
        match = _SHORT.match(address)  # only the network knows what it leads to
        return {"url": match[0]} if match else None

    @classmethod
    def from_html(cls, element: Element) -> "Pinterest | Sequence[Block] | None":
        if element.tag != "p":
            return super().from_html(element)
        widgets = element.select(_WIDGET)
        if element.text != " ".join(widget.text for widget in widgets if widget.text):
            return None  # prose that has such a link in it
        found = [(widget, cls._linked(widget)) for widget in widgets]
        return [cls(**fields, text=RichText.from_plain(widget.text)) for widget, fields in found if fields] or None

    @classmethod
    def _linked(cls, widget: Element) -> Fields | None:
        url = widget.url() or ""
        if fields := cls.locate(url):
            return fields
        person = _PERSON.match(url)
        return {"url": person[0], "handle": person[1]} if person else None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Pinterest]
