"""Weights of a few bytes, and a web that serves them, or misbehaves."""

from __future__ import annotations

import hashlib
import json
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarizer.model.catalogue import LocalModel

DATA = random.Random(1).randbytes(300_000)
HALF = len(DATA) // 2
MODEL = LocalModel(
    name="tiny",
    file="tiny.gguf",
    size=len(DATA),
    sha256=hashlib.sha256(DATA).hexdigest(),
    licence="MIT",
    repo="someone/tiny-GGUF",
    parts=(),
)


# ---- a web of one file -----------------------------------------------------------------------


@dataclass
class Ask:
    """One GET and the means to answer it."""

    handler: BaseHTTPRequestHandler
    closing: threading.Event

    @property
    def start(self) -> int:
        given = self.handler.headers.get("Range", "bytes=0-")
        return int(given.removeprefix("bytes=").rstrip("-"))

    def head(self, code: int, **headers: object) -> None:
        self.handler.send_response(code)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), str(value))
        self.handler.end_headers()

    def write(self, data: bytes) -> None:
        self.handler.wfile.write(data)
        self.handler.wfile.flush()


Answer = Callable[[Ask], None]


class Web:
    """Answers each GET with the next of its script; the last one repeats."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.asked: list[tuple[str, int]] = []
        self.closing = threading.Event()
        web, script = self, [*answers]

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                ask = Ask(self, web.closing)
                web.asked.append((self.path, ask.start))
                (script.pop(0) if len(script) > 1 else script[0])(ask)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that gave up is part of the tests."""

        self.server = Server(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


def whole(ask: Ask) -> None:
    """As it should be: from where it was asked for."""
    start, size = ask.start, len(DATA)
    if not start:
        ask.head(200, Content_Length=size)
    else:
        span = f"bytes {start}-{size - 1}/{size}"
        ask.head(206, Content_Length=size - start, Content_Range=span)
    ask.write(DATA[start:])


def without_ranges(ask: Ask) -> None:
    ask.head(200, Content_Length=len(DATA))
    ask.write(DATA)


def other_range(ask: Ask) -> None:
    if not ask.start:
        whole(ask)
        return
    ask.head(206, Content_Length=10, Content_Range=f"bytes 0-9/{len(DATA)}")
    ask.write(DATA[:10])


def cut_after(count: int) -> Answer:
    def answer(ask: Ask) -> None:
        ask.head(200, Content_Length=len(DATA))
        ask.write(DATA[:count])

    return answer


def nothing_more(ask: Ask) -> None:
    """A good reply without a byte in it."""
    start, size = ask.start, len(DATA)
    span = f"bytes {start}-{size - 1}/{size}"
    ask.head(206, Content_Length=size - start, Content_Range=span)


def status(code: int) -> Answer:
    return lambda ask: ask.head(code, Content_Length=0)


def other_bytes(ask: Ask) -> None:
    ask.head(200, Content_Length=len(DATA))
    ask.write(DATA[::-1])


def shorter(ask: Ask) -> None:
    ask.head(200, Content_Length=9)
    ask.write(DATA[:9])


def endless(ask: Ask) -> None:
    ask.head(200)
    ask.write(DATA + b"and more")


def page(ask: Ask) -> None:
    ask.head(200, Content_Type="text/html; charset=utf-8")
    ask.write(b"<html>Log in to use this network</html>")


def silent(ask: Ask) -> None:
    ask.closing.wait(10)


def stuck_at_half(ask: Ask) -> None:
    ask.head(200, Content_Length=len(DATA))
    ask.write(DATA[:HALF])
    ask.closing.wait(10)


def leisurely(ask: Ask) -> None:
    ask.head(200, Content_Length=len(DATA))
    for start in range(0, len(DATA), HALF // 5):
        ask.write(DATA[start : start + HALF // 5])
        ask.closing.wait(0.15)


@contextmanager
def web_of(*answers: Answer) -> Iterator[Web]:
    web = Web(answers)
    thread = threading.Thread(target=web.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_ENDPOINT", f"{web.url}/")
        try:
            yield web
        finally:
            web.closing.set()
            web.server.shutdown()
            web.server.server_close()
            thread.join()


def left_in(cache: Path) -> set[str]:
    return {path.name for path in cache.iterdir()}


KEPT = {"tiny.gguf", "tiny.gguf.json", "tiny.gguf.lock"}


_FETCH = """
import json, sys
from pathlib import Path
from summarizer.model.catalogue import LocalModel
from summarizer.model.weights import ensure_weights
told = []
model = LocalModel(**json.loads(sys.argv[2]))
path = ensure_weights(model, cache=Path(sys.argv[1]), progress=lambda step: told.append(step.what))
print(json.dumps([str(path), sorted(set(told))]))
"""


def command(cache: Path) -> list[str]:
    fields = ("name", "file", "size", "sha256", "licence", "repo", "parts")
    described = json.dumps({name: getattr(MODEL, name) for name in fields})
    return [sys.executable, "-c", _FETCH, str(cache), described]


def wait_for(happens: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)
