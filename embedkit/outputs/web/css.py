"""Rules that hold inside a hostile page, and leak nothing into it."""

from __future__ import annotations

import re

from ...fields.lazy import pattern
from ...theme.theme import Theme

# An element of class embedkit counts as if it had two ids, so that no rule of the page outweighs ours; the second half
# matches nothing.
SCOPE = ":is(.embedkit,#embedkit#embedkit)"

_COMMENT = pattern(r"/\*.*?\*/", re.S)
_RULE = pattern(r"([^{}]+)\{([^{}]*)\}")


def scoped(css: str) -> str:
    """Every selector inside SCOPE (``&`` is the scope itself), every declaration important, white space gone.

    Takes plain rules, and rules inside one level of ``@media``; not nesting, not braces in strings.
    """

    def rule(match: re.Match[str]) -> str:
        names = [name.strip() for name in match[1].split(",")]
        inside = ",".join(SCOPE + name[1:] if name.startswith("&") else f"{SCOPE} {name}" for name in names)
        declarations = [" ".join(part.split()) for part in match[2].split(";")]
        body = ";".join(part.replace(": ", ":", 1) + "!important" for part in declarations if part)
        return f"{inside}{{{body}}}"

    css = _COMMENT.sub("", css)
    parts = re.split(r"(@media[^{]*)\{((?:[^{}]*\{[^{}]*\})*)\s*\}", css)
    out = []
    for number, part in enumerate(parts):
        if number % 3 == 1:
            out.append(part.strip() + "{")
        else:
            out.append("".join(rule(match) for match in _RULE.finditer(part)))
            out.append("}" if number % 3 == 2 else "")
    return "".join(out)


def variables(theme: Theme) -> str:
    """The theme as CSS variables. Not important: a page may set its own on an element of class embedkit."""

    def colours(palette: object) -> str:
        return "".join(f"--embedkit-{name.replace('_', '-')}:{value};" for name, value in dict(palette).items())  # type: ignore[call-overload]

    fonts = "".join(f"--embedkit-{name}:{value};" for name, value in theme.fonts)
    sizes = "".join(f"--embedkit-size-{name}:{value}px;" for name, (value, _) in theme.scale().items())
    return (
        f":where(.embedkit){{{colours(theme.light)}{fonts}{sizes}color-scheme:light dark}}"
        f"@media (prefers-color-scheme:dark){{:where(.embedkit){{{colours(theme.dark)}}}}}"
    )
