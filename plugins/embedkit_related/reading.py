"""Boxes and lines of related links in HTML; refused where a word would be lost."""

import re
from collections.abc import Sequence
from html import escape, unescape
from itertools import groupby

from embedkit import Record, RichText, Text, Url
from embedkit.kit import Element, pattern

from .labels import DECORATION, is_label, is_pure_label, split_label

LONGEST_LINE = 300
LONGEST_BOX = 60_000
"""Characters of markup; a longer box is a page's own list of everything."""
MOST_LINKS = 60

_OTHERS = pattern(r"<(?:iframe|video|audio|form|object|embed|pre|input|table)\b|twitter-tweet")
_TITLE = "h2, h3, h4, h5, h6, header, legend, summary, [class*=heading], [class*=headline], [class*=label], strong, b"
_UNSEEN = pattern(r"<(?:script|style|svg)\b")
_TAG = pattern("<[^>]*>")
_SPAN = pattern("</?span>")
_LINK = pattern(r'<a href="[^"]*">(.*?)</a>', re.S)


class RelatedLink(Record):
    """One of the links."""

    text: Text
    url: Url | None = None
    """None in a pasted text that lost it."""
    note: RichText = RichText("")
    """What else stands there: a date, an author, the first words."""


Found = tuple[str, list[RelatedLink]]
"""Title and links."""


def read_line(element: Element) -> Found | None:
    """A paragraph that is a label and a link, and nothing else."""
    if element.inner_html.count("<a ") != 1 or len(element.inner_html) > 4 * LONGEST_LINE:
        return None
    words = Text(element.text)
    anchors = element.select("a")
    if len(anchors) != 1 or len(words) > LONGEST_LINE or not (url := anchors[0].url()):
        return None
    text = Text(anchors[0].text)
    label, rest = words.removesuffix(text).strip(), text
    if not label:  # all of it is the link
        opening, behind = split_label(text)
        label, rest = opening, Text(behind)
    elif not words.endswith(text) or not is_pure_label(label):
        return None
    return (label, [RelatedLink(text=rest, url=url)]) if label and rest else None


def read_box(element: Element) -> Found | None:
    """A box of links; None if it is something else."""
    inside = element.inner_html
    if "<a" not in inside or len(inside) > LONGEST_BOX or _OTHERS.search(inside):
        return None
    title = _title(element)
    links = _links(element, title)
    if not links or not all(link.text and not is_label(link.text) for link in links):
        return None
    kept = " ".join([title, *(f"{link.text} {link.note.plain}" for link in links)])
    shown = element.without("script, style, svg").inner_html if _UNSEEN.search(inside) else inside
    words = Text(unescape(_TAG.sub(" ", shown))).split()
    return (title, links) if all(word.strip(DECORATION) in kept for word in words) else None


def _title(element: Element) -> str:
    """A heading that is no link, or a label before the first link."""
    for heading in element.select(_TITLE):
        if not heading.select("a") and not _inside_link(heading):
            return heading.text
    first = element.select_one("a")
    before = element.text.partition(first.text)[0] if first and first.text else ""
    return before.strip() if is_pure_label(before) else ""


def _inside_link(element: Element) -> bool:
    box = element.parent
    while box is not None and box.tag != "a":
        box = box.parent
    return box is not None


def _links(element: Element, title: str) -> list[RelatedLink]:
    """Each link once, with what stands beside it in its item; none if one of them leads nowhere."""
    anchors = element.select("a")
    if len(anchors) > MOST_LINKS or not all(anchor.url() for anchor in anchors):
        return []
    found = []
    for url, group in groupby(anchors, key=lambda anchor: anchor.url()):
        same = list(group)
        best = max(same, key=lambda anchor: 0 if is_label(anchor.text) else len(anchor.text))
        img = best.select_one("img")
        text = Text(best.text or (img.get("alt") if img else ""))
        headline, dek = _headline(best, text)
        notes = filter(None, (dek, _note(element, same, text, title)))
        found.append(RelatedLink(text=headline, url=url, note=RichText.trusted("<br>".join(notes))))
    return found


def _headline(anchor: Element, text: Text) -> tuple[Text, RichText]:
    """The heading in a link that holds a whole card, and what else it says."""
    heading = anchor.select_one("h2, h3, h4, h5, h6") if "<h" in anchor.inner_html else None
    if heading is None or not heading.text or is_label(heading.text):
        return text, RichText("")
    lines = [line for line in anchor.rich_text().plain.split("\n") if line and line != heading.text]
    return Text(heading.text), RichText.from_plain("\n".join(lines))


def _note(element: Element, same: Sequence[Element], text: Text, title: str) -> RichText:
    """What stands round a link, in the largest box that leads to nowhere else."""
    box = same[0]
    hrefs = {anchor.get("href") for anchor in same}
    while (parent := box.parent) is not None and parent != element:
        if parent.tag in ("p", "ul", "ol") or {link.get("href") for link in parent.select("a")} - hrefs:
            break
        box = parent
    if box == same[0]:
        return RichText("")
    rich = box.without("img, picture, script, style, svg").rich_text()
    rest = _LINK.sub(lambda match: "" if RichText(match[1]).plain.strip() == text else match[1], rich)
    words = RichText(_SPAN.sub("", rest).replace("<br><br>", "<br>"))
    return RichText(words.removeprefix(escape(title, quote=False))) if title else words
