"""What stands on a page beside its article: navigation, share buttons, comments, lists that a plugin appends."""

from __future__ import annotations

from urllib.parse import urlsplit

from ..fields.lazy import pattern
from ..kit.element import Element

# Class names and ids of what plugins and themes hang on a story, wherever it stands: AddToAny, Jetpack, AddThis,
# Shareaholic, Simple Share Buttons, Heateor, Essential Share, MashShare, Social Warfare, and themes' own.
_HUNG_ON = pattern(
    r"(?:^|\s)(?:(?:addtoany|a2a_|addthis|at-share|sharethis|shareaholic|ssba|heateor|essb_|mashsb|swp_|sumome)[\w-]*"
    r"|sharedaddy|sd-(?:sharing|block|like)[\w-]*|jp-(?:relatedposts|post-flair)|jetpack-likes[\w-]*|wp-block-social-links"
    r"|social[_-]?(?:share|sharing)[\w-]*|(?:post|entry|article|page|content|story|td-post)[_-]shar(?:e|ing)(?:[_-][\w-]*)?"
    r"|shar(?:e|ing)[_-](?:buttons?|bar|links?|icons?|tools?|row|list|options|container|wrapper|menu|this)"
    r"|printfriendly|pf-button[\w-]*|wpulike[\w-]*|kk-star-ratings|post-views[\w-]*"
    r"|comments-area|comment-(?:list|respond)|disqus_thread)(?=\s|$)"
)
# The same of what only a whole page has.
_OF_A_PAGE = pattern(
    r"(?:^|\s)(?:comments|respond|breadcrumbs?|yoast-breadcrumb|skip-links?|post-navigation|nav-links|pagination|"
    r"search-form|searchform|cookie-(?:notice|banner|consent))(?=\s|$)"
)
_TAGS = frozenset(("nav", "footer"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search"))
_BOXES = frozenset(("div", "ul", "ol", "section", "aside", "p", "nav", "footer"))
# Where a link sends a page to be shared; the address of the page stands in its query.
_SHARE_HINT = pattern(r"shar|intent/|pin/create|submit\?|whatsapp|wa\.me|mailto:|compose")
_SHARES = pattern(
    r"^(?:www\.|m\.|api\.|web\.)?(?:facebook\.com/(?:sharer|share|dialog/)|(?:twitter|x)\.com/(?:intent/|share|home\?)"
    r"|linkedin\.com/(?:shareArticle|sharing/|cws/share)|pinterest\.[a-z.]+/pin/create|reddit\.com/submit"
    r"|(?:wa\.me/|whatsapp\.com/send|telegram\.me/share|t\.me/share)|tumblr\.com/(?:share|widgets/share)"
    r"|bsky\.app/intent/|threads\.net/intent/|vk\.com/share|xing\.com/(?:spi/|app/user\?op=share)|addtoany\.com/"
    r"|getpocket\.com/(?:save|edit)|news\.ycombinator\.com/submitlink|flipboard\.com/.{0,20}share|line\.me/R/msg)"
)
LONGEST_ROW = 20_000
"""Characters of markup; a longer box is no row of buttons."""
LONGEST_WORDS = 600
"""Characters that such a row may show."""
MOST_WORDS = 60
"""Characters beside its links: "Share this:"."""


def furniture(element: Element, *, whole: bool) -> str:
    """What kind of furniture an element is; empty if it is none. ``whole``: it stands in a whole page."""
    attrs = element.attrs
    if attrs:
        names = f"{attrs.get('class', '')} {attrs.get('id', '')}"
        if len(names) > 1 and (_HUNG_ON.search(names) or (whole and _OF_A_PAGE.search(names))):
            return "what a page hangs on its articles"
        if whole and attrs.get("role") in _ROLES:
            return "site navigation"
    if whole and (element.tag in _TAGS or (element.tag == "header" and _is_banner(element))):
        return "" if element.tag == "footer" and _has_prose(element) else "site navigation"
    return "share buttons" if element.tag in _BOXES and _is_share_row(element) else ""


def named(element: Element) -> str:
    """How a note calls an element: its tag, and its class or id."""
    names = element.classes or element.get("id").split()
    return f'<{element.tag} class="{names[0][:40]}">' if names else f"<{element.tag}>"


def _is_banner(element: Element) -> bool:
    """The header of the page, not of an article."""
    parent = element.node.parent
    return parent is not None and parent.tag == "body" and element.node.css_first("h1, time, figure") is None


def _has_prose(footer: Element) -> bool:
    """Whether the footer of an article says something of the story, such as a correction."""
    inside = footer.inner_html
    if "<p" not in inside or len(inside) > LONGEST_ROW or not _in_article(footer):
        return False
    return any(
        len(words) >= 80 and sum(len(link.text) for link in paragraph.select("a")) * 2 < len(words)
        for paragraph in footer.select("p")
        if (words := paragraph.text)
    )


def _in_article(element: Element) -> bool:
    node = element.node.parent
    while node is not None and node.tag != "article":
        node = node.parent
    return node is not None


def _is_share_row(element: Element) -> bool:
    """A row of links that all send the page somewhere, with hardly a word beside them."""
    inside = element.inner_html
    if len(inside) > LONGEST_ROW or not _SHARE_HINT.search(inside) or len(element.node.text()) > LONGEST_WORDS:
        return False
    links = element.select("a[href]")
    sharing = [link for link in links if _shares(link)]
    if not sharing or len(sharing) * 3 < len(links) * 2:
        return False
    beside = len(element.text) - sum(len(link.text) for link in links)
    return beside <= MOST_WORDS and (len(sharing) > 1 or not element.text)


def _shares(link: Element) -> bool:
    href = link.get("href").strip()
    if href.startswith("mailto:"):
        return "?" in href and "body=" in href
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return _SHARES.match(f"{parts.netloc}{parts.path}?{parts.query}") is not None
