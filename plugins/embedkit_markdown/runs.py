"""Inline HTML as a row of words, each of one look."""

from collections.abc import Callable, Sequence
from html import unescape
from typing import NamedTuple

from embedkit import RichText
from embedkit.kit import pattern

_TAG = pattern(r'<(/?)([a-z]+)(?: href="([^"]*)")?>')
_STRONG, _EM, _CODE = frozenset(("strong", "b")), frozenset("em i cite var".split()), frozenset("code kbd".split())


class Run(NamedTuple):
    """Words of one look."""

    text: str
    href: str = ""
    strong: bool = False
    em: bool = False
    code: bool = False


def runs(text: RichText) -> list[Run]:
    """Inline HTML as words of one look each; a line break is ``\\n``."""
    found: list[Run] = []
    strong = em = code = 0
    href, at = "", 0

    def add(words: str) -> None:
        if not words:
            return
        if words == "\n" and parts and parts[-1][-1] == "\n":
            parts[-1].append(words)  # both breaks of an empty line in one run, whatever starts between them
            return
        # Code is neither bold nor italic: two pieces of it that touch are one.
        run = Run(words, href, strong > 0 and not code, em > 0 and not code, code > 0)
        if found and found[-1][1:] == run[1:]:
            parts[-1].append(words)
        else:
            found.append(run)
            parts.append([words])

    parts: list[list[str]] = []
    for match in _TAG.finditer(text):
        add(unescape(text[at : match.start()]))
        at = match.end()
        slash, name, address = match.groups()
        step = -1 if slash else 1
        if name == "br":
            add("\n")
        elif name == "a":
            href = "" if slash else unescape(address or "")
        elif name in _STRONG:
            strong += step
        elif name in _EM:
            em += step
        elif name in _CODE:
            code += step
    add(unescape(text[at:]))
    return [run._replace(text="".join(words)) for run, words in zip(found, parts, strict=True)]


def paragraphs(whole: Sequence[Run]) -> list[list[Run]]:
    """The runs of each paragraph: two line breaks end one, whatever is open there."""
    paragraphs: list[list[Run]] = [[]]
    for run in whole:
        first, *others = run.text.split("\n\n")
        paragraphs[-1].append(run._replace(text=first))
        paragraphs += [[run._replace(text=part)] for part in others]
    return [kept for paragraph in paragraphs if (kept := [run for run in paragraph if run.text])]


def trimmed(group: Sequence[Run], drop: Callable[[str], bool], side: str = "both") -> tuple[str, list[Run], str]:
    """Some runs without the characters to drop at their ends; code is never cut for punctuation."""
    core = list(group)
    lead: list[str] = []
    trail: list[str] = []
    while core and side != "end":
        text = core[0].text
        count = next((at for at, letter in enumerate(text) if not drop(letter)), len(text))
        lead.append(text[:count])
        core[0] = core[0]._replace(text=text[count:])
        if core[0].text:
            break
        del core[0]
    while core and side != "start":
        text = core[-1].text
        count = next((at for at, letter in enumerate(reversed(text)) if not drop(letter)), len(text))
        trail.append(text[len(text) - count :])
        core[-1] = core[-1]._replace(text=text[: len(text) - count])
        if core[-1].text:
            break
        del core[-1]
    return "".join(lead), core, "".join(reversed(trail))
