"""``embedkit read`` and ``embedkit render``."""

from __future__ import annotations

from pathlib import Path

import click

from .common import encoding_option, from_option, print_text, read_source, source_argument, tell, url_option
from .resolve import resolve_option, resolve_with_bar

GMAIL_CUTS = 102_400
"""Bytes of HTML."""


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
) -> None:
    """Render SOURCE (a path, or - for standard input).

    \b
    embedkit render story.html --to email > story.html
    embedkit render story.html -o out                     out/story.email.html, out/story.txt, out/story.web.html
    embedkit render pasted.txt --to email text -o out
    """
    from ..host.files import write
    from ..host.registry import default_registry
    from ..render import render as render_article
    from ..report import Report
    from ..theme.theme import Theme

    if folder is None and len(outputs) != 1:
        raise click.UsageError("say --to email, --to text or --to web for standard output, or -o DIR for files")
    article = read_source(source, format, url, encoding)
    if resolve:
        article = resolve_with_bar(article)
    look = Theme.load(theme) if theme else None
    report = Report()
    report.notes.extend([*default_registry().notes, *(look.notes if look else ()), *article.notes])
    texts = {
        name: render_article(article, name, theme=look, report=report)
        for name in dict.fromkeys(outputs or ("email", "text", "web"))
    }
    if (size := len(texts.get("email", "").encode())) > GMAIL_CUTS:
        report.add(
            f"the mail has {size:,} bytes of HTML; Gmail cuts it off near {GMAIL_CUTS:,} and hides the rest",
            weight="info",
        )
    tell(dict.fromkeys(report.notes))
    if strict:
        report.enforce()
    for name, text in texts.items():
        if folder is None:
            print_text(text)
        else:
            path = (
                folder / f"{'article' if source == '-' else Path(source).stem}{default_registry().outputs[name].suffix}"
            )
            write(path, text)
            click.echo(f"{path}  {len(text.encode()):,} bytes", err=True)
