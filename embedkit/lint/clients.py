"""The mail clients that findings are about, and what each supports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from ..errors import InputError

# Name on the command line: what people call it, and which columns of data/caniemail.txt are it.
_CLIENTS = {
    "gmail": ("Gmail", "gmail.desktop-webmail gmail.ios gmail.android gmail.mobile-webmail"),
    "outlook-windows": ("Outlook for Windows", "outlook.windows"),
    "outlook-com": ("Outlook.com", "outlook.outlook-com outlook.ios outlook.android"),
    "apple-mail": ("Apple Mail", "apple-mail.macos apple-mail.ios"),
    "yahoo": ("Yahoo", "yahoo.desktop-webmail yahoo.ios yahoo.android"),
    "samsung": ("Samsung Email", "samsung-email.android"),
    "thunderbird": ("Thunderbird", "thunderbird.macos thunderbird.windows"),
}

ALL = tuple(_CLIENTS)
_TABLE = Path(__file__).parent / "data" / "caniemail.txt"


def title(client: str) -> str:
    """``Gmail`` for ``gmail``."""
    return _CLIENTS[client][0]


def checked(names: Iterable[str]) -> tuple[str, ...]:
    """The names, which may stand together with commas between; raises InputError for one that is no client."""
    found = [name.strip().lower() for word in names for name in word.split(",") if name.strip()]
    for name in found:
        if name not in _CLIENTS:
            raise InputError(f"there is no mail client {name!r}; known are {', '.join(ALL)}")
    return tuple(name for name in ALL if name in found) or ALL


@cache
def lacking(features: Sequence[str], letters: str = "n") -> tuple[str, ...]:
    """The clients of which a version lacks one of caniemail's ``features``. Raises KeyError for an unknown feature."""
    rows = _rows()
    return tuple(
        client
        for client, (_, columns) in _CLIENTS.items()
        if any(rows[feature].get(column, "u") in letters for feature in features for column in columns.split())
    )


@cache
def _rows() -> dict[str, dict[str, str]]:
    lines = [line for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    columns = lines[0].split()
    split = (line.split() for line in lines[1:])
    return {feature: dict(zip(columns, letters, strict=True)) for feature, letters in split}


def features() -> tuple[str, ...]:
    """What caniemail has tested."""
    return tuple(_rows())
