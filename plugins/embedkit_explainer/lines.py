"""The lines of a box in HTML: its headings, paragraphs and items, in order."""

import re
from html import escape
from typing import NamedTuple

from embedkit import RichText, Url
from embedkit.kit import Element, Picture, pattern

DEEPEST = 40

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOXES = frozenset("div section header article hgroup center gu-atom details fieldset dl ul ol main footer".split())
_INLINE = frozenset(
    "a abbr b bdi bdo big br cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub "
    "sup time tt u var wbr ruby rt rp".split()
)
_NOTHING = frozenset("script style link meta template noscript svg button input hr source param".split())
_BLOCK = pattern(r"<(?:p|div|h[1-6]|ul|ol|dl|li|section|img|figure|table|blockquote|details|iframe|video|button)\b")
_TITLE_CLASS = pattern(r"(?:^|[\s_-])(?:title|heading|headline|question)(?:$|[\s]|-text|__text|-inner)|question", re.I)
# Show and hide, "Was this helpful?": for fingers, not for readers.
_CONTROL = pattern(r"\bis-(?:on|off)\b|__handle\b|toggle-icon|feedback|dropdown|screen-reader|sr-only", re.I)
OTHERS = pattern(
    r"(?:^|[\s_-])(?:ads?|advert\w*|author|bio|byline|breadcrumbs?|comments?|cookie|login|menu|nav\w*|newsletter\w*"
    r"|paywall|promo|pull-?quotes?|recommend\w*|related\w*|rich-link|share\w*|sign-?up|social\w*|sponsor\w*"
    r"|subscri\w+|tags?|toc|table-of-contents|widget|sidebar|footnotes?|donat\w+)(?:$|[\s_-])",
    re.I,
)
"""What boxes are called that explain nothing."""
_SPAN = pattern("</?span>")


class Line(NamedTuple):
    """One line: ``summary``, ``heading``, ``text``, ``item`` or ``number 1``."""

    kind: str
    text: RichText


class Refused(Exception):
    """Something in it would be lost."""


def names_of(element: Element) -> str:
    """What an element is called."""
    return f"{element.get('class')} {element.get('id')} {element.get('role')}"


class Reader:
    """Reads a box line by line; refuses what no line can hold."""

    def __init__(self, base: str | None) -> None:
        self.base = base
        self.url: Url | None = None
        """Where the title leads."""
        self.picture: Picture | None = None
        self.lines: list[Line] = []
        self.emoji = ""

    def read(self, box: Element, kind: str, depth: int = 0) -> None:
        """Every line inside ``box``. Raises Refused."""
        if depth > DEEPEST:
            raise Refused
        run: list[str] = []
        number = 0
        for child in box.contents:
            if isinstance(child, str):
                run.append(escape(child, quote=False))
                continue
            tag = child.tag
            if tag in _NOTHING or _CONTROL.search(child.get("class")):
                if tag == "input" and child.get("type") != "hidden":
                    raise Refused
                if tag == "button" and "accordion-heading" in child.get("class"):
                    self._line("heading", child.without("[aria-hidden]").inner_html)
            elif tag in _INLINE and not _BLOCK.search(child.inner_html):
                run.append(child.html)
            else:
                self._line(kind, "".join(run))
                run = []
                number += tag == "li"
                self._block(child, tag, f"number {number}" if box.tag == "ol" else "item", depth)
        self._line(kind, "".join(run))

    def _block(self, element: Element, tag: str, item: str, depth: int) -> None:
        names = element.get("class")
        if "kg-callout-emoji" in names:
            self.emoji = element.text
        elif tag in ("img", "picture", "figure", "amp-img"):
            self._picture(element)
        elif tag in _HEADINGS or tag in ("dt", "legend"):
            self._heading(element)
        elif tag == "summary":
            self._line("summary", ": ".join(_lines_of(element)).replace("::", ":"))
        elif tag == "li" and not _BLOCK.search(element.inner_html):
            self._line(item, element.inner_html)
        elif tag == "li":
            self._nested_item(element, item, depth)
        elif tag == "a":
            if self.url or not (url := element.url()) or not element.select_one("h2, h3, h4, h5, h6"):
                raise Refused
            self.url = url
            self.read(element, "text", depth + 1)
        elif tag in ("p", "dd") or tag in _BOXES or tag in _INLINE:
            if OTHERS.search(names_of(element)) or "twitter" in names:
                raise Refused
            titled = _TITLE_CLASS.search(names) is not None and not _BLOCK.search(element.inner_html)
            self.read(element, "heading" if titled else "text", depth + 1)
        else:
            raise Refused

    def _nested_item(self, element: Element, item: str, depth: int) -> None:
        """An item with blocks in it: its first line is the item, what is nested follows."""
        at = len(self.lines)
        self.read(element, "text", depth + 1)
        if len(self.lines) > at and self.lines[at].kind == "text":
            self.lines[at] = Line(item, self.lines[at].text)

    def _heading(self, element: Element) -> None:
        link = element.select_one("a")
        if link and not self.lines and link.text == element.text:
            self.url = link.url()
        if button := element.select_one("button"):
            element = button.without("[aria-hidden], svg")
        if "<img" in element.inner_html:
            raise Refused
        self._line("heading", element.inner_html)

    def _picture(self, element: Element) -> None:
        picture = Picture.from_element(element)
        if picture is None or self.picture or picture.href or element.inner_html.count("<img") > 1:
            raise Refused
        self.picture = picture

    def _line(self, kind: str, html: str) -> None:
        if html and not html.isspace() and (text := RichText.from_parsed(html, self.base)):
            # A span without attributes, as Ghost writes round every word, says nothing.
            self.lines.append(Line(kind, RichText.trusted(_SPAN.sub("", text)) if "<span>" in text else text))


def _lines_of(element: Element) -> list[str]:
    """The words of a summary, without its handles."""
    kept = element.without("svg, button, .is-on, .is-off, [class*=handle], [aria-hidden=true]").rich_text()
    return [escape(line, quote=False) for line in kept.plain.split("\n") if line]
