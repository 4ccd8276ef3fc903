"""A sign-up box in HTML, read as what it offers; refused where it is another kind of box."""

import json
import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from embedkit import Element, RichText, Text, Url

from .words import SIGN_UP

LONGEST = 1_200
"""Characters; a longer box is an article that is called so."""
LONGEST_TITLE = 140

_REFUSED = re.compile(
    r"<(?:iframe|video|audio|object|embed|table|blockquote|pre|textarea|article|figcaption|dl)\b|type=\"(?:password|file|search)\""
    r"|role=\"search\"|twitter-tweet",
    re.I,
)
_EMAIL = "input[type=email], input[name*=mail], input[name*=MAIL], input[id*=mail], input[placeholder*=mail]"
# What a reader of a form never sees, or sees only after it was sent.
_UNSEEN = (
    "script, style, svg, noscript, template, select, datalist, [hidden], [aria-hidden=true], .screen-reader-text, .sr-only, "
    ".visually-hidden, [class*=success], [class*=error], [class*=loading], [class*=response], [class*=honeypot], .indicates-required"
)
_BUTTON_LINK = (
    "a.button, a.btn, a.kg-btn, a.kg-cta-button, a.wp-element-button, a[class*=button], a[class*=btn], a[role=button]"
)
_TITLE = "h1, h2, h3, h4, h5, h6, legend, [class*=heading], [class*=headline], [class*=title]"
_SPONSOR = "[class*=sponsor]"
_DISCLAIMER = "[class*=disclaimer], [class*=consent], [class*=terms], [class*=privacy], [class*=legal], small"
_FIELD = re.compile(r"mail|name|nom\b|nombre|correo|phone|zip|postal|country|البريد|メール", re.I)
_TAG = re.compile("<[^>]*>")
_SPAN = re.compile("</?span>")


def read_box(element: Element) -> dict[str, Any] | None:
    """The fields of the promo that ``element`` is; None if it is something else."""
    if element.tag in ("a", "span", "button", "ul", "li") or _REFUSED.search(element.html):
        return None
    form = element if element.tag == "form" else element.select_one("form")
    mail = element.select_one(_EMAIL) is not None
    if (element.tag == "form" and not (mail and _invites(element))) or len(element.select("form")) > 1:
        return None
    tree = element.without(_UNSEEN)
    for name in _outermost(tree, "label"):
        if not name.select_one("input[type=checkbox], input[type=radio]") and _names_field(name.text):
            name.node.decompose()
    seen = Element(tree.node, element.base)  # without what the other remembers of the labels
    if len(seen.text) > LONGEST or len(seen.select("img")) > 1:
        return None
    button, label = _button(seen, form is not None and mail)
    if not (label or mail) and "kg-cta-card" not in element.classes:
        return None
    fields: dict[str, Any] = {"label": Text(label), "url": _address(element, form if mail else None, button)}
    if button:
        button.node.decompose()
    fields["sponsor"] = _take(seen, _SPONSOR)
    title = _take(seen, _TITLE, first=True)
    if "<a " in title or len(title.plain) > LONGEST_TITLE:
        return None
    fields["title"] = Text(title.plain.replace("\n", " "))
    fields["disclaimer"] = _joined(_take(seen, _DISCLAIMER), _take(seen, "label:has(input)"))
    if img := seen.select_one("img"):
        fields["image"], fields["alt"] = img.image(), Text(img.get("alt"))
        parent = img.node.parent
        # A link round nothing but the picture goes with it; it leads where the button leads.
        link = parent if parent is not None and parent.tag == "a" and not parent.text(strip=True) else None
        fields["url"] = fields["url"] or (Element(link, element.base).url() if link else None)
        (link or img.node).decompose()
    fields["text"] = RichText(_SPAN.sub("", Element(tree.node, element.base).rich_text()))
    if not fields["title"]:
        fields |= _title_of(fields["text"])
    return fields if fields["title"] or fields["text"] else None


def _invites(element: Element) -> bool:
    """Whether it speaks of signing up: in its words, its names or its address."""
    values = " ".join(field.get("value") for field in element.select("input"))
    names = f"{element.get('class')} {element.get('id')} {element.get('action')} {element.get('data-members-form')}"
    return SIGN_UP.search(f"{element.text} {values} {names}".replace("_", " ").replace("-", " ")) is not None or bool(
        re.search("newsletter|subscri|signup|sign-up|list-manage|mailing", names, re.I)
    )


def _names_field(text: str) -> bool:
    """``E-mail address`` says nothing where there is no field."""
    return len(text) <= 40 and _FIELD.search(text) is not None and not SIGN_UP.search(text)


def _button(seen: Element, is_form: bool) -> tuple[Element | None, str]:
    """The button, or the one link that stands for it, and its label."""
    if is_form:
        for button in seen.select("button, input[type=submit], input[type=button], input[type=image]"):
            if button.get("type") not in ("reset",):
                label = button.text if button.tag == "button" else button.get("value") or button.get("alt")
                return button, label or button.get("aria-label") or button.get("title")
    links = _outermost(seen, _BUTTON_LINK)
    if len(links) > 1:
        return None, ""
    if links:
        return links[0], links[0].text
    # A link that is a paragraph of its own, or the last words of the box.
    for link in reversed(seen.select("a[href]")):
        parent = link.node.parent
        alone = parent is not None and _plain(parent.html or "") == link.text
        heading = parent is not None and parent.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        if link.text and link.url() and not heading and (alone or seen.text.endswith(link.text)):
            return link, link.text
    return None, ""


def _address(element: Element, form: Element | None, button: Element | None) -> Url | None:
    """Where a reader can sign up: the link, a form that a link can open, or the site's own page for it."""
    if button is not None and button.tag == "a":
        return button.url()
    if attrs := element.get("data-attrs"):  # Substack
        try:
            data = json.loads(attrs)
        except ValueError:
            data = None
        if isinstance(data, dict) and isinstance(data.get("url"), str) and (url := Url.parse(data["url"])):
            return url
    if form is None:
        return None
    action = form.url("action")
    if action and action.startswith("http"):
        if form.get("method").lower() in ("", "get"):
            return action
        if action.host.endswith(".list-manage.com"):  # Mailchimp shows a page at the same address without /post
            return Url.parse(action.replace("/subscribe/post?", "/subscribe?"))
    for link in element.select("a[href]"):
        if SIGN_UP.search(link.text) and (url := link.url()):
            return url
    if form.get("data-members-form") and element.base:  # Ghost opens its sign-up on any page of the site
        parts = urlsplit(element.base)
        return Url.parse(f"{parts.scheme}://{parts.netloc}/#/portal/signup")
    return None


def _take(seen: Element, selector: str, *, first: bool = False) -> RichText:
    """The words of what matches, cut out of ``seen``."""
    words = RichText("")
    for found in _outermost(seen, selector)[: 1 if first else None]:
        words = _joined(words, RichText(_SPAN.sub("", found.rich_text())))
        found.node.decompose()
    return words


def _outermost(seen: Element, selector: str) -> list[Element]:
    """What matches, each element once and none inside another: a node must not be used after its parent is gone."""
    found: dict[int, Element] = {element.node.mem_id: element for element in seen.select(selector)}
    kept = []
    for element in found.values():
        parent = element.node.parent
        while parent is not None and parent.mem_id not in found:
            parent = parent.parent
        if parent is None:
            kept.append(element)
    return kept


def _joined(one: RichText, other: RichText) -> RichText:
    return RichText(f"{one}<br>{other}") if one and other else one or other


def _title_of(text: RichText) -> dict[str, Any]:
    """A first line in bold, or the only line, is the title."""
    first, _, rest = text.partition("<br>")
    bold = re.fullmatch(r"<(strong|b)>([^<]*)</\1>", first)
    if (bold or not rest) and "<a " not in first and 0 < len(plain := RichText(first).plain) <= LONGEST_TITLE:
        return {"title": Text(plain), "text": RichText(rest)}
    return {}


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
