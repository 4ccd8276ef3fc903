"""``embedkit feed``."""

from __future__ import annotations

from pathlib import Path

import click

from .common import from_option, print_text, read_source, tell


@click.command(name="feed")
@click.argument("sources", metavar="SOURCE ...", nargs=-1, required=True)
@from_option
@click.option("--format", "kind", type=click.Choice(["rss", "json"]), default="rss", help="RSS 2.0, or JSON Feed 1.1.")
@click.option("-o", "--output", "path", metavar="FILE", type=click.Path(path_type=Path), help="Where to write it.")
@click.option("--title", help="The feed's; without it the theme's name, or the host of its site.")
@click.option("--url", metavar="SITE", help="The site it is of; without it the one that all articles stand on.")
@click.option("--theme", metavar="FILE|FOLDER", type=click.Path(path_type=Path), help="A theme: TOML, or a folder.")
def feed_command(
    sources: tuple[str, ...],
    format: str | None,
    kind: str,
    path: Path | None,
    title: str | None,
    url: str | None,
    theme: Path | None,
) -> None:
    """Make a feed of articles, newest first, each with its whole text.

    \b
    embedkit feed stories/*.html -o feed.xml
    embedkit feed stories/*.html --format json --title "The Daily Example" -o feed.json
    """
    from ..errors import InputError
    from ..fields import Url
    from ..host.files import write
    from ..newsletter.feed import as_json, as_rss, channel
    from ..report import Report
    from ..theme.theme import Theme

    if url is not None and not ((site := Url.parse(url)) and site.host):
        raise InputError(f"{url!r} is not an absolute address such as https://news.example/")
    look = Theme.load(theme) if theme else None
    articles = [read_source(source, format, None, None) for source in sources]
    report = Report()
    for article in articles:
        report.notes.extend(article.notes)
    made = channel(articles, title=title, url=url, theme=look, report=report)
    text = as_rss(made) if kind == "rss" else as_json(made)
    tell(dict.fromkeys(report.notes))
    if path is None:
        print_text(text)
    else:
        write(path, text)
        click.echo(f"{path}  {len(text.encode()):,} bytes", err=True)
