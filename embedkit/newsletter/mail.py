"""The MIME message of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..message import Mailbox, Message

if TYPE_CHECKING:
    from .assemble import Built


def message(built: Built) -> Message:
    """The message, to nobody yet. Raises InputError for an address that is none."""
    edition, headers = built.edition, built.edition.headers
    sender = edition.sender
    # A service that fills in the link fills in the header too.
    link = edition.footer.unsubscribe
    unsubscribe = link if link and not built.tags.hides(link) else None
    made = Message(
        subject=built.subject,
        html=built.html,
        text=built.text,
        sender=Mailbox(built.tags.text(sender.name), sender.address),
        reply_to=Mailbox.parse(sender.reply_to) if sender.reply_to else None,
        unsubscribe=unsubscribe,
        unsubscribe_mail=headers.unsubscribe_mail,
        one_click=headers.one_click and (unsubscribe is not None or link is None),
        list_id=headers.list_id,
        lang=built.lang,
    )
    if not edition.images.embed:
        return made
    folder = built.folder / edition.images.folder if edition.images.folder else None
    return made.embed(folder, built.fetch)
