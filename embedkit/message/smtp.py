"""Sends a message to a few people, to look at. Bulk sending is a mail service's job."""

from __future__ import annotations

import contextlib
import os
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self
from urllib.parse import urlsplit

from ..errors import EmbedkitError, InputError
from ..fields import Text
from ..fields.lazy import pattern
from .mailbox import Mailbox

MOST_RECIPIENTS = 10
TIMEOUT = 20.0
"""Seconds, for each answer of the server."""
USER, PASSWORD = "EMBEDKIT_SMTP_USER", "EMBEDKIT_SMTP_PASSWORD"
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_HOST = pattern(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*|[0-9a-f:]*:[0-9a-f:.]*")


@dataclass(frozen=True)
class Server:
    """``smtp://`` (encrypted if the server can), ``smtp+starttls://`` (encrypted or not at all) or ``smtps://``."""

    scheme: str
    host: str
    port: int

    @classmethod
    def parse(cls, value: str) -> Self:
        """``scheme://host`` or ``scheme://host:port``. Raises InputError, which never repeats a login."""
        if "@" in value:
            raise InputError(f"a login belongs into the environment, as {USER} and {PASSWORD}, not into the address")
        wrong = InputError(f"{value!r} is not a server such as smtp://localhost:1025")
        if not value.isprintable():  # urlsplit would drop line ends
            raise wrong
        try:
            parts = urlsplit(value)
            host, port = parts.hostname or "", parts.port
            rest = (parts.path.strip("/"), parts.query, parts.fragment)
        except ValueError:
            raise wrong from None
        if parts.scheme not in _PORTS or not _HOST.fullmatch(host) or port == 0 or any(rest):
            raise wrong
        return cls(parts.scheme, host, port or _PORTS[parts.scheme])

    @property
    def is_local(self) -> bool:
        """Whether nothing leaves this machine."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True)
class Login:
    """Who we are to the server."""

    user: str
    password: str = field(repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self | None:
        """None if no user is set. Raises InputError."""
        user, password = environment.get(USER), environment.get(PASSWORD)
        if not user:
            return None
        if not password:
            raise InputError(f"{USER} is set and {PASSWORD} is not")
        if not (user + password).isascii():
            raise InputError(f"{USER} or {PASSWORD} holds letters that SMTP can't take; only ASCII will do")
        return cls(user, password)


def recipients(values: Sequence[str]) -> tuple[Mailbox, ...]:
    """A short list of addresses. Raises InputError."""
    found = tuple(Mailbox.parse(value) for value in values)
    if len(found) > MOST_RECIPIENTS:
        raise InputError(
            f"{len(found)} recipients: test mails go to {MOST_RECIPIENTS} at most; lists are for a mail service"
        )
    return found


def send(message: bytes, sender: Mailbox, to: Sequence[Mailbox], server: Server, login: Login | None = None) -> None:
    """Hand the message over.

    Raises EmbedkitError: then nobody was sent it, unless it says that others were.
    """
    try:
        smtp = _connected(server, login)
    except smtplib.SMTPAuthenticationError as error:
        # What the server says may repeat what it was sent.
        raise EmbedkitError(
            f"{server} does not take the login ({error.smtp_code}); check {USER} and {PASSWORD}, and whether the "
            "service wants a password made for programs"
        ) from None
    except (OSError, smtplib.SMTPException) as error:
        raise EmbedkitError(f"{server}: {_reason(error)}") from None
    try:
        refused = smtp.sendmail(sender.address, [address.address for address in to], message)
    except smtplib.SMTPRecipientsRefused as error:
        raise EmbedkitError(f"{server} refused {_refusals(error.recipients)}; nobody was sent it") from None
    except (OSError, smtplib.SMTPException) as error:
        raise EmbedkitError(f"{server}: {_reason(error)}") from None
    finally:
        # The mail is gone by now, or never will be: how we part changes nothing.
        with contextlib.suppress(OSError, smtplib.SMTPException):
            smtp.quit()
        smtp.close()
    if refused:
        raise EmbedkitError(f"{server} refused {_refusals(refused)}; the others were sent it")


def _connected(server: Server, login: Login | None) -> smtplib.SMTP:
    """A connection that is as safe as the address asks for, logged in."""
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
    try:
        smtp.ehlo()
        encrypted = server.scheme == "smtps"
        # A server on this machine has a certificate for no name, and nobody between.
        if server.scheme == "smtp+starttls" or (
            server.scheme == "smtp" and smtp.has_extn("starttls") and not server.is_local
        ):
            smtp.starttls(context=context)
            smtp.ehlo()
            encrypted = True
        if login:
            if not encrypted and not server.is_local:
                raise EmbedkitError(f"{server} offers no encryption, so the password was not sent; unset {USER}")
            smtp.login(login.user, login.password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _refusals(found: Mapping[str, tuple[int, bytes]]) -> str:
    return ", ".join(f"{address} ({code} {_words(reason)})" for address, (code, reason) in found.items())


def _words(reason: bytes | str) -> str:
    """What a server says, as one line that steers no terminal."""
    return Text(reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason)[:200]


def _reason(error: BaseException) -> str:
    """What went wrong, for a person."""
    if isinstance(error, TimeoutError) or "timed out" in str(error):  # smtplib wraps some in an error of its own
        return f"no answer within {TIMEOUT:.0f} seconds"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it said {error.smtp_code} {_words(error.smtp_error)}"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "it closed the connection"
    if isinstance(error, smtplib.SMTPException):
        return _words(str(error))
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}"
    if isinstance(error, ssl.SSLError):
        return "it does not speak TLS here; try smtp+starttls:// or another port"
    return _words(getattr(error, "strerror", None) or str(error) or type(error).__name__)
