"""What stands behind the colon in CSS: S8, S10, S11, S12."""

from __future__ import annotations

from collections.abc import Iterator

from ...fields.lazy import pattern
from ..mail import Asked, Mail
from ..rule import ERROR, WARNING, Fault, rule

_MODERN = pattern(r"\b(?:rgb|hsl)a?\(\s*+[^\s,()]++\s++[^,()]*+\)|\b(?:ok)?l(?:ab|ch)\(|\bcolor(?:-mix)?\(|\bhwb\(", 2)
_IMPORTANT = pattern(r"(\s?)!(\s*+)(important)", 2)
_REM = pattern(r"(?<![\w.#-])[\d.]++(?:rem|v[hw]|vmin|vmax)\b", 2)
_MATHS = pattern(r"(?<![\w-])(?:calc|min|max|clamp)\(", 2)
# More ways to say the same nobody writes one below the other.
_FALLBACKS = 4
# Without these in a form that Word reads, the layout or the size of the text is lost.
_LOAD_BEARING = ("width", "height", "font-size", "line-height", "padding", "font")


@rule(
    "S8",
    "Colours are written the old way: #rrggbb, rgb(0,0,0) or rgba(0,0,0,0.5)",
    ERROR,
    features="css-modern-color",
    fix="Write the colour as #rrggbb.",
)
def modern_colours(mail: Mail) -> Iterator[Fault]:
    # In a style attribute Gmail drops the whole attribute, in a style element the whole element.
    for sheet in mail.sheets:
        for one in sheet.style.declarations:
            if match := _MODERN.search(one.value):
                yield Fault(sheet.start + one.at, f"{match[0][:40]}: Gmail drops the whole style element")
    for element in mail.tree.elements:
        if "style" in element.attributes and (match := _MODERN.search(element.attributes["style"])):
            yield Fault(element.at("style"), f"{match[0][:40]}: Gmail drops the whole style attribute")


@rule(
    "S10",
    "No custom properties, no nested rules, no light-dark()",
    ERROR,
    features="css-variables css-nesting css-function-light-dark",
    fix="Write the value itself; a plain one before it serves clients that don't know the new one.",
)
def variables(mail: Mail) -> Iterator[Fault]:
    for sheet in mail.sheets:
        for one in sheet.style.rules:
            if one.nests:
                yield Fault(sheet.start + one.at, f"{one.selectors[:60]}: rules nested in a rule")
    for name, asked in mail.asked.items():
        for place in asked:
            value = place.declaration.value
            if name.startswith("--"):
                yield Fault(place.at, f"{name}: a custom property, which Gmail and Outlook drop", WARNING)
            elif ("var(" in value or "light-dark(" in value) and not _plain_before(place, ("var(", "light-dark(")):
                yield Fault(place.at, f"{place}: dropped by Gmail and Outlook, and no plain value before it")


@rule(
    "S11",
    "!important is in lower case, with a space before it",
    WARNING,
    "gmail outlook-windows yahoo",
    fix="Write it as in width:100% !important.",
)
def important(mail: Mail) -> Iterator[Fault]:
    for sheet in mail.sheets:
        for match in _IMPORTANT.finditer(sheet.style.text):
            if not match[1] or match[2] or match[3] != "important":
                yield Fault(
                    sheet.start + match.start(),
                    f"{match[0].strip()!r} without a space before it, with one in it, or in capitals",
                )
    for element in mail.tree.elements:
        text = element.attributes.get("style", "")
        if "!" in text and any(not m[1] or m[2] or m[3] != "important" for m in _IMPORTANT.finditer(text)):
            what = "!important in a style attribute without a space before it, with one in it, or in capitals"
            yield Fault(element.at("style"), what)


@rule(
    "S12",
    "No rem, vw, calc() and the like without pixels before them",
    ERROR,
    features="css-unit-rem css-unit-vw css-unit-calc css-function-min css-function-clamp",
    fix="Write it in px; or a declaration in px first, then this one.",
)
def units(mail: Mail) -> Iterator[Fault]:
    for name, asked in mail.asked.items():
        for place in asked:
            value = place.declaration.value
            maths = _MATHS.search(value)
            if name.startswith("--") or not (maths or _REM.search(value)):
                continue
            if not _plain_before(place, ("rem", "vh", "vw", "vm", "(")):
                heavy = name.startswith(_LOAD_BEARING)
                yield Fault(
                    place.at,
                    f"{place}: {'Outlook and Yahoo drop' if maths else 'Outlook drops'} it, and no px before it",
                    ERROR if heavy else WARNING,
                )


def _plain_before(place: Asked, marks: tuple[str, ...]) -> bool:
    """Whether the same rule or attribute asks for the same with a plain value shortly before."""
    before = place.before
    for _ in range(_FALLBACKS):
        if before is None:
            return False
        if not any(mark in before.declaration.value for mark in marks):
            return True
        before = before.before
    return False
