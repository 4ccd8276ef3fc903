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
@click.option("--time", "timed", is_flag=True, help="Say what each block type costs at the start and for each block.")
def plugins(format: str, schema: str | None, timed: bool) -> None:
    """List block types, readers and outputs, and what could not be loaded and why.

    \b
    embedkit plugins
    embedkit plugins --schema tweet
    embedkit plugins --time
    """
    from ..preview import inventory

    if timed:
        from ..preview.timing import as_text

        print_text(as_text())
    elif schema is not None:
        print_text(inventory.schema(schema))
    else:
        print_text(inventory.as_json() if format == "json" else inventory.as_text())


@click.command()
@click.option("-o", "--output", "folder", metavar="DIR", required=True, type=click.Path(path_type=Path))
@click.option("--plugin", metavar="NAME", help="The examples of one block type alone.")
def gallery(folder: Path, plugin: str | None) -> None:
    """Write DIR/index.html: every example of every installed plugin, in every output, light and dark.

    \b
    embedkit gallery -o gallery
    embedkit gallery -o gallery --plugin tweet
    """
    from ..host.files import write
    from ..host.registry import default_registry
    from ..preview.examples import all_examples, examples_of
    from ..preview.gallery import page, panel

    registry = default_registry()
    if plugin is not None and plugin not in registry.block_types:
        known = ", ".join(sorted(registry.block_types))
        raise click.UsageError(f"there is no block type named {plugin!r}; installed: {known}")
    examples = all_examples(registry) if plugin is None else examples_of(registry, plugin)
    panels = []
    with click.progressbar(examples, label="Rendering", file=sys.stderr, hidden=not is_terminal()) as bar:
        for example in bar:
            panels.append(panel(example, registry))
    write(folder / "index.html", page(panels))
    click.echo(f"{folder / 'index.html'}  {len(examples)} examples", err=True)
