"""Posts on LinkedIn: from the embed code, which is a frame, and from a bare link."""

import re
from collections.abc import Sequence

from embedkit import Block, hookimpl
from embedkit.kit import Fields, Lookup, Post, moment, pattern

_HOST = r"https?://(?:[a-z]{2,3}\.)?linkedin\.com/"
_KIND = "(activity|share|ugcPost)"
_FEED = pattern(
    _HOST + rf"(?:embed/)?feed/update/urn(?::|%3[Aa])li(?::|%3[Aa]){_KIND}(?::|%3[Aa])(\d{{15,20}})(?![^/?#])", re.ASCII
)
_NAMED = pattern(_HOST + rf"posts/(?:([\w.-]{{1,100}}?)_)?[^/?#]*?{_KIND}-(\d{{15,20}})(?!\d)[^/?#]*", re.ASCII)


class Linkedin(Post):
    """A post on LinkedIn, as a link: its embed code says nothing of it but the number, and the number the day."""

    type = "linkedin"
    network = "LinkedIn"
    framed = "https://www.linkedin.com/embed{path}"
    colour = "#1170cf"
    sigil = ""
    urls = ("https://*.linkedin.com/*",)

    def lookups(self) -> Sequence[Lookup]:
        return ()  # its terms allow no copy of what it says

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        if match := _FEED.match(address):
            kind, number = match.groups()
            url, user = f"https://www.linkedin.com/feed/update/urn:li:{kind}:{number}", None
        elif match := _NAMED.match(address):
            url, user, number = match[0], match[1], match[3]
        else:
            return None
        # The upper bits are the time in milliseconds.
        return {"url": url, "id": number, "handle": user, "posted": moment(int(number) >> 22)}


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Linkedin]
