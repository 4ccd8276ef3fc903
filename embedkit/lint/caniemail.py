"""Make data/caniemail.txt, which says what mail clients support, from caniemail's published data.

    npm pack caniemail@2 && tar xf caniemail-2.*.tgz
    python -m embedkit.lint.caniemail package/data/caniemail.json 2.0.2

Only letters are kept: y (yes), a (partly), n (no), u (nobody knows); of each client its newest version.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..host.files import write

TABLE = Path(__file__).parent / "data" / "caniemail.txt"

_HEAD = """\
# What mail clients support, as letters: y yes, a partly, n no, u unknown. Of each client the newest version.
# Made by `python -m embedkit.lint.caniemail` from the npm package caniemail {version}, whose data is of {date}.
# MIT licence, see caniemail.LICENSE.txt. A row: a feature, then a letter for each of the clients named next.
"""


def table(published: dict[str, Any], version: str) -> str:
    """The compact table. ``published`` is what caniemail.json holds."""
    features = published["data"]
    clients = sorted(
        {f"{family}.{platform}" for one in features for family, of in one["stats"].items() for platform in of}
    )
    rows = [f"{one['slug']} {''.join(_letter(one['stats'], client) for client in clients)}" for one in features]
    head = _HEAD.format(version=version, date=published["last_update_date"][:10])
    return head + " ".join(clients) + "\n" + "\n".join(sorted(rows)) + "\n"


def _letter(stats: dict[str, dict[str, dict[str, str]]], client: str) -> str:
    family, _, platform = client.partition(".")
    versions = list(stats.get(family, {}).get(platform, {}).values())
    # "a #1" is "partly, see note 1"; the versions are listed from old to new.
    return versions[-1].strip()[:1].lower() if versions else "u"


def main(args: list[str]) -> int:
    """Write the table from the file and the version in ``args``."""
    try:
        path, version = args
        write(TABLE, table(json.loads(Path(path).read_text("utf-8")), version))
    except (OSError, ValueError, KeyError, InputError) as error:
        print(f"{__doc__}\n{error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
