"""``embedkit send``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from .common import print_text, tell


@click.command(name="send")
@click.argument("edition", metavar="EDITION.toml", type=click.Path(path_type=Path))
@click.option("--smtp", "address", metavar="URL", required=True, help="smtp://, smtp+starttls:// or smtps://, a host.")
@click.option("--to", metavar="ADDRESS", multiple=True, required=True, help="Who gets it; up to ten.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and connect to nothing.")
def send_command(edition: Path, address: str, to: tuple[str, ...], dry_run: bool) -> None:
    """Send an edition to yourself, to look at it in a real mail program. Lists are for a mail service.

    The login is taken from the environment: EMBEDKIT_SMTP_USER and EMBEDKIT_SMTP_PASSWORD.

    \b
    embedkit send edition.toml --smtp smtp://localhost:1025 --to me@news.example
    embedkit send edition.toml --smtp smtps://mail.news.example --to ada@news.example ben@news.example --dry-run
    """
    from ..host.registry import default_registry
    from ..message.smtp import Login, Server, recipients
    from ..message.smtp import send as hand_over
    from ..newsletter import build

    server, people, login = Server.parse(address), recipients(to), Login.from_environment()
    built = build(edition)
    message = replace(built.message, to=people)
    data = message.as_bytes()
    tell(dict.fromkeys([*default_registry().notes, *built.notes, *message.problems]))
    names = ", ".join(person.address for person in people)
    if dry_run:
        print_text(
            f"From:     {message.sender}\nTo:       {', '.join(map(str, people))}\nSubject:  {message.subject}\n"
            f"Size:     {len(data):,} bytes (HTML {len(message.html.encode()):,}, text {len(message.text.encode()):,}, "
            f"pictures {sum(len(image.data) for image in message.images):,})\n"
            f"Server:   {server.scheme}://{server}, {'with' if login else 'without'} a login\nNothing was sent.\n"
        )
        return
    hand_over(data, message.sender, people, server, login)
    click.echo(f"sent to {names} by {server}, {len(data):,} bytes", err=True)
