"""Style elements: S3, S4, S5, S7, S14."""

from __future__ import annotations

from collections.abc import Iterator

from ..mail import Mail
from ..rule import ERROR, WARNING, Fault, rule
from ..tokens import View

_GENERIC = frozenset(
    "serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded emoji math"
    " inherit initial unset revert".split()
)


@rule(
    "S3",
    "No at-rule stands in another, as @media in @media",
    ERROR,
    "gmail outlook-com",
    fix="Write the inner at-rule by itself, with both conditions in one: @media (a) and (b).",
)
def nested_at_rules(mail: Mail) -> Iterator[Fault]:
    # hteumeuleu/email-bugs#21: Gmail drops the whole style element.
    for sheet in mail.sheets:
        for one in sheet.style.at_rules:
            if one.within:
                what = f"@{one.keyword} stands in @{one.within[-1]}: Gmail drops the whole style element"
                yield Fault(sheet.start + one.at, what)


@rule(
    "S4",
    "Styles parse without an error",
    ERROR,
    "gmail",
    fix="Mend or remove it; what only some clients understand goes into a style element of its own.",
)
def css_errors(mail: Mail) -> Iterator[Fault]:
    for sheet in mail.sheets:
        for at, message in sheet.style.errors:
            yield Fault(sheet.start + at, f"CSS error: {message}: Gmail drops the whole style element")
    for element in mail.tree.elements:
        if element.attributes.get("style"):
            for _, message in mail.style(element).errors:
                yield Fault(element.at("style"), f"CSS error in a style attribute: {message}", WARNING)


@rule("S5", "Style elements stand in the head", ERROR, "gmail", fix="Move the style element into <head>.")
def in_head(mail: Mail) -> Iterator[Fault]:
    for sheet in mail.sheets:
        if sheet.element.inside("head") is None and sheet.element.inside("body") is not None:
            yield Fault(sheet.element.start, "a style element in the body: Gmail drops it")


@rule(
    "S7",
    "Nothing depends on a style sheet or font from elsewhere",
    ERROR,
    features="html-link css-at-import css-at-font-face",
    fix="Write the styles into the mail; load fonts within <!--[if !mso]><!--> ... <!--<![endif]-->.",
)
def from_elsewhere(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.all("link"):
        if "stylesheet" in (element.get("rel") or "").lower() and element.view is View.ALL:
            yield Fault(element.start, "a linked style sheet: most clients never load it")
    for sheet in mail.sheets:
        for one in sheet.style.at_rules:
            if one.keyword == "import" and sheet.element.view is View.ALL:
                yield Fault(sheet.start + one.at, "@import: most clients never load it")
            if one.keyword == "font-face" and not one.within and sheet.element.view is View.ALL:
                what = "@font-face where Outlook for Windows reads it: the text may fall back to Times New Roman"
                yield Fault(sheet.start + one.at, what, WARNING, ("outlook-windows",))
    for asked in mail.asking("font-family"):
        last = asked.declaration.value.rpartition(",")[2].strip(" \"'").lower()
        if last not in _GENERIC and not last.startswith("mso-"):
            fix = "End the list with serif, sans-serif or monospace."
            yield Fault(asked.at, f"{asked}: no generic family at its end", WARNING, fix=fix)


@rule(
    "S14",
    "Class names hold no dot and no colon",
    WARNING,
    "gmail",
    fix="Rename it with letters, digits, - and _ only, as in sm_w-full.",
)
def class_names(mail: Mail) -> Iterator[Fault]:
    for element in mail.tree.elements:
        if name := next((n for n in element.attributes.get("class", "").split() if "." in n or ":" in n), ""):
            yield Fault(element.at("class"), f"class {name}: Gmail strips it")
