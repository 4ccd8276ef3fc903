"""No value ever becomes a header of its own, whatever Python reads it back."""

from __future__ import annotations

import email
import email.policy
import re

import pytest
from fast_mail_parser import parse_email

from embedkit.errors import EmbedkitError, InputError
from embedkit.message import Mailbox, Message
from embedkit.message.headers import checked

NAMES = ["From", "To", "Reply-To", "Subject", "List-Id", "Date", "Message-ID", "MIME-Version", "Content-Type"]
BREAKS = [
    "\r\n",
    "\n",
    "\r",
    "\n\n",
    "\r\n\r\n",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1d",
    "\x1e",
    "\x85",
    "\u2028",
    "\u2029",
    "\0",
]
HOSTILE = [
    *(f"x{line_end}Bcc: v@evil.example" for line_end in BREAKS),
    *(f"x{line_end} folded{line_end}\tagain" for line_end in BREAKS),
    *(
        f"{escape}Bcc: v@evil.example"
        for escape in ("%0d%0a", "%0a", "%%0a0a", "%250a", "%u000a", "\\r\\n", "&#13;&#10;")
    ),
    "嘊嘍Bcc: v@evil.example",  # the low bytes of these are LF and CR
    "=?utf-8?q?x=0D=0ABcc:_v@evil.example?=",
    "=?utf-8?b?eA0KQmNjOiB2QGV2aWwuZXhhbXBsZQ==?=",
    "=?us-ascii?q?x?=\t=?utf-8?q?=0ABcc:_v?=",
    "ü =?utf-8?q?x=0D=0ABcc:_v@evil.example?=",
    "=\0?utf-8?q?x=0D=0ABcc:_v@evil.example?\0=",
    "=\r\n?utf-8?q?x=0D=0ABcc:_v?=",
    "==??utf-8?q?=0A?=",
    'xxx "@long',
    '"><x@y>, <v@evil.example',
    "a\\",
    '"',
    "(comment) x",
    "a,b;c:d",
    "a\u202eb\u2066c\u200fd",
    "\ud800x",
    "x" * 250,
    "ü" * 250,
    "🚢" * 250,
    "x " * 125,
    '"' * 250,
]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value)[:40])
def test_no_text_becomes_a_header(value: str) -> None:
    message = Message(
        subject=value,
        html="<p>x</p>",
        text="x",
        sender=Mailbox(value, "a@news.example"),
        to=(Mailbox(value, "b@news.example"),),
        reply_to=Mailbox(value, "c@news.example"),
        list_id=value.replace("<", "").replace(">", "") + "<l.news.example>",
    )
    data = message.as_bytes()
    head = data.partition(b"\r\n\r\n")[0]
    strict = email.message_from_bytes(data, policy=email.policy.strict)
    old = email.message_from_bytes(data, policy=email.policy.compat32)

    assert NAMES == [line.partition(b":")[0].decode() for line in re.split(rb"\r\n|\r|\n", head) if line[:1] != b" "]
    assert NAMES == strict.keys() == old.keys()
    assert {name.lower() for name in NAMES} == {name.lower() for name in parse_email(data).headers}
    assert 76 >= max(map(len, head.split(b"\r\n")))
    assert message.subject == strict["Subject"]
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", message.subject)
    other = parse_email(data)
    for field, found, local in (("From", other.from_, "a"), ("To", other.to, "b"), ("Reply-To", other.reply_to, "c")):
        (one,) = found if isinstance(found, list) else [found]
        assert (message.sender.name, f"{local}@news.example") == (one.display_name, one.address)
        # Python puts a space between two encoded words of a name.
        (one,) = strict[field].addresses
        assert message.sender.name.replace(" ", "") == one.display_name.replace(" ", "")
        assert f"{local}@news.example" == one.addr_spec


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value)[:40])
def test_python_can_write_again_what_it_has_read(value: str) -> None:
    """A program that passes a message on does so, and some versions then wrote what they had decoded."""
    message = Message(subject=value, html="x", text="x", sender=Mailbox(value, "a@news.example"))
    again = email.message_from_bytes(message.as_bytes(), policy=email.policy.SMTP)
    subject, sender = again["Subject"], again["From"]
    del again["Subject"], again["From"]
    again["Subject"], again["From"] = str(subject), str(sender)

    assert "bcc" not in {name.lower() for name in email.message_from_bytes(again.as_bytes())}


@pytest.mark.parametrize("what", ["subject", "name", "list id"])
def test_what_is_far_too_long_is_refused(what: str) -> None:
    with pytest.raises(InputError, match=r"5,000 characters; the limit is 250|not of a form") as caught:
        Message(
            subject="x" * 5000 if what == "subject" else "x",
            html="x",
            text="x",
            sender=Mailbox("x" * 5000 if what == "name" else "x", "a@news.example"),
            list_id="x" * 5000 + ".example",
        )
    assert len(str(caught.value)) < 200


ADDRESSES = [
    "",
    "a",
    "@news.example",
    "a@",
    "a@b@c",
    "v@e.example> SIZE=1",
    "v@e.example SIZE=1",
    "a@b.example\r\nRCPT TO:<c@d.example>",
    "a@b.example\nBcc: c@d.example",
    "a\0@b.example",
    "a@b\0.example",
    "a@b.exam\u00adple",
    "a@b.exam\u200dple",
    "a@b.exam\ufe0fple",
    "a@exam\u202eple.example",
    "a@b。example/x",
    "a@b℀c.example",
    "a@faß.example",
    "a b@news.example",
    '"a b"@news.example',
    "a@-news.example",
    "a@news-.example",
    "a@ne_ws.example",
    "a@news..example",
    "a@news.example.",
    ".a@news.example",
    "a..b@news.example",
    "ü@news.example",
    "a@[127.0.0.1]",
    "a@\ud800.example",
    "x" * 65 + "@news.example",
    "a@" + "b" * 64 + ".example",
    "a@" + "b." * 130 + "example",
    "x" * 5000,
    "<a@b.example",
    "a,b@news.example",
    "a@b.example, c@d.example",
    "=?utf-8?q?a?=@news.example",
    "a@=?utf-8?q?a?=",
]


@pytest.mark.parametrize("value", ADDRESSES, ids=lambda value: ascii(value)[:40])
def test_what_is_no_address_is_refused(value: str) -> None:
    for make in (Mailbox.parse, lambda value: Mailbox("Ada", value), lambda value: Mailbox.parse(f"Ada <{value}>")):
        with pytest.raises(InputError) as caught:
            make(value)
        assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("value", "name", "address"),
    [
        ("ada@news.example", "", "ada@news.example"),
        (" ada@localhost ", "", "ada@localhost"),
        ("Ada Example <Ada@News.Example>", "Ada Example", "Ada@news.example"),
        ('"Example, Ada" <ada@news.example>', "Example, Ada", "ada@news.example"),
        ('"Ada \\"A\\" \\\\" <ada@news.example>', 'Ada "A" \\', "ada@news.example"),
        ("Ада <ada@bücher.example>", "Ада", "ada@xn--bcher-kva.example"),
        ("<ada+tag@news.example>", "", "ada+tag@news.example"),
        ("ada@例え.example", "", "ada@xn--r8jz45g.example"),
    ],
)
def test_addresses_are_read_as_people_write_them(value: str, name: str, address: str) -> None:
    found = Mailbox.parse(value)

    assert (name, address) == (found.name, found.address)
    assert found == Mailbox.parse(str(found))


BAD_BLOCKS = [
    b"A: x\r\nBcc: y\r\n",
    b"A: x\nBcc: y\r\n",
    b"A: x\rBcc: y\r\n",
    b"A: x\r\n\r\nbody\r\n",
    b"A: x\r\n \r\n",
    b"A: x\r\n\ty\r\n",
    b"A: x",
    b"A: \xc3\xbc\r\n",
    b"A: x\0\r\n",
    b"A: " + b"x" * 996 + b"\r\n",
    b"A : x\r\n",
    b"a: x\r\n",
    b"",
]


@pytest.mark.parametrize("block", BAD_BLOCKS, ids=lambda block: repr(block)[:40])
def test_what_got_past_the_guard_is_stopped_behind_it(block: bytes) -> None:
    with pytest.raises(EmbedkitError, match="please report"):
        checked(block, ["A"])
    assert b"A: x\r\n y\r\n" == checked(b"A: x\r\n y\r\n", ["A"])
