"""The command line: one function per command, no logic. Exit codes: 0 done, 1 findings, 2 bad usage or input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

# A command-line start is felt. pydantic would look through every installed distribution for plugins of its own.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from .errors import EmbedkitError, StrictError

if TYPE_CHECKING:
    from .model import Article
    from .report import Note


class _Commands(click.Group):
    """Lists commands in the order a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="embedkit", message="%(prog)s %(version)s")
def cli() -> None:
    """An article in; email-safe HTML, plain text and a web embed out.

    \b
    embedkit render story.html -o out
    embedkit render story.html --to text
    pbpaste | embedkit read -
    """


source_argument = click.argument("source", metavar="SOURCE")
from_option = click.option("--from", "format", metavar="FORMAT", help="What SOURCE is; sniffed when not given.")
url_option = click.option("--url", metavar="BASE_URL", help="Address of the article, for relative links.")


@cli.command(name="read")
@source_argument
@from_option
@url_option
def read_command(source: str, format: str | None, url: str | None) -> None:
    """Print the Article in SOURCE (a path, or - for standard input) as JSON.

    \b
    embedkit read story.html --url https://news.example/story
    embedkit read pasted.txt --from text
    """
    article = _read(source, format, url)
    _print(article.model_dump_json(indent=2, exclude_none=True) + "\n")
    _tell(article.notes)


@cli.command()
@source_argument
@from_option
@url_option
@click.option("--to", "outputs", metavar="OUTPUT", multiple=True, help="email, text or web; more than one needs -o.")
@click.option("-o", "--output", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Where to write files.")
@click.option("--theme", metavar="FILE", type=click.Path(path_type=Path), help="A theme in TOML.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything had to be left out, replaced or guessed.")
def render(
    source: str,
    format: str | None,
    url: str | None,
    outputs: tuple[str, ...],
    folder: Path | None,
    theme: Path | None,
    strict: bool,
) -> None:
    """Render SOURCE (a path, or - for standard input).

    \b
    embedkit render story.html --to email > story.html
    embedkit render story.html -o out                     out/story.email.html, out/story.txt, out/story.web.html
    embedkit render pasted.txt --to email text -o out
    """
    from .files import write
    from .registry import default_registry
    from .render import render as render_article
    from .report import Report
    from .theme import Theme

    if folder is None and len(outputs) != 1:
        raise click.UsageError("say --to email, --to text or --to web for standard output, or -o DIR for files")
    article = _read(source, format, url)
    look = Theme.from_toml(theme) if theme else None
    report = Report()
    report.notes.extend(article.notes)
    texts = {
        name: render_article(article, name, theme=look, report=report)
        for name in dict.fromkeys(outputs or default_registry().outputs)
    }
    _tell(dict.fromkeys(report.notes))
    if strict:
        report.enforce()
    for name, text in texts.items():
        if folder is None:
            _print(text)
        else:
            path = (
                folder / f"{'article' if source == '-' else Path(source).stem}{default_registry().outputs[name].suffix}"
            )
            write(path, text)
            click.echo(f"{path}  {len(text.encode()):,} bytes", err=True)


@cli.command()
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
    from . import inventory

    if schema is not None:
        _print(inventory.schema(schema))
    else:
        _print(inventory.as_json() if format == "json" else inventory.as_text())


@cli.command()
@click.option("-o", "--output", "folder", metavar="DIR", required=True, type=click.Path(path_type=Path))
def gallery(folder: Path) -> None:
    """Write DIR/index.html: every example of every installed plugin, in every output, light and dark.

    \b
    embedkit gallery -o gallery
    """
    from .examples import all_examples
    from .files import write
    from .gallery import page, panel
    from .registry import default_registry

    examples = all_examples(default_registry())
    panels = []
    with click.progressbar(examples, label="Rendering", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for example in bar:
            panels.append(panel(example, default_registry()))
    write(folder / "index.html", page(panels))
    click.echo(f"{folder / 'index.html'}  {len(examples)} examples", err=True)


def _read(source: str, format: str | None, url: str | None) -> Article:
    from .read import read

    if source == "-":
        return read(sys.stdin.buffer.read(), format, url, name="standard input")
    return read(Path(source), format, url)


def _print(text: str) -> None:
    """To standard output, as UTF-8 whatever the terminal's locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _tell(notes: Iterable[Note]) -> None:
    for note in notes:
        click.echo(f"embedkit: {note}", err=True)


def _spread(args: Sequence[str], option: str = "--to") -> list[str]:
    """``--to email text`` as ``--to email --to text``; a word that names no output is not one of its values."""
    if option not in args:
        return list(args)
    from .registry import default_registry

    known = default_registry().outputs
    spread: list[str] = []
    taking = False
    for at, word in enumerate(args):
        if taking and args[at - 1] != option and word in known and not Path(word).exists():
            spread.append(option)
        else:
            taking = word == option or (taking and args[at - 1] == option)
        spread.append(word)
    return spread


def main(args: Sequence[str] | None = None) -> int:
    """The console script."""
    try:
        result = cli.main(_spread(sys.argv[1:] if args is None else args), "embedkit", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except StrictError:
        click.echo("embedkit: not everything could be rendered as it is (--strict)", err=True)
        return 1
    except EmbedkitError as error:
        return _fail(str(error))
    except click.ClickException as error:
        command = (
            f" (see embedkit {error.ctx.info_name} --help)"
            if isinstance(error, click.UsageError) and error.ctx and error.ctx.parent
            else ""
        )
        return _fail(error.format_message() + command)
    except click.Abort:
        return 130
    except BrokenPipeError:
        # The reader has gone; Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _fail(message: str) -> int:
    click.echo(f"embedkit: {' '.join(message.split())}", err=True)
    return 2
