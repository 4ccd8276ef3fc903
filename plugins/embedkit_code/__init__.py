"""Code and preformatted text: every space and line break is meant."""

import re
from collections.abc import Sequence
from typing import Self

from embedkit import Block, RichText, Text, Verbatim, hookimpl
from embedkit.kit import Element, pattern

_LANGUAGE = pattern(
    r"(?:^|[\s;])(?:language|lang|highlight-source|highlight-text|brush:|sourceCode)[-\s]*(?P<name>\w[\w+#.-]{0,29})",
    re.I,
)
_MARKS = ("data-lang", "data-language", "data-enlighter-language")
_NONE = frozenset("none plain plaintext text txt nohighlight no-highlight undefined auto".split())
# Numbers that a highlighter prints beside the lines, and the button it puts over them.
_GUTTER = ".lineno, .linenos, .line-number, .line-numbers-rows, .hljs-ln-numbers, .gutter, button, script, style"
_GUTTER_HINT = pattern(r"line-?n|gutter|<button|hljs-ln|<script|<style")
# A highlighter's line is often a <span> that is laid out as a block, with no line break between it and the next.
_NEXT = r"</span>(?=<span [^>]{0,200}?class=\"(?:[\w-]+ )*(?:line|code-line|token-line)[ \"])"
_LINE_END = pattern(rf"<br\s*/?>\n?(?:{_NEXT})?|</(?:div|p|li|tr)>\n?|{_NEXT}", re.I)
_MEDIA = pattern(r"<(?:img|iframe|video|audio|object|embed|table|picture|textarea)\b")
_FENCE = pattern(r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<name>[\w+#.-]{0,30})(?:[ \t][^`\n]*)?")


class Code(Block):
    """Code, or any text whose spaces and line breaks matter."""

    type = "code"
    selectors = ("pre", "figure:has(> pre)", ".kg-code-card")

    text: Verbatim
    language: Text | None = None
    """As the source names it, such as ``python``."""
    caption: RichText = RichText("")

    @classmethod
    def from_html(cls, element: Element) -> Self | Sequence[Block] | None:
        pre = element if element.tag == "pre" else element.select_one("pre")
        if pre is not None and pre.get("aria-hidden") == "true":
            return []  # the copy that a button puts on the clipboard; the code itself stands beside it
        if pre is None or _MEDIA.search(element.inner_html):
            return None
        caption = RichText("")
        if pre is not element:
            found = element.select_one("figcaption")
            caption = found.rich_text() if found else caption
            if element.without("pre, figcaption").text:
                return None
        text = _text(pre)
        if (not text.strip() and not caption) or _is_gutter(pre):
            return []
        return cls(text=text, language=_language(pre), caption=caption)

    @classmethod
    def from_text(cls, paragraphs: Sequence[str]) -> tuple[Self, int] | None:
        first, *rest = paragraphs[0].split("\n")
        opening = _FENCE.fullmatch(first.strip())
        if opening is None:
            return None
        parts = ["\n".join(rest)] if rest else []
        for count, paragraph in enumerate(paragraphs):
            lines = parts.pop().split("\n") if count == 0 and rest else paragraph.split("\n") if count else []
            if lines and lines[-1].strip() == opening["fence"]:
                inside = [*parts, "\n".join(lines[:-1])]
                # A text without empty lines comes one line at a time: then the breaks between are not empty lines.
                single = not rest and len(lines) == 1 and not any("\n" in part for part in parts)
                text = Verbatim(("\n" if single else "\n\n").join(inside).strip("\n"))
                name = opening["name"].lower()
                language = Text(name) if name and name not in _NONE else None
                return (cls(text=text, language=language), count + 1) if text.strip() else None
            if lines:
                parts.append("\n".join(lines))
        return None

    @property
    def lines(self) -> list[str]:
        """For mail clients that collapse spaces: they become no-break ones, but for the last of a run inside a line."""
        return [_spaced(line) for line in self.text.expandtabs(4).split("\n")]


def _spaced(line: str) -> str:
    words = line.lstrip(" ")
    inner = re.sub(" {2,}", lambda run: "\xa0" * (len(run[0]) - 1) + " ", words)
    return "\xa0" * (len(line) - len(words)) + inner


def _text(pre: Element) -> Verbatim:
    """The text as a browser lays it out. A link goes, for readers copy the code, and an address would stand in it."""
    if _GUTTER_HINT.search(pre.inner_html):
        pre = pre.without(_GUTTER)
    html = _LINE_END.sub("\n", pre.inner_html)
    # The parser drops one line break after <pre>, so that one is given it.
    inner = Element.parse(f"<pre>\n{html}</pre>").select_one("pre")
    lines = (inner.raw_text if inner else "").split("\n")
    return Verbatim("\n".join(line.rstrip() for line in lines).strip("\n"))


def _is_gutter(pre: Element) -> bool:
    """Whether it is the column of line numbers that a highlighter puts into a table beside the code."""
    parent = pre.parent
    marked = parent is not None and re.search(r"gutter|linenos|line-numbers", parent.get("class"))
    return bool(marked) and re.fullmatch(r"[\d\s]*", pre.raw_text) is not None


def _language(pre: Element) -> Text | None:
    """From the class or the data attribute of the element, of the ``code`` in it, or of the boxes round it."""
    code = pre.select_one("code")
    names = [code.attrs] if code else []
    box = pre
    for _ in range(3):
        names.append(box.attrs)
        parent = box.parent
        if parent is None or parent.tag not in ("div", "figure"):
            break
        box = parent
    for attrs in names:
        found = _LANGUAGE.search(attrs.get("class", ""))
        marked = next(filter(None, map(attrs.get, _MARKS)), "")
        name = marked or (found["name"] if found else "")
        if name and len(name) <= 30:
            return Text(name.lower()) if name.lower() not in _NONE else None
    return None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Code]
