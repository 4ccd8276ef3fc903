"""Which elements a CSS selector means. What mail clients don't know, and what needs a mouse, matches nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ..fields.lazy import pattern
from .tree import ElementNode, Tree

_PART = pattern(
    r"""\s*([>+~])\s*|(\s+)|([a-zA-Z][\w-]*|\*)|\.((?:[\w-]|\\.|[^\x00-\x7f])+)|\#((?:[\w-]|\\.|[^\x00-\x7f])+)"""
    r"""|\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*["']?([^"'\]]*)["']?\s*)?\]|(::?[\w-]+)"""
)
# Longer chains than this nobody writes by hand.
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class _Compound:
    """``td.box[lang]``."""

    tag: str = ""
    ids: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()

    def matches(self, element: ElementNode) -> bool:
        if self.tag and self.tag != element.tag:
            return False
        if not (self.ids or self.classes or self.attributes):
            return True
        if self.classes and not all(name in element.classes for name in self.classes):
            return False
        found = element.attributes
        return all(found.get("id") == name for name in self.ids) and all(
            _has(found.get(name), operator, value) for name, operator, value in self.attributes
        )


@dataclass(frozen=True, eq=False)
class StyleSelector:
    """One selector of a list: what the element must be, and what must stand before it."""

    compound: _Compound
    combinator: str = ""
    """A space, ``>``, ``+`` or ``~``: how ``before`` stands to it. Empty if there is nothing before."""
    before: StyleSelector | None = None

    @property
    def specificity(self) -> tuple[int, int, int]:
        one = self.compound
        above = self.before.specificity if self.before else (0, 0, 0)
        own = len(one.ids), len(one.classes) + len(one.attributes), int(bool(one.tag))
        return above[0] + own[0], above[1] + own[1], above[2] + own[2]

    @cached_property
    def looks_aside(self) -> bool:
        """Whether it asks for what stands beside an element, not only round it."""
        return self.combinator in ("+", "~") or (self.before is not None and self.before.looks_aside)

    def may_match(self, tree: Tree) -> bool:
        """Whether the tree has all that it asks for. A rule for one client's own markup matches nothing."""
        one = self.compound
        words = [one.tag] if one.tag else []
        words += [f".{name}" for name in one.classes] + [f"#{name}" for name in one.ids]
        words += [f"[{name}" for name, _, _ in one.attributes]
        return tree.vocabulary.issuperset(words) and (self.before is None or self.before.may_match(tree))

    @property
    def key(self) -> tuple[str, str]:
        """What an element must have to be matched at all: where to look the selector up."""
        one = self.compound
        if one.ids:
            return "id", one.ids[0]
        return ("class", one.classes[0]) if one.classes else ("tag", one.tag)

    def matches(self, element: ElementNode) -> bool:
        """Whether it means the element. The tree remembers, for the styles of a mail share what they begin with."""
        known = element.tree.matches.setdefault(self, {})
        mark = element.index if self.looks_aside else element.path
        found = known.get(mark)
        if found is None:
            found = known[mark] = self.compound.matches(element) and self._follows(element)
        return found

    def _follows(self, element: ElementNode) -> bool:
        if self.before is None:
            return True
        if self.combinator == ">":
            return element.parent is not None and self.before.matches(element.parent)
        if self.combinator == "+":
            return element.previous is not None and self.before.matches(element.previous)
        return self.before._reaches(element, "parent" if self.combinator == " " else "previous")

    def _reaches(self, element: ElementNode, way: str) -> bool:
        """Whether one round the element, or before it, is meant. Takes no step twice, however many elements ask."""
        known = element.tree.reaches.setdefault((self, way), {})
        by_index = way == "previous" or self.looks_aside
        taken: list[int] = []
        found = False
        at: ElementNode | None = getattr(element, way)
        while at is not None and not found:
            mark = at.index if by_index else at.path
            if mark in known:
                found = known[mark]
                break
            taken.append(mark)
            found = self.matches(at)
            at = getattr(at, way)
        known.update(dict.fromkeys(taken, found))
        return found


# One object for one beginning, so that what is known of it serves all selectors that begin so.
_selector = lru_cache(maxsize=4096)(StyleSelector)


@lru_cache(maxsize=2048)
def selectors(text: str) -> tuple[StyleSelector, ...]:
    """The selectors of a list, without those that can't match in a mail at rest."""
    return tuple(one for one in map(_parse, text.split(",")) if one is not None) if "(" not in text else ()


def _parse(text: str) -> StyleSelector | None:
    text = text.strip()
    before: StyleSelector | None = None
    combinator, one = "", _Compound()
    at = length = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None:
            return None
        at = match.end()
        symbol, space, tag, class_name, identifier, attribute, operator, value, pseudo = match.groups()
        if symbol or space:
            length += 1
            if length == _LONGEST:
                return None
            before, combinator, one = _selector(one, combinator, before), symbol or " ", _Compound()
        elif tag:
            one = replace(one, tag="" if tag == "*" else tag.lower())
        elif class_name:
            one = replace(one, classes=(*one.classes, class_name.replace("\\", "")))
        elif identifier:
            one = replace(one, ids=(*one.ids, identifier.replace("\\", "")))
        elif attribute:
            one = replace(one, attributes=(*one.attributes, (attribute.lower(), operator or "", value or "")))
        elif pseudo == ":root":
            one = replace(one, tag="html")
        elif pseudo != ":link":
            return None
    return _selector(one, combinator, before)


def _has(found: str | None, operator: str, value: str) -> bool:
    if found is None:
        return False
    match operator:
        case "":
            return True
        case "=":
            return found == value
        case "~=":
            return value in found.split()
        case "|=":
            return found == value or found.startswith(f"{value}-")
        case "^=":
            return bool(value) and found.startswith(value)
        case "$=":
            return bool(value) and found.endswith(value)
        case _:
            return bool(value) and value in found
