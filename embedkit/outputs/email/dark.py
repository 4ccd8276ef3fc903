"""Dark mode: for clients that follow the system, and for Outlook.com, which rewrites colours and marks what it did."""

from __future__ import annotations

from ...theme.theme import Theme

# (selector, what it sets, palette colour). Later rows win.
_RULES = (
    ("body, .ek-canvas", "background", "canvas"),
    (".ek-surface, .ek-surface > table", "background", "surface"),
    (
        ".ek-canvas div, .ek-canvas p, .ek-canvas td, .ek-canvas th, .ek-canvas h1, .ek-canvas h2, .ek-canvas h3, "
        ".ek-canvas h4",
        "color",
        "ink",
    ),
    (".ek-muted div, .ek-muted p, .ek-canvas .ek-muted", "color", "muted"),
    (".ek-canvas a", "color", "accent"),
    (".ek-canvas a.ek-plain", "color", "ink"),
    (
        ".ek-panel > table > tbody > tr > td, .ek-canvas code, .ek-canvas .ek-code",
        "background",
        "panel",
    ),
    (
        ".ek-card > table > tbody > tr > td, .ek-panel > table > tbody > tr > td, "
        ".ek-line, .ek-line td, .ek-line th, .ek-line p",
        "border",
        "border",
    ),
    (".ek-accent > table > tbody > tr > td", "edge", "accent"),
    (".ek-button table td, .ek-canvas .ek-button a", "background", "accent"),
    (".ek-canvas .ek-button a", "color", "on_accent"),
)
_PROPERTIES = {
    "background": "background:{0} !important;background-color:{0} !important;",
    "color": "color:{0} !important;",
    "border": "border-color:{0} !important;",
    "edge": "border-inline-start-color:{0} !important;",
}


def dark_styles(theme: Theme) -> str:
    """Two style elements of their own, so that a client that can't read them drops nothing else."""
    colours = dict(theme.dark)
    media, marked = [], []
    for selectors, what, colour in _RULES:
        declarations = _PROPERTIES[what].format(colours[colour])
        mark = "[data-ogsb]" if what == "background" else "[data-ogsc]"
        media.append(f"{selectors.replace(', ', ',')}{{{declarations}}}")
        marked.append(",".join(f"{mark} {selector}" for selector in selectors.split(", ")) + f"{{{declarations}}}")
    first, second = "\n".join(media), "\n".join(marked)
    return (
        f'<style type="text/css">@media (prefers-color-scheme:dark){{\n{first}\n}}</style>'
        f'<style type="text/css">\n{second}\n</style>'
    )
