"""The line beside the subject, and other hidden text: P1, M7."""

from __future__ import annotations

from collections.abc import Iterator

from ...fields.lazy import pattern
from ..colour import WHITE, colour
from ..mail import LETTER, Mail
from ..rule import INFORMATION, WARNING, Fault, rule
from ..selector import selectors
from ..tree import ElementNode

# Characters that keep the text behind the preheader out of the list of mails: TryGhost/Ghost and many others.
_FILLERS = pattern(
    "[\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\ufeff\\s]++"
)
_SHORTEST, _LONGEST = 40, 140
_HIDDEN_LETTERS = 20


def preheader(mail: Mail) -> ElementNode | None:
    """The outermost hidden element that holds the first words of the body; None if those are seen."""
    first = mail.words[0][1] if mail.words else None
    if first is None or not mail.looks[first.index].hidden:
        return None
    return _outermost_hidden(mail, first)


def _outermost_hidden(mail: Mail, element: ElementNode) -> ElementNode:
    hidden = [one for one in [element, *element.ancestors()] if mail.looks[one.index].hidden]
    return hidden[-1]


@rule(
    "P1",
    "The mail begins with a hidden preheader of 40 to 140 characters, not in white",
    WARNING,
    "gmail apple-mail outlook-com outlook-windows yahoo",
    fix='Put <div style="display:none;mso-hide:all;max-height:0;overflow:hidden">...</div> first into the body.',
)
def present(mail: Mail) -> Iterator[Fault]:
    element = preheader(mail)
    if element is None:
        yield Fault(
            mail.words[0][0].start if mail.words else None, "no preheader: beside the subject stand the first words"
        )
        return
    style = mail.style(element)
    length = len(_FILLERS.sub(" ", element.text).strip())
    if not _SHORTEST <= length <= _LONGEST:
        fix = f"Say in {_SHORTEST} to {_LONGEST} characters what the mail is about."
        yield Fault(element.start, f"the preheader has {length} characters", fix=fix)
    if colour(style.value("color")) == WHITE:
        what = "the preheader is white: filters look for white text"
        yield Fault(element.at("style"), what, fix="Give it the colour of other text; it is hidden anyway.")
    if style.value("mso-hide") != "all":
        fix = "Add mso-hide:all to its style."
        yield Fault(element.start, "the preheader may be seen in Outlook", INFORMATION, ("outlook-windows",), fix)


@rule(
    "M7",
    "Nothing is hidden but the preheader",
    WARNING,
    "all",
    fix="Show it or leave it out: filters look for hidden text.",
)
def hidden(mail: Mail) -> Iterator[Fault]:
    first = preheader(mail)
    shown_on_phones = [
        selector
        for sheet in mail.sheets
        for one in sheet.style.rules
        if one.conditions and any(d.name in ("display", "max-height", "visibility") for d in one.declarations)
        for selector in selectors(one.selectors)
    ]
    seen: set[int] = set()
    for _, element in mail.words:
        if not mail.looks[element.index].hidden:
            continue
        outer = _outermost_hidden(mail, element)
        if outer is first or outer.index in seen:
            continue
        seen.add(outer.index)
        if len(LETTER.findall(outer.text)) >= _HIDDEN_LETTERS and not any(
            one.matches(outer) for one in shown_on_phones
        ):
            yield Fault(outer.start, "hidden text")
