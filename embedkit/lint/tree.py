"""The elements that one kind of reader sees, in the order of the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from html import unescape

from .tokens import Kind, Token, View, attributes

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Those whose end tag may be left out, and the start tags that end them.
_OPTIONAL = {
    "p": frozenset(
        "address article aside blockquote center div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main"
        " nav ol p pre section table ul".split()
    ),
    "li": frozenset(["li"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
    "td": frozenset(["td", "th", "tr", "tbody", "tfoot", "thead"]),
    "th": frozenset(["td", "th", "tr", "tbody", "tfoot", "thead"]),
    "tr": frozenset(["tr", "tbody", "tfoot", "thead"]),
    "tbody": frozenset(["tbody", "tfoot"]),
    "thead": frozenset(["tbody", "tfoot"]),
    "colgroup": frozenset(["thead", "tbody", "tr"]),
    "option": frozenset(["option"]),
}


class ElementNode:
    """One element. ``parent`` is None for the outermost."""

    __slots__ = tuple("attributes close end index parent path previous raw start stop tag tree view".split())

    def __init__(self, tree: Tree, token: Token, parent: ElementNode | None, index: int) -> None:
        self.tree, self.tag, self.raw, self.parent, self.index = tree, token.name, token.raw, parent, index
        self.start, self.end, self.view = token.start, token.end, token.view
        self.close = token.end
        """Offset of its end tag."""
        self.stop = index + 1
        """Index of the first element after it and what is in it."""
        self.path = tree.path(parent, token)
        """The same for all elements with the same tag and attributes in elements with the same path."""
        self.previous: ElementNode | None = None
        """The element before it with the same parent."""
        self.attributes = tree.attributes(token.raw)
        """By name in lower case, references resolved; of two with one name the first."""

    @property
    def classes(self) -> frozenset[str]:
        """The names in its class attribute."""
        return self.tree.classes(self.raw)

    def get(self, name: str) -> str | None:
        """The value of an attribute without the space round it, or None."""
        value = self.attributes.get(name)
        return value.strip() if value is not None else None

    def at(self, name: str) -> int:
        """Offset of an attribute, or of the element if it has none of that name."""
        start = self.end - 1 - len(self.raw)
        return next((start + offset for found, _, offset in attributes(self.raw) if found == name), self.start)

    def ancestors(self) -> Iterator[ElementNode]:
        """From its parent outwards."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def inside(self, *tags: str) -> ElementNode | None:
        """The nearest ancestor with one of these tags."""
        return next((one for one in self.ancestors() if one.tag in tags), None)

    def descendants(self, *tags: str) -> list[ElementNode]:
        """The elements in it, all or those with one of these tags."""
        found = self.tree.elements[self.index + 1 : self.stop]
        return [one for one in found if one.tag in tags] if tags else found

    @property
    def children(self) -> list[ElementNode]:
        return [one for one in self.descendants() if one.parent is self]

    @property
    def texts(self) -> list[TextNode]:
        """The texts in it."""
        starts = self.tree.text_starts
        return self.tree.texts[bisect_left(starts, self.end) : bisect_left(starts, self.close)]

    @property
    def text(self) -> str:
        """All words in it, space collapsed."""
        found = self.tree.known_texts.get(self.index)
        if found is None:
            found = " ".join("".join(text.data for text in self.texts).split())
            self.tree.known_texts[self.index] = found
        return found


class TextNode:
    """Words between two tags. ``parent`` is None outside of any element."""

    __slots__ = ("parent", "raw", "start")

    def __init__(self, token: Token, parent: ElementNode | None) -> None:
        self.start, self.raw, self.parent = token.start, token.raw, parent

    @property
    def data(self) -> str:
        """With references resolved."""
        return unescape(self.raw) if "&" in self.raw else self.raw


class Tree:
    """What readers with this view see. A parser mends much; this tree takes the source at its word."""

    def __init__(self, tokens: Iterable[Token], *views: View) -> None:
        self.elements: list[ElementNode] = []
        self.texts: list[TextNode] = []
        self.faults: list[tuple[int, str]] = []
        """Offsets of tags that close nothing or are never closed, and what is wrong."""
        self.matches: dict[object, dict[int, bool]] = {}
        """By selector, which elements or paths it means, as far as asked."""
        self.reaches: dict[object, dict[int, bool]] = {}
        """By selector and direction, whether it means an element or one that lies that way."""
        self._attributes: dict[str, dict[str, str]] = {}
        self.known_texts: dict[int, str] = {}
        """By the index of an element, as far as asked."""
        self._paths: dict[tuple[int, str, str], int] = {}
        self._last: dict[int, ElementNode] = {}
        self._classes: dict[str, frozenset[str]] = {}
        self._build(tokens, frozenset(views))

    @cached_property
    def text_starts(self) -> list[int]:
        return [text.start for text in self.texts]

    @cached_property
    def by_tag(self) -> dict[str, list[ElementNode]]:
        found: dict[str, list[ElementNode]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)
        return found

    @cached_property
    def by_start(self) -> dict[int, ElementNode]:
        return {element.start: element for element in self.elements}

    def all(self, *tags: str) -> list[ElementNode]:
        """The elements with these tags, tag after tag."""
        return [element for tag in tags for element in self.by_tag.get(tag, ())]

    def attributes(self, raw: str) -> dict[str, str]:
        """Parsed once for all elements that are written alike."""
        found = self._attributes.get(raw)
        if found is None:
            found = self._attributes[raw] = {}
            for name, value, _ in attributes(raw):
                found.setdefault(name, unescape(value) if "&" in value else value)
        return found

    def path(self, parent: ElementNode | None, token: Token) -> int:
        """A number for a tag with its attributes, in a parent of some path."""
        return self._paths.setdefault((parent.path if parent else -1, token.name, token.raw), len(self._paths))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All that a selector may ask for: tags, classes as ``.name``, ids as ``#name``, attributes as ``[name``."""
        found = set(self.by_tag)
        for raw, named in self._attributes.items():
            found.update(f".{name}" for name in self.classes(raw))
            found.update(f"[{name}" for name in named)
            found.add(f"#{named.get('id', '')}")
        return frozenset(found)

    def classes(self, raw: str) -> frozenset[str]:
        """Those that the attributes written so say."""
        found = self._classes.get(raw)
        if found is None:
            found = self._classes[raw] = frozenset(self.attributes(raw).get("class", "").split())
        return found

    def _build(self, tokens: Iterable[Token], views: frozenset[View]) -> None:
        stack: list[ElementNode] = []
        end = 0
        for token in tokens:
            if token.view not in views:
                continue
            end = token.end
            if token.kind is Kind.TEXT:
                self.texts.append(TextNode(token, stack[-1] if stack else None))
            elif token.kind is Kind.START:
                while stack and token.name in _OPTIONAL.get(stack[-1].tag, ()):
                    self._close(stack.pop(), token.start)
                if token.name == "tr" and stack and stack[-1].tag == "table":
                    # Parsers put the row into a body that nobody wrote; "table > tbody > tr" counts on it.
                    stack.append(self._add(replace(token, name="tbody", raw=""), stack[-1]))
                element = self._add(token, stack[-1] if stack else None)
                # "<v:fill />" is closed as it opens, and so Word takes "<o:AllowPNG/>".
                if token.name not in VOID and not (token.raw.endswith("/") and ":" in token.name):
                    stack.append(element)
            elif token.kind is Kind.END:
                self._end(stack, token)
        for element in stack:
            if element.tag not in ("html", "body", *_OPTIONAL):
                self.faults.append((element.start, f"<{element.tag}> is never closed"))
        while stack:
            self._close(stack.pop(), end)

    def _add(self, token: Token, parent: ElementNode | None) -> ElementNode:
        element = ElementNode(self, token, parent, len(self.elements))
        within = parent.index if parent else -1
        element.previous = self._last.get(within)
        self._last[within] = element
        self.elements.append(element)
        return element

    def _end(self, stack: list[ElementNode], token: Token) -> None:
        if stack and stack[-1].tag == token.name:
            self._close(stack.pop(), token.start)
            return
        if not any(element.tag == token.name for element in stack):
            self.faults.append((token.start, f"</{token.name}> closes nothing"))
            return
        while stack[-1].tag != token.name:
            if stack[-1].tag not in _OPTIONAL:
                where = f"</{token.name}> comes while <{stack[-1].tag}> is open"
                self.faults.append((token.start, where))
            self._close(stack.pop(), token.start)
        self._close(stack.pop(), token.start)

    def _close(self, element: ElementNode, at: int) -> None:
        element.close, element.stop = at, len(self.elements)
