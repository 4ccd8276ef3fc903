"""Posts on Bluesky: from the embed code, from a frame, from a bare link."""

import re
from datetime import date, datetime
from typing import Self

from embedkit import Block, Element, RichText, Text, When, hookimpl
from embedkit.dates import find_dates
from embedkit.lazy import pattern
from embedkit.social import Fields, Media, Post, language_of, moment

_POST = pattern(
    r"(?:at://|https?://(?:(?:www\.)?bsky\.app/profile|embed\.bsky\.app/embed)/)"
    r"([\w.:-]{3,300})/(?:app\.bsky\.feed\.)?post/([\w.~-]{1,64})(?![^/?#])",
    re.ASCII,
)
# "— Name (@handle) <a href=post>date</a>", the handle a link or not, with whatever dash a system made of it.
_BYLINE = pattern(
    r"(?:^|<br>|\s)(?:[—–-]|&mdash;)++\s*+(?:<a href=\"[^\"]*\">)?([^<]{0,200}?)\s*\((?:<a href=\"[^\"]*\">)?"
    r"@([\w.-]{3,253})(?:</a>)?\)(?:</a>)?\s*+(?:<br>\s*+)*+<a href=\"([^\"]+)\">([^<]{0,200})</a>\s*$"
)
_ATTACHED = pattern(r'(?<!<br>)(?<!\s)(?:<br>|\s)*+<a href="[^"]*">\[image or embed\]</a>')
_TRACKING = pattern(r'(<a href="https://bsky\.app/[^"?]*)\?ref_src=embed(?=")')
_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"


class Bluesky(Post):
    """A post on Bluesky, shown as a card that needs no script and no network."""

    type = "bluesky"
    network = "Bluesky"
    sources = ("embedkit.records.bluesky",)
    colour = "#1185fe"
    selectors = ("blockquote.bluesky-embed",)
    urls = ("https://bsky.app/profile/*", "https://embed.bsky.app/embed/*")

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        match = _POST.match(address.replace("%3A", ":").replace("%3a", ":"))
        if match is None:
            return None
        actor, key = match.groups()
        url = f"https://bsky.app/profile/{actor}/post/{key}"
        return {"url": url, "id": key, "handle": actor if actor[:4] != "did:" else None, "posted": _time_in(key)}

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        rich = element.rich_text()
        byline = _BYLINE.search(rich)
        fields = cls.locate(element.get("data-bluesky-uri")) or (cls.locate(byline[3]) if byline else cls.find(element))
        if fields is None:
            return None
        if byline:
            author, posted = Text(RichText(byline[1]).plain) or None, _checked(fields["posted"], byline[4])
            fields |= {"author": author, "handle": byline[2], "posted": posted}
            rich = RichText.from_parsed(rich[: byline.start()])
        text = RichText.from_parsed(_TRACKING.sub(r"\1", _ATTACHED.sub("", cls.words(rich))))
        media = (Media(kind="other", url=fields["url"]),) if _ATTACHED.search(rich) else ()
        return cls(**fields, text=text, media=media, lang=language_of(element))


def _time_in(key: str) -> datetime | None:
    """Most keys are a time in microseconds and ten more bits, in a base-32 alphabet of their own."""
    if not re.fullmatch("[2-7a-j][2-7a-z]{12}", key):
        return None
    return moment(sum(_DIGITS.index(digit) << 5 * at for at, digit in enumerate(reversed(key))) // 1_024_000)


def _checked(posted: datetime | None, printed: str) -> When | None:
    """The time in the key, unless the date that is printed is another day: posts can be moved here from elsewhere."""
    dates = find_dates(RichText(printed).plain)
    if posted and dates and isinstance(day := dates[0][2], date):
        return posted if abs((date(day.year, day.month, day.day) - posted.date()).days) <= 1 else day
    return posted or (dates[0][2] if dates else None)


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Bluesky]
