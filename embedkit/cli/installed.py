"""``embedkit plugins`` and ``embedkit gallery``: what is installed, and how it looks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .common import is_terminal, print_text


@click.command()
@click.option(
    "--format", "format", type=click.Choice(["text", "json"]), default="text", help="text (for people) or json."
)
@click.option("--schema", metavar="TYPE", help="Print the JSON Schema of a block type instead.")
def plugins(format: str, schema: str | None) -> None:
    """List block types, readers and outputs, and what could not be loaded and why.

    \b
    embedkit plugins
    embedkit plugins --schema tweet
    """
    from ..preview import inventory

    if schema is not None:
        print_text(inventory.schema(schema))
    else:
        print_text(inventory.as_json() if format == "json" else inventory.as_text())


@click.command()
@click.option("-o", "--output", "folder", metavar="DIR", required=True, type=click.Path(path_type=Path))
def gallery(folder: Path) -> None:
    """Write DIR/index.html: every example of every installed plugin, in every output, light and dark.

    \b
    embedkit gallery -o gallery
    """
    from ..host.files import write
    from ..host.registry import default_registry
    from ..preview.examples import all_examples
    from ..preview.gallery import page, panel

    examples = all_examples(default_registry())
    panels = []
    with click.progressbar(examples, label="Rendering", file=sys.stderr, hidden=not is_terminal()) as bar:
        for example in bar:
            panels.append(panel(example, default_registry()))
    write(folder / "index.html", page(panels))
    click.echo(f"{folder / 'index.html'}  {len(examples)} examples", err=True)
