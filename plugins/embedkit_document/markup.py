"""Boxes and scripts that become slides or a form."""

from embedkit import Element, Url

SELECTORS = (
    ".speakerdeck-embed",
    "script[data-id][src*='speakerdeck.com']",
    ".typeform-widget",
    "div[data-tf-widget]",
)


def from_markup(element: Element) -> Url | None:
    """The address of what such an element shows; None: it is none of these."""
    if name := element.get("data-tf-widget"):
        return Url.parse(f"https://form.typeform.com/to/{name}")
    if "typeform-widget" in element.classes:
        return element.url("data-url")
    if element.tag == "script" or "speakerdeck-embed" in element.classes:
        return Url.parse(f"https://speakerdeck.com/player/{element.get('data-id')}")
    return None
