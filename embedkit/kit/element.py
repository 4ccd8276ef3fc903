"""One HTML element as a block type sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..fields import ImageUrl, RichText, Url
from ..fields.lazy import pattern
from ..fields.rich import is_simple
from .aside import PLAIN, awaits_consent, guessed, put_aside
from .placeholder import is_placeholder
from .srcset import best_of
from .wrappers import unarchived, unwrapped

if TYPE_CHECKING:
    from bs4 import Tag

_SPACE = pattern("[ \t\n\r\f]+")
_EDGE = pattern(r"</(?:p|div|li|dt|dd|h[1-6]|tr|blockquote)>|<br\s*/?>", re.I)
_WAYBACK = pattern(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?:)")
_FRAMES = ("iframe", "amp-iframe", "embed", "object", "video", "audio", "script")


class Element:
    """One element: what it is, what it holds, where it stands, and ``soup`` when that is not enough.

    Two are equal if they are the same element of the same tree. What an element was asked (``attrs``, ``inner_html``
    and what is made of it) it remembers: after a ``remove`` inside it, ask a ``copy``.
    """

    __slots__ = ("__dict__", "_attrs", "_inner", "_simple", "base", "node", "tag")

    def __init__(self, node: LexborNode, base: str | None = None) -> None:
        self.node = node
        self.base = base
        self.tag = node.tag or ""
        """Its name, lower case."""
        self._attrs: dict[str, str] | None = None
        self._inner: str | None = None
        self._simple: bool | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Element) and self.node.mem_id == other.node.mem_id

    def __hash__(self) -> int:
        return hash(self.node.mem_id)

    @classmethod
    def parse(cls, html: str, base: str | None = None) -> Element:
        """The body of a piece of HTML, as an element."""
        tree = LexborHTMLParser(html)
        assert tree.body is not None  # lexbor always makes one
        element = cls(tree.body, base)
        element.__dict__["tree"] = tree
        return element

    @property
    def attrs(self) -> dict[str, str]:
        """Its attributes; one without a value has an empty string."""
        if self._attrs is None:
            self._attrs = {name: value or "" for name, value in self.node.attributes.items()}
        return self._attrs

    def get(self, name: str, default: str = "") -> str:
        """One attribute."""
        return self.attrs.get(name, default)

    @property
    def classes(self) -> list[str]:
        """Its class names."""
        return self.get("class").split()

    @property
    def text(self) -> str:
        """All its words on one line; a word never runs into the next block's."""
        html = self.inner_html
        if "<" in html and _EDGE.search(html):
            return " ".join(self.lines)
        return _SPACE.sub(" ", self.node.text()).strip()

    @property
    def lines(self) -> list[str]:
        """Its words, a line for each block or line break in it; no empty lines."""
        broken = _EDGE.sub("\n", _SPACE.sub(" ", self.inner_html))
        tree = LexborHTMLParser(broken)
        text = tree.body.text() if tree.body else ""
        return [line for raw in text.split("\n") if (line := _SPACE.sub(" ", raw).strip())]

    @property
    def raw_text(self) -> str:
        """All its text as it stands, line breaks and spaces kept."""
        return self.node.text()

    @property
    def inner_html(self) -> str:
        """The markup inside it, untrusted; well-formed, for a parser wrote it."""
        if self._inner is None:
            self._inner = self.node.inner_html or ""
        return self._inner

    @property
    def is_simple(self) -> bool:
        """Whether it holds nothing but text, emphasis and plain links."""
        if self._simple is None:
            self._simple = is_simple(self.inner_html)
        return self._simple

    @property
    def html(self) -> str:
        """Its markup, untrusted."""
        return self.node.html or ""

    def rich_text(self) -> RichText:
        """Its content as inline HTML, safe; links made absolute."""
        return RichText.from_parsed(self.inner_html, self.base, simple=self.is_simple)

    def select(self, selector: str) -> list[Element]:
        """Its descendants that match."""
        # lexbor also tries the element itself.
        found = {node.mem_id: node for node in self.node.css(selector)}  # it also gives a node for each match
        return [Element(node, self.base) for key, node in found.items() if key != self.node.mem_id]

    def select_one(self, selector: str) -> Element | None:
        """Its first descendant that matches."""
        node = self.node.css_first(selector)
        if node is not None and node.mem_id == self.node.mem_id:
            return next(iter(self.select(selector)), None)
        return Element(node, self.base) if node is not None else None

    @property
    def children(self) -> list[Element]:
        """Its child elements."""
        return [Element(node, self.base) for node in self.node.iter()]

    @property
    def contents(self) -> list[Element | str]:
        """Its child elements and the text between them, in order; no comments."""
        found: list[Element | str] = []
        for node in self.node.iter(include_text=True):
            if node.is_element_node:
                found.append(Element(node, self.base))
            elif node.is_text_node and (text := node.text_content):
                found.append(text)
        return found

    @property
    def parent(self) -> Element | None:
        """The element it stands in; None at the top, and for what was removed."""
        node = self.node.parent
        return Element(node, self.base) if node is not None and node.is_element_node else None

    @property
    def next(self) -> Element | None:
        """The element after it in the same parent, whatever text stands between; None: it is the last."""
        node = self.node.next
        while node is not None and not node.is_element_node:
            node = node.next
        return Element(node, self.base) if node is not None else None

    @property
    def previous(self) -> Element | None:
        """The element before it in the same parent; None: it is the first."""
        node = self.node.prev
        while node is not None and not node.is_element_node:
            node = node.prev
        return Element(node, self.base) if node is not None else None

    def matches(self, selector: str) -> bool:
        """Whether it matches, itself, where it stands."""
        node = self.node.css_first(selector)  # css_matches also says yes for a descendant
        return node is not None and node.mem_id == self.node.mem_id

    def remove(self) -> None:
        """Take it out of its tree, for a copy that is yours: an article's own tree is read by others too.

        It stays whole, and may still be asked.
        """
        if self.node.parent is not None:
            self.node.replace_with("")  # decompose() frees it, under whoever holds something inside it

    def copy(self) -> Element:
        """The element with all that it holds, in a tree of its own."""
        body = Element.parse(self.html, self.base)
        copy = Element(body.node.first_child or body.node, self.base)
        copy.__dict__["tree"] = body.__dict__["tree"]
        return copy

    def without(self, selector: str) -> Element:
        """A copy without the descendants that match."""
        copy = self.copy()
        for found in copy.select(selector):
            found.remove()
        return copy

    def url(self, *names: str) -> Url | None:
        """The first of these attributes (``href`` unless told) that holds an address, made absolute."""
        for name in names or ("href",):
            if url := Url.parse(self.get(name).strip(), self.base):
                return unarchived(url)
        return None

    def frame_url(self) -> Url | None:
        """The address an iframe shows, also when a lazy loader, a consent tool or a wrapper hid it."""
        for value in self._frame_candidates():
            if value and not is_placeholder(value) and (url := Url.parse(_WAYBACK.sub("", value.strip()), self.base)):
                return unwrapped(url)
        return None

    def _frame_candidates(self) -> Iterator[str]:
        """Addresses in the order of trust; what a consent tool shows meanwhile comes last."""
        attrs = self.attrs
        shown = attrs.get("src", "")
        if awaits_consent(attrs):
            yield from put_aside(attrs, "source")
            yield from (value for value in put_aside(attrs, "consent") if "//" in value)
        yield shown
        yield from put_aside(attrs, "source")
        if self.tag in _FRAMES:
            yield from guessed(attrs, picture=False)

    def image(self) -> ImageUrl | None:
        """The picture of an ``img``, ``amp-img`` or ``picture``, or of the first one inside."""
        img = self if self.tag in ("img", "amp-img") else self.select_one("img, amp-img")
        for value in () if img is None else self._image_candidates(img):
            value = value.strip()
            if "web.archive.org" in value:
                value = _WAYBACK.sub("", value)
            if value and not is_placeholder(value) and (url := ImageUrl.parse(value, self.base)):
                return url
        return None

    def _image_candidates(self, img: Element) -> Iterator[str]:
        """Addresses in the order of trust: what a lazy loader put aside, ``src``, the other sizes, a likely guess."""
        attrs = img.attrs
        plain = PLAIN.issuperset(attrs)
        if not plain:
            yield from put_aside(attrs, "source")
            for sizes in put_aside(attrs, "sizes"):
                yield best_of(sizes)
        yield attrs.get("src", "")
        if "srcset" in attrs:
            yield best_of(attrs["srcset"])
        if self.tag == "picture":
            for source in self.select("source"):
                yield best_of(source.get("srcset"))
                for sizes in put_aside(source.attrs, "sizes"):
                    yield best_of(sizes)
        if not plain:
            yield from guessed(attrs, picture=True)

    @cached_property
    def soup(self) -> Tag:
        """The element as a BeautifulSoup tag. Made when first asked for: it costs 25 µs a node, the rest 1 µs."""
        from bs4 import BeautifulSoup
        from bs4 import Tag as SoupTag

        # lexbor has already repaired the markup, so the standard library's parser builds the right tree.
        tag = BeautifulSoup(self.html, "html.parser").find(True)
        assert isinstance(tag, SoupTag)
        return tag


class Run(Element):
    """A run of inline content between blocks: the ``<p>`` that it means, parsed only if somebody looks inside."""

    __slots__ = ()

    def __init__(self, html: str, base: str | None = None) -> None:
        self.base = base
        self.tag = "p"
        self._inner = html
        self._attrs = {}
        self._simple = None

    @cached_property
    def node(self) -> LexborNode:  # type: ignore[override]
        """The paragraph."""
        tree = self.__dict__["tree"] = LexborHTMLParser(f"<p>{self.inner_html}</p>")
        node = tree.css_first("p")
        assert node is not None
        return node
