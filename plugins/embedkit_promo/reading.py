"""A sign-up box in HTML, read as what it offers; refused where it is another kind of box."""

import re
from typing import Any

from embedkit import RichText, Text, Url
from embedkit.kit import Element, pattern

from .oneline import is_one_sentence, split_title
from .target import find_address, find_button, outermost
from .words import SIGN_UP

LONGEST = 1_200
"""Characters; a longer box is an article that is called so."""
LONGEST_BOX = 60_000
"""Characters of markup."""
LONGEST_TITLE = 140
LONGEST_LINE = 80
"""Characters of a title that nothing but its place says is one."""

_REFUSED = pattern(
    r"<(?:iframe|video|audio|object|embed|table|blockquote|pre|textarea|article|figcaption|dl)\b"
    r"|type=\"(?:password|file|search)\"|role=\"search\"|twitter-tweet"
)
_EMAIL = "input[type=email], input[name*=mail], input[name*=MAIL], input[id*=mail], input[placeholder*=mail]"
# What a reader of a form never sees, or sees only after it was sent.
_UNSEEN = (
    "script, style, svg, noscript, template, select, datalist, [hidden], [aria-hidden=true], .screen-reader-text, "
    ".sr-only, .visually-hidden, .indicates-required, [class*=success], [class*=error], [class*=loading], "
    "[class*=response], [class*=honeypot]"
)
_UNSEEN_HINT = pattern(
    r"<(?:script|style|svg|noscript|template|select|datalist)\b|hidden|screen-reader|sr-only|required|success|error"
    r"|loading|response|honeypot"
)
_TITLE = "h1, h2, h3, h4, h5, h6, legend, [class*=heading], [class*=headline], [class*=title]"
_SPONSOR = "[class*=sponsor]"
_DISCLAIMER = "[class*=disclaimer], [class*=consent], [class*=terms], [class*=privacy], [class*=legal], small"
_DISCLAIMER_HINT = pattern("disclaimer|consent|terms|privacy|legal|<small")
_FIELD = pattern(r"mail|name|nom\b|nombre|correo|phone|zip|postal|country|البريد|メール", re.I)
_SPAN = pattern("</?span>")


def read_box(element: Element) -> dict[str, Any] | None:
    """The fields of the promo that ``element`` is; None if it is something else."""
    if element.tag in ("a", "span", "button", "ul", "li") or len(element.inner_html) > LONGEST_BOX:
        return None
    if _REFUSED.search(element.inner_html) or element.get("role") == "search":
        return None
    forms = [element] if element.tag == "form" else element.select("form") if "<form" in element.inner_html else []
    mail = '<input type="email"' in element.inner_html or (
        "<input" in element.inner_html and element.select_one(_EMAIL) is not None
    )
    if (element.tag == "form" and not (mail and _invites(element))) or len(forms) > 1:
        return None
    form = forms[0] if forms and mail else None
    tree = element.without(_UNSEEN if _UNSEEN_HINT.search(element.inner_html) else "script")
    _drop_field_names(tree)
    seen = tree.copy()  # the other remembers the labels
    inside = seen.inner_html
    if (len(inside) > LONGEST and len(seen.text) > LONGEST) or inside.count("<img") > 1:
        return None
    # A selector costs more than looking for the name that it wants.
    fields: dict[str, Any] = {"sponsor": _take(seen, _SPONSOR) if "sponsor" in inside else RichText("")}
    disclaimer = _take(seen, _DISCLAIMER) if _DISCLAIMER_HINT.search(inside) else RichText("")
    checks = _take(seen, "label:has(input)") if "<label" in inside else RichText("")
    fields["disclaimer"] = _joined(disclaimer, checks)
    seen = seen.copy()
    button, label = find_button(seen, form is not None)
    if not (label or mail) and "kg-cta-card" not in element.classes:
        return None
    fields |= {"label": Text(label), "url": find_address(element, form, button)}
    if button:
        button.remove()
    title = _take(seen, _TITLE, first=True)
    if "<a " in title or len(title.plain) > LONGEST_TITLE:
        return None
    fields["title"] = Text(title.plain.replace("\n", " "))
    if "<img" in inside:
        fields |= _take_picture(seen, fields["url"])
    fields["text"] = _unspanned(seen.copy().rich_text())
    if not fields["title"]:
        fields |= _title_of(fields["text"])
    return fields if fields["title"] or fields["text"] else None


def _drop_field_names(tree: Element) -> None:
    """``E-mail address`` says nothing where there is no field."""
    for name in outermost(tree, "label") if "<label" in tree.inner_html else ():
        words = name.text
        field = len(words) <= 40 and _FIELD.search(words) and not SIGN_UP.search(words)
        if field and not name.select_one("input[type=checkbox], input[type=radio]"):
            name.remove()


def _take_picture(seen: Element, url: Url | None) -> dict[str, Any]:
    img = seen.select_one("img")
    if img is None:
        return {}
    fields = {"image": img.image(), "alt": Text(img.get("alt")), "url": url}
    parent = img.parent
    # A link round nothing but the picture goes with it; it leads where the button leads.
    link = parent if parent is not None and parent.tag == "a" and not parent.raw_text.strip() else None
    if link is not None and url is None:
        fields["url"] = link.url()
    (link or img).remove()
    return fields


def _invites(element: Element) -> bool:
    """Whether it speaks of signing up: in its words, its names or its address."""
    values = " ".join(field.get("value") for field in element.select("input"))
    names = f"{element.get('class')} {element.get('id')} {element.get('action')} {element.get('data-members-form')}"
    return SIGN_UP.search(f"{element.text} {values} {names}".replace("_", " ").replace("-", " ")) is not None or bool(
        re.search("newsletter|subscri|signup|sign-up|list-manage|mailing", names, re.I)
    )


def _take(seen: Element, selector: str, *, first: bool = False) -> RichText:
    """The words of what matches, cut out of ``seen``."""
    words = RichText("")
    for found in outermost(seen, selector)[: 1 if first else None]:
        words = _joined(words, _unspanned(found.rich_text()))
        found.remove()
    return words


def _unspanned(text: RichText) -> RichText:
    """Without spans, which have no attributes any more and say nothing."""
    return RichText.trusted(_SPAN.sub("", text)) if "<span>" in text else text


def _joined(one: RichText, other: RichText) -> RichText:
    return RichText.trusted(f"{one}<br>{other}") if one and other else one or other


def _title_of(text: RichText) -> dict[str, Any]:
    """A first line in bold, or one that is short where more follows; of the only line its short first sentence."""
    first, _, rest = text.partition("<br>")
    plain = RichText(first).plain
    bold = re.fullmatch(r"<(strong|b)>([^<]*)</\1>", first)
    if not plain or "<a " in first or len(plain) > LONGEST_TITLE:
        return {}
    if bold or (len(plain) <= LONGEST_LINE and (rest or "<" in first) and is_one_sentence(plain)):
        return {"title": Text(plain), "text": RichText(rest)}
    if rest or "<" in first:
        return {}
    title, pitch = split_title(plain)
    return {"title": Text(title), "text": RichText.from_plain(pitch)}
