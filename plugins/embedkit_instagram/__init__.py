"""Posts on Instagram: from the embed code, from a frame, from a bare link."""

import re
from datetime import datetime
from typing import Self

from embedkit import Block, RichText, hookimpl
from embedkit.kit import ALONE, Element, Fields, Post, find_dates, moment, pattern

_POST = pattern(
    r"https?://(?:www\.)?(?:instagram\.com|instagr\.am)/(?:([\w.]{1,30})/)?(p|tv|reels?)/(?!audio/)([\w-]{5,64})(?![^/?#])",
    re.ASCII,
)
_SIGNED = pattern(r"\(@([\w.]{1,30})\)|posted by @([\w.]{1,30})", re.ASCII)
# What stands before the name in "A post shared by Name (@handle)". Other languages: the user name alone.
_SHARED_BY = pattern(
    r"(?:A (?:post|photo|video) (?:shared|posted) by|Ein (?:Beitrag geteilt )?von|Une publication partagée par"
    r"|Una publicación (?:compartida )?(?:de|por)|Um post compartilhado por|Uma publicação (?:com)?partilhada por"
    r"|Un post condiviso da|Een bericht gedeeld door|Post udostępniony przez|Публикация от)\s"
)
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
EPOCH = 1_314_220_021_721  # milliseconds: when Instagram's ids begin
# What the link says, in the languages it comes in most; no caption of anybody's.
_SEE_IT = pattern(r"|(?:View|See|Sieh|Voir|Ver|Veja|Visualizza|Dit) .{4,40}\bInstagram\b.{0,12}|.{0,6}Instagramで見る")


class Instagram(Post):
    """A post on Instagram. Its embed code says whose it is and, if the newsroom chose so, the caption; no picture."""

    type = "instagram"
    network = "Instagram"
    framed = "{url}/embed/captioned/"
    colour = "#d62976"
    selectors = ("blockquote.instagram-media", f"div.instagram-media{ALONE}", "amp-instagram[data-shortcode]")
    urls = ("https://www.instagram.com/*", "https://instagr.am/*")
    marks = ("data-instgrm-permalink",)
    home = "https://www.instagram.com/"

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        match = _POST.match(address)
        if match is None:
            return None
        user, kind, code = match[1], match[2].rstrip("s"), match[3]
        if user == "share":  # a short link; only the network knows to what
            return {"url": f"https://www.instagram.com/share/{kind}/{code}"}
        url = f"https://www.instagram.com/{kind}/{code}/"
        return {"url": url, "id": code, "handle": user, "posted": _time_in(code)}

    @classmethod
    def from_html(cls, element: Element) -> Self | None:
        fields = cls.locate(f"{cls.home}p/{element.get('data-shortcode')}/") or cls.find(element)
        if fields is None:
            return None
        paragraphs = [part for part in element.select("p") if part.text and not _SEE_IT.fullmatch(part.text)]
        if paragraphs and (signed := _SIGNED.search(last := paragraphs[-1].text)):
            lead = _SHARED_BY.match(last)
            time = paragraphs.pop().select_one("time[datetime]")
            dates = find_dates(time.get("datetime")) if time else []
            fields |= {
                "author": last[lead.end() : signed.start()].strip() or None if lead and signed[1] else None,
                "handle": signed[1] or signed[2],
                "posted": dates[0][2] if dates else fields.get("posted"),
            }
        caption = "\n\n".join("\n".join(paragraph.lines) for paragraph in paragraphs)
        return cls(**fields, text=cls.words(RichText.from_plain(caption)))


def _time_in(code: str) -> datetime | None:
    """A code of eleven characters is a number in base 64 that holds the time; a longer one is a private post's."""
    number = sum(_DIGITS.index(digit) << 6 * at for at, digit in enumerate(reversed(code[:12])))
    return moment((number >> 23) + EPOCH) if len(code) in (10, 11) and number < 1 << 63 else None


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Instagram]
