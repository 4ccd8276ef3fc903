"""Posts on Mastodon: from the embed code of any server; from a bare link to one of the large ones."""

import re
from collections.abc import Sequence

from embedkit import Block, hookimpl
from embedkit.kit import Fields, Lookup, Post, asking, moment, pattern

_POST = pattern(
    r"https?://(?!(?:www\.)?truthsocial\.com/)([a-z0-9.-]{4,253})/(?:(?:web/|deck/)?@([\w.-]{1,64}(?:@[a-z0-9.-]{4,253})?)/"
    r"|users/([\w.-]{1,64})/statuses/)(\d{5,20})(?:/embed)?(?![^/?#])",
    re.ASCII,
)
# A bare link may be anybody's, and who knows an address is looked up by its host.
_SERVERS = (
    "chaos.social fosstodon.org hachyderm.io infosec.exchange journa.host mas.to mastodon.online mastodon.social "
    "mastodon.world mstdn.social newsie.social social.coop"
)
# Since version 2.0 ids hold the time in milliseconds and 16 more bits; before, they were counted up.
FIRST_TIMED = 98_000_000_000_000_000


class Mastodon(Post):
    """A post on Mastodon. Its embed code says whose it is, and nothing of what it says."""

    type = "mastodon"
    network = "Mastodon"
    framed = "{url}/embed"
    colour = "#6364ff"
    selectors = ("blockquote.mastodon-embed", "iframe.mastodon-embed", "mastodon-embed", "mastodon-post", "toot-embed")
    urls = (
        *(f"https://{server}/*" for server in _SERVERS.split()),
        "https://*/@*/*/embed",
        "https://*/users/*/statuses/*/embed",
    )
    marks = ("data-embed-url",)

    def lookups(self) -> Sequence[Lookup]:
        from . import record  # only resolving needs it

        return asking("json", record.api(self.url), record.fields)

    @classmethod
    def locate(cls, address: str) -> Fields | None:
        match = _POST.match(address)
        if match is None:
            return None
        server, user, number = match[1], match[2] or match[3], match[4]
        return {
            "url": f"https://{server}/@{user}/{number}",
            "id": number,
            "handle": user if "@" in user else f"{user}@{server.removeprefix('www.')}",
            "posted": moment(int(number) >> 16) if int(number) > FIRST_TIMED else None,
        }


@hookimpl
def register_block_types() -> list[type[Block]]:
    return [Mastodon]
