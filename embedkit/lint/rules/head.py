"""The head, and language and direction: A1, A2, A4, A10, A11."""

from __future__ import annotations

from collections.abc import Iterator

from ...fields.lazy import pattern
from ...language.direction import direction as language_direction
from ...language.direction import direction_of_text
from ..mail import LETTER, Mail
from ..rule import ERROR, INFORMATION, WARNING, Fault, rule
from ..tree import ElementNode

_LANGUAGE = pattern(r"(?!und\b)[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*+")
_NO_ZOOM = pattern(r"user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*[01](?:\.\d)?(?![\d.])", 2)


def _tops(mail: Mail) -> list[ElementNode]:
    """The outermost elements of the body: what is left of the page in a webmail."""
    bodies = ("html", "body")
    return [
        one
        for one in mail.body
        if (one.parent is None or one.parent.tag in bodies)
        and one.tag not in ("style", "script", "br", "img")
        and one.text
    ]


@rule(
    "A1",
    "The mail says its language, on <html> and on what stands in the body, for webmail cuts <html> off",
    ERROR,
    "all",
    fix='Write lang="en", or whichever it is, on <html> and on the outermost elements of the body.',
)
def language(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("html"):
        lang = element.get("lang")
        if lang is None:
            yield Fault(element.start, "<html> has no lang: it is read out as any language")
        elif not _LANGUAGE.fullmatch(lang):
            yield Fault(element.at("lang"), f"lang={lang[:20]!r} is no language")
    for element in _tops(mail):
        lang = element.get("lang")
        if lang is None and not _filled_inside(element, "lang"):
            yield Fault(element.start, f"<{element.tag}> in the body has no lang", WARNING)
        elif lang is not None and not _LANGUAGE.fullmatch(lang):
            yield Fault(element.at("lang"), f"lang={lang[:20]!r} is no language", WARNING)


def _filled_inside(element: ElementNode, name: str) -> bool:
    """Whether it holds one element, which says it."""
    children = element.children
    return len(children) == 1 and name in children[0].attributes


@rule(
    "A2",
    "The mail says which way it is written, and that is so",
    ERROR,
    "all",
    fix='Write dir="rtl" or dir="ltr" on <html> and on the outermost elements of the body.',
)
def direction(mail: Mail) -> Iterator[Fault]:
    written = _direction(mail)
    places: list[ElementNode] = [*mail.tree.all("html"), *_tops(mail)]
    for element in places:
        said = (element.get("dir") or "").lower()
        if said not in ("ltr", "rtl"):
            # What is written from the left is read so without being told.
            what = f"<{element.tag}> has dir={said!r}" if said else f"<{element.tag}> has no dir"
            yield Fault(element.start, what, ERROR if written == "rtl" and said != "auto" else INFORMATION)
        elif element.tag == "html" and written and said != written:
            # The language may be right, and much of it quoted.
            agrees = language_direction(element.get("lang") or "") == said and "lang" in element.attributes
            what = f"dir={said!r}, but most of the text runs the other way"
            yield Fault(element.at("dir"), what, WARNING if agrees and said == "rtl" else ERROR)


def _direction(mail: Mail) -> str:
    """Of most letters; empty when there is too little to say."""
    counts = {"ltr": 0, "rtl": 0}
    for text, _, _ in mail.visible:
        counts[direction_of_text(text.data)] += len(text.data)
    if sum(counts.values()) < 40:
        return ""
    return "rtl" if counts["rtl"] > 2 * counts["ltr"] else "ltr" if counts["ltr"] > 2 * counts["rtl"] else ""


@rule("A4", "The mail has a title", ERROR, "all", fix="Put the subject into <title>.")
def title(mail: Mail) -> Iterator[Fault]:
    found = mail.tree.all("title")
    if not any(LETTER.search(one.text) for one in found):
        yield Fault(found[0].start if found else None, "an empty <title>" if found else "no <title>")


@rule("A10", "Readers may zoom", ERROR, "all", fix='Write content="width=device-width, initial-scale=1".')
def zoom(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("meta"):
        content = element.get("content") or ""
        if (element.get("name") or "").lower() == "viewport" and _NO_ZOOM.search(content):
            yield Fault(element.at("content"), f"the viewport forbids zooming: {content[:80]}")


@rule(
    "A11",
    "The head says charset and viewport, and keeps Apple Mail from changing sizes and making links",
    WARNING,
    "apple-mail gmail outlook-com",
    fix='Add <meta charset="utf-8">, <meta name="viewport" content="width=device-width, initial-scale=1">, '
    '<meta name="x-apple-disable-message-reformatting">, <meta name="format-detection" content="telephone=no">.',
)
def metas(mail: Mail) -> Iterator[Fault]:
    found = mail.tree.all("meta")
    names = {(one.get("name") or "").lower() for one in found}
    charset = " ".join(f"{one.get('charset')} {one.get('content')}" for one in found).lower()
    if "utf-8" not in charset:
        yield Fault(None, "no meta with charset utf-8", WARNING)
    if "viewport" not in names:
        yield Fault(None, "no meta viewport: phones may show the mail small", WARNING)
    for name in ("x-apple-disable-message-reformatting", "format-detection"):
        if name not in names:
            yield Fault(None, f"no meta {name}", INFORMATION, ("apple-mail",))
