"""Domains in ASCII, as browsers and registries write them."""

from __future__ import annotations

LONGEST = 1_000
"""Characters; no domain has more than 253 in ASCII."""


def ascii_domain(domain: str) -> str:
    """A domain in lower case and ASCII: ``xn--fa-hia.example`` for ``faß.example``. Raises ValueError.

    By IDNA 2008, as registries and browsers do it. The codec that Python has follows IDNA 2003, which makes
    ``fass.example`` of it: somebody else's domain.
    """
    if domain.isascii():
        return domain.lower()
    import idna  # its tables take 20 ms to load, and few addresses need them

    if len(domain) > LONGEST:
        raise ValueError("the domain is too long")
    mapped = idna.uts46_remap(domain, std3_rules=False, transitional=False)
    made = ".".join(map(_label, mapped.split(".")))
    if len(made.rstrip(".")) > 253:
        raise ValueError("the domain is too long")
    return made


def _label(label: str) -> str:
    import idna

    if label.isascii():
        return label
    try:
        return idna.alabel(label).decode("ascii")
    except idna.InvalidCodepoint:
        # Emoji and the like, which registries no longer take and browsers still open; joiners in them can't be seen.
        made = "xn--" + label.encode("punycode").decode("ascii")
        if len(made) > 63 or "\u200c" in label or "\u200d" in label:
            raise
        return made
