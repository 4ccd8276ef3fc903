"""What is left when a client drops all style elements: S6."""

from __future__ import annotations

from collections.abc import Iterator

from ..css import Declaration
from ..mail import Mail
from ..rule import ERROR, WARNING, Fault, rule
from ..tree import ElementNode

# What carries the layout and the brand, and the attributes that carry it as well.
_TWINS = {
    "color": ("color",),
    "background": ("bgcolor", "background"),
    "background-color": ("bgcolor",),
    "font-size": ("size",),
    "width": ("width",),
    "text-align": ("align",),
    "padding": ("cellpadding",),
}
_NOTHING = frozenset(["0", "0px", "none", "auto", "inherit", "transparent", "initial", "100%", "unset"])
_NEEDS_BOX = ("background", "background-color", "padding", "width")


@rule(
    "S6",
    "The mail keeps its layout and colours without any style element",
    ERROR,
    "gmail",
    fix="Put the same declaration into the style attributes of these elements.",
)
def without_styles(mail: Mail) -> Iterator[Fault]:
    # hteumeuleu/email-bugs#56: Gmail with an account of another provider reads no style element at all.
    bare = not any(mail.style(element).rules[0].declarations for element in mail.body if "style" in element.attributes)
    for sheet in mail.sheets:
        for one in sheet.style.rules:
            wanted = [d for d in one.declarations if d.name in _TWINS and d.value.lower() not in _NOTHING]
            if one.conditions or not wanted:
                continue
            meant = mail.meant(one)
            missing = {d.name: sum(not _carries(mail, element, d) for element in meant) for d in wanted}
            lost = [name for name, count in missing.items() if count]
            if lost:
                count = max(missing.values())
                elements = "an element does" if count == 1 else f"{count} elements do"
                what = (
                    f"{one.selectors[:60]} asks for {', '.join(lost)}, which {elements} not carry in a style attribute"
                )
                yield Fault(sheet.start + one.at, what, ERROR if bare else WARNING)


def _carries(mail: Mail, element: ElementNode, wanted: Declaration) -> bool:
    """Whether the element, or for what is inherited one round it, says it itself; or has nothing to show of it."""
    name = wanted.name
    if element.tag == "img" and name not in ("width", "padding"):
        return True  # only its alt text would have the look
    if name not in _NEEDS_BOX and not element.text:
        return True
    inherited = name in ("color", "font-size", "text-align")
    # A link does not inherit the colour of what is round it.
    around = (
        [element, *element.ancestors()] if inherited and not (name == "color" and element.tag == "a") else [element]
    )
    return any(_says(mail, one, name) for one in around)


def _says(mail: Mail, element: ElementNode, name: str) -> bool:
    style = mail.style(element)
    others = {"background-color": ("background",), "background": ("background-color",), "font-size": ("font",)}
    return bool(
        style.last(name, *others.get(name, ()))
        or any(twin in element.attributes for twin in _TWINS[name])
        or (name == "padding" and any(d.name.startswith("padding-") for d in style.declarations))
        or (name == "width" and style.last("max-width"))
    )
