"""Who may claim what: dispatch tables built once, so that an element costs a dict look-up and not a broadcast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..errors import PluginError
from ..fields.glob import Glob
from ..model import Block
from .selector import Selector, edges

if TYPE_CHECKING:
    from ..fields import Url
    from ..kit.element import Element

ANY_URL = "https://*"


@dataclass(frozen=True)
class Claim:
    """One selector of one block type."""

    block_type: type[Block]
    selector: Selector

    @cached_property
    def rank(self) -> tuple[int, int, bool, bool]:
        """The more specific selector is asked first; among equals, a type that asks for nothing else comes last, and
        for a mere tag the one that takes whatever is embedded: others may know what it is."""
        specific = self.selector.specificity
        any_such = specific[0] == 0 and ANY_URL in self.block_type.urls
        return (*specific, not any_such, len(self.block_type.selectors) > 1)


@dataclass
class Claims:
    """Selectors by class name or tag, URL globs by host, and the types that read pasted text."""

    by_class: dict[str, list[Claim]] = field(default_factory=dict)
    by_tag: dict[str, list[Claim]] = field(default_factory=dict)
    by_host: dict[str, list[tuple[Glob, type[Block]]]] = field(default_factory=dict)
    any_url: list[type[Block]] = field(default_factory=list)
    """The types that take any address that is to be embedded."""
    from_text: list[type[Block]] = field(default_factory=list)
    _by_edges: dict[tuple[str, str, str], tuple[Sequence[Claim], list[type[Block]] | None]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, block_types: Iterable[type[Block]]) -> Claims:
        """The tables for these block types. Raises PluginError for a selector or a URL that can't be used."""
        claims = cls()
        for block_type in block_types:
            if isinstance(block_type.selectors, str) or isinstance(block_type.urls, str):
                raise PluginError(f"selectors and urls of {block_type.__name__} must be tuples")
            for source in block_type.selectors:
                selector = Selector.parse(source)
                table, key = (
                    (claims.by_class, selector.class_name) if selector.class_name else (claims.by_tag, selector.tag)
                )
                table.setdefault(key, []).append(Claim(block_type, selector))
            for url in block_type.urls:
                if url == ANY_URL:
                    claims.any_url.append(block_type)
                    continue
                glob = Glob.parse(url, anywhere=True)
                claims.by_host.setdefault(glob.host, []).append((glob, block_type))
            if block_type.from_text.__func__ is not Block.from_text.__func__:  # type: ignore[attr-defined]
                claims.from_text.append(block_type)
        for row in claims.by_tag.values():
            row.sort(key=lambda claim: claim.rank, reverse=True)
        return claims

    def element(self, element: Element, *, bare: bool = True) -> Iterable[type[Block]]:
        """The block types that asked for such an element, the most specific selector first.

        Without ``bare``, not those that asked for the tag and nothing more.
        """
        found, plain = self._of_tag(element.tag, *edges(element.inner_html))
        if classes := element.attrs.get("class"):
            extra = [claim for name in classes.split() for claim in self.by_class.get(name, ())]
            if extra:
                found = sorted([*extra, *found], key=lambda claim: claim.rank, reverse=True)
                plain = None
        if bare and plain is not None:
            return plain
        return self._matching(found, element, bare)

    def _matching(self, claims: Sequence[Claim], element: Element, bare: bool) -> Iterator[type[Block]]:
        """The types of those claims that the element answers; a selector is tried only when it is reached."""
        tag, inside, attrs = element.tag, element.inner_html, element.attrs
        for claim in claims:
            selector = claim.selector
            if selector.tag not in ("*", tag) or not (bare or selector.specificity[0]):
                continue
            if selector.exact or (
                all(name in attrs and value in attrs[name].lower() for name, value in selector.attrs)
                and all(word in inside for word in selector.needs)
                and element.node.css_matches(selector.source)
            ):
                yield claim.block_type

    def _of_tag(self, tag: str, first: str, last: str) -> tuple[Sequence[Claim], list[type[Block]] | None]:
        """The claims to a tag, less those that want other children at its ends than it has; and, where nothing has to
        be tried, their block types."""
        found = self._by_edges.get((tag, first, last))
        if found is None:
            claims = [
                claim
                for claim in self.by_tag.get(tag, ())
                if claim.selector.first in ("", first) and claim.selector.last in ("", last)
            ]
            exact = all(claim.selector.exact for claim in claims)
            found = claims, [claim.block_type for claim in claims] if exact else None
            self._by_edges[tag, first, last] = found
        return found

    def url(self, url: Url) -> Iterator[type[Block]]:
        """The block types that asked for such an address."""
        host = url.host
        while host:
            for glob, block_type in self.by_host.get(host, ()):
                if glob.matches(url):
                    yield block_type
            host = host.partition(".")[2]
        for glob, block_type in self.by_host.get("*", ()):
            if glob.matches(url):
                yield block_type
