"""What stands under a picture: its caption and its credit, in whatever boxes a content system puts the two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import RichText, Text
from ..fields.lazy import pattern
from .credit import split_credit
from .element import Element

CAPTION = (
    "figcaption, .wp-caption-text, .caption, .wp-element-caption, .image-caption, .media-caption, [itemprop=caption]"
)
CREDIT = (
    ".credit, .wp-credit, .photo-credit, .image-credit, .media-credit, .caption-credit, .photographer, .copyright, "
    "[itemprop=copyrightHolder], [itemprop=creditText], [class*=credit], cite"
)
_CREDIT_HINT = pattern("credit|<cite|copyright|photographer")
# Labels in an element of their own, as screen readers are told what follows: "Image caption", "Credit...".
_INLINE = "span|b|strong|em|i|small|div|p|cite|label|dt|h[3-6]|abbr"
_OF = "photo|photograph|image|picture|media|video|bild|foto"
_LABEL = pattern(
    rf'<({_INLINE})\b(?:[^<>"]|"[^"]*")*>\s*(?:'
    rf"(?P<caption>(?:{_OF}) ?captions?|caption|bildunterschrift|bildbeschreibung|légende(?: de l['’]image)?|"
    r"pie de foto|leyenda|legenda|didascalia)|"
    rf"(?P<credit>(?:{_OF})?[ -]?(?:credits?|crédits?|créditos?|copyright)(?: photo| image)?|(?:{_OF}) source|"
    rf"bildquelle|bildnachweis|(?:{_OF}|photos|fotos|source|quelle|copyright|illustration)(?= ?[:：]| by)(?: by)?)"
    r")(?P<mark>[\s:：.…,|–—-]*)</\1>",
    re.I,
)
_NAMED = pattern(r"(?:Image|Media|Video|Picture) caption(?:[,:]\s*|\s+|(?=[A-Z“\"]))")
_TOUCHING = pattern(r"(?<=>)(?=<(?:a|span|b|strong|em|i|cite|small)\b)")
# Where a field ends with a sentence, the next field is not part of it.
_SENTENCES = pattern(r"([.!?…”\"’)])((?:</(?:span|b|strong|em|i|small)>)+)(?=<(?:span|a|b|strong|em|i|small)\b)")
_TOKEN = pattern(r"<[^<>]*>|&\w+;|[^<&]+")
_EDGES = pattern(r"^[()\[\]|,\s]+|[()\[\]|,\s]+$")
_DANGLING = pattern(r"(?:\s|<br>|&nbsp;)*[|/–—-]?(?:\s|<br>|&nbsp;|\(\))*$")


def read_caption(element: Element) -> tuple[RichText, Text]:
    """The caption and the credit of the picture in ``element``, a figure or a box."""
    found = element.select_one(CAPTION)
    inside = element.inner_html
    if "</" in inside and (labelled := _labelled(element, found)):
        return labelled
    if _CREDIT_HINT.search(inside):  # most captions have none, and a selector costs 7 µs
        marked = _outermost(found, CREDIT) or _outermost(element, CREDIT)
        if marked:
            caption = _rich(found.without(CREDIT)) if found else RichText("")
            return RichText(_without_dangling(caption)), _credit(" ".join(map(_text, marked)))
    if found is None:
        return RichText(""), Text("")
    return _split(_rich(found))


def _labelled(element: Element, found: Element | None) -> tuple[RichText, Text] | None:
    """The parts that labels of their own announce; None without such labels."""
    if not _LABEL.search(element.inner_html):
        return None
    parts = list(_parts(found.inner_html)) if found else []
    if found:
        outside = element.without(CAPTION).inner_html
        parts += [part for part in _parts(outside) if part[0] == "credit"]
    else:
        parts += [part for part in _parts(element.inner_html) if part[0]]
    credits = [text for kind, html in parts if kind == "credit" and (text := _text(Element.parse(html)))]
    if not credits and not any(kind for kind, _ in parts):
        return None
    pieces = [rich for kind, html in parts if kind != "credit" and (rich := RichText.from_html(html, element.base))]
    caption = RichText(_without_dangling(RichText(" ".join(pieces))))
    if not credits:
        return _split(caption)
    return caption, _credit(", ".join(credits))


def _parts(html: str) -> Iterator[tuple[str, str]]:
    """(``caption``, ``credit`` or nothing; markup) of what stands between labels; a parser mends the ends."""
    kind, at = "", 0
    for match in _LABEL.finditer(html):
        rest = Element.parse(html[match.end() : match.end() + 400]).text
        # "<b>Credit</b> is due": a word of the sentence.
        if not match["mark"].strip() and rest[:1].islower():
            continue
        yield kind, html[at : match.start()]
        kind, at = "caption" if match["caption"] else "credit", match.end()
    yield kind, html[at:]


def _outermost(element: Element | None, selector: str) -> list[Element]:
    """What matches and stands in nothing else that does."""
    found = element.select(selector) if element else []
    inner = {one for box in found for one in box.select(selector)} if len(found) > 1 else set()
    return [box for box in found if box not in inner]


def _text(element: Element) -> str:
    """Its words, those of touching elements apart."""
    html = element.inner_html
    return Element.parse(_TOUCHING.sub(" ", html)).text if "><" in html else element.text


def _rich(element: Element) -> RichText:
    html = element.inner_html
    rich = RichText.from_html(_SENTENCES.sub(r"\1\2 ", html), element.base) if "><" in html else element.rich_text()
    named = _NAMED.match(rich)
    return RichText(rich[named.end() :]) if named else rich


def _credit(words: str) -> Text:
    words = _EDGES.sub("", words)
    return Text(split_credit(words)[1] or words)


def _split(rich: RichText) -> tuple[RichText, Text]:
    words, name = split_credit(rich.plain)
    # Only the tail goes: links and emphasis in the caption stay.
    return (RichText(_without_dangling(_first(rich, len(words)))), Text(name)) if name else (rich, Text(""))


def _first(rich: RichText, count: int) -> str:
    """The first characters, with their markup."""
    kept = []
    for piece in _TOKEN.findall(rich):
        if count <= 0:
            break
        if piece[0] == "<":
            count -= piece == "<br>"
        elif piece[0] == "&":
            count -= 1
        else:
            piece = piece[:count]
            count -= len(piece)
        kept.append(piece)
    return "".join(kept)


def _without_dangling(caption: str) -> str:
    """A caption from which a credit was taken, without the separator that stood between."""
    return _DANGLING.sub("", caption.replace("<span>", "").replace("</span>", ""))
