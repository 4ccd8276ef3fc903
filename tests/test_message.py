"""The message: two parsers that share no code read what was meant, and every server passes it on unchanged."""

from __future__ import annotations

import email
import email.policy
import json
import re
from email.headerregistry import Address as Parsed
from email.message import EmailMessage
from pathlib import Path
from random import Random

import pytest
from fast_mail_parser import parse_email

from embedkit import read, render
from embedkit.errors import InputError
from embedkit.fields import Url
from embedkit.message import Mailbox, Message

from .growth import LINEAR, growth

SENDER = Mailbox("The Harbour Letter", "letter@news.example")
HTML = (
    '<!doctype html><html lang="en"><body><p>Füße &amp; words.</p><img alt="" src="https://i.example/a/p.png"></body>\n'
)
TEXT = "Füße & words.\n\n.\nFrom here\n" + "long " * 300 + "\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
FULL = {
    "to": (Mailbox("Ада", "ada@news.example"), Mailbox("", "ben@bücher.example")),
    "reply_to": Mailbox('Desk "night", \\ back', "desk@news.example"),
    "unsubscribe": Url("https://news.example/leave?id=1&x=y"),
    "unsubscribe_mail": "leave@news.example",
    "one_click": True,
    "list_id": "Hafenbrief Süd <harbour.news.example>",
    "lang": "de",
    "subject": "Füße, *|FNAME|* und 日本語の長い件名がここに続きますので、折り返しが必要になります — wirklich",
}
FORMS = {
    "bare": {},
    "full": FULL,
    "pictures": {**FULL, "html": HTML.replace("https://i.example/a/", "")},
}


def made(**fields: object) -> Message:
    """A message with these fields."""
    return Message(**{"subject": "A subject", "html": HTML, "text": TEXT, "sender": SENDER, **fields})  # type: ignore[arg-type]


def strictly(data: bytes) -> EmailMessage:
    """The message as the standard library reads it; any defect, in any part, is an error."""
    found = email.message_from_bytes(data, policy=email.policy.strict)
    assert isinstance(found, EmailMessage)
    assert [] == [defect for part in found.walk() for defect in part.defects]
    assert [] == [defect for part in found.walk() for value in part.values() for defect in value.defects]
    return found


def lf(text: str) -> str:
    return text.replace("\r\n", "\n")


def body(found: EmailMessage, kind: str) -> str:
    part = found.get_body((kind,))
    assert part is not None
    return lf(part.get_content())


@pytest.mark.parametrize("form", FORMS)
def test_two_parsers_read_the_same(form: str, tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(PNG)
    message = made(**FORMS[form])
    message = message.embed(tmp_path) if form == "pictures" else message
    data = message.as_bytes()
    found, other = strictly(data), parse_email(data)

    assert (message.text, message.html) == (body(found, "plain"), body(found, "html"))
    assert ([message.text], [message.html]) == ([*map(lf, other.text_plain)], [*map(lf, other.text_html)])
    assert message.subject == found["Subject"] == other.subject
    assert sorted(name.lower() for name in found) == sorted(name.lower() for name in other.headers)
    assert [image.data for image in message.images] == [bytes(file.content) for file in other.attachments]
    assert ["text/plain", "multipart/related" if form == "pictures" else "text/html"] == [
        part.get_content_type() for part in found.iter_parts()
    ]


def test_people_are_who_they_were() -> None:
    found = strictly(made(**FULL).as_bytes())

    assert (Parsed("The Harbour Letter", "letter", "news.example"),) == found["From"].addresses
    assert [("Ада", "ada@news.example"), ("", "ben@xn--bcher-kva.example")] == [
        (one.display_name, one.addr_spec) for one in found["To"].addresses
    ]
    assert 'Desk "night", \\ back' == found["Reply-To"].addresses[0].display_name


@pytest.mark.parametrize("name", [*"Date From Subject Message-ID MIME-Version Content-Type".split()])
def test_what_every_mail_needs_is_there_once(name: str) -> None:
    assert 1 == len(strictly(made().as_bytes()).get_all(name))


def test_readers_can_leave_a_list() -> None:
    found = strictly(made(**FULL).as_bytes())

    assert "<https://news.example/leave?id=1&x=y>, <mailto:leave@news.example>" == found["List-Unsubscribe"]
    assert "List-Unsubscribe=One-Click" == found["List-Unsubscribe-Post"]
    assert "Hafenbrief Süd <harbour.news.example>" == found["List-Id"]
    assert "de" == found["Content-Language"]
    assert made(**FULL).list_headers.keys() == {"List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"}


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({}, []),
        ({"list_id": "harbour.news.example"}, ["List-Id"]),
        ({"unsubscribe_mail": "mailto:leave@news.example?subject=leave"}, ["List-Unsubscribe"]),
        ({"unsubscribe": "https://news.example/" + "a" * 900}, ["List-Unsubscribe"]),
        ({"unsubscribe": Url("http://news.example/leave")}, ["List-Unsubscribe"]),
        ({"unsubscribe": Url("mailto:leave@news.example")}, ["List-Unsubscribe"]),
    ],
)
def test_list_headers_are_there_as_far_as_known(fields: dict[str, object], names: list[str]) -> None:
    found = strictly(made(**fields).as_bytes())

    assert names == [name for name in found if name.startswith("List-")]
    assert list(made(**fields).list_headers.values()) == [found[name] for name in names]


BODIES = [
    TEXT,
    "",
    "日本語" * 2000,
    "x" * 5000,
    "a=b\t\n.\n..\nFrom x\n \n \t\nend ",
    "\r\n\r\r\n",
    "é" * 90,
    "a" * 75 + " \n" + "a" * 74 + " \n" + "a" * 76 + "\n" + "ü" * 25 + "\n",
    "a\0b\x0b\x0c\x85\u2028c",
    *("".join(Random(seed).choices("ab =\t.\n\rüß日🚢", k=1000)) for seed in range(20)),  # noqa: S311 - no secret
]


@pytest.mark.parametrize("text", BODIES, ids=range(len(BODIES)))
def test_every_line_can_travel_and_nothing_is_lost(text: str) -> None:
    data = made(text=text, html=text).as_bytes()
    found = strictly(data)
    meant = text.replace("\r\n", "\n").replace("\r", "\n")

    assert data.isascii()
    assert b"\0" not in data
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", data)
    assert 76 >= max(map(len, data.split(b"\r\n")))
    assert [meant, meant] == [lf(part.get_payload(decode=True).decode()) for part in found.iter_parts()]
    assert {"quoted-printable", "base64"} >= {part["Content-Transfer-Encoding"] for part in found.iter_parts()}


@pytest.mark.parametrize(("text", "name"), [("plain words " * 50, "quoted-printable"), ("日本語" * 500, "base64")])
def test_the_smaller_encoding_is_taken(text: str, name: str) -> None:
    assert name == next(strictly(made(text=text).as_bytes()).iter_parts())["Content-Transfer-Encoding"]


def test_the_same_message_twice() -> None:
    first, second = made(), made()

    assert first.as_bytes(deterministic=True) == second.as_bytes(deterministic=True)
    assert first.as_bytes() != first.as_bytes()


@pytest.mark.parametrize("change", [{"text": "other"}, {"html": "other"}, {"subject": "other"}, {"lang": "fr"}])
def test_another_message_has_another_id(change: dict[str, object]) -> None:
    """Else a mail program would show only one of two editions."""
    first, second = (strictly(made(**fields).as_bytes(deterministic=True)) for fields in ({}, change))

    assert first["Message-ID"] != second["Message-ID"]


def test_the_still_behind_a_play_mark_travels_along_in_every_place_it_is_named() -> None:
    """A mail with its pictures in it would otherwise show a black box in place of the film."""
    video = {"type": "video", "url": "https://f.example/1", "thumbnail": "https://i.example/it's(1)&amp;.png"}
    article = read(json.dumps({"lang": "en", "blocks": [video]}), "json")
    message = made(html=render(article, "email")).embed(fetch=lambda url: PNG)

    assert ((), 1) == (message.problems, len(message.images))
    assert 3 == message.html.count(f"cid:{message.images[0].cid}")
    assert "i.example" not in message.html


@pytest.mark.parametrize("way", ["a file", "fetched", "relative"])
def test_pictures_can_travel_along(way: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / ("a/p.png" if way == "relative" else "p.png")).write_bytes(PNG)
    html = HTML.replace("https://i.example/", "") if way == "relative" else HTML
    message = made(html=html * 2).embed(None if way == "fetched" else tmp_path, lambda url: PNG)
    found = strictly(message.as_bytes())
    image = next(part for part in found.walk() if part.get_content_type() == "image/png")

    assert () == message.problems
    assert 1 == len(message.images)
    assert PNG == image.get_content()
    assert 2 == body(found, "html").count(f'src="cid:{image["Content-ID"].strip("<>")}"')
    assert message == message.embed(tmp_path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg onload=alert(1)>", "not PNG, JPEG, GIF or WebP"),
        (b"", "not PNG"),
        (PNG + b"x" * 6_000_000, "more than 5,242,880 bytes"),
        (ValueError("its server\nanswered 404"), "its server answered 404"),
        (None, "not on disk"),
    ],
)
def test_a_picture_that_can_not_be_had_stays_linked_and_is_told_of(data: bytes | Exception | None, said: str) -> None:
    def fetch(url: str) -> bytes:
        if isinstance(data, Exception):
            raise data
        return data or b""

    message = made().embed(fetch=None if data is None else fetch)

    assert HTML == message.html
    assert re.fullmatch(f"https://i.example/a/p.png: .*{said}.*; it stays linked", str(message.problems[0]))


def test_pictures_together_stay_within_what_servers_take() -> None:
    html = "".join(f'<img alt="" src="https://i.example/{number}.png">' for number in range(4))
    message = made(html=html).embed(fetch=lambda url: PNG + url.encode() + b"x" * 4_000_000)

    assert 2 == len(message.images)
    assert ["all together would be over" in str(problem) for problem in message.problems] == [True, True]


@pytest.mark.parametrize(
    "source",
    [
        "https://i.example/..%2fsecret.png",
        "https://i.example/%2e%2e%2fsecret.png",
        "https://i.example/link.png",
        "../secret.png",
        "{outside}",
        "file://{outside}",
        "//i.example/secret.png",
        "a%00b.png",
        "%2e%2e/secret.png",
    ],
)
def test_a_picture_leads_to_no_other_folder(source: str, tmp_path: Path) -> None:
    """Articles come from others; a file of the sender's machine must not travel to readers."""
    inside, outside = tmp_path / "pictures", tmp_path / "secret.png"
    inside.mkdir()
    outside.write_bytes(PNG)
    (inside / "link.png").symlink_to(outside)
    message = made(html=f'<img alt="" src="{source.format(outside=outside)}">').embed(inside)

    assert (0, 1) == (len(message.images), len(message.problems))


@pytest.mark.parametrize(
    ("files", "sources", "found"),
    [
        (["a.png"], ["https://i.example/2025/01/a.png"], ["a.png"]),
        (["01/a.png", "a.png"], ["https://i.example/2025/01/a.png"], ["01/a.png"]),
        (
            ["2025/01/1.png", "2026/03/1.png"],
            ["https://i.example/2025/01/1.png", "https://i.example/2026/03/1.png"],
            ["2025/01/1.png", "2026/03/1.png"],
        ),
        (
            ["a.example/1.png", "b.example/1.png"],
            ["https://a.example/1.png", "https://b.example/1.png"],
            ["a.example/1.png", "b.example/1.png"],
        ),
        (["1.png"], ["https://i.example/1.png?w=600", "https://i.example/1.png?w=1200"], ["1.png", "1.png"]),
        (["a b.png"], ["https://i.example/x/a%20b.png"], ["a b.png"]),
        (["deep/1.png"], ["https://i.example/1.png"], [None]),
    ],
)
def test_a_picture_is_found_by_its_path(
    files: list[str], sources: list[str], found: list[str | None], tmp_path: Path
) -> None:
    """By its base name alone, a reader would see last year's picture."""
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PNG + name.encode())
    message = made(html="".join(f'<img alt="" src="{source}">' for source in sources)).embed(tmp_path)
    data = {image.cid: image.data for image in message.images}
    shown = [data.get(cid) for cid in re.findall(r'src="(?:cid:)?([^"]*)"', message.html)]

    assert [name and PNG + name.encode() for name in found] == shown


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://i.example/2025/01/1.png", "https://i.example/2026/03/1.png"),
        ("https://a.example/1.png", "https://b.example/1.png"),
        ("https://i.example/2026/03/1.png", "https://i.example/x/2026/03/1.png"),
    ],
)
def test_one_file_for_two_pictures_is_an_error_that_says_where_to_put_them(
    first: str, second: str, tmp_path: Path
) -> None:
    (tmp_path / "1.png").write_bytes(PNG)
    with pytest.raises(InputError, match=r"1\.png: is it the picture .* or .*\? Put each under its address") as caught:
        made(html=f'<img alt="" src="{first}"><img alt="" src="{second}">').embed(tmp_path)

    for address in (first, second):
        path = tmp_path / address.removeprefix("https://")
        assert str(path) in str(caught.value)
        path.parent.mkdir(parents=True)
        path.write_bytes(PNG + address.encode())  # as the line says
    message = made(html=f'<img alt="" src="{first}"><img alt="" src="{second}">').embed(tmp_path)
    assert [PNG + first.encode(), PNG + second.encode()] == [image.data for image in message.images]


@pytest.mark.parametrize(
    "html", ['<p>Write <code>src="https://i.example/p.png"</code></p>', '<img alt="a" src="data:,">']
)
def test_what_is_no_picture_is_left_alone(html: str) -> None:
    message = made(html=html).embed(fetch=lambda url: PNG)

    assert (html, (), ()) == (message.html, message.images, message.problems)


def test_odd_markup_costs_no_time() -> None:
    def work(n: int) -> None:
        assert () == made(html='<img src="' * n + "<img " * n + ' src="a' * n).embed().images

    assert growth(work, 10_000) < LINEAR


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"subject": " \r\n "}, "the subject is empty"),
        ({"subject": "x" * 251}, "the subject has 251 characters; the limit is 250"),
        ({"list_id": "no id"}, "the list id 'no id' is not of a form such as"),
        ({"list_id": "A name <a.b"}, "the list id"),
        ({"lang": "de\r\nBcc: x"}, r"the language 'de\\r\\nBcc: x' is not of a form such as pt-BR"),
        ({"one_click": True}, "one_click needs an https:// address"),
        ({"one_click": True, "unsubscribe": Url("http://news.example/")}, "one_click needs an https:// address"),
        ({"unsubscribe": Url("tel:+491234567")}, "must start with https://"),
        ({"unsubscribe": "https://news.example/" + "a" * 2000}, "can't stand in a header"),
        ({"unsubscribe": "https://news.example/?a=?b"}, "write =%3F"),
        ({"unsubscribe_mail": "x> , <y"}, "is not a mail address"),
        ({"unsubscribe_mail": "mailto:a@b.example?bcc=c@d.example"}, "is not a plain mailto address"),
        ({"text": "\ud800"}, "half a character"),
    ],
)
def test_what_can_not_be_sent_is_said(fields: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        made(**fields).as_bytes()
    assert "\n" not in str(caught.value)


def test_a_boundary_in_the_text_ends_nothing() -> None:
    found = re.search(rb'boundary="([^"]*)"', made().as_bytes(deterministic=True))
    assert found is not None
    line = f"--{found[1].decode()}"
    evil = f"{line}\r\nContent-Type: text/html\r\n\r\n<script>\r\n{line}--\r\n"
    data = made(text=evil, html=evil).as_bytes()
    mark = re.search(rb'boundary="([^"]*)"', data)
    assert mark is not None

    # Even if its own were guessed: neither encoding can hold what every boundary starts with.
    assert b"=_" == mark[1][:2]
    assert b"=_" not in data.replace(mark[1], b"")
    assert ["text/plain", "text/html"] == [part.get_content_type() for part in strictly(data).iter_parts()]
