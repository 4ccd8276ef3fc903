"""``embedkit lint``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from .common import print_text, tell


@click.command(name="lint")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="text (for people), json or sarif.",
)
@click.option(
    "--clients",
    metavar="NAMES",
    multiple=True,
    help="Only what hurts these: gmail, outlook-windows, outlook-com, apple-mail, yahoo, samsung, thunderbird.",
)
@click.option("--ignore", metavar="RULE", multiple=True, help="Rules not to check, such as S2; may be repeated.")
def lint_command(files: tuple[Path, ...], format: str, clients: tuple[str, ...], ignore: tuple[str, ...]) -> int:
    """Say what would go wrong with a mail (.html or .eml), in which mail client, and how to mend it.

    Exits with 1 if anything is an error, with 2 if a file can't be read; the other files are still checked.
    docs/lint.md lists the rules. [tool.embedkit.lint] in pyproject.toml, or [lint] in embedkit.toml, sets clients and
    ignore for a project.

    \b
    embedkit lint out/edition.eml
    embedkit lint mail.html --clients gmail,outlook-windows --ignore A6 U3
    embedkit lint out/*.html --format sarif > lint.sarif
    """
    from ..host.guard import guarded
    from ..lint import Finding, Severity
    from ..lint import lint as lint_file
    from ..lint.clients import checked
    from ..lint.config import settings
    from ..lint.formats import as_json, as_text
    from ..lint.run import rule_ids
    from ..lint.sarif import as_sarif

    project = settings(Path.cwd())
    wanted = clients or project.clients
    ignored = (*project.ignore, *ignore)
    checked(wanted), rule_ids(ignored)
    found: list[Finding] = []
    unread: list[str] = []
    for file in files:
        # One bad file costs its own findings, and never those of the others.
        def tell_of(why: str, name: str = str(file)) -> None:
            unread.append(why if why.startswith(name) else f"{name}: can't be checked: {why}")

        found += guarded("lint", partial(lint_file, file, wanted, ignored), [], tell_of)
    if found or len(unread) < len(files) or format != "text":
        print_text({"text": as_text, "json": as_json, "sarif": as_sarif}[format](found))
    tell(unread)
    if unread:
        return 2
    return 1 if any(one.severity is Severity.ERROR for one in found) else 0
