"""The command line: one function per command, no logic. Exit codes: 0 done, 1 findings, 2 bad usage or input."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

import click

# A command-line start is felt. pydantic would look through every installed distribution for plugins of its own.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from ..errors import EmbedkitError, StrictError
from ..host import distribution
from .arguments import spread
from .article import read_command, render
from .common import keeps_output
from .feed import feed_command
from .installed import gallery, plugins
from .lint import lint_command
from .new import new_command
from .newsletter import newsletter_command
from .resolve import cache, resolve_command
from .send import send_command


class _Commands(click.Group):
    """Lists commands in the order a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name=distribution.NAME, message="%(prog)s %(version)s")
def cli() -> None:
    """An article in; email-safe HTML, plain text and a web embed out.

    \b
    embedkit render story.html -o out
    embedkit render story.html --to text
    pbpaste | embedkit read -
    """


COMMANDS = (
    read_command, render, newsletter_command, feed_command, send_command, lint_command, plugins, new_command, gallery,
    resolve_command, cache,
)  # fmt: skip
for command in COMMANDS:
    if command.callback is not None and not isinstance(command, click.Group):
        command.callback = keeps_output(command.callback)
    cli.add_command(command)


def main(args: Sequence[str] | None = None) -> int:
    """The console script."""
    try:
        result = cli.main(spread(sys.argv[1:] if args is None else args), "embedkit", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except StrictError:
        return _fail("not everything is as it should be (--strict); the lines above say what", 1)
    except click.exceptions.NoArgsIsHelpError as help:  # a question, not a mistake
        click.echo(help.format_message())
        return 0
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
        _drop(sys.stdout)  # the reader has gone
        return 0
    except OSError as error:  # a full disk, a device that takes nothing; files say so themselves
        _drop(sys.stdout)
        return _fail(f"can't write to standard output: {error.strerror or error}")


def _drop(stream: TextIO | None) -> None:
    """Let a stream that takes nothing end in nothing: Python would complain again when it flushes at exit."""
    with suppress(OSError, ValueError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fail(message: str, code: int = 2) -> int:
    try:
        click.echo(f"embedkit: {' '.join(message.split())}", err=True)
    except OSError:  # standard error is full too: the exit code must do
        _drop(sys.stderr)
    return code
