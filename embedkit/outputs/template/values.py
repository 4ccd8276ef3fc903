"""A value made safe for the place it stands in. These are all the ways out of a template."""

from __future__ import annotations

from html import escape
from typing import Any

from ...fields import Colour, RichText, Url
from ...fields.lazy import pattern

_CSS = pattern(r"#[0-9a-f]{3,6}|-?[0-9]+(?:\.[0-9]+)?(?:px|%|em)?|[a-z]+(?:-[a-z]+)*")


class Html(str):
    """Markup that embedkit itself rendered."""

    __slots__ = ()


def html_text(value: Any) -> str:
    """Between tags."""
    if value.__class__ is RichText or value.__class__ is Html:
        return value
    if value is None:
        return ""
    return escape(str(value))


def html_attribute(value: Any) -> str:
    """Inside a quoted attribute."""
    if value.__class__ is RichText:
        value = value.plain
    if value is None:
        return ""
    return escape(str(value)).replace("\n", "&#10;")


def html_url(value: Any) -> str:
    """A whole ``href`` or ``src``. Only a Url has been checked; anything else is a mistake in the template."""
    if not isinstance(value, Url):
        raise TypeError(f"an address must be a Url, not {type(value).__name__}")
    return escape(value)


def css_value(value: Any) -> str:
    """A number, a length, a colour or a keyword in ``style``; nothing that could hold a function."""
    if value.__class__ is Colour or value.__class__ is int:
        return str(value)
    text = str(value)
    if not _CSS.fullmatch(text):
        raise TypeError(f"{text!r} is not a number, colour or keyword")
    return text


def css_url(value: Any) -> str:
    """Inside ``url('...')`` of a style attribute."""
    text = html_url(value)
    # A parenthesis or a quotation mark would end the function.
    return text.replace("(", "%28").replace(")", "%29").replace("&#x27;", "%27").replace("&quot;", "%22")


PLACES = {
    "text": html_text,
    "attribute": html_attribute,
    "url": html_url,
    "css": css_value,
    "css-url": css_url,
}
