"""Fetching: an article must not be a way into the network of whoever reads it."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from unittest.mock import Mock

import pytest
import requests_mock

from embedkit.resolve.address import is_public
from embedkit.resolve.fetch import PAGE_TYPES, Fetcher
from embedkit.resolve.problem import FetchError

PUBLIC = "93.184.216.34"


def public(host: str, port: int) -> list[str]:
    return [PUBLIC]


@pytest.fixture
def web() -> Iterator[requests_mock.Mocker]:
    with requests_mock.Mocker() as mocker:
        yield mocker


INSIDE = """
0.0.0.0 10.0.0.1 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254
172.16.0.1 172.31.255.254
192.0.0.1 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.1 192.175.48.1 198.18.0.1 198.19.255.254
198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1
2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2620:4f:8000::1 3fff::1 5f00::1 fc00::1 fd12::1 fe80::1
fe80::1%eth0 fec0::1 ff02::1 2606:4700::1%eth0
""".split()
OUTSIDE = """
1.1.1.1 8.8.8.8 93.184.216.34 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1 168.63.129.15 169.253.0.1 172.15.0.1
172.32.0.1 192.0.1.1 192.167.0.1 192.169.0.1 198.17.0.1 198.20.0.1 223.255.255.255
2001:200::1 2001:4860:4860::8888 2003::1 2606:4700:4700::1111 2a00:1450::1 3ffe::1
""".split()


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_any_network_are_not_asked(address: str, web: requests_mock.Mocker) -> None:
    web.get(requests_mock.ANY, text="secret")

    assert not is_public(ip_address(address))
    with pytest.raises(FetchError, match="not on the public internet"):
        Fetcher(resolve=lambda host, port: [PUBLIC, address]).get("https://news.example/")
    assert 0 == web.call_count


@pytest.mark.parametrize("address", OUTSIDE)
def test_addresses_of_the_internet_are_asked(address: str, web: requests_mock.Mocker) -> None:
    web.get("https://news.example/", json={"title": "T"})

    assert is_public(ip_address(address))
    assert b'{"title": "T"}' == Fetcher(resolve=lambda host, port: [address]).get("https://news.example/").body


def as_written(host: str, port: int) -> list[str]:
    """Numbers as the system reads them; any name is public."""
    return [host] if host[0].isdigit() or ":" in host else [PUBLIC]


MISLEADING = [
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://127.1/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://127.0.0.1./",
    "http://169.254.169.254/latest/meta-data/",
    "https://news.example:8080/",
    "https://news.example:22/",
    "https://news.example@127.0.0.1/",
    "https://news.example\\@127.0.0.1/",
    "file:///etc/passwd",
    "ftp://news.example/",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "mailto:a@news.example",
    "https://news.example/" + "a" * 2048,
]


@pytest.mark.parametrize("url", [*MISLEADING, "/x", "", "https://news.example/\r\nHost: inside"])
def test_addresses_that_mislead_are_refused(url: str, web: requests_mock.Mocker) -> None:
    with pytest.raises(FetchError):
        Fetcher(resolve=as_written).get(url)
    assert 0 == web.call_count


@pytest.mark.parametrize("url", [*MISLEADING, "http://start.example/less-safe", "//127.0.0.1/", "http:/127.0.0.1"])
def test_a_good_address_leads_to_no_bad_one(url: str, web: requests_mock.Mocker) -> None:
    web.get("https://start.example/", status_code=302, headers={"Location": url})

    with pytest.raises(FetchError):
        Fetcher(resolve=as_written).get("https://start.example/")
    assert 1 == web.call_count


def test_redirects_are_followed_a_few_times(web: requests_mock.Mocker) -> None:
    for number in range(9):
        web.get(f"https://a.example/{number}", status_code=301, headers={"Location": f"{number + 1}"})
    web.get("https://a.example/9", json={})

    assert "https://a.example/9" == Fetcher(resolve=public).get("https://a.example/6").url
    with pytest.raises(FetchError, match="redirects more than 3 times"):
        Fetcher(resolve=public).get("https://a.example/5")


def test_spaces_and_other_scripts_in_an_address_are_escaped(web: requests_mock.Mocker) -> None:
    web.get("https://xn--bcher-kva.example/%C3%A9%20b", json={})

    assert 200 == Fetcher(resolve=public).get("https://bücher.example/é b").status


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"content": b"x" * 1_100_000, "headers": {"Content-Type": "text/plain"}}, "larger than 1,048,576"),
        ({"content": b"x", "headers": {"Content-Length": "10737418240"}}, "announces 10,737,418,240 bytes"),
        ({"content": b"GIF89a", "headers": {"Content-Type": "image/gif"}}, "sent 'image/gif'"),
        ({"content": b"x", "headers": {"Content-Encoding": "br"}}, "encoded as 'br'"),
        ({"content": b"x", "headers": {"Content-Encoding": "gzip, gzip"}}, "encoded as 'gzip, gzip'"),
        ({"content": b"words", "headers": {"Content-Encoding": "gzip"}}, "not the gzip"),
        ({"content": gzip.compress(b"x" * 9_000)[:-9], "headers": {"Content-Encoding": "gzip"}}, "cut short"),
        ({"content": gzip.compress(b"x" * 2**24), "headers": {"Content-Encoding": "gzip"}}, "larger than 1,048,576"),
        ({"content": b""}, "sent nothing"),
    ],
)
def test_what_was_not_asked_for_is_refused(options: dict[str, object], words: str, web: requests_mock.Mocker) -> None:
    web.get("https://a.example/", **options)

    with pytest.raises(FetchError, match=words):
        Fetcher(resolve=public).get("https://a.example/")


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda body: gzip.compress(body[:9]) + gzip.compress(body[9:])])
def test_packed_answers_are_unpacked(pack: Callable[[bytes], bytes], web: requests_mock.Mocker) -> None:
    encoding = {"Content-Encoding": "identity" if pack is bytes else "gzip"}
    web.get("https://a.example/", content=pack(b"{'words': 1}" * 99), headers=encoding)

    assert b"{'words': 1}" * 99 == Fetcher(resolve=public).get("https://a.example/").body


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_of_a_long_page_the_beginning_will_do(pack: Callable[[bytes], bytes], web: requests_mock.Mocker) -> None:
    """News pages of 2 MB are common; what a card needs is in the head."""
    headers = {"Content-Type": "text/html"} | ({"Content-Encoding": "gzip"} if pack is gzip.compress else {})
    web.get("https://a.example/", content=pack(b"<title>T</title>" + b" " * 3_000_000), headers=headers)
    reply = Fetcher(resolve=public).get("https://a.example/", types=PAGE_TYPES, cut=True)

    assert (b"<title>T</title>", 1_048_576) == (reply.body[:16], len(reply.body))


def test_nothing_of_the_user_goes_along(
    web: requests_mock.Mocker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither passwords from ~/.netrc nor cookies of an earlier answer; and proxies would undo the checks."""
    (tmp_path / ".netrc").write_text("machine a.example login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    web.get("https://a.example/", status_code=302, headers={"Location": "/2", "Set-Cookie": "a=b"})
    web.get("https://a.example/2", json={})
    Fetcher(resolve=public).get("https://a.example/")

    assert [{}, {}] == [dict(request.proxies or {}) for request in web.request_history]
    for request in web.request_history:
        assert {"User-Agent", "Accept", "Accept-Encoding", "Connection"} == set(request.headers)


@pytest.mark.parametrize(
    ("start", "location", "sent"),
    [
        ("https://api.example/", "https://other.example/", ["Bearer secret", None]),
        ("https://other.example/", "https://api.example/", [None, "Bearer secret"]),
        ("http://api.example/", "http://api.example/2", [None, None]),
    ],
)
def test_a_token_goes_to_its_own_host_alone(
    start: str, location: str, sent: list[str | None], web: requests_mock.Mocker
) -> None:
    web.get(location, json={})
    web.get(start, status_code=302, headers={"Location": location})
    Fetcher(resolve=public).get(start, tokens={"api.example": "secret"})

    assert sent == [request.headers.get("Authorization") for request in web.request_history]


@pytest.mark.parametrize(
    ("resolve", "words"),
    [
        (Mock(side_effect=OSError("no such name")), "a.example can't be found"),
        (Mock(side_effect=UnicodeError("label too long")), "a.example can't be found"),
        (Mock(return_value=[]), "a.example can't be found"),
        (Mock(return_value=["nonsense"]), "connection broke"),
    ],
)
def test_a_host_that_is_not_there(resolve: Mock, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        Fetcher(resolve=resolve).get("https://a.example/")
