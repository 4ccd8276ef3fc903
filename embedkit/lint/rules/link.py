"""Addresses and links: U1 to U3, A7, A8."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ...fields.lazy import pattern
from ..colour import contrast
from ..mail import LETTER, Mail
from ..rule import ERROR, INFORMATION, WARNING, Fault, rule
from ..tree import ElementNode
from .element import is_script

_ADDRESSES = ("href", "src", "background")
_CSS_URL = pattern(r"url\(\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^)]*+))", 2)
_WHOLE = pattern(r"https?://[^/\s?#]++|(?:mailto|tel|sms|cid):.", 2)
# What a mail service fills in later: *|URL|*, {{ url }}, %%url%%, %url%, [[url]], <%= url %>, ${url}, {$url}.
MERGE_TAG = pattern(r"\*\|[^|]++\||\{\{|\{%|%%\w|^%[\w.-]++%|\[\[|<%|\$\{|\{\$|^\[[\w:.-]++\]$|^\{[\w.-]++\}$")
_NUMERIC = pattern(r"(?:\d{1,3}\.){3}\d{1,3}|\[[0-9a-f:.]++\]", 2)
_SHORTENERS = frozenset(
    "bit.ly tinyurl.com goo.gl ow.ly is.gd buff.ly t.ly rb.gy cutt.ly shorturl.at tiny.cc bl.ink rebrand.ly".split()
)
_SHOWN_ADDRESS = pattern(r"(?:https?://)?((?:[\w-]++\.)+[a-z]{2,24})(?:[/:?#]\S*+)?", 2)
# Ends of file names that are also countries.
_FILE = pattern(r"\.(?:py|sh|rs|pl|pm|md|ps|so|js|ts|cc|ml|mk|css|html?|json|txt|pdf|zip)$", 2)
_UNSUBSCRIBE = pattern(
    r"unsub|opt[-_ ]?out|preferences|abmeld|abbestell|austrag|d[ée]s(?:inscri|abonn)|darse de baja|darme de baja"
    r"|cancelar|desuscri|descadastr|remover|disiscri|cancella|afmeld|uitschrijv|avregistr|avsluta|afmelding|wypisz"
    r"|отпис|unsuscri|إلغاء|सदस्यता|配信停止|購読|登録解除|退订|取消订阅|구독 ?취소|baja",
    2,
)
_GENERIC = frozenset(
    """click here|click|here|read more|more|this link|link|hier|hier klicken|klicken sie hier|mehr|ici|cliquez ici|plus
    |aquí|haz clic aquí|más|aqui|clique aqui|mais|qui|clicca qui|こちら|هنا|اضغط هنا|यहाँ|यहाँ क्लिक करें""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
_BLOCKS = ("p", "td", "th", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "body", "dd", "dt", "center")


def host(address: str) -> str:
    """In lower case; empty for what has none."""
    try:
        return (urlsplit(address.strip()).hostname or "").lower()
    except ValueError:
        return ""


@rule(
    "U1",
    "Every address is whole and safe: https, mailto, tel, sms or cid",
    ERROR,
    "all",
    fix="Write the whole address, from https:// on.",
)
def addresses(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.elements:
        for name in _ADDRESSES:
            if name in element.attributes and element.tag != "html":
                yield from _address(element.attributes[name].strip(), name, element.at(name), element)
        style = element.attributes.get("style", "")
        for match in _CSS_URL.finditer(style) if "url(" in style.lower() else ():
            yield from _address(match[1] or match[2] or match[3] or "", "url()", element.at("style"), element)


def _address(value: str, name: str, at: int, element: ElementNode) -> Iterator[Fault]:
    if not value or value == "#":
        if name != "background":
            yield Fault(
                at, f"{name} of <{element.tag}> leads nowhere", fix="Give it an address, or take the link away."
            )
    elif MERGE_TAG.search(value) or value[:5].lower() == "data:" or (value[0] == "#" and element.tag in ("a", "area")):
        return  # U4, H8 and H12 know more
    elif is_script(value):
        return  # H1
    elif not _WHOLE.match(value) or any(one.isspace() for one in value):
        yield Fault(
            at, f"{name}={value[:60]!r} is not a whole address: a mail has no page that it could be relative to"
        )
    elif value[:5].lower() == "http:":
        yield Fault(at, f"{value[:60]}: http is not encrypted, and filters mark it down", WARNING, fix="Use https.")


@rule(
    "U2",
    "A link leads where its words say; no bare IP address, no link shortener",
    WARNING,
    "all",
    fix="Link to the address that is shown, or show words instead of an address.",
)
def honest(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("a"):
        there = host(element.get("href") or "")
        if not there:
            continue
        if _NUMERIC.fullmatch(there):
            yield Fault(element.at("href"), f"{there}: filters take links to a number for fraud")
        elif there in _SHORTENERS:
            yield Fault(
                element.at("href"), f"{there}: filters distrust shortened links", fix="Link to the page itself."
            )
        shown = _SHOWN_ADDRESS.fullmatch(element.text)
        if (
            shown
            and not (_FILE.search(shown[1]) and shown[1] == element.text)
            and not _same_site(shown[1].lower(), there)
        ):
            what = f"the link shows {shown[1][:60]} and leads to {there[:60]}: filters take that for fraud"
            yield Fault(element.start, what)


def _same_site(one: str, other: str) -> bool:
    """Whether both end in the same two labels: services count clicks at a subdomain."""
    return one.split(".")[-2:] == other.split(".")[-2:]


@rule(
    "U3",
    "There is a link to unsubscribe",
    ERROR,
    "gmail yahoo",
    fix="Put a link with that word into the footer, where it can be seen.",
)
def unsubscribe(mail: Mail) -> Iterator[Fault]:
    looks = mail.looks
    for element in mail.tree.all("a"):
        if not looks[element.index].hidden and _UNSUBSCRIBE.search(f"{element.get('href')} {element.text}"):
            return
    if mail.letter is None:
        # A page may be an article that goes into a newsletter.
        yield Fault(None, "no link to unsubscribe; a newsletter needs one", INFORMATION)
    else:
        is_list = any(mail.letter.header(name) for name in ("List-Id", "List-Unsubscribe", "List-Post"))
        yield Fault(None, "no visible link to unsubscribe", ERROR if is_list else WARNING)


@rule(
    "A7",
    "Every link has words that say where it leads",
    ERROR,
    "all",
    fix="Name the thing: 'The new timetable' instead of 'here'.",
)
def names(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("a"):
        if "href" not in element.attributes:
            continue
        images = element.descendants("img")
        words = element.text or " ".join(one.get("alt") or "" for one in images).strip()
        words = words or element.get("aria-label") or element.get("title") or ""
        if not words.strip() and not images:
            yield Fault(element.start, "a link without words")
        elif not LETTER.search(words) and not images and element.get("aria-hidden") != "true":
            yield Fault(element.start, f"the link says only {words.strip()[:30]!r}", WARNING)
        elif words.strip(" .…»›→:!").lower() in _GENERIC:
            yield Fault(
                element.start, f"the link says only {words[:30]!r}: out of its place nobody knows what that is", WARNING
            )


@rule(
    "A8",
    "A link in running text can be told without its colour",
    WARNING,
    "all",
    fix="Underline it.",
)
def told_apart(mail: Mail) -> Iterator[Fault]:
    beside: dict[int, list[tuple[int, ElementNode]]] = {}
    for text, element, _ in mail.visible:
        block = element if element.tag in _BLOCKS else element.inside(*_BLOCKS)
        if block and element.tag != "a" and element.inside("a") is None:
            beside.setdefault(block.start, []).append((text.start, element))
    looks = mail.looks
    for _, element, look in mail.visible:
        link = element if element.tag == "a" else element.inside("a")
        block = link.inside(*_BLOCKS) if link and link.get("href") else None
        if block is None or link is None or look.underlined or look.cased or looks[link.index].cased:
            continue
        around = [looks[one.index] for _, one in beside.get(block.start, ())]
        if any(
            not (look.bold and not other.bold)
            and contrast(look.colour, other.colour) < 3
            and look.ground == other.ground
            for other in around
        ):
            what = "a link in text that only its colour tells"
            yield Fault(link.start, what)
