"""``embedkit new``."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click


@click.command(name="new")
@click.argument("name", metavar="NAME")
@click.option(
    "-o", "--output", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Where; here unless told."
)
def new_command(name: str, folder: Path | None) -> None:
    """Start a plugin: write a distribution that works at once.

    \b
    embedkit new fact-box
    cd embedkit-fact-box
    pip install -e '.[test]'
    pytest
    """
    from ..errors import InputError
    from ..host.files import write
    from ..testing.skeleton import add_snapshots, check_name, plugin_files

    check_name(name)
    place = (folder or Path()) / f"embedkit-{name}"
    if place.exists():
        raise InputError(f"{place} is there already; remove it, or choose another name")
    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".embedkit-new-", dir=place.parent) as folder_made:
        made = Path(folder_made, place.name).resolve()
        for file, text in plugin_files(name).items():
            write(made / file, text)
        add_snapshots(made, name)
        made.rename(place)
    click.echo(f"{place} is a plugin for the block type {name.replace('-', '_')}. Next:", err=True)
    click.echo(f"  cd {place} && pip install -e '.[test]' && pytest", err=True)
