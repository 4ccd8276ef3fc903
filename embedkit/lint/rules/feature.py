"""What some clients lack and no other rule knows: F1."""

from __future__ import annotations

from collections.abc import Iterator

from ..clients import lacking
from ..features import DEGRADES
from ..mail import Mail
from ..rule import WARNING, Fault, rule


@rule(
    "F1",
    "The look does not hang on CSS that clients lack",
    WARNING,
    features=" ".join(DEGRADES),
    fix="See that the mail is as it should be without it, or do it in the picture.",
)
def lacked(mail: Mail) -> Iterator[Fault]:
    for feature, (names, reason) in DEGRADES.items():
        for asked in mail.asking(*names.split()):
            value = asked.declaration.value.lower()
            if value not in ("none", "normal", "auto", "initial", "inherit", "visible", "fill", "horizontal-tb"):
                yield Fault(asked.at, f"{asked.declaration.name}: {reason}", clients=lacking((feature,)))
