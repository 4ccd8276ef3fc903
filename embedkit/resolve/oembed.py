"""oEmbed answers, as real providers send them: JSON or XML under any content type, sizes as words, relative addresses.

Of 77 recorded answers 33 have no title, 12 sizes are digits in strings, 8 are percentages, and versions are numbers;
a strict parser refuses most of the social web.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urljoin

from ..fields.lazy import pattern

_SIZE = pattern(r"\s*(\d{1,5})(?:\.\d*)?(?:px)?\s*")
_SIZES = ("width", "height", "thumbnail_width", "thumbnail_height")
_ADDRESSES = ("url", "author_url", "provider_url", "thumbnail_url", "iframe_url", "web_page")
LONGEST = 20_000
"""Characters of one value; of ``html`` ten times as many."""


def request_url(endpoint: str, url: str) -> str:
    """The address that asks an endpoint about ``url``."""
    # "dnt": do not track the reader; WordPress sends it to every provider too.
    separator = "&" if "?" in endpoint else "?"
    return f"{endpoint}{separator}{urlencode({'url': url, 'format': 'json', 'dnt': '1'})}"


def parse_oembed(body: bytes, endpoint: str) -> dict[str, Any]:
    """The facts of an answer; relative addresses are joined to ``endpoint``. Raises ValueError."""
    text = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    data = parse_xml(text) if text[:1] == b"<" else parse_json(text)
    facts: dict[str, Any] = {
        name: value for name, value in data.items() if isinstance(value, str | int | float) and _short(name, value)
    }
    if not any(facts.get(name) for name in ("type", "html", "title", "thumbnail_url", "author_name")):
        raise ValueError("it is no oEmbed answer")
    for name in _SIZES:
        facts[name] = _pixels(facts.get(name))
    for name in _ADDRESSES:
        if isinstance(value := facts.get(name), str) and value:
            facts[name] = urljoin(str(facts.get("provider_url") or endpoint), value)
    return {name: value for name, value in facts.items() if value is not None and value != ""}


def parse_json(body: bytes) -> dict[str, Any]:
    """A JSON object. Raises ValueError for anything else, also for what is nested too deep."""
    try:
        data = json.loads(body.decode("utf-8-sig", "replace"), parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if isinstance(data, list) and len(data) == 1:
        data = data[0]
    if not isinstance(data, dict):
        raise ValueError("it is no JSON object")
    return data


def parse_xml(body: bytes) -> dict[str, Any]:
    """The elements of ``<oembed>``. Raises ValueError; a document type is refused, for it can define entities."""
    from xml.etree import ElementTree  # without a document type there is nothing to expand

    head = body.replace(b"\0", b"").lower()  # also where it is UTF-16
    if b"<!doctype" in head or b"<!entity" in head:
        raise ValueError("it has a document type")
    try:
        root = ElementTree.fromstring(body)  # noqa: S314
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise ValueError(f"it is no XML: {error}") from None
    if root.tag.rpartition("}")[2] != "oembed":
        raise ValueError("it is no oEmbed answer")
    return {child.tag.rpartition("}")[2].replace("-", "_"): (child.text or "").strip() for child in root}


def cache_age(data: Mapping[str, Any]) -> int | None:
    """Seconds for which a provider says its answer is good; X says a hundred years, as a string."""
    value = data.get("cache_age")
    text = str(value) if isinstance(value, str | int) else ""
    return int(text) if text.isdecimal() and len(text) < 16 else None


def _short(name: str, value: str | float) -> bool:
    return not isinstance(value, str) or len(value) <= (LONGEST * 10 if name == "html" else LONGEST)


def _pixels(value: Any) -> int | None:
    """``480``, ``"480"``, ``"480px"``; ``"100%"`` is none."""
    if isinstance(value, bool) or value is None:
        return None
    match = _SIZE.fullmatch(str(value))
    return int(match[1]) or None if match else None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
