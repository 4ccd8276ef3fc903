"""MathML written on one line, for a formula that brings no source: ``a^2 + b^2 = c^2``."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

DEEPEST = 60
_SPACED = frozenset("=+−-±×·<>≤≥≠≈→⇒∈")
_JOINTS = {
    "msup": ("^",),
    "mover": ("^",),
    "msub": ("_",),
    "munder": ("_",),
    "msubsup": ("_", "^"),
    "munderover": ("_", "^"),
}
_SILENT = frozenset(("annotation", "annotation-xml", "maction", "none", "mprescripts"))


def on_a_line(math: LexborNode | None) -> str:
    """The formula in ``math``; empty for none."""
    return " ".join(_written(math, 0).split()) if math is not None else ""


def _written(node: LexborNode, depth: int) -> str:
    tag = node.tag or ""
    if tag == "-text":
        return node.text_content or ""
    if tag in _SILENT or tag[:1] == "-":
        return ""
    if depth > DEEPEST:
        return node.text()
    parts = [_written(child, depth + 1) for child in node.iter(include_text=True)]
    if tag == "mo":
        sign = "".join(parts).strip()
        return f" {sign} " if sign in _SPACED else sign
    if tag not in ("mtext", "mi", "mn", "ms"):
        parts = [part for part in parts if part.strip()]
    if joints := _JOINTS.get(tag):
        base, *others = parts or [""]
        return base + "".join(joint + _grouped(other) for joint, other in zip(joints, others, strict=False))
    if tag == "mfrac" and len(parts) == 2:
        return f"{_grouped(parts[0])}/{_grouped(parts[1])}"
    if tag == "mroot" and len(parts) == 2:
        return f"{_grouped(parts[0])}^(1/{parts[1].strip()})"
    if tag == "msqrt":
        return f"√({''.join(parts)})"
    if tag == "mfenced":
        return f"({', '.join(parts)})"
    if tag == "mtr":
        return ", ".join(parts) + "; "
    return "".join(parts)


def _grouped(part: str) -> str:
    """In brackets, unless it is one sign or word."""
    part = part.strip()
    return part if part.isalnum() or len(part) < 2 else f"({part})"
