"""A quotation and who said it, told apart in any of the shapes that content systems publish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..fields import RichText
from ..fields.lazy import pattern
from .element import Element

# Blocks of their own: whoever knows them is to see them.
_MEDIA = pattern(r"<(?:iframe|picture|figure|video|audio|object|embed|table|pre|form|amp-|details)\b")
_IMG = pattern(r"<img\b[^>]*>")
_EMOJI = pattern(r"""class="[^"]*\b(?:emoji|wp-smiley)\b|height="(?:1?\d|2[0-4])"|height:\s*1em""")
_SOURCE = (
    "figcaption, footer, .wp-block-quote__citation, .wp-block-pullquote__citation, .attribution, .quote-attribution, "
    ".quote-author, .quote__author, .quote-source, .pullquote-attribution, .pullquote__attribution, .pullquote-author"
)
_SOURCE_HINT = pattern(r"<figcaption|<footer|citation|attribution|author|source")
_TAG = pattern(r"<(/?)(ul|ol|li|h[1-6])\b[^>]*>")
# What may stand before the name: dashes, in markup or not. A hyphen needs a space after it.
_DASH = pattern(r"(?P<open>(?:<[a-z]+>)*)(?:[—–―~]+|--+|[-‐‑](?=[ \xa0]|&nbsp;))(?:\s|&nbsp;)*")
_BEFORE_CITE = pattern(r"(?:<br>|[.!?…。！？][\"“”‘’»«」』)]*|[\"“”‘’»«」』—–―-])\s*$")
# Class names that say how a quotation looks. Any other may be an embed's, which is for somebody else.
_LOOKS = pattern(r"(?!.*(?:embed|media))(?:[\w-]*quote[\w-]*|(?:is|has|align|wp|graf|kg)-?[\w-]*)", re.I)
LONGEST_NAME, MOST_SOURCES = 120, 8
# Opening and closing marks, by language; the marks may not stand inside again, as they do in
# "Yes," he said, "no."
_MARKS = {"“": "”", '"': '"', "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "”": "”"}
_NAME = pattern(r"[—–―][ \xa0]?(?P<name>[^\W\d_a-zß-öø-ÿ][^\n]{1,78})")
_SENTENCE = pattern(r"(?<![A-Z])[.!?…。！？:;]$|[\"”“»«]")
LONGEST_SIGNED = 300
"""Characters."""


def quotation(element: Element) -> tuple[RichText, RichText] | None:
    """(text, attribution) of an element that quotes; None if it holds more than words."""
    inside = element.inner_html
    if _MEDIA.search(inside) or any(not _EMOJI.search(image) for image in _IMG.findall(inside)):
        return None
    if "<blockquote" in inside and not all(map(_LOOKS.fullmatch, _classes(element.select("blockquote")))):
        return None
    marked = RichText("")
    if _SOURCE_HINT.search(inside):
        sources = element.select(_SOURCE)
        outer = [
            source
            for at, source in enumerate(sources[: MOST_SOURCES + 1])
            if not any(source.html in s.html for s in sources[:at])
        ]
        if outer and len(sources) <= MOST_SOURCES:
            marked = RichText("<br>".join(source.rich_text() for source in outer))
            element = element.without(_SOURCE)
    text = RichText.from_parsed(_structured(element.inner_html), element.base)
    name = marked
    if not marked:
        text, name = split_attribution(text)
    return (text, _bare(name)) if text.plain.strip() else None


def split_attribution(text: RichText) -> tuple[RichText, RichText]:
    """The name is in the last line or two, behind a dash, or in a ``cite`` that ends the quotation."""
    lines = text.split("<br>")
    for at in range(len(lines) - 1, max(len(lines) - 3, 0), -1):
        dashed = _DASH.match(lines[at])
        if dashed is None:
            continue
        name = RichText(dashed["open"] + "<br>".join(lines[at:])[dashed.end() :])
        before = next((line for line in reversed(lines[:at]) if line), "")
        # Two lines with dashes are two people talking.
        if before and not _DASH.match(before) and 0 < len(name.plain) <= LONGEST_NAME:
            return RichText("<br>".join(lines[:at])), name
        break
    at = text.rfind("<cite>")
    if at > 0 and text.endswith("</cite>") and _BEFORE_CITE.search(before := text[max(0, at - 40) : at]):
        dash = re.search(r"[—–―-]+\s*$", before)
        return RichText(text[: at - len(dash[0]) if dash else at]), RichText(text[at:])
    return text, RichText("")


def signed_quotation(paragraphs: Sequence[str]) -> tuple[RichText, RichText, int] | None:
    """(text, attribution, how many paragraphs) of pasted text that starts with one short quotation and its author.

    All of it stands in quotation marks; the author behind a dash, in the next line or in the next paragraph.
    """
    words, _, name = paragraphs[0].strip().partition("\n") if paragraphs else ("", "", "")
    taken = 1
    if not name and _is_quoted(words) and len(paragraphs) > 1:
        name, taken = paragraphs[1].strip(), 2
    match = _NAME.fullmatch(name.strip())
    if match is None or _SENTENCE.search(match["name"]) or not _is_quoted(words):
        return None
    return RichText.from_plain(words.strip()), RichText.from_plain(match["name"]), taken


def _is_quoted(words: str) -> bool:
    """Whether all of a paragraph stands between one pair of quotation marks."""
    words = words.strip()
    closing = _MARKS.get(words[:1], "")
    if not 3 <= len(words) < LONGEST_SIGNED or "\n" in words or words[-1] not in closing:
        return False
    inside = words[1:-1]
    return words[0] not in inside and words[-1] not in inside


def _classes(elements: list[Element]) -> list[str]:
    return [name for element in elements for name in element.classes]


def _bare(name: RichText) -> RichText:
    """A name without the dash before it, for the outputs set their own, and without ``cite`` round all of it."""
    if match := _DASH.match(name):
        name = RichText(match["open"] + name[match.end() :])
    if name.startswith("<cite>") and name.find("</cite>") == len(name) - 7:
        return _bare(RichText(name[6:-7]))
    return name


def _structured(html: str) -> str:
    """Lists and headings as lines of text: bullets and numbers in front, headings bold."""
    if not _TAG.search(html):
        return html
    counts: list[int | None] = []

    def line(match: re.Match[str]) -> str:
        closing, tag = bool(match[1]), match[2]
        if tag[0] == "h":
            return "</strong><br>" if closing else "<br><strong>"
        if tag != "li":
            if not closing:
                counts.append(0 if tag == "ol" else None)
            elif counts:
                counts.pop()
            return "<br>"
        if closing:
            return ""
        count = counts[-1] if counts else None
        if count is None:
            return "<br>• "
        counts[-1] = count + 1
        return f"<br>{count + 1}. "

    return _TAG.sub(line, html)
