"""Dark mode: D1, D2."""

from __future__ import annotations

from collections.abc import Iterator

from ..mail import Mail
from ..rule import INFORMATION, WARNING, Fault, rule

_METAS = ("color-scheme", "supported-color-schemes")


def _is_dark(conditions: tuple[str, ...]) -> bool:
    return any("prefers-color-scheme" in one and "dark" in one for one in conditions)


@rule(
    "D1",
    "The mail says that it has dark colours if it has them, and only then",
    WARNING,
    "apple-mail thunderbird samsung",
    fix='Write <meta name="color-scheme" content="light dark">, the same with supported-color-schemes, and '
    ":root{color-scheme:light dark}; or none of them.",
)
def told(mail: Mail) -> Iterator[Fault]:
    metas = {(one.get("name") or "").lower(): one for one in mail.tree.all("meta")}
    if mail.has_dark:
        for name in _METAS:
            if name not in metas:
                yield Fault(None, f"dark styles, but no meta {name}")
        if not any(one.name == "color-scheme" for sheet in mail.sheets for one in sheet.style.declarations):
            yield Fault(None, "dark styles, but no color-scheme in the styles", INFORMATION, ("samsung",))
    for name in _METAS if not mail.has_dark else ():
        if name in metas and "dark" in (metas[name].get("content") or "").lower():
            yield Fault(metas[name].start, f"meta {name} promises dark colours, but there are no styles for them")


@rule(
    "D2",
    "Dark styles win over style attributes, stand in a style element of their own, and are there for Outlook.com too",
    WARNING,
    "apple-mail outlook-com",
    fix="Write !important behind each, put @media (prefers-color-scheme:dark) into a style element of its own, and "
    "repeat the rules with [data-ogsc] before them.",
)
def strong(mail: Mail) -> Iterator[Fault]:
    for sheet in mail.sheets:
        dark = [one for one in sheet.style.rules if _is_dark(one.conditions)]
        if not dark:
            continue
        for one in dark:
            weak = {d.name for d in one.declarations if not d.important}
            if weak and any(weak & {d.name for d in mail.style(element).declarations} for element in mail.meant(one)):
                what = f"{one.selectors[:60]} in dark mode: without !important the style attributes win"
                yield Fault(sheet.start + one.at, what, clients=("apple-mail", "thunderbird"))
        if any(one not in dark and "[data-ogs" not in one.selectors for one in sheet.style.rules):
            what = "dark styles together with others: a client that stumbles over them drops all"
            yield Fault(sheet.element.start, what, clients=("gmail", "yahoo"))
    if mail.has_dark and "data-ogs" not in mail.html:
        yield Fault(
            None, "dark styles, but none for Outlook.com ([data-ogsc], [data-ogsb])", INFORMATION, ("outlook-com",)
        )
