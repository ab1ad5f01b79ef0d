"""A server on this machine that plays the machines of the web, and what it saw of its readers.

Names are looked up in a table of the test, and each address that was checked is dialled at the
server; what is refused is refused by the same code as for anybody.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore2
import pytest
from documents import PAGE

from summarizer import Article, InputError, Web, read_article

__all__ = [
    "HTML",
    "PUBLIC",
    "Answer",
    "Site",
    "drips",
    "moves",
    "read",
    "refused",
    "sends",
    "served",
]

PUBLIC = "93.184.216.34"
HTML = {"Content-Type": "text/html; charset=utf-8"}

Answer = Callable[[BaseHTTPRequestHandler, threading.Event], None]


def sends(
    body: bytes, headers: Mapping[str, str] = HTML, status: int = 200, length: int | None = None
) -> Answer:
    """An answer as it should be, but for what is said of its length."""

    def answer(handler: BaseHTTPRequestHandler, _: threading.Event) -> None:
        handler.send_response(status)
        told = {"Content-Length": str(len(body) if length is None else length)}
        for name, value in (told | dict(headers)).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def moves(location: str, status: int = 302) -> Answer:
    return sends(b"", {"Location": location}, status)


def drips(before: bytes) -> Answer:
    """A byte, and another one, for as long as anybody listens."""

    def answer(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        handler.wfile.write(before)
        while not closing.wait(0.05):
            handler.wfile.write(b"a")
            handler.wfile.flush()

    return answer


@dataclass
class Site:
    """A server with an answer for each path, the names that lead to it, and what it saw."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)

    def look_up(self, host: str, port: int) -> Sequence[str]:
        """The next answer of a name; the last one stays."""
        self.looked_up.append(host)
        known = self.names.get(host, [[PUBLIC]])
        return known.pop(0) if len(known) > 1 else known[0]

    def dial(self, machine: str, port: int, seconds: float) -> httpcore2.NetworkStream:
        self.dialled.append((machine, port))
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.port, seconds)

    @property
    def web(self) -> Web:
        return Web(look_up=self.look_up, dial=self.dial)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that gave up is part of the tests."""


@contextmanager
def served(certificates: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site while the block lasts, behind TLS where there are certificates."""
    closing = threading.Event()
    seen: list[Site] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            seen[0].asked.append((self.path, headers))
            seen[0].answers.get(self.path, sends(PAGE.encode()))(self, closing)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = _Server(("127.0.0.1", 0), Handler)
    if certificates:
        server.socket = certificates.wrap_socket(server.socket, server_side=True)
    seen.append(Site(server.server_address[1]))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield seen[0]
    finally:
        closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def refused(address: str, web: Web) -> InputError:
    with pytest.raises(InputError) as caught:
        read_article(address, web=web)
    return caught.value


def read(site: Site, path: str, answer: Answer) -> Article:
    site.answers[path] = answer
    return read_article(f"http://courier.example{path}", web=site.web)
