"""Where in the markup each token landed: that decides how its value is made safe.

A small scanner in the manner of the HTML tokeniser. It reads our own templates and the MJML compiler's output, never
content, so it may refuse what it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from ...errors import TemplateError
from ...fields.lazy import pattern
from .source import TOKEN, Tokenised

URL_ATTRIBUTES = frozenset("href src background action formaction cite data poster xlink:href srcset".split())
# The start of a conditional comment is transparent: Outlook reads what is inside as markup.
_CONDITION = pattern(r"<!--\[if [^\]]*\]>(?:<!-->|<!---->)?|<!--<!\[endif\]-->|<!\[endif\]-->")
_TAG_NAME = pattern(r"</?([a-zA-Z][a-zA-Z0-9:-]*)")
_ATTRIBUTE = pattern(r"""\s*/?\s*([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_END = pattern(r"\s*/?>")
_CONTROL = pattern(r"\s*(EKq\d{5}q)")
_CSS_URL = pattern(r"""url\(\s*['"]?[^'")]*$""", re.I)


def places(markup: str, tokenised: Tokenised) -> Iterator[tuple[int, int, str]]:
    """(start, end, place) of every token; place: ``text``, ``attribute``, ``url``, ``css``, ``css-url`` or ``tag``."""
    at = 0
    while at < len(markup):
        opened = markup.find("<", at)
        end = len(markup) if opened < 0 else opened
        for match in TOKEN.finditer(markup, at, end):
            yield *match.span(), "text"
        if opened < 0:
            return
        if condition := _CONDITION.match(markup, opened):
            _refuse(condition[0], tokenised, "a conditional comment's condition")
            at = condition.end()
        elif markup.startswith("<!--", opened):
            end = markup.find("-->", opened)
            at = len(markup) if end < 0 else end + 3
            _refuse(markup[opened:at], tokenised, "a comment")
        elif markup.startswith("<!", opened):
            end = markup.find(">", opened)
            at = len(markup) if end < 0 else end + 1
        else:
            at = yield from _tag(markup, opened, tokenised)


def _tag(markup: str, opened: int, tokenised: Tokenised) -> Generator[tuple[int, int, str], None, int]:
    name = _TAG_NAME.match(markup, opened)
    if name is None:
        _refuse(markup[opened : opened + 12], tokenised, "a tag's name")
        raise TemplateError(f"a stray < before {markup[opened : opened + 30]!r}", tokenised.name)
    at = name.end()
    _refuse(name[0], tokenised, "a tag's name")
    while not _END.match(markup, at):
        control = _CONTROL.match(markup, at)
        if control and tokenised.slots[int(control[1][3:8])].is_tag:
            # {% if %} inside a tag, round whole attributes
            yield *control.span(1), "tag"
            at = control.end()
            continue
        attribute = _ATTRIBUTE.match(markup, at)
        if attribute is None or not attribute[0]:
            raise TemplateError(f"can't read the tag {markup[opened : at + 30]!r}", tokenised.name)
        yield from _attribute(attribute, tokenised)
        at = attribute.end()
    at = markup.index(">", at) + 1
    if name[1].lower() in ("script", "style", "xml") and markup[opened + 1] != "/" and markup[at - 2] != "/":
        end = markup.find(f"</{name[1]}", at)
        end = len(markup) if end < 0 else end
        _refuse(markup[at:end], tokenised, f"<{name[1]}>")
        at = end
    return at


def _attribute(match: re.Match[str], tokenised: Tokenised) -> Iterator[tuple[int, int, str]]:
    name = match[1].lower()
    _refuse(match[1], tokenised, "an attribute's name")
    group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
    if not group:
        return
    start = match.start(group)
    for token in TOKEN.finditer(match[group]):
        before = match[group][: token.start()]
        if name.startswith("on"):
            _refuse(token[0], tokenised, f"the event handler {name}")
        if name == "srcdoc":
            _refuse(token[0], tokenised, "srcdoc, a document of its own")
        if name in URL_ATTRIBUTES:
            # Only a whole address can be checked; a prefix in the template would change what it is.
            if tokenised.slots[int(token[1])].is_tag:
                place = "tag"
            elif TOKEN.sub("", match[group]).strip():
                _refuse(token[0], tokenised, f"a part of {name}: give the whole address")
            place = "url"
        elif name == "style":
            place = "css-url" if _CSS_URL.search(before) else "css"
        else:
            place = "attribute"
        if tokenised.slots[int(token[1])].is_tag:
            place = "tag"
        elif group == 4:
            _refuse(token[0], tokenised, f"{name} without quotation marks")
        yield start + token.start(), start + token.end(), place


def _refuse(text: str, tokenised: Tokenised, place: str) -> None:
    """A value can't be made safe in such a place."""
    if match := TOKEN.search(text):
        slot = tokenised.slot(match)
        raise TemplateError(
            f"{{{{ {slot.source} }}}} stands in {place}, where no value is safe", tokenised.name, slot.line
        )
