"""A box in HTML, read as a title, prose and questions; refused where it holds what a box can't keep."""

import re
from dataclasses import dataclass, field
from html import escape

from embedkit import RichText, Url
from embedkit.kit import Element, Picture, pattern

from .lines import OTHERS, Line, Reader, Refused, names_of

LONGEST_TITLE = 200
LONGEST_BOX = 60_000
"""Characters of markup; a longer box holds a page."""

_EMPTY = RichText("")
_REFUSED = pattern(r"<(?:iframe|video|audio|object|embed|form|table|blockquote|pre|textarea|amp-[a-z]+)\b")
_ASKS = pattern(r"[?？؟][\"”’»)]*:?$")
_BOLD = pattern(r"<(strong|b)>(?P<lead>.*?)</\1>(?P<rest>.*)", re.S)
_BOLD_TAGS = pattern(r"</?(?:strong|b)>")
_EMPTY_TAGS = pattern(r"<(\w+)>((?:\s|<br>)*)</\1>")


@dataclass
class Box:
    """What was read."""

    title: str = ""
    text: RichText = _EMPTY
    items: list[tuple[RichText, RichText]] = field(default_factory=list)
    url: Url | None = None
    picture: Picture | None = None


def read_box(element: Element) -> Box | None:
    """The explainer that ``element`` is; None if it is something else."""
    if element.tag in ("p", "a", "span", "button", "figure", "nav", "form") or OTHERS.search(names_of(element)):
        return None
    if len(element.inner_html) > LONGEST_BOX or _REFUSED.search(element.inner_html):
        return None
    if element.tag == "dl" and not all(_ASKS.search(term.text) for term in element.select("dt")):
        return None
    reader = Reader(element.base)
    try:
        reader.read(element, "text")
    except Refused:
        return None
    box = Box(url=reader.url, picture=reader.picture)
    lines = _with_emoji(reader.lines, reader.emoji)
    _take_title(box, lines, element)
    _group(box, lines)
    if not (box.text or box.items) or (element.tag == "aside" and not _is_prose(box, element)):
        return None
    return box


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
        return (RichText(_BOLD_TAGS.sub("", line.text)) if "<" in line.text else line.text), _EMPTY
    bold = _BOLD.fullmatch(line.text) if line.kind == "text" else None
    lead = _part(bold["lead"], bold["lead"]) if bold else _EMPTY
    words = lead.plain.strip()
    if bold is None or not words or (not _ASKS.search(words) and (bold["rest"] or len(words) > LONGEST_TITLE)):
        return None, _EMPTY
    return lead, _part(bold["rest"], bold["lead"])


def _part(html: str, lead: str) -> RichText:
    """A part of clean inline HTML; cleaned again only where markup may be cut in two."""
    html = html.strip(" ")
    return RichText(html) if "<" in lead or html.startswith("<br>") or html.endswith("<br>") else RichText.trusted(html)


def _joined(lines: list[Line]) -> RichText:
    """Paragraphs two line breaks apart, the items of a list one."""
    parts: list[str] = []
    before = ""
    for line in lines:
        kind, _, number = line.kind.partition(" ")
        text = _EMPTY_TAGS.sub(r"\2", line.text) if "></" in line.text else line.text
        if kind == "text":
            parts += ("<br><br>", text)
        else:
            mark = f"{number}. " if kind == "number" else "• "
            parts += ("<br>" if before == kind and number != "1" else "<br><br>", mark, text.replace("<br>", " "))
        before = kind
    return RichText.trusted("".join(parts[1:]))  # of clean parts


def _is_prose(box: Box, element: Element) -> bool:
    """Whether a plain ``aside`` explains something: it has a title, and more words than links."""
    words = " ".join([box.text.plain, *(f"{question.plain} {answer.plain}" for question, answer in box.items)])
    linked = sum(len(link.text) for link in element.select("a"))
    named = element.get("class")
    explains = any(name in named for name in ("explain", "info", "fact", "callout", "context", "faq"))
    return (bool(box.title) or explains) and len(words) >= 40 and linked * 2 < len(words)
