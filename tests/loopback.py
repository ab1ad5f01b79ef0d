"""A real HTTP server on 127.0.0.1 that speaks the chat protocol and misbehaves on request.

::

    with Loopback([status(500), ok({"answer": 42})]) as server:
        ...  # ask server.url
        assert len(server.requests) == 2

Each POST is met by the next behaviour of the script; the last one repeats. A behaviour is any
callable that takes an ``Exchange`` and answers through it, so a test may bring its own, and a
script may be endless. Bad ones are in ``tests/misbehaviour.py``. GET /v1/models is answered in
peace, unless ``listing`` is how it is met.
"""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

MODEL = "loopback-model"
JSON = "application/json"


@dataclass(frozen=True)
class Recorded:
    """One request as it arrived; header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Exchange:
    """One request and the means to answer it, well or badly."""

    def __init__(self, handler: _Handler, request: Recorded) -> None:
        self._handler = handler
        self.request = request

    def send(
        self, code: int, body: bytes, *, headers: Mapping[str, str] | None = None, length: int = -1
    ) -> None:
        """A reply; ``length`` lies about the body's length where it is given."""
        self.head(code, {"Content-Length": str(len(body) if length < 0 else length)}, headers)
        self.write(body)

    def head(self, code: int, *headers: Mapping[str, str] | None) -> None:
        """The status line and headers alone."""
        self._handler.send_response(code)
        named = {"Content-Type": JSON}
        for more in headers:
            named |= more or {}
        for name, value in named.items():
            self._handler.send_header(name, value)
        self._handler.end_headers()

    def write(self, data: bytes) -> None:
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def pause(self, seconds: float) -> None:
        """Wait; the end of the test ends the wait."""
        self._handler.loopback.closing.wait(seconds)

    def drop(self) -> None:
        """Close the connection politely, in whatever state the reply is."""
        self._handler.close_connection = True

    def reset(self) -> None:
        """Break the connection (RST), as a crashed process or a bad router does."""
        linger = struct.pack("ii", 1, 0)
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._handler.connection.close()
        self._handler.close_connection = True


Behaviour = Callable[[Exchange], None]


class Loopback:
    """The server, running while the block lasts."""

    def __init__(
        self,
        behaviours: Iterable[Behaviour],
        *,
        tls: ssl.SSLContext | None = None,
        listing: Behaviour | None = None,
        port: int = 0,
    ) -> None:
        self.requests: list[Recorded] = []
        self.looks: list[Recorded] = []
        self.listing = listing or _peace
        self.closing = threading.Event()
        self._script: Iterator[Behaviour] = iter(behaviours)
        self._current: Behaviour | None = None
        self._lock = threading.Lock()
        loopback = self

        class Handler(_Handler):
            pass

        Handler.loopback = loopback
        self._server = _Server(("127.0.0.1", port), Handler)
        self._scheme = "https" if tls else "http"
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def root(self) -> str:
        """Scheme, host and port."""
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        """The base URL for a client."""
        return f"{self.root}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def script(self, behaviours: Iterable[Behaviour]) -> None:
        """Another script from now on."""
        with self._lock:
            self._script, self._current = iter(behaviours), None

    def meet(self, request: Recorded) -> Behaviour:
        """Record a request and choose what happens to it."""
        with self._lock:
            self.requests.append(request)
            self._current = next(self._script, self._current)
            if self._current is None:
                raise AssertionError("the script has no behaviour at all")
            return self._current


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64  # or many questions at once are reset

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that gave up is part of the tests; it leaves no trace on stderr."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each reply takes 40 ms
    loopback: Loopback

    def do_GET(self) -> None:
        request = self._recorded(b"")
        self.loopback.looks.append(request)
        self.loopback.listing(Exchange(self, request))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = self._recorded(body)
        behaviour = self.loopback.meet(request)
        behaviour(Exchange(self, request))

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: what arrived is in ``Loopback.requests``."""

    def _recorded(self, body: bytes) -> Recorded:
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Recorded(self.command, self.path, headers, body)


def _peace(exchange: Exchange) -> None:
    listing = {"object": "list", "data": [{"id": MODEL, "object": "model"}]}
    found = exchange.request.path.partition("?")[0].endswith("/models")
    exchange.send(200 if found else 404, json.dumps(listing if found else {}).encode())


def completion(content: object, *, finish: str = "stop", **more: Any) -> dict[str, Any]:
    """A chat completion; content that is not text is put as JSON, ``more`` on top."""
    text = content if isinstance(content, str | None) else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": text, "refusal": None}
    return {
        "id": "chatcmpl-loopback",
        "object": "chat.completion",
        "created": 1,
        "model": MODEL,
        "choices": [{"index": 0, "finish_reason": finish, "message": message, "logprobs": None}],
        "usage": usage(100, 20),
        **more,
    }


def usage(prompt: int, completion: int, cached: int = 0) -> dict[str, Any]:
    """Tokens of one reply as the protocol counts them."""
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
        "prompt_tokens_details": {"cached_tokens": cached},
    }


def reply(payload: object, headers: Mapping[str, str] | None = None) -> Behaviour:
    """Any JSON with status 200."""
    data = json.dumps(payload, ensure_ascii=False).encode()
    return lambda exchange: exchange.send(200, data, headers=headers)


def ok(content: object, tokens: Mapping[str, Any] | None = None) -> Behaviour:
    """A completion with this content."""
    return reply(completion(content) | ({"usage": tokens} if tokens is not None else {}))


def answer(compute: Callable[[Any], object]) -> Behaviour:
    """A completion whose content is computed from the request's JSON."""
    return lambda exchange: ok(compute(exchange.request.json))(exchange)


def status(
    code: int,
    message: str = "",
    /,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    **error: Any,
) -> Behaviour:
    """An HTTP error with the protocol's JSON (``error`` adds to it), or with this body."""
    described = {"error": {"message": message, "type": None, **error}}
    data = json.dumps(described).encode() if body is None else body
    return lambda exchange: exchange.send(code, data, headers=headers)
