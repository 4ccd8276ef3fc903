"""Which declarations hold for an element: by importance, specificity and order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .colour import BLACK, WHITE, Rgba
from .css import Declaration, Style
from .look import BEARING, Look, at_first, styled
from .selector import StyleSelector, selectors
from .tree import ElementNode, Tree

# What a client draws on in dark mode that nobody has given a ground.
_DARK = Rgba(0.11, 0.11, 0.12)


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """A selector and the declarations of its rule that bear on the look."""

    selector: StyleSelector
    rank: tuple[tuple[int, int, int], int]
    declarations: tuple[Declaration, ...]


class Cascade:
    """The rules of a document that hold in one colour scheme."""

    def __init__(self, sheets: Iterable[Style], tree: Tree, *, dark: bool = False) -> None:
        self.tree, self.dark = tree, dark
        self._looks_aside = False
        self._entries: dict[tuple[str, str], list[_Entry]] = {}
        rules = [rule for sheet in sheets for rule in sheet.rules if _applies(rule.conditions, dark)]
        for order, rule in enumerate(rules):
            if bearing := tuple(one for one in rule.declarations if one.name in BEARING):
                for selector in selectors(rule.selectors):
                    if selector.may_match(tree):
                        entry = _Entry(selector, (selector.specificity, order), bearing)
                        self._entries.setdefault(selector.key, []).append(entry)
                        self._looks_aside = self._looks_aside or selector.looks_aside

    def looks(self, inline: dict[str, Style]) -> list[Look]:
        """Of every element of the tree, by its index. ``inline`` holds the style attributes."""
        outermost = Look(WHITE, _DARK) if self.dark else Look(BLACK, WHITE)
        found: list[Look] = []
        # Rows of a mail are written alike, and look alike.
        known: dict[int, Look] = {}
        for element in self.tree.elements:
            mark = element.index if self._looks_aside else element.path
            look = known.get(mark)
            if look is None:
                above = found[element.parent.index] if element.parent else outermost
                look = known[mark] = self._look(element, above, inline)
            found.append(look)
        return found

    def _matching(self, element: ElementNode) -> list[_Entry]:
        """The last word last."""
        keys = [("tag", ""), ("tag", element.tag), *(("class", name) for name in element.classes)]
        if name := element.attributes.get("id"):
            keys.append(("id", name))
        found = [entry for key in keys for entry in self._entries.get(key, ()) if entry.selector.matches(element)]
        return sorted(found, key=lambda entry: entry.rank) if len(found) > 1 else found

    def _look(self, element: ElementNode, above: Look, inline: dict[str, Style]) -> Look:
        sheet = [one for entry in self._matching(element) for one in entry.declarations]
        own = list(inline[element.attributes.get("style", "")].declarations)
        ordered = [one for one in sheet if not one.important] + [one for one in own if not one.important]
        ordered += [one for one in sheet if one.important] + [one for one in own if one.important]
        return styled(at_first(element, above, self.dark), ordered, above)


def _applies(conditions: tuple[str, ...], dark: bool) -> bool:
    """Outside of at-rules; in dark mode also within those for it, unless they ask for more."""
    for condition in conditions:
        words = condition.lower().replace(" ", "")
        words = words.removeprefix("@media").replace("onlyscreen", "").replace("screen", "").removeprefix("and")
        if words not in ("", "all") and not (dark and words == "(prefers-color-scheme:dark)"):
            return False
    return True
