"""How much a mail may weigh: S1, S2."""

from __future__ import annotations

from collections.abc import Iterator

from ..mail import Mail
from ..rule import ERROR, INFORMATION, WARNING, Fault, rule

# Nobody outside Google knows the exact rule: hteumeuleu/email-bugs#41.
CLIPS, NEAR, LONG = 102_400, 92_160, 71_680
# hteumeuleu/email-bugs#90: 8,192 bytes in 2017, 16,384 later.
STYLES, STYLES_ONCE = 16_384, 8_192


@rule(
    "S1",
    "The HTML is small enough for Gmail to show it whole: at most 102,400 bytes",
    ERROR,
    "gmail",
    fix="Show fewer articles in full, or leave out what repeats in every row.",
)
def clipped(mail: Mail) -> Iterator[Fault]:
    size = len(mail.html.encode())
    if size > CLIPS:
        yield Fault(None, f"{size:,} bytes of HTML: Gmail cuts it off near {CLIPS:,} and hides the end")
    elif size > LONG:
        severity = WARNING if size > NEAR else INFORMATION
        yield Fault(None, f"{size:,} bytes of HTML; Gmail cuts off near {CLIPS:,}", severity)


@rule(
    "S2",
    "The styles are short enough for Gmail to read them: at most 16,384 bytes, better 8,192",
    ERROR,
    "gmail",
    fix="Leave out rules that match nothing, and put what must arrive into style attributes.",
)
def styles(mail: Mail) -> Iterator[Fault]:
    size = sum(len(sheet.style.text.encode()) for sheet in mail.sheets)
    if size > STYLES_ONCE:
        first = mail.sheets[0].element.start
        what = f"{size:,} bytes of styles; Gmail reads {STYLES:,} at most, some say {STYLES_ONCE:,}"
        yield Fault(first, what, ERROR if size > STYLES else WARNING)
