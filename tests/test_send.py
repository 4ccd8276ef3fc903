"""Sending a test mail to a real server on loopback: it arrives, or one line says why not."""

from __future__ import annotations

import email
import email.policy
import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from embedkit.cli import main
from embedkit.errors import EmbedkitError
from embedkit.message import Mailbox
from embedkit.message import smtp as sending
from embedkit.message.smtp import Login, Server, recipients, send

SENDER = Mailbox("", "letter@news.example")
MESSAGE = b"Subject: x\r\n\r\n.\r\n..dots\r\nend\r\n"
LOGIN = Login("ada", "S3cret-w0rd")
# aiosmtpd's advice to whoever runs a server; this one is a test's.
NO_TLS_NEEDED = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
EDITION = """
subject = "The bridge opens"
[sender]
name = "The Harbour Letter"
address = "letter@news.example"
[[entries]]
article = "story.html"
[footer]
unsubscribe = "https://news.example/leave"
"""


class Inbox:
    """What the server was handed."""

    def __init__(self) -> None:
        self.mails: list[Envelope] = []
        self.logins: list[bytes] = []
        self.encrypted: list[bool] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody"):
            return "550 no such \x1b[31mperson"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.mails.append(envelope)
        self.encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        return "250 OK"

    def authenticate(
        self, server: object, session: object, envelope: object, how: str, data: LoginPassword
    ) -> AuthResult:
        self.logins.append(data.login)
        return AuthResult(success=data.password == LOGIN.password.encode(), handled=False)


Start = Callable[..., tuple[Inbox, int]]


@pytest.fixture
def start() -> Iterator[Start]:
    """A function that starts a server and gives its inbox and port; the arguments are aiosmtpd's."""
    running: list[Controller] = []

    def run(*, login: bool = False, **options: object) -> tuple[Inbox, int]:
        inbox = Inbox()
        if login:
            options |= {"authenticator": inbox.authenticate, "auth_require_tls": "tls_context" in options}
        controller = Controller(inbox, "127.0.0.1", free_port(), **options)  # type: ignore[arg-type]
        controller.start()
        running.append(controller)
        return inbox, controller.port

    yield run
    for controller in running:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def certificate(authority: trustme.CA) -> ssl.SSLContext:
    """For a server on this machine."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    return context


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a newsroom with an authority of its own does it."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if loopback were another machine."""
    monkeypatch.setattr(Server, "is_local", property(lambda self: False))


def to(port: int, scheme: str = "smtp", host: str = "localhost") -> Server:
    return Server.parse(f"{scheme}://{host}:{port}")


def test_a_mail_arrives_as_it_was_sent(start: Start) -> None:
    inbox, port = start()
    send(MESSAGE, SENDER, recipients(["Ada <ada@news.example>", "ben@news.example"]), to(port))

    assert [MESSAGE] == [mail.original_content for mail in inbox.mails]
    assert ["ada@news.example", "ben@news.example"] == inbox.mails[0].rcpt_tos
    assert "letter@news.example" == inbox.mails[0].mail_from


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("login", [LOGIN, None], ids=["login", "none"])
@pytest.mark.parametrize("scheme", ["smtp+starttls", "smtps", "smtp"])
def test_mail_and_password_travel_encrypted(
    scheme: str, login: Login | None, start: Start, certificate: ssl.SSLContext, elsewhere: None
) -> None:
    options: dict[str, object] = {"tls_context": certificate, "require_starttls": True, "login": login is not None}
    if scheme == "smtps":
        options = {"ssl_context": certificate, "login": login is not None}
    inbox, port = start(**options)
    send(MESSAGE, SENDER, recipients(["ada@news.example"]), to(port, scheme), login)

    assert ([True], [b"ada"] if login else []) == (inbox.encrypted, inbox.logins)


def test_a_server_on_this_machine_needs_no_certificate(start: Start, certificate: ssl.SSLContext) -> None:
    """Mail catchers often have one that nobody vouches for."""
    inbox, port = start(tls_context=certificate)
    send(MESSAGE, SENDER, recipients(["ada@news.example"]), to(port))

    assert [False] == inbox.encrypted


@pytest.mark.parametrize("scheme", ["smtp", "smtp+starttls", "smtps"])
def test_a_certificate_that_nobody_vouches_for_is_refused(
    scheme: str, start: Start, certificate: ssl.SSLContext, elsewhere: None
) -> None:
    inbox, port = start(**({"ssl_context": certificate} if scheme == "smtps" else {"tls_context": certificate}))

    with pytest.raises(EmbedkitError, match="its certificate is not valid: "):
        send(MESSAGE, SENDER, recipients(["ada@news.example"]), to(port, scheme), LOGIN)
    assert ([], []) == (inbox.mails, inbox.logins)


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_refused(start: Start, certificate: ssl.SSLContext) -> None:
    _, port = start(tls_context=certificate)

    with pytest.raises(EmbedkitError, match=r"its certificate is not valid: .*mismatch"):
        send(MESSAGE, SENDER, recipients(["ada@news.example"]), to(port, "smtp+starttls", "127.0.0.1"))


def test_a_password_does_not_travel_in_the_open(start: Start, elsewhere: None) -> None:
    inbox, port = start(login=True)

    with pytest.raises(EmbedkitError, match="offers no encryption, so the password was not sent"):
        send(MESSAGE, SENDER, recipients(["ada@news.example"]), to(port), LOGIN)
    assert ([], []) == (inbox.mails, inbox.logins)


@NO_TLS_NEEDED
@pytest.mark.parametrize(
    ("options", "scheme", "login", "person", "said"),
    [
        ({"login": True}, "smtp", Login("ada", "wrong-one"), "a@b.example", r"does not take the login \(535\); check"),
        ({"login": True, "auth_required": True}, "smtp", None, "a@b.example", "it said 530"),
        ({}, "smtp", LOGIN, "a@b.example", "AUTH"),
        ({}, "smtp", None, "nobody@b.example", r"refused nobody@b.example \(550 no such \[31mperson\); nobody was"),
        ({}, "smtp+starttls", None, "a@b.example", "STARTTLS extension not supported"),
        ({}, "smtps", None, "a@b.example", r"does not speak TLS here; try smtp\+starttls"),
        ({"data_size_limit": 10}, "smtp", None, "a@b.example", "it said 552"),
    ],
)
def test_a_refusal_is_one_clear_line(
    options: dict[str, object], scheme: str, login: Login | None, person: str, said: str, start: Start
) -> None:
    inbox, port = start(**options)

    with pytest.raises(EmbedkitError, match=said) as caught:
        send(MESSAGE, SENDER, recipients([person]), to(port, scheme), login)
    assert str(caught.value).isprintable()
    assert str(caught.value).startswith("localhost:")
    assert "wrong-one" not in str(caught.value)
    assert [] == inbox.mails


def test_who_was_refused_is_told_apart_from_who_was_not(start: Start) -> None:
    inbox, port = start()

    with pytest.raises(EmbedkitError, match=r"refused nobody@b.example .*; the others were sent it"):
        send(MESSAGE, SENDER, recipients(["nobody@b.example", "a@b.example"]), to(port))
    assert ["a@b.example"] == inbox.mails[0].rcpt_tos


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (sending.USER, sending.PASSWORD):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "story.html").write_text("<h1>The bridge</h1><p>It opens on Friday.</p>", "utf-8")
    path = tmp_path / "edition.toml"
    path.write_text(EDITION, "utf-8")
    return path


def test_the_command_sends_an_edition(edition: Path, start: Start, capfd: pytest.CaptureFixture[str]) -> None:
    inbox, port = start()
    people = ["--to", "ada@news.example", "Ben <ben@news.example>"]

    assert 0 == main(["send", str(edition), "--smtp", f"smtp://localhost:{port}", *people])
    content = inbox.mails[0].original_content
    found = email.message_from_bytes(content or b"", policy=email.policy.strict)
    assert ["ada@news.example", "ben@news.example"] == inbox.mails[0].rcpt_tos
    assert "ada@news.example, Ben <ben@news.example>" == found["To"]
    assert "<https://news.example/leave>" == found["List-Unsubscribe"]
    assert "The bridge opens" == found["Subject"]
    assert f"sent to ada@news.example, ben@news.example by localhost:{port}" in capfd.readouterr().err


@NO_TLS_NEEDED
def test_the_command_logs_in_from_the_environment(
    edition: Path, start: Start, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    inbox, port = start(login=True, auth_required=True)
    monkeypatch.setenv(sending.USER, LOGIN.user)
    monkeypatch.setenv(sending.PASSWORD, LOGIN.password)

    assert 0 == main(["send", str(edition), "--smtp", f"smtp://localhost:{port}", "--to", "ada@news.example"])
    assert ([b"ada"], 1) == (inbox.logins, len(inbox.mails))
    assert LOGIN.password not in "".join(capfd.readouterr())


def test_a_dry_run_says_what_would_be_sent_and_connects_to_nothing(
    edition: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def connect(*args: object, **options: object) -> None:
        raise AssertionError("it connects")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setenv(sending.USER, LOGIN.user)
    monkeypatch.setenv(sending.PASSWORD, LOGIN.password)

    assert 0 == main(
        ["send", str(edition), "--smtp", "smtps://mail.news.example", "--to", "ada@news.example", "--dry-run"]
    )
    out, err = capfd.readouterr()
    for said in ("letter@news.example", "ada@news.example", "The bridge opens", "bytes", "mail.news.example:465"):
        assert said in out
    assert LOGIN.password not in out + err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--smtp", "smtp://localhost:1", "--to", "ada@news.example"], "localhost:1: Connection refused"),
        (["--smtp", "smtp://u:secret@h", "--to", "ada@news.example"], "a login belongs into the environment"),
        (["--smtp", "smtp://h", "--to", "v@e.example> SIZE=1"], "has an unusable domain"),
        (["--smtp", "smtp://h", "--to", "jürgen@news.example"], "has letters before the @"),
        (["--smtp", "smtp://h"], "Missing option '--to'"),
        (["--to", "ada@news.example"], "Missing option '--smtp'"),
    ],
)
def test_the_command_fails_in_one_line(
    args: list[str], said: str, edition: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code = main(["send", str(edition), *args])
    out, err = capfd.readouterr()

    assert (2, "", 1) == (code, out, err.count("\n"))
    assert said in err
    assert "secret" not in err
