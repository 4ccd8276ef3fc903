"""A mail as the rules see it: parsed once, each thing when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..fields.lazy import pattern
from .cascade import Cascade
from .css import Declaration, Style, StyleRule, parse_attribute, parse_sheet
from .look import Look
from .selector import StyleSelector, selectors
from .source import SourceText
from .tokens import Token, View, tokens
from .tree import ElementNode, TextNode, Tree

if TYPE_CHECKING:
    from .message import LintedMessage

LETTER = pattern(r"[^\W_]")
_UNSEEN = frozenset(["style", "script", "title", "xml", "noscript", "template", "textarea"])


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style element."""

    element: ElementNode
    start: int
    """Offset of its text."""
    style: Style


@dataclass(slots=True)
class Asked:
    """A declaration that holds whatever the screen: in a style attribute, or in a rule outside of at-rules."""

    declaration: Declaration
    element: ElementNode | None
    """Whose style attribute it is; None in a style element."""
    before: Asked | None
    """The declaration of the same name before it, in the same rule or attribute."""
    _at: int

    @property
    def at(self) -> int:
        return self._at if self.element is None else self.element.at("style")

    def __str__(self) -> str:
        value = self.declaration.value
        return f"{self.declaration.name}: {value if len(value) < 60 else value[:57] + '...'}"


class Mail:
    """The HTML, seen in several ways, and the message round it if there is one."""

    def __init__(self, html: str, clients: tuple[str, ...], letter: LintedMessage | None = None) -> None:
        self.html, self.clients, self.letter = html, clients, letter
        self.source = SourceText(html)

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens(self.html)

    @cached_property
    def tree(self) -> Tree:
        """What all but Outlook for Windows see."""
        return Tree(self.tokens, View.ALL, View.OTHERS)

    @cached_property
    def word(self) -> Tree:
        """What Outlook for Windows sees."""
        return Tree(self.tokens, View.ALL, View.WORD)

    @cached_property
    def body(self) -> list[ElementNode]:
        """The elements of the tree that are not of the head."""
        head = self.tree.by_tag.get("head")
        first = head[0].stop if head else 0
        return [element for element in self.tree.elements[first:] if element.tag not in ("html", "body")]

    @cached_property
    def sheets(self) -> list[Sheet]:
        """Those that others than Outlook read."""
        found = []
        for element in self.tree.all("style"):
            texts = element.texts
            text = texts[0].raw if texts else ""
            found.append(Sheet(element, element.end, parse_sheet(text, element.get("media") or "")))
        return found

    @cached_property
    def inline(self) -> dict[str, Style]:
        """What each style attribute says, by its text."""
        written = {element.attributes.get("style", "") for tree in (self.tree, self.word) for element in tree.elements}
        return {text: parse_attribute(text) for text in written}

    def style(self, element: ElementNode) -> Style:
        """Of the element's own style attribute."""
        return self.inline[element.attributes.get("style", "")]

    @cached_property
    def asked(self) -> dict[str, list[Asked]]:
        """By name, in the order of the source."""
        found: dict[str, list[Asked]] = {}

        def add(declarations: Iterable[Declaration], element: ElementNode | None, start: int) -> None:
            said: dict[str, Asked] = {}
            for one in declarations:
                said[one.name] = Asked(one, element, said.get(one.name), start + one.at)
                found.setdefault(one.name, []).append(said[one.name])

        for sheet in self.sheets:
            for rule in sheet.style.rules:
                if not rule.conditions and self.means_any(rule):
                    add(rule.declarations, None, sheet.start)
        for element in self.tree.elements:
            if "style" in element.attributes:
                add(self.style(element).declarations, element, 0)
        return found

    def asking(self, *names: str) -> Iterator[Asked]:
        """The declarations with these names."""
        for name in names:
            yield from self.asked.get(name, ())

    def meant(self, rule: StyleRule) -> list[ElementNode]:
        """The elements of the tree that a rule is for. A rule for one client's own markup is for none."""
        return [
            element
            for selector in selectors(rule.selectors)
            for element in self._candidates(selector)
            if selector.matches(element)
        ]

    def means_any(self, rule: StyleRule) -> bool:
        """Whether a rule is for any element."""
        return any(
            selector.matches(element)
            for selector in selectors(rule.selectors)
            for element in self._candidates(selector)
        )

    def _candidates(self, selector: StyleSelector) -> list[ElementNode]:
        if not selector.may_match(self.tree):
            return []
        kind, name = selector.key
        if kind != "tag":
            return self._named[kind].get(name, [])
        return self.tree.by_tag.get(name, []) if name else self.tree.elements

    @cached_property
    def _named(self) -> dict[str, dict[str, list[ElementNode]]]:
        classes: dict[str, list[ElementNode]] = {}
        ids: dict[str, list[ElementNode]] = {}
        for element in self.tree.elements:
            for name in element.classes:
                classes.setdefault(name, []).append(element)
            if name := element.attributes.get("id", ""):
                ids.setdefault(name, []).append(element)
        return {"class": classes, "id": ids}

    @cached_property
    def looks(self) -> list[Look]:
        """Of each element of the tree, by its index."""
        return Cascade((sheet.style for sheet in self.sheets), self.tree).looks(self.inline)

    @cached_property
    def dark_looks(self) -> list[Look] | None:
        """The same in dark mode; None if the mail has no styles for it."""
        if not self.has_dark:
            return None
        return Cascade((sheet.style for sheet in self.sheets), self.tree, dark=True).looks(self.inline)

    @cached_property
    def has_dark(self) -> bool:
        return any("prefers-color-scheme" in sheet.style.text for sheet in self.sheets)

    @cached_property
    def words(self) -> list[tuple[TextNode, ElementNode]]:
        """The texts of the body that hold a letter or digit, hidden or not, and what they stand in."""
        head = self.tree.by_tag.get("head")
        after = head[0].close if head else 0
        return [
            (text, text.parent)
            for text in self.tree.texts
            if text.start >= after and text.parent and text.parent.tag not in _UNSEEN and LETTER.search(text.data)
        ]

    @cached_property
    def visible(self) -> list[tuple[TextNode, ElementNode, Look]]:
        """The texts that are to be read."""
        looks = self.looks
        found = ((text, element, looks[element.index]) for text, element in self.words)
        return [(text, element, look) for text, element, look in found if not look.hidden and look.size >= 2]

    @cached_property
    def reading(self) -> str:
        """All that is to be read, with spaces between."""
        return " ".join(text.data for text, _, _ in self.visible)
