"""Headings inside an article, at a level that never skips one."""

import re
from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field

from embedkit import Block, RichText, hookimpl
from embedkit.kit import Element, pattern

# Pictures and boxes in a heading are blocks of their own: then it is a container, not a heading.
_MEDIA = pattern(r"<(?:img|iframe|picture|figure|video|audio|object|embed|blockquote|table|ul|ol|pre|form|amp-)\b")
# The sign that documentation tools and forges hang on a heading so that it can be linked to.
_PERMALINK = ".headerlink, .header-anchor, .heading-anchor, .anchorjs-link, .anchor[aria-hidden], .heading-link"
_CONTROLS = f"{_PERMALINK}, .mw-editsection, button"
_CONTROLS_HINT = pattern(r"headerlink|heading-|header-anchor|anchor|mw-editsection|<button")
_SIGN = pattern(r"<a\b[^<>]*>\s*[#¶§🔗]\ufe0f?\s*</a>")
# Read aloud and not seen: "Post navigation", "Main content".
_UNSEEN = frozenset(("screen-reader-text", "sr-only", "visually-hidden"))
_HASHES = pattern(r"(#{1,6})[ \t]+(\S[^\n]*)")
_UNDERLINE = pattern(r"(?P<words>[^\n]{2,100})\n[ \t]*(?P<rule>={3,}|-{3,})[ \t]*")
_CLOSING = pattern(r"[ \t]#+$")
_SENTENCE = pattern(r"[.,;:…。，][\"”’»)]*$")


class Heading(Block):
    """A heading inside an article. Level 1 is a second headline, 2 a section, 3 to 6 parts of one."""

    type = "heading"
    selectors = ("h1", "h2", "h3", "h4", "h5", "h6")

    level: Annotated[int, Field(ge=1, le=6)]
    text: RichText

    @classmethod
    def from_html(cls, element: Element) -> Self | Sequence[Block] | None:
        inside = element.inner_html
        if "<" in inside:
            if _MEDIA.search(inside):
                return None
            if _CONTROLS_HINT.search(inside):
                element = element.without(_CONTROLS)
        if element.attrs and not _UNSEEN.isdisjoint(element.classes):
            return []
        text = element.rich_text()
        if "<a" in inside and _SIGN.search(inside):
            text = RichText.from_parsed(_SIGN.sub("", element.inner_html), element.base)
        # One without a word is a spacer that an editor made.
        return [] if text.is_blank else cls(level=int(element.tag[1]), text=text)

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        paragraph = paragraphs[0].strip()
        if match := _HASHES.fullmatch(paragraph):
            words = _CLOSING.sub("", match[2]).strip()
            return (cls(level=len(match[1]), text=RichText.from_plain(words)), 1) if words.strip("#") else None
        if paragraph[-1:] not in ("=", "-"):
            return None
        match = _UNDERLINE.fullmatch(paragraph)
        if match is None or _SENTENCE.search(match["words"].strip()) or not re.search(r"\w", match["words"]):
            return None
        return cls(level=1 if match["rule"][0] == "=" else 2, text=RichText.from_plain(match["words"].strip())), 1


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Heading]
