"""What the linter finds in messages."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from embedkit.errors import InputError
from embedkit.lint import lint

from .test_lint import CLEAN, TEXT, message, rules

WHOLE = message().as_bytes()
UNSUBSCRIBE = CLEAN[
    CLEAN.index('<a href="https://news.example/unsubscribe"') : CLEAN.index("Unsubscribe</a>") + len("Unsubscribe</a>")
]
LOGO = "https://images.example/logo.png"


def without(header: str) -> bytes:
    made = message()
    del made[header]
    return made.as_bytes()


def html_first() -> bytes:
    made = message()
    made.get_payload().reverse()  # type: ignore[union-attr]
    return made.as_bytes()


def side_by_side() -> bytes:
    return WHOLE.replace(b"multipart/alternative", b"multipart/mixed", 1)


def only_html() -> bytes:
    made = EmailMessage(policy=SMTP)
    for name, value in message().items():
        if not name.lower().startswith(("content-", "mime-")):
            made[name] = value
    made.set_content(CLEAN, "html", cte="quoted-printable")
    return made.as_bytes()


def heavy() -> bytes:
    made = message(CLEAN.replace(LOGO, "cid:logo"))
    made.get_payload()[1].add_related(b"\0" * 1_048_577, "image", "png", cid="<logo>")  # type: ignore[index, union-attr]
    return made.as_bytes()


DEFECTS: list[tuple[str, str, bytes]] = [
    ("M1", "error", html_first()),
    ("M1", "error", side_by_side()),
    ("M2", "error", only_html()),
    ("M2", "error", message(text="\n").as_bytes()),
    ("M2", "error", message(text="See https://news.example/ for the letter.\n").as_bytes()),
    ("M2", "warning", message(text=TEXT[: len(TEXT) * 2 // 3]).as_bytes()),
    ("M3", "warning", message(text=TEXT.replace("Members", "Members") + "word " * 30 + "\n").as_bytes()),
    ("M3", "warning", message(text=TEXT + "<p>The end</p>\n").as_bytes()),
    ("M3", "warning", message(text=TEXT + "| --- | --- |\n").as_bytes()),
    ("M3", "warning", message(text=TEXT + "https://news.example/a\n" * 4).as_bytes()),
    ("M3", "warning", message(text="\u200c \u200c \u200c \u200c \u200c \u200c \u200c\n" + TEXT).as_bytes()),
    ("M4", "error", WHOLE.replace(b"Subject: ", b"X-Note: " + b"x" * 1_000 + b"\r\nSubject: ")),
    ("M4", "warning", WHOLE.replace(b"Subject: ", b"X-Note: " + b"x" * 100 + b"\r\nSubject: ")),
    ("M4", "warning", WHOLE.replace(b"The ferry is back\r\n", b"The ferry is back\n", 1)),
    ("M5", "error", without("Date")),
    ("M5", "error", without("Message-ID")),
    ("M5", "error", WHOLE.replace(b"Subject: ", b"Subject: Again\r\nSubject: ", 1)),
    ("M5", "error", WHOLE.replace(b"Tue, 03 Mar 2026", b"yesterday")),
    ("M5", "error", WHOLE.replace(b"<1@news.example>", b"1")),
    ("M5", "error", WHOLE.replace(b"<letter@news.example>", b"letter")),
    ("M5", "error", WHOLE.replace(b"Subject: The ferry", "Subject: Die Fähre".encode())),
    ("M6", "error", without("List-Unsubscribe")),
    ("M6", "error", WHOLE.replace(b"<https://news.example/unsubscribe>", b"<mailto:leave@news.example>")),
    ("M6", "error", WHOLE.replace(b"=One-Click", b"=Yes")),
    ("M6", "warning", without("List-Unsubscribe-Post")),
    ("M6", "warning", without("List-Id")),
    ("U3", "error", message(CLEAN.replace(UNSUBSCRIBE, "")).as_bytes()),
    ("H9", "error", message(CLEAN.replace(LOGO, "cid:logo")).as_bytes()),
    ("I6", "warning", heavy()),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "severity", "data"), DEFECTS, ids=[f"{d[0]}-{n}" for n, d in enumerate(DEFECTS)])
def test_one_defect_is_found_by_the_rule_meant_for_it(rule: str, severity: str, data: bytes) -> None:
    assert data != WHOLE
    assert {(rule, severity)} == rules(lint(data))


def test_a_picture_in_the_message_is_found() -> None:
    made = message(CLEAN.replace(LOGO, "cid:logo"))
    made.get_payload()[1].add_related(b"png", "image", "png", cid="<logo>")  # type: ignore[index, union-attr]

    assert [] == lint(made.as_bytes())


def test_a_merge_tag_for_a_link_lets_the_service_add_the_header() -> None:
    made = message(CLEAN.replace("https://news.example/unsubscribe", "*|UNSUB|*"))
    del made["List-Unsubscribe"]

    assert {("M6", "warning")} == rules(lint(made.as_bytes()))


@pytest.mark.parametrize(
    "words",
    [
        "フェリーが戻りました。図書館は遅くまで開いています。カモメは屋根に移りました。港のクラブに参加しましょう。",
        "رجعت العبارة اليوم في موعدها كما وعدوا وكان على متنها تسعون شخصا وكلب واحد",
    ],
)
def test_words_are_found_in_any_script(words: str) -> None:
    """Without spaces between words a text part would seem to have none of them."""
    html = CLEAN.replace("The gulls have moved to the roof", words)

    assert "M2" not in {one.rule for one in lint(message(html, TEXT + words + "\n").as_bytes())}


def test_a_finding_in_a_header_has_its_line() -> None:
    data = WHOLE.replace(b"Tue, 03 Mar 2026", b"yesterday")
    (finding,) = lint(data)

    assert data.split(b"\r\n")[finding.line - 1].startswith(b"Date:")
    assert "headers" == finding.part


def test_a_finding_in_a_part_has_its_line_there() -> None:
    (finding,) = lint(message(CLEAN.replace(' width="180"', "")).as_bytes())

    assert "html" == finding.part
    assert "logo.png" in CLEAN.splitlines()[finding.line - 1]


def test_html_in_another_charset_is_read() -> None:
    body = base64.b64encode(CLEAN.replace("ferry", "Fähre").encode("cp1252"))
    head = b"".join(
        f"{name}: {value}\r\n".encode() for name, value in message().items() if not name.startswith("Content")
    )
    data = head + b'Content-Type: text/html; charset="windows-1252"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    lines = b"\r\n".join(body[at : at + 76] for at in range(0, len(body), 76))

    assert {("M2", "error")} == rules(lint(data + lines + b"\r\n"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"From: a@news.example\r\nSubject: x\r\n\r\nOnly text\r\n", "no text/html part"),
        (b"just words", "neither HTML nor a message"),
        (b"", "is empty"),
        (b"<div>" * 5_000, "nested"),
    ],
)
def test_what_is_no_mail_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(content)

    with pytest.raises(InputError, match=said):
        lint(path)
