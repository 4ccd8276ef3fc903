"""What no block type claimed and what may yet be an embed: a script, an element of somebody's own, an empty box.

It is told by its form, not by a list of sites: an embed names one thing, by an address or an id; a loader, a counter
or an advertisement does not.
"""

from __future__ import annotations

import re

from ..fields import Text, Url
from ..fields.lazy import pattern
from ..kit.element import Element

# What boxes and scripts are called: in classes, ids, names of attributes, addresses.
_EMBED = pattern(
    r"(?:^|[^a-z])(?:embed(?:s|ded|dable)?|player|widgets?|podcast|video|audio|poll|quiz|survey|form|chart|map|timeline|"
    r"gallery|interactive|visuali[sz]ation|vis|viz|iframe|media|livestream|liveblog)(?![a-z])"
)
# Advertisements, counters, parts of the page round an article, and tools of the page itself.
_NONE = pattern(
    r"(?:^|[^a-z])(?:ads?|adslot|adunit|adsbygoogle|advert\w*|anzeige|werbung|banner|sponsor\w*|dfp|gpt|prebid|outbrain|"
    r"taboola|recommend\w*|related|share\w*|sharing|comments?|disqus|social[_-](?:links?|icons?|media|bar|buttons?)|newsletters?|signup|subscri\w*|paywall|"
    r"cookies?|consent|cmp|analytics?|gtag|gtm|tagmanager|stats?|metrics?|pixel|beacon|track\w*|captcha|recaptcha|"
    r"turnstile|login|search|nav\w*|menu|toc|breadcrumbs?|spacer|separator|divider|loader|jquery|polyfills?|react|vue|"
    r"webpack|bundle|chunk|vendor|lazyload\w*|swiper|slick|fonts?)(?![a-z])"
)
_ADDRESS = pattern(r"(?:https?:)?//[^\s\"'<>]{4,1000}")
_IN_JSON = pattern(r'"(?:url|href|src|permalink)"\s{0,4}:\s{0,4}"((?:https?:)?//[^\s"<>]{4,1000})"')
_PICTURE = pattern(r"\.(?:js|css|json|png|jpe?g|gif|svg|webp|avif)$", re.I)
_ID = pattern(r"(?=[\w.:~-]{0,63}\d)[\w.:~-]{4,64}|(?=[\w-]{0,63}[a-z][A-Z])[\w-]{6,64}", re.ASCII)
# A part of a script's path that names one thing: a number, a number before words, a UUID, a key in both cases. A
# version, a date and the mark of a bundle do not.
_KEY = pattern(
    r"\d{4,20}(?:-[\w-]{1,200})?(?:\.js)?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.js)?|"
    r"(?=\w{0,23}\d)(?=\w{0,22}[A-Z]\w{0,22}[A-Z])(?=\w{0,23}[a-z])\w{8,24}(?:-\w{6,24})?(?:\.js)?",
    re.ASCII,
)
_BOXES = frozenset(
    "div section article aside main header footer nav figure figcaption center fieldset legend form p h1 h2 h3 h4 h5 "
    "h6 ul ol li dl dt dd table caption colgroup tbody thead tfoot tr td th noscript details summary dialog picture "
    "hr pre blockquote address hgroup search map area video audio track iframe object embed img svg canvas "
    "body html".split()
)
"""The elements of HTML that may come here; any other is somebody's own."""
_LOOK_AT = 40
"""Attributes of an element; nobody's embed has more."""


def embed_of_box(element: Element) -> Url | str | None:
    """What an element without content stands for: its address, or its name if it says no address; None: nothing."""
    attrs = dict(list(element.attrs.items())[:_LOOK_AT])
    if len(attrs) < 1 or "display:none" in attrs.get("style", "").replace(" ", ""):
        return None
    own = element.tag not in _BOXES
    names = " ".join((element.tag, attrs.get("class", ""), attrs.get("id", ""), *attrs)).lower()[:1000]
    if _NONE.search(names) or not (own or _EMBED.search(names) or _is_filled(element)):
        return None
    values = [(name, value.strip()) for name, value in attrs.items() if name not in ("class", "style", "id")]
    for _, value in values:
        if url := _address(value, element):
            return url
    named = any(_ID.fullmatch(value) for name, value in values if name[:5] == "data-" or (own and name[-3:] == "-id"))
    if not named:
        return None
    kind = Text(attrs.get("class", ""))[:60]
    return (
        f"<{element.tag}>"
        if own
        else f'an empty <{element.tag} class="{kind}">'
        if kind
        else f"an empty <{element.tag}>"
    )


def embed_of_script(element: Element) -> str | None:
    """The host of a script that names one thing to be shown where it stands; None for any other."""
    url = element.url("src")
    if url is None or not url.startswith("http"):
        return None
    address = url.partition("://")[2]
    if _NONE.search(address[:1000].lower()) or (element.base and url.host == (Url.parse(element.base) or url).host):
        return None
    if any(_KEY.fullmatch(part) for part in address.partition("?")[0].split("/")[1:20]):
        return url.host
    data = [value for name, value in element.attrs.items() if name[:5] == "data-"]
    return url.host if _EMBED.search(address[:1000].lower()) and any(_ID.fullmatch(value) for value in data) else None


def _address(value: str, element: Element) -> Url | None:
    """An address that is all of an attribute, or is named in the JSON there; not one of a picture or a script."""
    json = value[:1] in ("{", "[") and _IN_JSON.search(value[:4000].replace("\\/", "/"))
    whole = json[1] if json else value if _ADDRESS.fullmatch(value) else ""
    url = Url.parse(whole, element.base)
    return None if url is None or "." not in url.host or _PICTURE.search(url.partition("?")[0]) else url


def _is_filled(element: Element) -> bool:
    """Whether a script stands in the box or right after it."""
    if "<script" in element.inner_html:
        return True
    node = element.node.next
    while node is not None and not node.is_element_node:
        node = node.next
    return node is not None and node.tag == "script"
