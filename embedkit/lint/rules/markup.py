"""Whether the source is what it seems: H13, H14, H15."""

from __future__ import annotations

from collections.abc import Iterator

from ...fields.lazy import pattern
from ..mail import Mail
from ..proof import parses_cleanly
from ..rule import ERROR, INFORMATION, WARNING, Fault, rule
from ..tokens import Kind, Token

_PREFIXED = pattern(r"^(v|o|w):")
# Names that mean something in VML; without their prefix they mean nothing.
_VML = frozenset(["rect", "roundrect", "oval", "shape", "fill", "stroke", "textbox", "imagedata"])
# Not about the tree: how "&" is written, and dashes in comments, which conditional comments can't do without. All
# parsers agree on what these mean.
HARMLESS = frozenset(
    "expected-named-entity named-entity-without-semicolon numeric-entity-without-semicolon eof-in-numeric-entity"
    " unexpected-char-in-comment unexpected-dash-after-double-dash-in-comment"
    " unexpected-bang-after-double-dash-in-comment incorrect-comment".split()
)
_MOST = 20
_SAID = {
    "expected-doctype-but-got-start-tag": "no <!doctype html>",
    "expected-doctype-but-got-chars": "no <!doctype html>",
    "expected-doctype-but-got-end-tag": "no <!doctype html>",
    "expected-doctype-but-got-eof": "no <!doctype html>",
    "unexpected-doctype": "a second doctype",
}


@rule(
    "H13",
    "The HTML parses without an error, with one head, one body and <!doctype html>",
    ERROR,
    "all",
    fix="Mend it: each client guesses in its own way.",
)
def parse_errors(mail: Mail) -> Iterator[Fault]:
    if parses_cleanly(mail.html, mail.tokens):
        return
    import html5lib

    parser = html5lib.HTMLParser()
    parser.parse(mail.html)
    told = 0
    for (line, column), code, details in parser.errors:
        at = mail.source.offset(line, column)
        if code in HARMLESS or (code == "expected-dashes-or-doctype" and "<![" in mail.html[max(0, at - 4) : at + 4]):
            continue  # <![if !mso]> is meant to be no comment
        if code == "unknown-doctype":
            yield Fault(0, "an old doctype", INFORMATION, fix="Write <!doctype html>.")
        elif told < _MOST:
            told += 1
            name = f" <{details['name']}>" if details.get("name") else ""
            yield Fault(_tag_before(mail, at), _SAID.get(code, f"{code.replace('-', ' ')}{name}"))
    for tag in ("html", "head", "body"):
        if tag not in mail.tree.by_tag:
            yield Fault(0, f"no <{tag}>", WARNING)


@rule(
    "H14",
    "What Outlook for Windows sees is whole: conditional comments pair, and tags balance when they are read",
    ERROR,
    "outlook-windows",
    fix="Close in a conditional comment for mso what one opened, and nothing else.",
)
def word_markup(mail: Mail) -> Iterator[Fault]:
    opened, closed = mail.html.count("<!--[if"), mail.html.count("<![endif]")
    bare = mail.html.count("<![if")
    if opened + bare != closed:
        yield Fault(None, f"{opened + bare} conditional comments begin and {closed} end")
    elif not mail.tree.faults:  # H13 tells of those that everybody sees
        for at, what in mail.word.faults[:_MOST]:
            yield Fault(at, f"{what}, as Outlook reads it")


@rule(
    "H15",
    "VML is for Outlook alone, with its prefix and its namespace",
    ERROR,
    "outlook-windows",
    fix='Put it in <!--[if mso]> ... <![endif]--> and xmlns:v="urn:schemas-microsoft-com:vml" on <html>.',
)
def vml(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.elements:
        if element.tag.startswith(("v:", "w:")):
            yield Fault(
                element.start,
                f"<{element.tag}> outside of a conditional comment for Outlook",
                clients=tuple(mail.clients),
            )
    undeclared: set[str] = set()
    for element in mail.word.elements:
        if element.tag in _VML:
            # jdrouet/mrml#606: a renderer that knew no namespaces cut the prefix off.
            yield Fault(element.start, f"<{element.tag}> for Outlook without v: before it")
        elif (match := _PREFIXED.match(element.tag)) and match[1] not in undeclared:
            name = f"xmlns:{match[1]}"
            if not any(name in one.attributes for one in [element, *element.ancestors()]):
                undeclared.add(match[1])
                # Word knows w: without being told, as countless buttons show; the standard says otherwise.
                yield Fault(element.start, f"<{element.tag}> without {name}", WARNING if match[1] == "w" else ERROR)


def _tag_before(mail: Mail, at: int) -> int:
    """html5lib says where it was when it noticed, mostly behind the tag: where that tag begins."""
    low, high = 0, len(mail.tokens)
    while low < high:
        middle = (low + high) // 2
        if mail.tokens[middle].start < at:
            low = middle + 1
        else:
            high = middle
    token: Token | None = mail.tokens[low - 1] if low else None
    return token.start if token and token.kind is not Kind.TEXT else at
