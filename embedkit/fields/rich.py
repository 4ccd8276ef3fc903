"""Inline HTML that is safe in every output: cleaned by nh3, with links that are absolute or gone."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from typing import Self

import nh3
from selectolax.lexbor import LexborHTMLParser

from .base import UNSEEN, SafeString, is_seen, without_controls
from .lazy import pattern
from .url import TIDY_ESCAPED, Url

INLINE = frozenset(
    "a abbr b bdi br cite code del em i ins kbd mark q rp rt ruby s samp small span strong sub sup u var".split()
)
_DROPPED_WITH_CONTENT = frozenset(
    "script style noscript template textarea select option iframe object svg math title audio video canvas".split()
)
# nh3 takes time that grows with the square of the open tags: 32,000 of them 4 s. No paragraph has so many.
MOST_TAGS, MOST_CHARACTERS = 5_000, 262_144

# These read what a parser wrote: names in lower case, every attribute in double quotation marks, which end.
_INSIDE = r'(?:[^<>"]|"[^"]*")*>'
_BLOCK_EDGE = pattern(
    "(?:</?(?:p|div|section|article|main|header|footer|aside|nav|address|ul|ol|menu|dl|h[1-6]|blockquote|pre|hr|center|"
    "table|caption|figure|figcaption|details|summary|form|fieldset|legend)|<(?:li|dt|dd|tr|t[dh]))\\b" + _INSIDE
)
_IMG = pattern(r"<img\b" + _INSIDE)
_ALT = pattern(r'\salt="([^"]*)"')
_DEAD_LINK = pattern("<a>(.*?)</a>", re.S)
# Text, emphasis without attributes, links with nothing but a tidy absolute address: nh3 would give back the same.
# (In the address, "&" only as "&amp;": a quotation mark written as a reference would end up raw.)
_SIMPLE = pattern(rf'(?:[^<>]++|</?(?:em|strong|b|i|u|s|sub|sup|code|br)>|</a>|<a href="{TIDY_ESCAPED}">)*+')
_BARE_TAGS = frozenset(
    f"{slash}{name}>" for slash in ("", "/") for name in "em strong b i u s sub sup code br".split()
) | {"/a>"}
_SIMPLE_LINK = pattern(rf'a href="{TIDY_ESCAPED}">')
_SIMPLE_TAG = pattern(r"<(/?)(\w+)")
_OTHER_REFERENCE = pattern("&(?!(?:amp|lt|gt|nbsp);)")
_SPACE = pattern("[ \t\n\f]+")
# A link round a paragraph: the lines it made are not part of the link.
# Tried at the start of a run only: from each place in it, a long one would take the square of its length.
_LINK_BREAKS = pattern(r'(<a href="[^"]*">)(?:<br>| )++|(?<!<br>)(?<! )(?:<br>| )++(?=</a>)')
# A link that nobody can see or follow: an icon's, a share button's, what an editor's cut left behind.
_EMPTY_LINK = pattern(rf'<a href="[^"]*">((?:[{UNSEEN}]|<br>|</?(?!a\b)[a-z]+>)*+)</a>')
_BREAKS = pattern(r"(?:<br>){3,}")
_TAG = pattern("<[^<>]*>")
_INLINE_TAG = pattern(rf"</?(?:{'|'.join(sorted(INLINE - {'br'}))})(?:\s[^<>]*)?>")


@lru_cache(maxsize=64)
def _cleaner(base: str | None) -> nh3.Cleaner:
    """One nh3 cleaner for each base address; making one costs more than using it."""

    def address(tag: str, attribute: str, value: str) -> str | None:
        # nh3 keeps hrefs with inner line breaks and odd relative ones; every href passes through Url instead.
        return Url.parse(value, base) if attribute == "href" else value

    return nh3.Cleaner(
        tags=set(INLINE),
        clean_content_tags=set(_DROPPED_WITH_CONTENT),
        attributes={"*": set(), "a": {"href"}},
        attribute_filter=address,
        url_schemes=set(Url.schemes),
        link_rel=None,
    )


class RichText(SafeString):
    """Inline HTML: links, emphasis, line breaks. What is a block in the source becomes lines."""

    json_format = {"description": "inline HTML: " + " ".join(sorted(INLINE)), "contentMediaType": "text/html"}

    @classmethod
    def clean(cls, value: str) -> str:
        return cls._cleaned(value, None)

    @classmethod
    def from_html(cls, html: str, base: str | None = None) -> Self:
        """The inline HTML of any fragment; relative links are joined to ``base``, or dropped without one."""
        return cls.trusted(cls._cleaned(html, base))

    @classmethod
    def from_parsed(cls, html: str, base: str | None = None, *, simple: bool | None = None) -> Self:
        """As from_html, for what a parser wrote: the simplest kind, most of all prose, needs no cleaning.

        ``simple``: what is_simple says of ``html``, where the caller has asked already.
        """
        simple = is_simple(html) if simple is None else simple
        if simple or is_simple(html := _BLOCK_EDGE.sub("<br>", html)):
            return cls.trusted(_tidy(without_controls(html)))
        return cls.trusted(cls._cleaned_markup(html, base))

    @classmethod
    def from_plain(cls, text: str) -> Self:
        """Plain text as inline HTML; line breaks are kept."""
        text = without_controls(text).strip()
        return cls.trusted(_tidy(escape(text, quote=False).replace("\n", "<br>")))

    @classmethod
    def _cleaned(cls, html: str, base: str | None) -> str:
        """Clean HTML of any kind: parsed first, so that what follows reads tidy markup."""
        html = without_controls(html)  # parsers take no surrogates
        if "<" not in html:
            return _tidy(without_controls(escape(unescape(html), quote=False)) if "&" in html or ">" in html else html)
        if len(html) > MOST_CHARACTERS or html.count("<") > MOST_TAGS:
            return cls._words_alone(html)
        if _SIMPLE.fullmatch(html) and _well_formed(html):
            return _tidy(html)
        body = LexborHTMLParser(html).body
        return cls._cleaned_markup(body.inner_html or "" if body else "", base)

    @classmethod
    def _cleaned_markup(cls, html: str, base: str | None) -> str:
        """Clean what a parser wrote."""
        if is_too_much(html):
            return cls._words_alone(html)
        if "<img" in html:
            html = _IMG.sub(_alt_text, html)
        html = _cleaner(base).clean(_BLOCK_EDGE.sub("<br>", html))
        if "<a>" in html:
            html = _DEAD_LINK.sub(r"\1", html)
        return _tidy(without_controls(html))

    @classmethod
    def _words_alone(cls, html: str) -> str:
        """What is left of markup that is too much to clean."""
        words = unescape(_TAG.sub(" ", _INLINE_TAG.sub("", html)))
        return _tidy(without_controls(escape(words, quote=False)))

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it shows, such as an empty ``span`` or a zero-width space."""
        return not self[:1].isalnum() and not is_seen(plain_text(self))

    @property
    def plain(self) -> str:
        """The words alone; ``<br>`` becomes a line break."""
        return plain_text(self)


def is_too_much(html: str) -> bool:
    """Whether what a parser wrote is too much to clean, so that its words alone are kept."""
    return len(html) > MOST_CHARACTERS or html.count("<") > 2 * MOST_TAGS


def is_simple(html: str) -> bool:
    """Whether parsed inline HTML holds nothing but text, bare emphasis and links to tidy absolute addresses.

    The same as _SIMPLE for what a parser wrote, in half the time: it looks at the tags alone.
    """
    at = html.find("<")
    while at >= 0:
        end = html.find(">", at) + 1
        tag = html[at + 1 : end]
        if tag not in _BARE_TAGS and not _SIMPLE_LINK.fullmatch(tag):
            return False
        at = html.find("<", end)
    return True


def _well_formed(html: str) -> bool:
    """Whether simple markup is what a parser would have written: tags closed in order, references that HTML knows."""
    if "&" in html and _OTHER_REFERENCE.search(html):
        return False
    opened: list[str] = []
    for slash, name in _SIMPLE_TAG.findall(html):
        if name == "br":
            continue
        if not slash:
            if name in opened:
                return False
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def plain_text(html: str) -> str:
    """The words of clean inline HTML. Cleaning leaves no other references than these, so a few replacements do."""
    if "<" in html:
        html = _TAG.sub("", html.replace("<br>", "\n"))
    if "&" in html:
        html = html.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">")
        html = html.replace("&quot;", '"').replace("&amp;", "&")
    return str(html)


def _alt_text(match: re.Match[str]) -> str:
    """An inline picture, such as an emoji, is worth its alt text."""
    alt = _ALT.search(match[0])
    return escape(unescape(alt[1]), quote=False) if alt else ""


def _tidy(html: str) -> str:
    """White space collapsed, no line breaks at the ends, no more than one empty line between."""
    if "&nbsp;" in html:
        html = html.replace("&nbsp;", "\xa0")
    if "\n" in html or "  " in html or "\t" in html:
        html = _SPACE.sub(" ", html)
    html = html.strip(" ")
    if "<a " in html:
        html = _EMPTY_LINK.sub(r"\1", html)
    if "<br>" in html:
        if "<a " in html:
            html = _LINK_BREAKS.sub(lambda match: match[1] or "", html)
        html = html.replace(" <br>", "<br>").replace("<br> ", "<br>")
        start, end = 0, len(html)
        while html.startswith("<br>", start):
            start += 4
        while html.endswith("<br>", start, end):
            end -= 4
        html = html[start:end]
        if "<br><br><br>" in html:
            html = _BREAKS.sub("<br><br>", html)
    return html
