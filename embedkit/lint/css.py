"""Style sheets and style attributes, parsed by tinycss2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .source import SourceText


@dataclass(frozen=True, slots=True)
class Declaration:
    """``name: value``."""

    name: str
    """In lower case."""
    value: str
    """As written, without ``!important``."""
    important: bool
    at: int
    """Offset in the style it stands in."""


@dataclass(frozen=True, slots=True)
class StyleRule:
    """Selectors and what they ask for."""

    selectors: str
    declarations: tuple[Declaration, ...]
    conditions: tuple[str, ...]
    """Of the at-rules round it, such as ``@media (prefers-color-scheme:dark)``, and of the style element."""
    at: int
    nests: bool
    """Whether there are rules in it."""


@dataclass(frozen=True, slots=True)
class AtRule:
    """``@media`` and the like."""

    keyword: str
    """In lower case, without ``@``."""
    prelude: str
    within: tuple[str, ...]
    at: int


@dataclass(slots=True)
class Style:
    """What a style element or a style attribute says."""

    text: str
    rules: list[StyleRule] = field(default_factory=list)
    at_rules: list[AtRule] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    """Offset and what is wrong."""

    @property
    def declarations(self) -> Iterator[Declaration]:
        """All, whatever they are for."""
        for rule in self.rules:
            yield from rule.declarations

    def last(self, *names: str) -> Declaration | None:
        """The declaration with one of these names that holds; for a style attribute."""
        found = [one for one in self.declarations if one.name in names]
        return max(found, key=lambda one: (one.important, one.at)) if found else None

    def value(self, *names: str) -> str:
        """Of that declaration, in lower case; empty if there is none."""
        found = self.last(*names)
        return found.value.lower() if found else ""


def parse_attribute(text: str) -> Style:
    """A style attribute: one rule without selectors."""
    import tinycss2

    style = Style(text)
    try:
        nodes = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
        _Reader(style).rule("", nodes, (), 0)
    except RecursionError:
        style = _too_deep(text)
    return style


def parse_sheet(text: str, media: str = "") -> Style:
    """The text of a style element with its media attribute."""
    import tinycss2

    style = Style(text)
    conditions = (f"@media {media}",) if media and media.lower() not in ("all", "screen") else ()
    try:
        nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        _Reader(style).rules(nodes, conditions, ())
    except RecursionError:
        style = _too_deep(text)
    return style


def _too_deep(text: str) -> Style:
    """tinycss2 and Python have their limits; no mail client reads such styles either."""
    return Style(text, [StyleRule("", (), (), 0, False)], errors=[(0, "brackets nested too deep")])


class _Reader:
    """Puts tinycss2's nodes, which are not typed, into a Style."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.source = SourceText(style.text)

    def at(self, node: Any) -> int:
        return self.source.offset(node.source_line, node.source_column)

    def rules(self, nodes: list[Any], conditions: tuple[str, ...], within: tuple[str, ...]) -> None:
        import tinycss2

        for node in nodes:
            if node.type == "error":
                self.style.errors.append((self.at(node), node.message))
            elif node.type == "qualified-rule":
                contents = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
                self.rule(tinycss2.serialize(node.prelude).strip(), contents, conditions, self.at(node))
            elif node.type == "at-rule":
                prelude = tinycss2.serialize(node.prelude).strip()
                keyword = node.lower_at_keyword
                self.style.at_rules.append(AtRule(keyword, prelude, within, self.at(node)))
                # @font-face and @page hold declarations; deeper than a few at-rules nobody nests.
                if (
                    node.content is not None
                    and keyword in ("media", "supports", "layer", "container")
                    and len(within) < 8
                ):
                    inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                    self.rules(inner, (*conditions, f"@{keyword} {prelude}"), (*within, keyword))

    def rule(self, selectors: str, nodes: list[Any], conditions: tuple[str, ...], at: int) -> None:
        import tinycss2

        declarations = []
        for node in nodes:
            if node.type == "declaration":
                value = tinycss2.serialize(node.value).strip()
                declarations.append(Declaration(node.name.lower(), value, node.important, self.at(node)))
            elif node.type == "error":
                self.style.errors.append((self.at(node), node.message))
        nests = any(node.type in ("qualified-rule", "at-rule") for node in nodes)
        self.style.rules.append(StyleRule(selectors, tuple(declarations), conditions, at, nests))
