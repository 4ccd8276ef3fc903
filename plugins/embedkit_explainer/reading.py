"""A box in HTML, read as a title and lines; refused where it holds what a box can't keep."""

import re
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from embedkit import Element, RichText, Url
from embedkit.picture import Picture

LONGEST_TITLE = 200

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOXES = frozenset("div section header article hgroup center gu-atom details fieldset dl ul ol main footer".split())
_LINES = frozenset(("p", "li", "dt", "dd", "summary", "legend", *_HEADINGS))
_INLINE = frozenset(
    "a abbr b bdi bdo big br cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub "
    "sup time tt u var wbr ruby rt rp".split()
)
_NOTHING = frozenset("script style link meta template noscript svg button input hr source param".split())
_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|dl|li|section|img|figure|table|blockquote|details|iframe|video|button)\b")
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:title|heading|headline|question)(?:$|[\s]|-text|__text|-inner)|question", re.I
)
# Show and hide, "Was this helpful?": for fingers, not for readers.
_CONTROL = re.compile(r"\bis-(?:on|off)\b|__handle\b|toggle-icon|feedback|dropdown|screen-reader|sr-only", re.I)
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|author|bio|byline|breadcrumbs?|comments?|cookie|login|menu|nav\w*|newsletter\w*|paywall"
    r"|promo|pull-?quotes?|recommend\w*|related\w*|rich-link|share\w*|sign-?up|social\w*|sponsor\w*|subscri\w+|tags?"
    r"|toc|table-of-contents|widget|sidebar|footnotes?|donat\w+)(?:$|[\s_-])",
    re.I,
)
_ASKS = re.compile(r"[?？؟][\"”’»)]*:?$")
_BOLD = re.compile(r"<(strong|b)>(?P<lead>.*?)</\1>(?P<rest>.*)", re.S)
_SPAN = re.compile("</?span>")
_EMPTY_TAGS = re.compile(r"<(\w+)>((?:\s|<br>)*)</\1>")


class Line(NamedTuple):
    """One line of a box: ``title``, ``heading``, ``text``, ``item`` or ``number``."""

    kind: str
    text: RichText


@dataclass
class Box:
    """What was read."""

    title: str = ""
    text: RichText = RichText("")
    items: list[tuple[RichText, RichText]] = field(default_factory=list)
    url: Url | None = None
    picture: Picture | None = None


class Refused(Exception):
    """Something in it would be lost."""


def read_box(element: Element) -> Box | None:
    """The explainer that ``element`` is; None if it is something else."""
    if element.tag in ("p", "a", "span", "button", "figure", "nav", "form") or _OTHERS.search(_names(element)):
        return None
    if element.tag == "dl" and not all(_ASKS.search(term.text) for term in element.select("dt")):
        return None
    reader = _Reader(element.base)
    try:
        reader.read(element.node, "text")
    except Refused:
        return None
    box = reader.box
    lines = _with_emoji(reader.lines, reader.emoji)
    _take_title(box, lines, element)
    _group(box, lines)
    if not (box.text or box.items) or (element.tag == "aside" and not _is_prose(box, element)):
        return None
    return box


def _names(element: Element) -> str:
    return f"{element.get('class')} {element.get('id')} {element.get('role')}"


class _Reader:
    def __init__(self, base: str | None) -> None:
        self.base = base
        self.box = Box()
        self.lines: list[Line] = []
        self.emoji = ""

    def read(self, node: LexborNode, kind: str, depth: int = 0) -> None:
        """Every line inside ``node``. Raises Refused."""
        if depth > 40:
            raise Refused
        run: list[str] = []
        number = 0
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                run.append(escape(child.text_content or "", quote=False))
            elif tag[0] == "-" or tag in _NOTHING or _CONTROL.search(child.attributes.get("class") or ""):
                if tag == "input" and child.attributes.get("type") != "hidden":
                    raise Refused
                if tag == "button" and "accordion-heading" in (child.attributes.get("class") or ""):
                    self._line("heading", Element(child, self.base).without("[aria-hidden]").inner_html)
            elif tag in _INLINE and not _BLOCK.search(child.inner_html or ""):
                run.append(child.html or "")
            else:
                self._line(kind, "".join(run))
                run = []
                number += tag == "li"
                self._block(child, tag, f"number {number}" if node.tag == "ol" else "item", depth)
        self._line(kind, "".join(run))

    def _block(self, node: LexborNode, tag: str, item: str, depth: int) -> None:
        element = Element(node, self.base)
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
            self._nested_item(node, item, depth)
        elif tag == "a":
            if self.box.url or not (url := element.url()) or not element.select_one("h2, h3, h4, h5, h6"):
                raise Refused
            self.box.url = url
            self.read(node, "text", depth + 1)
        elif tag in ("p", "dd") or tag in _BOXES or tag in _INLINE:
            if _OTHERS.search(_names(element)) or "twitter" in names:
                raise Refused
            titled = _TITLE_CLASS.search(names) is not None and not _BLOCK.search(element.inner_html)
            self.read(node, "heading" if titled else "text", depth + 1)
        else:
            raise Refused

    def _nested_item(self, node: LexborNode, item: str, depth: int) -> None:
        """An item with blocks in it: its first line is the item, what is nested follows."""
        at = len(self.lines)
        self.read(node, "text", depth + 1)
        if len(self.lines) > at and self.lines[at].kind == "text":
            self.lines[at] = Line(item, self.lines[at].text)

    def _heading(self, element: Element) -> None:
        link = element.select_one("a")
        if link and not self.lines and link.text == element.text:
            self.box.url = link.url()
        if button := element.select_one("button"):
            element = button.without("[aria-hidden], svg")
        if "<img" in element.inner_html:
            raise Refused
        self._line("heading", element.inner_html)

    def _picture(self, element: Element) -> None:
        picture = Picture.from_element(element)
        if picture is None or self.box.picture or picture.href or element.inner_html.count("<img") > 1:
            raise Refused
        self.box.picture = picture

    def _line(self, kind: str, html: str) -> None:
        if html and not html.isspace() and (text := RichText.from_parsed(html, self.base)):
            # A span without attributes, as Ghost writes round every word, says nothing.
            self.lines.append(Line(kind, RichText(_SPAN.sub("", text))))


def _lines_of(element: Element) -> list[str]:
    """The words of a summary, without its handles."""
    kept = element.without("svg, button, .is-on, .is-off, [class*=handle], [aria-hidden=true]").rich_text()
    return [escape(line, quote=False) for line in kept.plain.split("\n") if line]


def _with_emoji(lines: list[Line], emoji: str) -> list[Line]:
    if emoji and lines:
        lines[0] = Line(lines[0].kind, RichText(f"{escape(emoji)} {lines[0].text}"))
    return lines


def _take_title(box: Box, lines: list[Line], element: Element) -> None:
    """The summary, a first heading, or a first line all in bold."""
    if not lines:
        return
    first = lines[0]
    headings = [line for line in lines if line.kind in ("heading", "summary")]
    asked = _ASKS.search(first.text.plain) is not None and len(headings) > 1
    if first.kind == "summary" and element.tag != "details" and asked:
        return
    if first.kind == "heading" and asked and _ASKS.search(headings[1].text.plain):
        return  # the first of many questions
    if element.tag == "dl" or "accordion" in element.get("class"):
        return
    bold = _BOLD.fullmatch(first.text) if first.kind == "text" and len(lines) > 1 else None
    if bold and (bold["rest"] or _ASKS.search(RichText(bold["lead"]).plain)):
        bold = None
    if (first.kind in ("heading", "summary") or bold) and len(first.text.plain) <= LONGEST_TITLE:
        link = re.fullmatch(r'<a href="([^"]*)">.*</a>', first.text)
        if "<a " in first.text and not (link or box.url):
            return
        box.url = box.url or (Url.parse(link[1].replace("&amp;", "&")) if link else None)
        box.title = lines.pop(0).text.plain.replace("\n", " ")


def _group(box: Box, lines: list[Line]) -> None:
    """Headings, and bold questions at the start of a line, open an item; what follows is its answer."""
    text: list[Line] = []
    pairs: list[tuple[RichText, list[Line]]] = []
    for line in lines:
        question, rest = _question(line)
        if question:
            pairs.append((question, [Line("text", rest)] if rest else []))
        else:
            (pairs[-1][1] if pairs else text).append(line)
    box.text = _joined(text)
    box.items = [(question, _joined(answer)) for question, answer in pairs]


def _question(line: Line) -> tuple[RichText | None, RichText]:
    if line.kind in ("heading", "summary"):
        return RichText(re.sub(r"</?(?:strong|b)>", "", line.text)), RichText("")
    bold = _BOLD.fullmatch(line.text) if line.kind == "text" else None
    if bold is None or not RichText(bold["lead"]).plain.strip():
        return None, RichText("")
    asks = _ASKS.search(RichText(bold["lead"]).plain.strip())
    if not asks and (bold["rest"] or len(bold["lead"]) > LONGEST_TITLE):
        return None, RichText("")
    return RichText(bold["lead"]), RichText(bold["rest"])


def _joined(lines: list[Line]) -> RichText:
    """Paragraphs two line breaks apart, the items of a list one."""
    parts: list[str] = []
    before = ""
    for line in lines:
        kind, _, number = line.kind.partition(" ")
        text = _EMPTY_TAGS.sub(r"\2", line.text)
        if kind == "text":
            parts += ("<br><br>", text)
        else:
            mark = f"{number}. " if kind == "number" else "• "
            parts += ("<br>" if before == kind and number != "1" else "<br><br>", mark, text.replace("<br>", " "))
        before = kind
    return RichText("".join(parts[1:]))


def _is_prose(box: Box, element: Element) -> bool:
    """Whether a plain ``aside`` explains something: it has a title, and more words than links."""
    words = " ".join([box.text.plain, *(f"{question.plain} {answer.plain}" for question, answer in box.items)])
    linked = sum(len(link.text) for link in element.select("a"))
    named = element.get("class")
    explains = any(name in named for name in ("explain", "info", "fact", "callout", "context", "faq"))
    return (bool(box.title) or explains) and len(words) >= 40 and linked * 2 < len(words)
