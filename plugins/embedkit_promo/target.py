"""Where a sign-up leads, and what its button says."""

import json
from html import unescape
from urllib.parse import urlsplit

from embedkit import Url
from embedkit.kit import Element, pattern

from .words import SIGN_UP

_BUTTON_LINK = (
    "a.button, a.btn, a.kg-btn, a.kg-cta-button, a.wp-element-button, a[class*=button], a[class*=btn], a[role=button]"
)
_TAG = pattern("<[^>]*>")


def find_button(seen: Element, is_form: bool) -> tuple[Element | None, str]:
    """The button, or the one link that stands for it, and its label."""
    if is_form:
        for button in seen.select("button, input[type=submit], input[type=button], input[type=image]"):
            if button.get("type") not in ("reset",):
                label = button.text if button.tag == "button" else button.get("value") or button.get("alt")
                return button, label or button.get("aria-label") or button.get("title")
    if "<a" not in seen.inner_html:
        return None, ""
    links = outermost(seen, _BUTTON_LINK)
    if len(links) > 1:
        return None, ""
    if links:
        return links[0], links[0].text
    # A link that is a paragraph of its own, or the last words of the box.
    for link in reversed(seen.select("a[href]")):
        parent = link.parent
        alone = parent is not None and _plain(parent.html) == link.text
        heading = parent is not None and parent.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        if link.text and link.url() and not heading and (alone or seen.text.endswith(link.text)):
            return link, link.text
    return None, ""


def find_address(element: Element, form: Element | None, button: Element | None) -> Url | None:
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


def outermost(seen: Element, selector: str) -> list[Element]:
    """What matches, each element once and none inside another."""
    found = dict.fromkeys(seen.select(selector))
    kept = []
    for element in found:
        parent = element.parent
        while parent is not None and parent not in found:
            parent = parent.parent
        if parent is None:
            kept.append(element)
    return kept


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
