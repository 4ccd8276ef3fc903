"""``embedkit newsletter``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from .common import print_text, tell
from .resolve import resolve_option, resolve_with_bar


@click.command(name="newsletter")
@click.argument("edition", metavar="EDITION.toml", required=False, type=click.Path(path_type=Path))
@click.option("-o", "--output", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Where to write files.")
@click.option("--init", is_flag=True, help="Print a commented edition to start from.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of an edition, for editors that check it.")
@click.option("--explain-size", is_flag=True, help="Print how many bytes of the HTML each block takes.")
@resolve_option
@click.option("--strict", is_flag=True, help="Exit with 1 if anything had to be left out, replaced or guessed.")
@click.option("--deterministic", is_flag=True, help="The same bytes every time; the edition must say its date.")
def newsletter_command(
    edition: Path | None,
    folder: Path | None,
    init: bool,
    schema: bool,
    explain_size: bool,
    resolve: bool,
    strict: bool,
    deterministic: bool,
) -> None:
    """Make a newsletter of several articles: DIR/<stem>.html, DIR/<stem>.txt and DIR/<stem>.eml.

    \b
    embedkit newsletter --init > edition.toml
    embedkit newsletter edition.toml -o out
    embedkit newsletter edition.toml --explain-size
    """
    from ..host.files import write
    from ..host.registry import default_registry
    from ..newsletter import Edition, build
    from ..newsletter.example import example
    from ..newsletter.explain import as_table
    from ..preview.examples import SHOWCASE
    from ..report import Report
    from ..resolve.picture import fetch_picture

    if init:
        print_text(example(SHOWCASE))
        return
    if schema:
        print_text(json.dumps(Edition.model_json_schema(), indent=2) + "\n")
        return
    if edition is None:
        raise click.UsageError("say which EDITION.toml to make, or --init for one to start from")
    if folder is None and not explain_size:
        raise click.UsageError("say -o DIR for the files, or --explain-size for a table alone")
    built = build(
        edition,
        deterministic=deterministic,
        resolve=resolve_with_bar if resolve else None,
        fetch=fetch_picture if resolve else None,
    )
    message = built.message.as_bytes(deterministic=deterministic)
    report = Report()
    report.notes += dict.fromkeys([*default_registry().notes, *built.notes, *built.message.problems])
    tell(report.notes)
    if strict:
        report.enforce()
    if folder is not None:
        parts = {".html": built.html.encode(), ".txt": built.text.encode(), ".eml": message}
        for suffix, data in parts.items():
            path = folder / f"{edition.stem}{suffix}"
            write(path, data)
            click.echo(f"{path}  {len(data):,} bytes", err=True)
    if explain_size:
        print_text(as_table(built.sizes, built.edition.max_bytes))
