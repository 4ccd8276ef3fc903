"""Merge tags: what a mail service fills in later, such as ``*|FNAME|*``.

In the edition's own fields they pass through untouched: each becomes a token before anything is cleaned or escaped, and
itself again at the very end. What looks like one in an article was typed by somebody else; it is shown as typed, in a
form that no service's template engine takes for a tag.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from typing import Any, Literal

from ..errors import InputError
from ..fields.lazy import pattern

Engine = Literal["mailchimp", "handlebars", "liquid", "jinja", "mailgun", "ses", "brevo", "none"]

_MUSTACHE = r"\{\{\{[^{}\n]{1,200}\}\}\}|\{\{[^{}\n]{1,200}\}\}"
_LOGIC = r"\{%[^{}%\n]{1,200}%\}"
_NAMES = "(?:recipient|mailing_list|unsubscribe|tag_unsubscribe)"
_CAPITALS = r"\[[A-Z][A-Z_]{2,30}\]"
# A tag as people write it, and the character that opens one: without its opening, no engine sees a tag.
_TAGS: dict[str, tuple[str, str]] = {
    "mailchimp": (r"\*\|[^|\n]{1,200}\|\*", r"\*(?=\|)"),
    "handlebars": (_MUSTACHE, r"\{(?=\{)"),
    "liquid": (f"{_MUSTACHE}|{_LOGIC}", r"\{(?=[{%])"),
    "jinja": (f"{_MUSTACHE}|{_LOGIC}", r"\{(?=[{%#])"),
    "mailgun": (rf"%{_NAMES}[\w.]{{0,80}}%|{_MUSTACHE}", rf"%(?={_NAMES})|\{{(?=\{{)"),
    "ses": (_MUSTACHE, r"\{(?=\{)"),
    "brevo": (rf"{_MUSTACHE}|{_LOGIC}|{_CAPITALS}", rf"\{{(?=[{{%#])|(?={_CAPITALS})\["),
}
_HIDDEN = r"ekm{nonce}n(\d+)m"
_STYLE = pattern(r"(<style\b[^>]*>.*?</style>)", re.S)
JOINER = "\u2060"
"""Word joiner: no width, no break. In plain text it parts two characters that a service would take for a tag."""


@dataclass
class Tags:
    """The merge tags of one edition."""

    engines: tuple[str, ...]
    nonce: str = field(default_factory=lambda: secrets.token_hex(6))
    """Nobody can guess it, so no article can hold a token."""
    found: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, data: Any, engine: str | None) -> Tags:
        """For an edition: the engine it names, or else those whose tags it holds."""
        if engine is not None:
            return cls((engine,) if engine in _TAGS else ())
        words = "\n".join(_strings(data))
        return cls(tuple(name for name, (tag, _) in _TAGS.items() if re.search(tag, words)))

    def hide(self, data: Any) -> Any:
        """The same data with a token for each tag; a string that is nothing but a tag becomes a whole address."""
        if not self.engines:
            return data
        if isinstance(data, dict):
            return {key: self.hide(value) for key, value in data.items()}
        if isinstance(data, list):
            return [self.hide(value) for value in data]
        if not isinstance(data, str):
            return data
        tag = "|".join(f"(?:{_TAGS[engine][0]})" for engine in self.engines)
        if re.fullmatch(tag, data):
            return f"https://{self._token(data)}.invalid/"
        return re.sub(tag, lambda match: self._token(match[0]), data)

    def _token(self, tag: str) -> str:
        self.found.append(tag)
        return f"ekm{self.nonce}n{len(self.found) - 1}m"

    def hides(self, text: str) -> bool:
        """Whether a tag is hidden in it."""
        return f"ekm{self.nonce}n" in text

    def html(self, html: str) -> str:
        """Rendered HTML with what articles hold made harmless, and the edition's own tags as they were."""
        guard = self._guard()
        if guard is not None:
            parts = _STYLE.split(html)  # our own style sheets are full of braces, and of nothing else
            parts[::2] = [guard.sub(lambda match: f"&#{ord(match[0])};", part) for part in parts[::2]]
            html = "".join(parts)
        self._refuse_quotes(html)
        return self._shown(html)

    def text(self, text: str) -> str:
        """The same for plain text and headers."""
        guard = self._guard()
        if guard is not None:
            text = guard.sub(lambda match: match[0] + JOINER, text)
        return self._shown(text)

    def _guard(self) -> re.Pattern[str] | None:
        return re.compile("|".join(_TAGS[engine][1] for engine in self.engines)) if self.engines else None

    def _shown(self, text: str) -> str:
        token = _HIDDEN.format(nonce=self.nonce)
        return re.sub(rf"https://{token}\.invalid/|{token}", lambda match: self.found[int(match[1] or match[2])], text)

    def _refuse_quotes(self, html: str) -> None:
        """A tag with a quotation mark would end the attribute it stands in."""
        for match in re.finditer(rf'="[^"<>]*?{_HIDDEN.format(nonce=self.nonce)}', html):
            tag = self.found[int(match[1])]
            if '"' in tag:
                raise InputError(f"the merge tag {tag} stands in an address; write ' in place of \" in it")


def _strings(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _strings(value)]
    if isinstance(data, list):
        return [text for value in data for text in _strings(value)]
    return [data] if isinstance(data, str) else []
