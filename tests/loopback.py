"""A web server on this machine that answers exactly the bytes a test wants, as slowly as it wants."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

Answer = bytes | Callable[[socket.socket], None]
"""Bytes to send, or a function that does with the connection what it likes."""


class Server:
    """Answers by path; ``asked`` has the head of each request."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(4096)
                if not piece:
                    return
                head += piece
            self.asked.append(head.decode("latin-1"))
            answer = self.answers[head.split(b" ", 2)[1].decode("latin-1")]
            if callable(answer):
                answer(connection)
            else:
                connection.sendall(answer)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # else the thread that waits takes one more connection
        self._socket.close()


@contextlib.contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[Server]:
    """A server for the time of a ``with``."""
    server = Server(answers)
    try:
        yield server
    finally:
        server.close()


def answer(body: bytes = b"{}", *headers: str, status: str = "200 OK", kind: str = "application/json") -> bytes:
    """A complete answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def drip(piece: bytes, first: bytes = b"", seconds: float = 0.05) -> Callable[[socket.socket], None]:
    """``first``, then ``piece`` again and again with pauses, until the other side has had enough."""

    def send(connection: socket.socket) -> None:
        connection.sendall(first)
        for _ in range(400):
            connection.sendall(piece)
            time.sleep(seconds)

    return send
