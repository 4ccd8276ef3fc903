"""What every mail must keep to in order to arrive as it was meant: one function a rule, each yielding what is wrong.

The rules are those of any mail client that matters: Gmail, Outlook with Word's engine, Outlook.com, Apple Mail, Yahoo.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import urlsplit

import html5lib
import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode

from .mail import Mail, Stack

Rule = Callable[[Mail], Iterator[str]]
RULES: dict[str, Rule] = {}

URL_ATTRIBUTES = ("href", "src", "background", "action", "poster", "data")
LEFTOVER = re.compile(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]|EKq\d{5}q|\b(?:None|undefined|NaN)\b")
LANG = re.compile(r"(?!und\b)[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MODERN_COLOUR = re.compile(r"\b(?:rgba?|hsla?)\([^,)]*\s[^,)]*\)|\b(?:ok)?l(?:ab|ch)\(|\bcolor-mix\(", re.I)


def rule(function: Rule) -> Rule:
    RULES[function.__name__] = function
    return function


@rule
def h1_no_script(mail: Mail) -> Iterator[str]:
    yield from ("script" for _ in mail.all("script"))
    for node in mail.all():
        yield from (name for name in node.attributes if name.startswith("on"))
    yield from re.findall(r"(?i)=[\"']?\s*(?:javascript|vbscript):[^\"']*", mail.html)


@rule
def h2_h3_h4_no_element_that_mail_clients_drop(mail: Mail) -> Iterator[str]:
    dropped = (
        "iframe object embed applet frame base canvas dialog marquee form input select textarea button video audio"
    )
    yield from (node.tag or "" for node in mail.all(dropped.replace(" ", ",")))


@rule
def h5_no_svg(mail: Mail) -> Iterator[str]:
    yield from (node.tag or "" for node in mail.all("svg, math"))
    yield from (source for source in _sources(mail) if urlsplit(source).path.lower().endswith(".svg"))


@rule
def h8_no_data_uris(mail: Mail) -> Iterator[str]:
    yield from re.findall(r"(?i)[\"'(]data:[^\"')]{0,40}", mail.html)


@rule
def h13_parses_without_an_error(mail: Mail) -> Iterator[str]:
    parser = html5lib.HTMLParser()
    parser.parse(mail.html)
    yield from (f"{position}: {code} {values}" for position, code, values in parser.errors)
    for once in ("<head", "<body", "<html", "<!doctype html>"):
        if len(re.findall(once + r"\b|" + once + "$" if once[-1] != ">" else once, mail.html, re.I)) != 1:
            yield f"not exactly one {once}"


@rule
def h14_outlook_sees_balanced_markup(mail: Mail) -> Iterator[str]:
    if mail.html.count("<!--[if") != mail.html.count("<![endif]"):
        yield "conditional comments do not pair"
    stack = Stack()
    stack.feed(mail.outlook)
    yield from stack.faults[:3]
    yield from stack.open


@rule
def s1_gmail_does_not_clip(mail: Mail) -> Iterator[str]:
    if (size := len(mail.html.encode())) > 102_400:
        yield f"{size} bytes"


@rule
def s2_gmail_reads_the_styles(mail: Mail) -> Iterator[str]:
    if (size := sum(len(style.encode()) for style in mail.styles)) > 8_192:
        yield f"{size} bytes of style"


@rule
def s3_s4_s7_s10_styles_are_plain(mail: Mail) -> Iterator[str]:
    for style in mail.styles:
        for node in tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True):
            if node.type == "error":
                yield f"parse error: {node.message}"
            elif node.type == "at-rule" and (
                node.at_keyword in ("import", "font-face") or "@" in tinycss2.serialize(node.content or [])
            ):
                yield f"@{node.at_keyword}"
    yield from re.findall(r"var\(|--[a-z][\w-]*\s*:|light-dark\(|@import", " ".join([*mail.styles, *mail.inline]))
    yield from re.findall(r"(?i)<link\b[^>]*stylesheet[^>]*>", re.sub(r"(?s)<!--.*?-->", "", mail.html))


@rule
def s5_styles_stand_in_the_head(mail: Mail) -> Iterator[str]:
    yield from ("style in the body" for _ in mail.all("body style"))


@rule
def s7_fonts_end_in_a_generic_one(mail: Mail) -> Iterator[str]:
    for style in [*mail.inline, *mail.styles]:
        for family in re.findall(r"font-family:\s*([^;}]+)", style):
            if family.rsplit(",", 1)[-1].strip() not in ("serif", "sans-serif", "monospace"):
                yield family


@rule
def s8_colours_are_written_the_old_way(mail: Mail) -> Iterator[str]:
    for style in [*mail.inline, *mail.styles]:
        yield from MODERN_COLOUR.findall(style)


@rule
def i1_i2_i3_i5_pictures_have_alt_and_width(mail: Mail) -> Iterator[str]:
    for node in mail.all("img"):
        attributes = node.attributes
        width, height = attributes.get("width") or "", attributes.get("height")
        if "alt" not in attributes or (not attributes["alt"] and _inside(node, "a")):
            yield f"no alt: {node.html}"
        if not width.isdigit() or not 0 < int(width) <= 600:
            yield f"width {width!r}: {node.html}"
        if height is not None and not height.isdigit():
            yield f"height {height!r}: {node.html}"
        if "display:block" not in (attributes.get("style") or "").replace(" ", "") and int(width or 0) > 48:
            yield f"a gap under it in Gmail: {node.html}"


@rule
def u1_addresses_are_whole(mail: Mail) -> Iterator[str]:
    for source in _sources(mail):
        if not re.match(r"(?:https?://[^/\s]|mailto:.|tel:.|sms:.)", source) or re.search(r"[\s\\]", source):
            yield repr(source)


@rule
def u4_nothing_is_left_over(mail: Mail) -> Iterator[str]:
    for node in mail.all():
        for name, value in node.attributes.items():
            if name not in ("alt", "title", "aria-label", "content") and LEFTOVER.search(value or ""):
                yield f"{name}={value!r}"
    yield from re.findall(r"<!--EK|(?<=>)None(?=<)", mail.html)


@rule
def a1_a2_language_and_direction_are_said(mail: Mail) -> Iterator[str]:
    tops = [node for node in mail.all("body > *") if node.tag != "style"]
    for node in [*mail.all("html"), *tops]:
        if not LANG.fullmatch(node.attributes.get("lang") or ""):
            yield f"lang of <{node.tag}> is {node.attributes.get('lang')!r}"
        if node.attributes.get("dir") not in ("ltr", "rtl"):
            yield f"dir of <{node.tag}> is {node.attributes.get('dir')!r}"


@rule
def a3_l10_tables_say_what_they_are(mail: Mail) -> Iterator[str]:
    for node in LexborHTMLParser(mail.outlook).css("table"):
        attributes = node.attributes
        if node.css_first("th") is not None and len(node.css("table")) == 1:  # lexbor also tries the node itself
            yield from (f"th without scope: {cell.html}" for cell in node.css("th") if not cell.attributes.get("scope"))
            if attributes.get("role") in ("presentation", "none"):
                yield "a table of data has role=presentation"
        elif attributes.get("role") not in ("presentation", "none"):
            yield f"a table for layout has no role: {(node.html or '')[:120]}"
        for name in ("cellpadding", "cellspacing", "border"):
            if attributes.get(name) != "0":
                yield f"{name} is {attributes.get(name)!r}: {(node.html or '')[:120]}"


@rule
def l10_tables_are_not_deep(mail: Mail) -> Iterator[str]:
    yield from ("nine tables in one another" for _ in mail.all(" ".join(["table"] * 9)))


@rule
def a4_there_is_a_title(mail: Mail) -> Iterator[str]:
    if [bool(node.text().strip()) for node in mail.all("head > title")] != [True]:
        yield "no title"


@rule
def a6_headings_skip_no_level(mail: Mail) -> Iterator[str]:
    levels = [int((node.tag or "h9")[1]) for node in mail.all("h1, h2, h3, h4, h5, h6")]
    if levels.count(1) > 1:
        yield f"{levels.count(1)} h1"
    yield from (f"h{b} after h{a}" for a, b in zip([1, *levels], levels, strict=False) if b > a + 1)


@rule
def a7_links_have_words(mail: Mail) -> Iterator[str]:
    for node in mail.all("a"):
        words = node.text().strip() or "".join(image.attributes.get("alt") or "" for image in node.css("img"))
        if not words or words.lower() in ("click here", "here", "read more", "more"):
            yield f"{words!r}: {node.html}"


@rule
def a10_a11_d1_the_head_is_complete(mail: Mail) -> Iterator[str]:
    metas = {
        (node.attributes.get("name") or "").lower(): node.attributes.get("content") or ""
        for node in mail.all("head > meta")
    }
    if re.search("user-scalable|maximum-scale", metas.get("viewport", "")):
        yield "zooming is forbidden"
    wanted = ["viewport", "x-apple-disable-message-reformatting", "format-detection"]
    dark = ["color-scheme", "supported-color-schemes"]
    if has_dark := "prefers-color-scheme" in "".join(mail.styles):
        wanted += dark
    yield from (f"no {name}" for name in wanted if name not in metas)
    yield from (f"{name} without dark styles" for name in dark if name in metas and not has_dark)
    if not re.search(r"(?i)<meta[^>]*charset=[\"']?utf-8", mail.html):
        yield "no charset"


@rule
def p1_the_preheader_comes_first_and_is_not_white(mail: Mail) -> Iterator[str]:
    visible = re.sub(r"(?s)<!--.*?-->|^.*?<body", "", mail.html)
    first = re.search(r"<([^<>]*)>\s*([^<\s][^<]*)", visible)
    tag, words = first.groups() if first else ("", "")
    style = tag.replace(" ", "")
    if "display:none" not in style or "mso-hide:all" not in style:
        yield f"the first words are not hidden: <{tag}>{words[:60]}"
    if re.search(r"[;\"]color:#fff(?:fff)?\b", style):
        yield "white text"
    if len(unescape(words).strip()) > 140:
        yield f"{len(words)} characters"


def _sources(mail: Mail) -> list[str]:
    found = [node.attributes[name] or "" for name in URL_ATTRIBUTES for node in mail.all(f"[{name}]")]
    return found + [url for style in mail.inline for url in re.findall(r"url\(['\"]?([^'\")]*)", style)]


def _inside(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None and parent.tag != tag:
        parent = parent.parent
    return parent is not None
