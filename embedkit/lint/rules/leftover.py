"""What somebody forgot to fill in: U4."""

from __future__ import annotations

from collections.abc import Iterator

from ...fields.lazy import pattern
from ..mail import Mail
from ..rule import ERROR, WARNING, Fault, rule

_TAG = pattern(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]")
_VALUE = pattern(r"(?:^|[/=&?])(?:None|undefined|NaN|\[object Object\])(?=$|[/&#?;])")
_WORD = frozenset(["None", "undefined", "NaN", "[object Object]"])
# What is written for people may tell of braces.
_FOR_PEOPLE = frozenset(["alt", "title", "aria-label", "content", "summary"])


@rule(
    "U4",
    "Nothing is left over from a template",
    ERROR,
    "all",
    fix="Fill it in. If your mail service will, lint with --ignore U4 until it has.",
)
def leftovers(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.elements:
        for name, value in element.attributes.items():
            if name in _FOR_PEOPLE:
                if value.strip() in _WORD:
                    yield Fault(element.at(name), f"{name}={value.strip()!r}")
                elif _TAG.search(value):
                    yield Fault(element.at(name), f"{name} looks like a template: {value[:60]!r}", WARNING)
            elif _TAG.search(value) or (name in ("href", "src", "background") and _VALUE.search(value)):
                yield Fault(element.at(name), f"{name}={value[:60]!r}")
    for text, element, _ in mail.visible:
        if element.tag in ("code", "pre") or element.inside("code", "pre"):
            continue
        words = " ".join(text.data.split())
        if words in _WORD:
            yield Fault(text.start, f"the text {words!r}")
        elif match := _TAG.search(words):
            # An article may tell of templates: only a person can say.
            around = words[max(0, match.start() - 20) : match.end() + 20]
            yield Fault(text.start, f"text that looks like a template: {around!r}", WARNING)
