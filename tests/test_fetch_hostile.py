"""Fetching from servers that mean harm, for real: no mock stands between the sockets."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from embedkit.resolve.address import Address, is_public
from embedkit.resolve.fetch import Fetcher, Reply
from embedkit.resolve.problem import FetchError
from embedkit.resolve.watch import Watch

from .loopback import Answer, Server, answer, drip, serving

HOME = "127.0.0.1"


def fetch(server: Server, path: str = "/", seconds: float = 5, scheme: str = "http") -> Reply:
    """From the server as if it were public."""
    fetcher = Fetcher(resolve=lambda host, port: [HOME], allowed=lambda address: True, ports=frozenset((server.port,)))
    return fetcher.get(f"{scheme}://news.example:{server.port}{path}", seconds=seconds)


def test_a_good_answer() -> None:
    with serving({"/a?b=1": answer(gzip.compress(b'{"a": 1}'), "Content-Encoding: gzip")}) as server:
        reply = fetch(server, "/a?b=1#c")

    assert (200, b'{"a": 1}') == (reply.status, reply.body)
    assert f"Host: news.example:{server.port}\r\n" in server.asked[0]
    assert "Accept-Encoding: gzip\r\n" in server.asked[0]


def test_a_redirect_into_the_network_is_not_followed() -> None:
    """The first look is waived for the test; from the second on the real check looks."""
    waived: list[Address] = []

    def allowed(address: Address) -> bool:
        waived.append(address)
        return len(waived) == 1 or is_public(address)

    with serving({"/secret": answer(b'"secret"')}) as server:
        server.answers["/"] = answer(b"", f"Location: http://127.0.0.1:{server.port}/secret", status="302 Found")
        fetcher = Fetcher(resolve=lambda host, port: [HOME], allowed=allowed, ports=frozenset((server.port,)))
        with pytest.raises(FetchError, match=r"127\.0\.0\.1 is not on the public internet"):
            fetcher.get(f"http://news.example:{server.port}/")

    assert ["GET / HTTP/1.1"] == [head.split("\r\n")[0] for head in server.asked]


def test_the_address_that_was_checked_is_the_one_that_is_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server may give a public address to the check and 127.0.0.1 to the connection: it is asked once."""
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def only_numbers(host: str, *rest: object, **options: object) -> object:
        looked_up.append(host)
        assert host == HOME, "a name was looked up a second time"
        return real(host, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", only_numbers)
    given = iter([[HOME], ["10.0.0.1"]])
    with serving({"/": answer()}) as server:
        fetcher = Fetcher(
            resolve=lambda host, port: next(given),
            allowed=lambda address: str(address) == HOME,
            ports=frozenset((server.port,)),
        )
        url = f"http://news.example:{server.port}/"

        assert 200 == fetcher.get(url).status
        with pytest.raises(FetchError, match="not on the public internet"):
            fetcher.get(url)
    assert {HOME} == set(looked_up)


def test_the_next_address_is_dialled_when_the_first_is_silent() -> None:
    with serving({"/": answer()}) as server:
        fetcher = Fetcher(
            resolve=lambda host, port: ["127.0.0.1", "::1"][::-1],
            allowed=lambda address: True,
            ports=frozenset((server.port,)),
        )

        assert 200 == fetcher.get(f"http://news.example:{server.port}/").status


def chunked(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(5_000):
        connection.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")


def endless_gzip(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n")
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    for _ in range(5_000):
        connection.sendall(pack.compress(b"\0" * 2**20) + pack.flush(zlib.Z_SYNC_FLUSH))


BOMBS: list[Answer] = [
    answer(gzip.compress(b"\0" * 2**27), "Content-Encoding: gzip"),
    chunked,
    endless_gzip,
    answer(b"x", "Content-Length: 10737418240"),
]


@pytest.mark.parametrize("bomb", BOMBS, ids=["gzip", "chunked", "endless gzip", "10 GiB announced"])
def test_a_bomb_costs_neither_memory_nor_time(bomb: Answer) -> None:
    """requests alone used 2 GB for the first of these."""
    with serving({"/": bomb}) as server:
        tracemalloc.start()
        with pytest.raises(FetchError) as caught:
            fetch(server)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert not caught.value.slow  # its size ended it, and not the clock
    assert peak < 6 * 2**20


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
SLOW: dict[str, Callable[[socket.socket], None]] = {
    "body": drip(b"x", HEAD + b"Content-Length: 9999\r\n\r\n"),
    "chunks": drip(b"1\r\nx\r\n", HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
    "headers": drip(b"X-A: b\r\n", HEAD),
    "one header": drip(b"x", HEAD + b"X-A: "),
    "status": drip(b"x", b"HTTP/1.1 200 "),
    "100 Continue": drip(b"HTTP/1.1 100 Continue\r\n\r\n", seconds=0.01),
    "nothing": drip(b""),
}


@pytest.mark.parametrize("kind", SLOW)
def test_a_server_that_drips_has_as_much_time_as_any(kind: str) -> None:
    """Every library that was tried waited for ever on one of these."""
    with serving({"/": SLOW[kind]}) as server:
        started = time.monotonic()
        with pytest.raises(FetchError, match=r"within 0 s|in time") as caught:
            fetch(server, seconds=0.4)

    assert time.monotonic() - started < 5 * 0.4
    assert caught.value.slow


def test_a_handshake_that_drips_has_as_much_time_as_any() -> None:
    listener = socket.create_server((HOME, 0))
    port = listener.getsockname()[1]

    def shake() -> None:
        connection, _ = listener.accept()
        with connection:
            drip(b"\0", b"\x16\x03\x03\x40\x00")(connection)

    threading.Thread(target=lambda: _quietly(shake), daemon=True).start()
    fetcher = Fetcher(resolve=lambda host, port: [HOME], allowed=lambda address: True, ports=frozenset((port,)))
    started = time.monotonic()
    with pytest.raises(FetchError, match="within 0 s"):
        fetcher.get(f"https://news.example:{port}/", seconds=0.4)
    listener.close()

    assert time.monotonic() - started < 5 * 0.4


def _quietly(work: Callable[[], None]) -> None:
    try:
        work()
    except OSError:
        return


def test_the_clock_also_ends_a_connection_that_tls_took_over() -> None:
    """TLS detaches the socket that was dialled, and works on another one."""
    ours, theirs = socket.socketpair()
    with Watch(0.1) as watch, theirs:
        watch.guard(ours)
        with socket.socket(fileno=ours.detach()) as taken:
            theirs.settimeout(2)

            assert b"" == theirs.recv(1)
            assert b"" == taken.recv(1)
    assert watch.expired


def test_a_name_server_that_never_answers() -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match="no name server answered"):
        Fetcher(resolve=lambda host, port: time.sleep(9) or []).get("https://a.example/", seconds=0.3)

    assert time.monotonic() - started < 5 * 0.3


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le",
        b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n",
        HEAD + b"Content-Length: 9\r\n\r\n{}",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\n{}",
        HEAD + b"\r\n",
        HEAD + b"Content-Length: 0\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        HEAD + b"".join(b"X-%d: a\r\n" % number for number in range(10_000)) + b"\r\n{}",
        HEAD + b"X: " + b"a" * 2**20 + b"\r\n\r\n{}",
    ],
)
def test_half_an_answer_is_none(sent: bytes) -> None:
    """A header block that ends too early looks like status 200 with an empty body, or like a post that is gone."""
    with serving({"/": sent}) as server, pytest.raises(FetchError) as caught:
        fetch(server)

    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 120


def test_no_connection() -> None:
    with serving({}) as server:
        port = server.port
    fetcher = Fetcher(resolve=lambda host, port: [HOME], allowed=lambda address: True, ports=frozenset((port,)))

    with pytest.raises(FetchError, match="no connection"):
        fetcher.get(f"http://news.example:{port}/")
