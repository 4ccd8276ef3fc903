"""What docs/sending.md tells people to copy works, for each mail service."""

from __future__ import annotations

import email
import email.policy
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs

import django
import pytest
import requests_mock
from django.conf import settings
from django.core import mail

PAGE = (Path(__file__).parent.parent / "docs/sending.md").read_text("utf-8")
SNIPPETS = dict(re.findall(r"(?m)^##+ ([^\n]+)\n(?:(?!#)[^\n]*\n)*?```python\n(.*?)^```", PAGE, re.S))
READERS = ["ada@reader.example", "ben@reader.example"]
LEAVE = "<https://news.example/leave?x=1>"
EDITION = """
subject = "Grüße vom Hafen"
[sender]
name = "Der Hafen, täglich"
address = "letter@news.example"
[[entries]]
article = "story.html"
[footer]
unsubscribe = "https://news.example/leave?x=1"
[headers]
one_click = true
list_id = "Hafen <harbour.news.example>"
"""


class Snippets:
    """The page's code, run in its order, in one name space."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {}
        self.run("To a mail service")

    def run(self, heading: str) -> None:
        exec(compile(SNIPPETS[heading], f"docs/sending.md, {heading}", "exec"), self.names)  # noqa: S102 - our own page


@pytest.fixture
def snippets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Snippets:
    (tmp_path / "story.html").write_text("<h1>Brücke</h1><p>Sie öffnet.</p>", "utf-8")
    (tmp_path / "edition.toml").write_text(EDITION, "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("MAILGUN_KEY", "POSTMARK_TOKEN", "BREVO_KEY"):
        monkeypatch.setenv(name, "key-of-the-test")
    return Snippets()


@pytest.fixture
def web() -> Iterator[requests_mock.Mocker]:
    with requests_mock.Mocker() as mocker:
        yield mocker


def test_every_service_of_the_page_is_tried_here() -> None:
    tried = re.findall(r'run\("([^"]+)"\)', Path(__file__).read_text("utf-8"))

    assert sorted(SNIPPETS) == sorted(tried)
    assert PAGE.count("```python") == len(SNIPPETS)


def test_mailgun(snippets: Snippets, web: requests_mock.Mocker) -> None:
    web.post("https://api.mailgun.net/v3/mg.news.example/messages", json={"id": "1"})
    snippets.run("Mailgun")
    sent = parse_qs(web.request_history[0].text)

    assert ["Grüße vom Hafen"] == sent["subject"]
    assert ['"Der Hafen, täglich" <letter@news.example>'] == sent["from"]
    assert [LEAVE] == sent["h:List-Unsubscribe"]
    assert ["List-Unsubscribe=One-Click"] == sent["h:List-Unsubscribe-Post"]
    assert "Sie öffnet." in sent["html"][0]
    assert "Sie öffnet." in sent["text"][0]
    assert web.request_history[0].headers["Authorization"].startswith("Basic ")


def test_postmark(snippets: Snippets, web: requests_mock.Mocker) -> None:
    web.post("https://api.postmarkapp.com/email/batch", json=[{"ErrorCode": 0}, {"ErrorCode": 406}])
    snippets.run("Postmark")
    sent = web.request_history[0].json()

    assert READERS == [one["To"] for one in sent]
    assert {"Name": "List-Unsubscribe", "Value": LEAVE} in sent[0]["Headers"]
    assert "Sie öffnet." in sent[0]["HtmlBody"]
    assert "Sie öffnet." in sent[0]["TextBody"]
    assert [{"ErrorCode": 406}] == snippets.names["refused"]


def test_brevo(snippets: Snippets, web: requests_mock.Mocker) -> None:
    web.post("https://api.brevo.com/v3/smtp/email", json={"messageIds": []}, status_code=201)
    snippets.run("Brevo")
    sent = json.loads(web.request_history[0].text)

    assert {"name": "Der Hafen, täglich", "email": "letter@news.example"} == sent["sender"]
    assert [[{"email": reader}] for reader in READERS] == [one["to"] for one in sent["messageVersions"]]
    assert LEAVE == sent["headers"]["List-Unsubscribe"]
    assert "Sie öffnet." in sent["htmlContent"]
    assert "Sie öffnet." in sent["textContent"]


def test_ses(snippets: Snippets, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against a stand-in that takes the arguments which the API documents, and no other."""
    sent: list[tuple[list[str], bytes]] = []

    def send_email(*, Destination: dict[str, list[str]], Content: dict[str, dict[str, bytes]]) -> None:  # noqa: N803
        sent.append((Destination["ToAddresses"], Content["Raw"]["Data"]))

    clients = {"sesv2": SimpleNamespace(send_email=send_email)}
    monkeypatch.setitem(sys.modules, "boto3", SimpleNamespace(client=clients.__getitem__))
    snippets.run("Amazon SES")

    assert [[reader] for reader in READERS] == [to for to, _ in sent]
    for reader, (_, data) in zip(READERS, sent, strict=True):
        found = email.message_from_bytes(data, policy=email.policy.strict)
        assert (reader, LEAVE, "Grüße vom Hafen") == (found["To"], found["List-Unsubscribe"], found["Subject"])


def test_django(snippets: Snippets) -> None:
    backend = "django.core.mail.backends.locmem.EmailBackend"
    if not settings.configured:  # Django 6.1 has a new name for it, and a warning for the old one
        new = django.VERSION >= (6, 1)
        settings.configure(**({"MAILERS": {"default": {"BACKEND": backend}}} if new else {"EMAIL_BACKEND": backend}))
    mail.outbox = []
    snippets.run("Django, and any service through Anymail")

    assert [[reader] for reader in READERS] == [one.to for one in mail.outbox]
    for one in mail.outbox:
        found = email.message_from_bytes(one.message().as_bytes(), policy=email.policy.default)
        assert ("Grüße vom Hafen", LEAVE) == (found["Subject"], found["List-Unsubscribe"])
        assert "Der Hafen, täglich" == found["From"].addresses[0].display_name
        assert ["text/plain", "text/html"] == [part.get_content_type() for part in found.iter_parts()]
