"""Where lazy loaders and consent tools put an element's address aside, while its ``src`` shows nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Literal

from ..fields.lazy import pattern
from .placeholder import is_placeholder

Rank = Literal["source", "sizes", "consent", "likely", "other", "no"]

# What a name has to say: data-src, data-suppressedsrc, nitro-lazy-src, consent-original-src-_, data-src-cmplz.
_LIKELY = frozenset(
    "url uri original orig lazy normal full fullsize large big hires image img picture photo file embed iframe frame "
    "video player media service content".split()
)
_SOURCES = frozenset(("data-original", "data-url", "data-orig-file"))
"""Without "src" in the name, and as sure."""
# An attribute with one of these words holds some other address: where to share it, what to show before it, who asks.
_UNRELATED = frozenset(
    "href cite link permalink page canonical longdesc share sharer sharing pin track tracker tracking "
    "beacon pixel stat stats analytics impression click log privacy policy policies terms imprint legal help info more "
    "learn poster preview thumb thumbnail placeholder still cover lqip blur blurred tiny small low avatar logo icon "
    "author profile user api endpoint ajax action callback config settings json css style script scripts ad ads "
    "referer referrer origin host domain home homepage site credit caption title alt description name class id "
    "fallback error license licence attribution optout parent back return redirect".split()
)
PLAIN = frozenset(
    "src srcset srcdoc sizes alt title class id style width height loading decoding name role href cite poster "
    "longdesc usemap crossorigin referrerpolicy allow allowfullscreen frameborder scrolling sandbox fetchpriority "
    "importance type lang dir align border hspace vspace itemprop aria-label aria-hidden rel target xmlns".split()
)
"""What says nothing of an address put aside."""
_GUESSES: tuple[Rank, ...] = ("consent", "likely", "other")
_BETWEEN = pattern("[-_:.]+")
_CONSENT = pattern(
    r"consent|cookie|cmplz|borlabs|usercentrics|didomi|klaro|gdpr|suppressed|optanon"
    r"|(?:^|[-_ ])(?:cmp|uc|iub)(?:$|[-_ ])"
)
_ADDRESS = pattern(r"\s*(?:https?:)?//[^\s/]")
_PICTURE = pattern(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:$|[?#&/])")


@lru_cache(maxsize=512)
def _rank(name: str) -> Rank:
    """How far the name of an attribute tells that it holds the element's own address."""
    if name in PLAIN or name.startswith(("on", "aria-")):
        return "no"
    if name in _SOURCES:
        return "source"
    words = _BETWEEN.split(name)
    if not _UNRELATED.isdisjoint(words) or "srcdoc" in name:
        return "no"
    if "srcset" in name:
        return "sizes"
    if "src" in name:
        return "source"
    if _asks_consent(name):
        return "consent"
    return "other" if _LIKELY.isdisjoint(words) else "likely"


@lru_cache(maxsize=512)
def _asks_consent(name: str) -> bool:
    return _CONSENT.search(name) is not None


def put_aside(attrs: Mapping[str, str], rank: Rank) -> Iterator[str]:
    """The values of the attributes of that rank, in the order in which they stand."""
    for name, value in attrs.items():
        if value and _rank(name) == rank:
            yield value


def has_aside(attrs: Mapping[str, str]) -> bool:
    """Whether an attribute says in its name that it holds the address."""
    return any(value and _rank(name) in ("source", "sizes") for name, value in attrs.items())


def awaits_consent(attrs: Mapping[str, str]) -> bool:
    """Whether a consent tool has marked the element: what its ``src`` shows is then the tool's."""
    return any(map(_asks_consent, attrs)) or _CONSENT.search(attrs.get("class", "").lower()) is not None


def guessed(attrs: Mapping[str, str], *, picture: bool) -> Iterator[str]:
    """Whole addresses in attributes whose names only may mean it; for a frame none of pictures, for a picture those
    that end as a picture's first."""
    found = [
        value
        for value in chain(*(put_aside(attrs, rank) for rank in _GUESSES))
        if _ADDRESS.match(value) and not is_placeholder(value)
    ]
    pictures = [value for value in found if _PICTURE.search(value.lower())]
    others = [value for value in found if value not in pictures]
    return iter([*pictures, *others] if picture else others)
