"""Plain text as Markdown: whatever would be a mark gets a backslash."""

import re

from embedkit.kit import pattern

# An underscore between letters marks nothing. A bar parts the cells of a table. What follows a brace is read by what
# comes after Markdown: the templates of listmonk, Buttondown, Jekyll and Hugo.
_MARKS = pattern(r"[\\`*\[\]<|~]|(?<=\{)[{%#:]|&(?=#?\w{1,32};)|(?<![^\W_])_|_(?![^\W_])")
# What starts a list, a heading, a quotation, a line under a heading, front matter, a definition: all but the number.
_STARTS = pattern(r"^[ \t]*(?:[-+=#>:]|\d{1,9}[.)](?=[ \t]|$))", re.M)
_REFERENCE = pattern(r"&(?=#?\w{1,32};)")


def escape(text: str, *, starts: bool = True) -> str:
    """``text`` as Markdown that shows it as it is. ``starts``: its first character may be the first of a line."""
    text = _MARKS.sub(r"\\\g<0>", text)
    if text.endswith("!"):
        text = text[:-1] + "\\!"  # before a link it would make a picture of it
    if text.endswith("{"):
        text = text[:-1] + "&#123;"  # whatever may follow it
    if not starts and "\n" not in text:
        return text
    return _STARTS.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}" if starts or match.start() else match[0], text)


def destination(url: str) -> str:
    """An address behind the words of a link."""
    url = _REFERENCE.sub(r"\\&", url)
    return f"<{url}>" if "(" in url or ")" in url else url
