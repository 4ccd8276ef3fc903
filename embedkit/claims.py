"""Who may claim what: dispatch tables built once, so that an element costs a dict look-up and not a broadcast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from .errors import PluginError
from .glob import Glob
from .lazy import pattern

if TYPE_CHECKING:
    from .element import Element
    from .fields import Url
    from .model import Block

_COMPOUND = pattern(
    r"(?P<tag>[a-z][\w-]*|\*)?(?P<rest>(?:[.#][\w-]+|\[[^\]]*\]|:[\w-]+(?:\([^()]*(?:\([^()]*\))?[^()]*\))?)*)"
)
_NAME = pattern("[a-z][a-z0-9-]*")
_CLASS = pattern(r"\.([\w-]+)")


@dataclass(frozen=True)
class Claim:
    """One selector of one block type."""

    block_type: type[Block]
    selector: str
    exact: bool
    """The key it is filed under says all; no need to match the whole selector."""
    tag: str
    first: str
    """Tag of the first child, if the selector asks for one: every paragraph is asked, and hardly one has it."""
    needs: tuple[str, ...]
    """What must stand in the element's markup; looked for before the selector is tried, which takes 4 µs."""
    rank: tuple[int, int, bool]
    """Specificity, and whether the type asks for anything else; the more specific selector is asked first."""


@dataclass
class Claims:
    """Selectors by class name or tag, URL globs by host, and the types that read pasted text."""

    by_class: dict[str, list[Claim]] = field(default_factory=dict)
    by_tag: dict[str, list[Claim]] = field(default_factory=dict)
    by_host: dict[str, list[tuple[Glob, type[Block]]]] = field(default_factory=dict)
    from_text: list[type[Block]] = field(default_factory=list)
    _by_first: dict[tuple[str, str], list[Claim]] = field(default_factory=dict)

    @classmethod
    def of(cls, block_types: Iterable[type[Block]]) -> Claims:
        """The tables for these block types. Raises PluginError for a selector or a URL that can't be used."""
        from .model import Block

        claims = cls()
        for block_type in block_types:
            if isinstance(block_type.selectors, str) or isinstance(block_type.urls, str):
                raise PluginError(f"selectors and urls of {block_type.__name__} must be tuples")
            for selector in block_type.selectors:
                claims._add_selector(block_type, selector)
            for url in block_type.urls:
                glob = Glob.parse(url)
                claims.by_host.setdefault(glob.host, []).append((glob, block_type))
            if block_type.from_text.__func__ is not Block.from_text.__func__:  # type: ignore[attr-defined]
                claims.from_text.append(block_type)
        for table in (claims.by_class, claims.by_tag):
            for row in table.values():
                row.sort(key=lambda claim: claim.rank, reverse=True)
        return claims

    def _add_selector(self, block_type: type[Block], selector: str) -> None:
        # The rightmost compound says what the element itself must be: it is filed under that.
        last = re.split(r"[\s>+~]+(?![^\[(]*[\])])", selector.strip())[-1]
        match = _COMPOUND.fullmatch(last)
        if not last or match is None:
            raise PluginError(f"selector {selector!r} can't be used: write tag.class[attribute] forms")
        tag, rest = match["tag"] or "*", match["rest"]
        if not _understood(selector):
            raise PluginError(f"selector {selector!r} can't be used: the parser does not know a part of it")
        classes = _CLASS.findall(re.sub(r"\[[^\]]*\]|\(.*\)", "", rest))
        bare = last == selector.strip() and len(classes) <= 1 and rest == "".join(f".{name}" for name in classes)
        # Among equals, a type that asks for nothing but this is the one for the ordinary case: last.
        others = len(block_type.selectors) > 1
        rank = (
            len(pattern(r"[.\[:#]").findall(selector)),
            len(pattern(r"(?:^|[\s>+~])[a-z]").findall(selector)),
            others,
        )
        claim = Claim(block_type, selector, bare, tag, _first(selector), _needs(selector), rank)
        if classes:
            self.by_class.setdefault(classes[0], []).append(claim)
        elif tag != "*":
            self.by_tag.setdefault(tag, []).append(claim)
        else:
            raise PluginError(f"selector {selector!r} would ask for every element: name a tag or a class")

    def element(self, element: Element, *, bare: bool = True) -> Iterator[type[Block]]:
        """The block types that asked for such an element, the most specific selector first.

        Without ``bare``, not those that asked for the tag and nothing more.
        """
        tag, inside = element.tag, element.inner_html
        found: Sequence[Claim] = self._of_tag(tag, _first_tag(inside))
        if classes := element.attrs.get("class"):
            extra = [claim for name in classes.split() for claim in self.by_class.get(name, ())]
            if extra:
                found = sorted([*extra, *found], key=lambda claim: claim.rank, reverse=True)
        for claim in found:
            if claim.tag not in ("*", tag) or (claim.rank[0] == 0 and not bare):
                continue
            if claim.exact or (
                all(word in inside for word in claim.needs) and element.node.css_matches(claim.selector)
            ):
                yield claim.block_type

    def _of_tag(self, tag: str, first: str) -> Sequence[Claim]:
        """The claims to a tag, less those that want another first child than it has."""
        found = self._by_first.get((tag, first))
        if found is None:
            claims = self.by_tag.get(tag, ())
            found = self._by_first[tag, first] = [claim for claim in claims if claim.first in ("", first)]
        return found

    def url(self, url: Url) -> Iterator[type[Block]]:
        """The block types that asked for such an address."""
        host = url.host
        while host:
            for glob, block_type in self.by_host.get(host, ()):
                if glob.matches(url):
                    yield block_type
            host = host.partition(".")[2]


def _first_tag(inside: str) -> str:
    """The tag of the first element in a piece of markup."""
    at = inside.find("<") + 1
    match = _NAME.match(inside, at) if at else None
    return match[0] if match else ""


def _first(selector: str) -> str:
    """``strong`` for ``p:has(> strong:first-child ~ a)``."""
    found = pattern(r":has\(>\s*([a-z][a-z0-9-]*)[^()\s:]*:(?:first|only)-child").search(selector)
    return found[1] if found else ""


def _needs(selector: str) -> tuple[str, ...]:
    """``<strong`` and ``<a`` for ``p:has(> strong ~ a)``."""
    inside = pattern(r":has\(([^(),]*)\)$").search(selector)
    if inside is None:
        return ()
    words = inside[1]
    return (
        *("<" + name for name in pattern(r"(?:^|[\s>+~])([a-z][a-z0-9-]*)").findall(words)),
        *pattern(r"\.([\w-]+)").findall(words),
    )


@lru_cache(maxsize=512)
def _understood(selector: str) -> bool:
    """Whether lexbor takes a selector; the plain ones need no trial."""
    if re.fullmatch(r"[a-z0-9]*(?:\.[\w-]+)?", selector):
        return True
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        LexborHTMLParser("<p>").css_first(selector)
    except SelectolaxError:
        return False
    return True
