"""Servers that break off, and addresses and logins that are none: one line says so, and no line holds a password."""

from __future__ import annotations

import socket
import threading
from base64 import b64encode

import pytest

from embedkit.errors import EmbedkitError, InputError
from embedkit.message import Mailbox
from embedkit.message import smtp as sending
from embedkit.message.smtp import Login, Server, recipients, send

SENDER = Mailbox("", "letter@news.example")
MESSAGE = b"Subject: x\r\n\r\n.\r\n..dots\r\nend\r\n"
LOGIN = Login("ada", "S3cret-w0rd")


def answering(*lines: bytes) -> int:
    """The port of a server that says these lines, one for each it hears, then closes; an empty one is silence."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener:
            connection, _ = listener.accept()
        with connection, connection.makefile("rb") as heard:
            for line in lines:
                if line:
                    connection.sendall(line + b"\r\n")
                if not heard.readline():
                    return

    threading.Thread(target=serve, daemon=True).start()
    return int(listener.getsockname()[1])


HELLO = (b"220 hello", b"250 AUTH PLAIN LOGIN")
UP_TO_DATA = (*HELLO, b"250 sender", b"250 recipient", b"354 go on")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "it closed the connection"),
        ((b"220 hello",), "it closed the connection"),
        ((b"554 go away",), "it said 554 go away"),
        ((*HELLO, b"421 \xff\x1b[2Jtoo busy"), "421"),
        (UP_TO_DATA, "it closed the connection"),
        ((b"", b""), "no answer within 0 seconds"),
        ((b"220 hello", b""), "no answer within 0 seconds"),
        ((*HELLO, b"250 sender", b"", b""), "no answer within 0 seconds"),
        ((b"SSH-2.0-OpenSSH_9.6",), "localhost:"),
        ((b"\x00\xff" * 5000,), "localhost:"),
    ],
)
def test_a_server_that_breaks_off_is_one_clear_line(
    lines: tuple[bytes, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "TIMEOUT", 0.3)

    with pytest.raises(EmbedkitError, match=said) as caught:
        send(MESSAGE, SENDER, recipients(["a@b.example"]), Server.parse(f"smtp://localhost:{answering(*lines)}"))
    assert str(caught.value).isprintable()


def test_no_server_at_all() -> None:
    with pytest.raises(EmbedkitError, match=r"localhost:\d+: Connection refused"):
        send(MESSAGE, SENDER, recipients(["a@b.example"]), Server.parse("smtp://localhost:1"))


def test_a_mail_that_was_taken_is_no_failure() -> None:
    """However the server parts: who is told of an error sends it again."""
    lines = [*UP_TO_DATA, *[b""] * MESSAGE.count(b"\n"), b"250 taken"]
    send(MESSAGE, SENDER, recipients(["a@b.example"]), Server.parse(f"smtp://localhost:{answering(*lines)}"))


def test_a_server_that_repeats_a_password_is_not_quoted() -> None:
    echo = b64encode(f"\0{LOGIN.user}\0{LOGIN.password}".encode())
    port = answering(*HELLO, b"535 not " + echo, b"535 not " + LOGIN.password.encode())

    with pytest.raises(EmbedkitError) as caught:
        send(MESSAGE, SENDER, recipients(["a@b.example"]), Server.parse(f"smtp://localhost:{port}"), LOGIN)
    assert LOGIN.password not in str(caught.value) + repr(LOGIN)
    assert echo.decode() not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "server"),
    [
        ("smtp://localhost", Server("smtp", "localhost", 25)),
        ("smtp://localhost:1025", Server("smtp", "localhost", 1025)),
        ("smtp+starttls://Mail.News.example/", Server("smtp+starttls", "mail.news.example", 587)),
        ("smtps://mail.news.example", Server("smtps", "mail.news.example", 465)),
        ("smtp://[::1]:1025", Server("smtp", "::1", 1025)),
    ],
)
def test_the_address_of_a_server(value: str, server: Server) -> None:
    assert server == Server.parse(value)
    assert server.is_local == (server.host in ("localhost", "::1"))


@pytest.mark.parametrize(
    "value",
    [
        "localhost:25",
        "http://x",
        "smtp://",
        "smtp://user:secret@host",
        "smtp://secret@host",
        "user:secret@host:25",
        "smtp://host:99999",
        "smtp://host:0",
        "smtp://host:x",
        "smtp://host/path",
        "smtp://h?x",
        "smtp://h#x",
        "smtp://[::1",
        "smtp://a..b",
        "smtp://" + "a" * 64,
        "smtp://h\r\nx",
        "smtp://ho st",
        "",
    ],
)
def test_what_is_no_server_is_refused_without_repeating_a_password(value: str) -> None:
    with pytest.raises(InputError, match=r"is not a server such as|a login belongs into the environment") as caught:
        Server.parse(value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"EMBEDKIT_SMTP_USER": "ada"}, "EMBEDKIT_SMTP_USER is set and EMBEDKIT_SMTP_PASSWORD is not"),
        ({"EMBEDKIT_SMTP_USER": "ada", "EMBEDKIT_SMTP_PASSWORD": "geheimnüß"}, "only ASCII will do"),
    ],
)
def test_half_a_login_is_told_of(environment: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        Login.from_environment(environment)
    assert "geheim" not in str(caught.value)
    assert Login.from_environment({}) is None


def test_a_list_is_for_a_mail_service() -> None:
    assert 10 == len(recipients([f"a{n}@b.example" for n in range(10)]))
    with pytest.raises(InputError, match="11 recipients: test mails go to 10 at most"):
        recipients([f"a{n}@b.example" for n in range(11)])
