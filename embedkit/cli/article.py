"""``embedkit read`` and ``embedkit render``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..report import Report
from .common import (
    encoding_option,
    from_option,
    print_text,
    read_source,
    source_argument,
    standard_input,
    tell,
    url_option,
)
from .resolve import resolve_option, resolve_with_bar


@click.command(name="read")
@source_argument
@from_option
@encoding_option
@url_option
def read_command(source: str, format: str | None, encoding: str | None, url: str | None) -> None:
    """Print the Article in SOURCE (a path, or - for standard input) as JSON.

    \b
    embedkit read story.html --url https://news.example/story
    embedkit read pasted.txt --from text
    """
    article = read_source(source, format, url, encoding)
    print_text(article.model_dump_json(indent=2, exclude_none=True) + "\n")
    tell(article.notes)


@click.command()
@source_argument
@from_option
@encoding_option
@url_option
@click.option("--to", "outputs", metavar="OUTPUT", multiple=True, help="email, text, web, ...; several need -o.")
@click.option("-o", "--output", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Where to write files.")
@click.option("--theme", metavar="FILE|FOLDER", type=click.Path(path_type=Path), help="A theme: TOML, or a folder.")
@resolve_option
@click.option("--strict", is_flag=True, help="Exit with 1 if anything had to be left out, replaced or guessed.")
@click.option("--isolate", is_flag=True, help="Run plugins in a process of their own, with limits of time and memory.")
def render(
    source: str,
    format: str | None,
    encoding: str | None,
    url: str | None,
    outputs: tuple[str, ...],
    folder: Path | None,
    theme: Path | None,
    resolve: bool,
    strict: bool,
    isolate: bool,
) -> None:
    """Render SOURCE (a path, or - for standard input).

    \b
    embedkit render story.html --to email > story.html
    embedkit render story.html -o out                     out/story.email.html, out/story.txt, out/story.web.html
    embedkit render pasted.txt --to email text -o out
    """
    from ..host.files import write
    from .rendering import rendered, rendered_apart

    if folder is None and len(outputs) != 1:
        raise click.UsageError("say --to email, --to text or --to web for standard output, or -o DIR for files")
    here = Path.cwd()
    if isolate:
        apart = {"format": format, "url": url, "encoding": encoding}
        data = Path(source) if source != "-" else standard_input()
        made = rendered_apart(data, outputs, theme, resolve=resolve, **apart)
    else:
        article = read_source(source, format, url, encoding)
        made = rendered(resolve_with_bar(article) if resolve else article, outputs, theme)
    os.chdir(here)  # wherever a plugin went
    tell(made.notes)
    if strict:
        Report(made.notes).enforce()
    for name, text in made.texts.items():
        if folder is None:
            print_text(text)
        else:
            path = folder / f"{'article' if source == '-' else Path(source).stem}{made.suffixes[name]}"
            write(path, text)
            click.echo(f"{path}  {len(text.encode()):,} bytes", err=True)
