"""Posts on Facebook: from the embed code, from the plugin's frame, from a bare link."""

import re
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from embedkit import Block, RichText, Text, Url, hookimpl
from embedkit.kit import Element, Fields, Post, find_dates, language_of, pattern, words_in

_HOST = pattern(r"https?://(?:[a-z0-9-]{1,20}\.)?facebook\.com/", re.ASCII)
# What follows the host. An id is a long number, or "pfbid" and letters.
_PATH = pattern(
    r"(?:groups/[^/?#]{1,100}/(?:posts|permalink)/|(?P<page>[^/?#]{1,100})/(?:posts|activity|photos)/)"
    r"(?:[^/?#]{1,200}/)?(?P<id>pfbid\w{5,100}|\d{5,25})(?![^/?#])|share/p/\w{5,30}(?![^/?#])",
    re.ASCII,
)
_PLUGIN = pattern(r"plugins/(?:post|comment_embed)\.php\?")
_ANY_ID = pattern(r"(?:^|[/=])(pfbid\w{5,100}|\d{8,25})(?![^/?#&])", re.ASCII)
# "Posted by <a>Name</a> on <a>date</a>", in whatever language; the date may be no link.
_BYLINE = pattern(r'[^<]{1,60}<a href="https?://(?:[\w-]+\.)?facebook\.com/[^"]*">([^<]{1,200})</a>(.{0,600})')
_PAGE = pattern(r"(?!\d+$|(?:pg|people|media|notes|events)$)[\w.]{3,80}", re.ASCII)


class Facebook(Post):
    """A post on Facebook: what the embed code tells of it, as a card; films are of the type video."""

    type = "facebook"
    network = "Facebook"
    framed = "https://www.facebook.com/plugins/post.php?show_text=true&href={quoted}"
    colour = "#1877f2"
    selectors = (".fb-post", ".fb-page", "amp-facebook", "blockquote.fb-xfbml-parse-ignore", r"fb\:post[href]")
    urls = ("https://*.facebook.com/*",)
    marks = ("data-href", "href", "cite")
    home = "https://www.facebook.com/"

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        if not (host := _HOST.match(address)):
            return None
        rest, start = address.partition("#")[0][host.end() :], cls.home
        if match := _PATH.match(rest):
            page = match["page"] if match["page"] and _PAGE.fullmatch(match["page"]) else None
            return {"url": start + rest.partition("?")[0], "id": match["id"], "handle": page}
        query = dict(parse_qsl(urlsplit(address).query))
        inner = Url.parse(query.get("href")) if _PLUGIN.match(rest) else None
        if inner and "/plugins/" not in inner:
            return cls.locate(inner) or cls._loose(inner)
        number = query.get("story_fbid") or query.get("fbid")
        if number and re.match(r"(?:permalink|story|photo)(?:\.php|/)?\?", rest) and _ANY_ID.fullmatch(number):
            kept = urlencode([(name, query[name]) for name in ("story_fbid", "fbid", "id", "set") if name in query])
            return {"url": f"{start}{rest.partition('?')[0]}?{kept}", "id": number}
        return None

    @classmethod
    def _loose(cls, url: Url) -> Fields | None:
        """Whatever else on Facebook is embedded as a post: a film, a note."""
        host, number = _HOST.match(url), _ANY_ID.search(url)
        return {"url": cls.home + url[host.end() :], "id": number and number[1]} if host else None

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        quote = element if element.tag == "blockquote" else element.select_one("blockquote")
        boxed = cls.marked(element) if quote is not element else ()
        fields = cls.find(element) or next(filter(None, map(cls._loose, boxed)), None)
        if fields is None:
            return None
        *lines, last = (words_in(quote) if quote else RichText("")).split("<br>")
        if (byline := _BYLINE.fullmatch(last)) and (dates := find_dates(RichText(byline[2]).plain)):
            fields |= {"author": Text(RichText(byline[1]).plain), "posted": dates[0][2]}
        else:
            lines.append(last)
        return cls(**fields, text=cls.words(RichText.from_parsed("<br>".join(lines))), lang=language_of(element))


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Facebook]
