"""MJML as a design-time language: templates go through the compiler once, content never does.

mjml-python (mrml) writes attribute values with Rust's debug escapes, lets a quotation mark break out of them, raises on
``1 < 2`` and overflows the stack on deep nesting. Here it only ever sees templates whose values are ASCII tokens.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.parsers import expat  # of our own templates, and only of one that is wrong

from mjml import mjml2html

from ...errors import TemplateError
from ...fields.lazy import pattern
from ..template.source import Tokenised

CUT = "<!--EK:cut-->"
_RAW = f"<mj-raw>{CUT}</mj-raw>"
_COLUMN = pattern(r"\.(mj-column-[\w-]+) (\{[^}]*\})")
_BASE_COLUMN = "mj-column-per-100"
# A tag of ours, and in it a token that stands where an attribute would: {% if %} round whole attributes. MJML is an XML
# dialect and takes it only in the shape of an attribute.
_OPEN_TAG = pattern(r"""<[a-zA-Z][^\s>]*(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?>""")
_BARE = pattern(r"""("[^"]*"|'[^']*')|\s*(EKq\d{5}q)""")
_JINJA = pattern(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
_SHAPED = pattern(r'\s?(EKq\d{5}q)="1"')
HERE = Path(__file__).parent

# A padding of "0 24px" is drawn, but not taken off the width for Outlook, which then shows 648 px: mrml wants "0px".
# The compiler copies what it does not know into the mail.
_LEFT = pattern(r"</?(mj-[a-z-]+)")
_PADDING = pattern(r'(?<=[ -]padding=")[^"]*')
# What the compiler writes and no client needs, or a validator rejects.
_TIDY = (
    (pattern(r' height="auto"'), ""),  # not a number: an error to validators
    (pattern(r'(<td[^>]*?) vertical-align="[a-z]+"'), r"\1"),  # not an attribute of td
    (pattern(r"</?tbody>"), ""),
    (pattern("text-align:left;direction:rtl"), "text-align:right;direction:rtl"),
    (pattern(r"(?<=[: ])0px(?=[ ;])"), "0"),
    (pattern(r"(<(?![a-z]:)[^<>]*) />"), r"\1>"),  # but VML, which is XML
    # A row of words is a paragraph: to screen readers, and to programs that know no style. The cell has its margins.
    (pattern(r'<div (style=")(font-family:(?:(?!</?(?:div|p|h[1-6]|[uod]l|table|blockquote|pre)\b).)*)</div>', re.S),
     r"<p \1margin:0;\2</p>"),
    (pattern(r"word-break:break-word;(?!overflow-wrap)"), "word-break:break-word;overflow-wrap:anywhere;"),
    (pattern(r"<!--\[if mso \| IE\]></td><!\[endif\]--><!--\[if mso \| IE\]></tr></table><!\[endif\]-->"),
     "<!--[if mso | IE]></td></tr></table><![endif]-->"),
    (pattern(r"(<!--\[if mso \| IE\]><table[^>]*><tr>)<!\[endif\]--><!--\[if mso \| IE\]>"), r"\1"),
    # Short lines: a mail's may have 998 characters, and a snapshot is read by people.
    (pattern(r"(?=<!--\[if|<table|<tr|<td|</table>)"), "\n"),
    (pattern(r"\n{2,}"), "\n"),
)  # fmt: skip


class Compiler:
    """Compiles templates for one theme and direction; ``tokens`` are the theme's values."""

    def __init__(self, tokens: dict[str, str]) -> None:
        self.tokens = tokens
        self.head = re.sub(
            r"\[\[ ([\w.]+) \]\]", lambda match: tokens[match[1]], (HERE / "head.mjml").read_text("utf-8")
        )

    def _compile(self, body: str, name: str, head: str = "") -> str:
        width, colour, direction = self.tokens["width"], self.tokens["canvas"], self.tokens["dir"]
        source = (
            f'<mjml lang="en" dir="{direction}"><mj-head>{self.head}{head}</mj-head>'
            f'<mj-body width="{width}px" background-color="{colour}" css-class="ek-canvas">{body}</mj-body></mjml>'
        )
        return self._run(source, name)

    @staticmethod
    def _run(source: str, name: str) -> str:
        try:
            html = mjml2html(_PADDING.sub(_with_units, source), fonts={})
        except ValueError as error:
            raise TemplateError(f"not MJML: {error}", name) from None
        if unknown := _LEFT.search(html):
            raise TemplateError(f"MJML has no element <{unknown[1]}>, or not where it stands", name)
        for wordy, text in _TIDY:
            html = wordy.sub(text, html)
        return _SHAPED.sub(r"\1", html)

    def fragment(self, tokenised: Tokenised, *, section: bool) -> tuple[str, frozenset[str]]:
        """A block's markup alone, and the names of the column width rules that it needs."""
        body = f"{_RAW}{tokenised.markup.strip()}{_RAW}"
        if not section:
            body = self._section(body)
        try:
            html = self._compile(_OPEN_TAG.sub(_shape, body), tokenised.name)
        except TemplateError as error:
            raise TemplateError(*_spotted(error, tokenised)) from None
        parts = html.split(CUT)
        if len(parts) != 3:
            raise TemplateError("its elements must be sections, or rows of a column, not both", tokenised.name)
        if image := re.search(r"<img(?![^>]*\balt=)[^>]*>", parts[1]):
            raise TemplateError(f"a picture without alt: {image[0][:80]}", tokenised.name)
        rules = {f"{name} {rule}" for name, rule in _COLUMN.findall(parts[0]) if name != _BASE_COLUMN}
        return parts[1].strip("\n"), frozenset(rules)

    def shell(self) -> tuple[str, str]:
        """What opens and what closes the section that consecutive rows share."""
        parts = self._compile(f"{_RAW}{self._section(_RAW + _RAW)}{_RAW}", "shell").split(CUT)
        return parts[1], parts[3]

    def document(self, tokenised: Tokenised) -> str:
        """A whole MJML document. The comments ``main`` and ``/main`` in it stand round the landmark of that name."""
        html = self._run(tokenised.markup.replace("<!-- head -->", self.head), tokenised.name)
        # Not an element of that name: Gmail and Outlook drop it (caniemail, html-semantics), and keep the role.
        return html.replace("<!-- main -->", '<div role="main">').replace("<!-- /main -->", "</div>")

    def _section(self, rows: str) -> str:
        surface = self.tokens["surface"]
        return (
            f'<mj-section css-class="ek-surface ek-side" background-color="{surface}" padding="0 24px">'
            f"<mj-column>{rows}</mj-column></mj-section>"
        )

    @staticmethod
    def column_styles(rules: frozenset[str]) -> str:
        """The style elements for these column rules, in both spellings that MJML writes: one is for Thunderbird."""
        if not rules:
            return ""
        wide = "".join(f".{rule}" for rule in sorted(rules))
        thunderbird = "".join(f".moz-text-html .{rule}" for rule in sorted(rules))
        return (
            f'<style type="text/css">@media only screen and (min-width:480px){{{wide}}}</style>'
            f'<style media="screen and (min-width:480px)">{thunderbird}</style>'
        )


def _spotted(error: TemplateError, tokenised: Tokenised) -> tuple[str, str, int]:
    """The error with its line, which the compiler does not say: MJML is XML, and an XML parser tells where it ends."""
    parser = expat.ParserCreate()
    parser.UseForeignDTD(True)  # HTML's entities are no mistake
    try:
        parser.Parse(f"<mjml>{_JINJA.sub(_blank, tokenised.source)}</mjml>", True)
    except expat.ExpatError as found:
        reason = expat.errors.messages[found.code]
        return f"not MJML: {reason}", tokenised.name, min(found.lineno, tokenised.source.count("\n") + 1)
    return error.message, tokenised.name, 0


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _with_units(padding: re.Match[str]) -> str:
    return " ".join("0px" if size == "0" else size for size in padding[0].split(" "))


def _shape(tag: re.Match[str]) -> str:
    """A tag whose bare tokens look like attributes."""
    if "EKq" not in tag[0]:
        return tag[0]
    return _BARE.sub(lambda match: match[1] or f' {match[2]}="1" ', tag[0])
