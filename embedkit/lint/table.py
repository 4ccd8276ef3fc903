"""Write the table of rules into docs/lint.md.

python -m embedkit.lint.table docs/lint.md
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from ..errors import InputError
from ..host.files import write
from . import rules  # noqa: F401  (puts the rules on the list)
from .clients import ALL, title
from .rule import RULES

BEGIN, END = "<!-- rules: made by python -m embedkit.lint.table docs/lint.md -->\n", "<!-- end of rules -->\n"


def table() -> str:
    """A row for each rule, by letter and number."""
    rows = ["| rule | what must be so | at its worst | whom it hurts |", "|---|---|---|---|"]
    for one in sorted(RULES.values(), key=lambda rule: (rule.id[0], int(rule.id[1:]))):
        hurt = "all" if one.clients == ALL else ", ".join(title(name) for name in one.clients)
        rows.append(f"| {one.id} | {escape(one.title, quote=False)} | {one.severity} | {hurt} |")
    return "\n".join(rows) + "\n"


def put_into(document: str) -> str:
    """The document with its table renewed. Raises InputError if it has no place for one."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise InputError(f"there is no {BEGIN.strip()} with {END.strip()} after it")
    return before + begin + "\n" + table() + "\n" + end + after


def main(args: list[str]) -> int:
    """Renew the file named in ``args``."""
    try:
        (path,) = map(Path, args)
        write(path, put_into(path.read_text("utf-8")))
    except (OSError, ValueError, InputError) as error:
        print(f"{__doc__}\n{error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
