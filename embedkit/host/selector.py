"""What can be told of a CSS selector without trying it: most elements are turned away by a look at their markup.

Trying a selector with ``:has()`` takes 4 µs, every paragraph of an article is asked, and hardly one matches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..errors import PluginError
from ..fields.lazy import pattern

_COMPOUND = pattern(
    r"(?P<tag>[a-z][\w-]*(?:\\:[a-z][\w-]*)?|\*)?"  # fb\:post: names of before custom elements
    r"(?P<rest>(?:[.#][\w-]+|\[[^\]]*\]|:[\w-]+(?:\([^()]*(?:\([^()]*\))?[^()]*\))?)*)"
)
_CLASS = pattern(r"\.([\w-]+)")
_ATTRIBUTE = pattern(r"""\[([\w-]+)(?:[~|^$*]?=['"]?([^'"\]]*))?""")
_BRACKETS = pattern(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
_NAME = pattern("[a-z][a-z0-9-]*")
_HAS = pattern(r":has\(([^(),]*)\)$")
_ENDLESS = frozenset("br hr img input embed source wbr".split())
_FIRST = pattern(r"^>\s*([a-z][a-z0-9-]*)[^\s:>~+]*:(?:first|only)-child")
_LAST = pattern(r"^>[^>]*?([a-z][a-z0-9-]*)[^\s:>~+]*:(?:last|only)-child$")


@dataclass(frozen=True)
class Selector:
    """One selector, taken apart."""

    source: str
    tag: str
    """The element's own tag; ``*`` for any."""
    class_name: str
    """A class that it must have, or empty."""
    exact: bool
    """Tag and class say all: there is nothing to try."""
    specificity: tuple[int, int]
    first: str
    """Tag of the element's first child, if that is asked for."""
    last: str
    """Tag of its last child, if that is asked for, and if it is one with an end tag."""
    needs: tuple[str, ...]
    """What must stand in its markup."""
    attrs: tuple[tuple[str, str], ...] = ()
    """Attributes that it must have, and what must stand in each, lower case."""

    @classmethod
    @cache  # each is looked at twice: when its plugin is checked, and when the tables are built
    def parse(cls, source: str) -> Selector:
        """Raises PluginError for a selector that can't be used."""
        source = source.strip()
        # The rightmost compound says what the element itself must be: it is filed under that.
        last = re.split(r"[\s>+~]+", _BRACKETS.sub(lambda m: "x" * len(m[0]), source))[-1]
        last = source[len(source) - len(last) :]
        match = _COMPOUND.fullmatch(last)
        if not last or match is None:
            raise PluginError(f"selector {source!r} can't be used: write tag.class[attribute] forms")
        tag, rest = (match["tag"] or "*").replace("\\", ""), match["rest"]
        classes = _CLASS.findall(re.sub(r"\[[^\]]*\]|\(.*\)", "", rest))
        if tag == "*" and not classes:
            raise PluginError(f"selector {source!r} would ask for every element: name a tag or a class")
        if not _understood(source):
            raise PluginError(f"selector {source!r} can't be used: the parser does not know a part of it")
        has = _HAS.search(source)
        inside = has[1].strip() if has else ""
        first, final = _FIRST.match(inside), _LAST.match(inside)
        return cls(
            source,
            tag,
            classes[0] if classes else "",
            exact=last == source and len(classes) <= 1 and rest == "".join(f".{name}" for name in classes),
            specificity=(len(re.findall(r"[.\[:#]", source)), len(re.findall(r"(?:^|[\s>+~])[a-z]", source))),
            first=first[1] if first else "",
            last=final[1] if final and final[1] not in _ENDLESS else "",
            needs=(
                *("<" + name for name in re.findall(r"(?:^|[\s>+~])([a-z][a-z0-9-]*)", inside)),
                *_CLASS.findall(inside),
                *re.findall(r"\[([\w-]+)", inside),
            ),
            attrs=tuple((name, value.lower()) for name, value in _ATTRIBUTE.findall(re.sub(r"\(.*\)", "", rest))),
        )


def edges(inside: str) -> tuple[str, str]:
    """The tags of the first and of the last element in a piece of markup; a last one without an end tag is not seen."""
    at = inside.find("<") + 1
    if not at:
        return "", ""
    first, last = _NAME.match(inside, at), _NAME.match(inside, inside.rfind("</") + 2)
    return first[0] if first else "", last[0] if last else ""


@lru_cache(maxsize=512)
def _understood(source: str) -> bool:
    """Whether lexbor takes a selector; the plain ones need no trial."""
    if re.fullmatch(r"[a-z0-9]*(?:\.[\w-]+)?", source):
        return True
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        LexborHTMLParser("<p>").css_first(source)
    except SelectolaxError:
        return False
    return True
