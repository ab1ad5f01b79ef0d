"""A real HTTP server on 127.0.0.1 that speaks the files and batches of OpenAI's API.

::

    with BatchServer([completes(emptiest)]) as server:
        ...  # submit and collect at server.url
        assert len(server.batches) == 1

A batch that is made is met by the next ``Work`` of the script, the last one repeating: it says
what comes of the batch's requests. The batch is over when it was looked at ``server.looks``
times; one that is cancelled before has the first ``server.answered`` of its answers. A ``Fault``
for a kind of request ("POST /files", "GET /batches/…") is met once, before or after the server
has done what it was asked. Chat is answered as well, for comparison.
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

from batch_works import Compute, Outcome, Request, Work, left
from loopback import completion

__all__ = ["BatchServer", "Fault"]

_UNDER_WAY = ("validating", "in_progress")


@dataclass
class Fault:
    """What is met instead of a reply, or after the server has done its part of it.

    ``status`` None: the connection is closed without a word. ``skip``: so many requests of the
    kind are spared. ``hold``: it is not met before this is set.
    """

    status: int | None = None
    after: bool = False
    skip: int = 0
    hold: threading.Event | None = None
    met: threading.Event = field(default_factory=threading.Event)
    message: str = "a fault of the test"


class BatchServer:
    """The server, running while the block lasts.

    ``requests`` are all that arrived, as "POST /files"; ``uploads`` the requests of each file.
    """

    def __init__(
        self, script: Iterable[Work], *, chat: Compute | None = None, looks: int = 1
    ) -> None:
        self.looks = looks
        self.answered = 0
        self.batch_name = "batch_{}"
        self.batches: dict[str, dict[str, Any]] = {}
        self.uploads: dict[str, list[Request]] = {}
        self.files: dict[str, bytes] = {}
        self.requests: list[str] = []
        self.keys: set[str | None] = set()
        self.chat = chat
        self._works = iter(script)
        self._work: Work | None = None
        self._outcomes: dict[str, Outcome] = {}
        self._looked: dict[str, int] = defaultdict(int)
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._lock = threading.Lock()
        server = self

        class Handler(_Handler):
            pass

        Handler.server_of = server
        self._server = _Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def url(self) -> str:
        """The base URL for a client."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    # What a test says and sees -----------------------------------------------------------

    def script(self, works: Iterable[Work]) -> None:
        """Another script for batches that are made from now on."""
        with self._lock:
            self._works, self._work = iter(works), None

    def fault(self, request: str, **told: Any) -> Fault:
        """Meet the next request of this kind with a fault, which is given to wait for."""
        fault = Fault(**told)
        self._faults[request].append(fault)
        return fault

    def hurry(self, batch: str) -> None:
        """The batch is over when it is looked at next."""
        self._looked[batch] = self.looks

    def count(self, request: str) -> int:
        """How many requests of this kind arrived."""
        return self.requests.count(request)

    @property
    def asked(self) -> list[list[str]]:
        """The custom ids of each batch that was made, in order."""
        return [
            [one["custom_id"] for one in self.uploads[batch["input_file_id"]]]
            for batch in self.batches.values()
        ]

    # What it does ------------------------------------------------------------------------

    def upload(self, name: str, content: bytes) -> dict[str, Any]:
        """Take a file of requests."""
        with self._lock:
            number = f"file-{len(self.uploads) + 1}"
            self.uploads[number] = [json.loads(one) for one in content.splitlines()]
        told = {"id": number, "object": "file", "bytes": len(content), "filename": name}
        return told | {"created_at": 1_000, "purpose": "batch", "status": "processed"}

    def make(self, request: dict[str, Any]) -> dict[str, Any] | None:
        """Make a batch of a file; None where there is no such file."""
        with self._lock:
            requests = self.uploads.get(request["input_file_id"])
            if requests is None:
                return None
            number = self.batch_name.format(len(self.batches) + 1)
            self._work = next(self._works, self._work)
            assert self._work is not None, "the script has no work at all"
            self._outcomes[number] = self._work(requests)
            counts = {"total": len(requests), "completed": 0, "failed": 0}
            batch: dict[str, Any] = {
                "id": number,
                "object": "batch",
                "status": "validating",
                "errors": None,
            }
            batch |= {"created_at": 1_001, "output_file_id": None, "error_file_id": None}
            batch |= {"request_counts": counts, "expires_at": 87_401, **request}
            self.batches[number] = batch
            return dict(batch)

    def look(self, number: str) -> dict[str, Any] | None:
        """The batch, over when it was looked at often enough."""
        with self._lock:
            batch = self.batches.get(number)
            if batch is None:
                return None
            self._looked[number] += 1
            over = self._looked[number] >= self.looks
            if over and batch["status"] in (*_UNDER_WAY, "cancelling"):
                self._end(batch, self._outcomes[number])
            elif batch["status"] in _UNDER_WAY:
                batch["status"] = "in_progress"
            return dict(batch)

    def cancel(self, number: str) -> dict[str, Any] | None:
        """The batch, which will be over with what it has answered by now."""
        with self._lock:
            batch = self.batches.get(number)
            if batch is None:
                return None
            if batch["status"] in _UNDER_WAY:
                batch["status"] = "cancelling"
                results = self._outcomes[number].results[: self.answered]
                rest = self.uploads[batch["input_file_id"]][self.answered :]
                lines = [left(one, "batch_cancelled") for one in rest]
                self._outcomes[number] = Outcome("cancelled", results, lines)
                batch["request_counts"] |= {"completed": len(results)}
            return dict(batch)

    def _end(self, batch: dict[str, Any], outcome: Outcome) -> None:
        batch["status"] = outcome.state
        batch["request_counts"] |= {
            "completed": len(outcome.results),
            "failed": len(outcome.errors),
        }
        for name, lines in (("output", outcome.results), ("error", outcome.errors)):
            if lines:
                file = f"{name}-{batch['id']}"
                self.files[file] = b"".join(one + b"\n" for one in lines)
                batch[f"{name}_file_id"] = file
        if outcome.complaints:
            batch["errors"] = {"object": "list", "data": list(outcome.complaints)}

    def page(self, after: str | None, limit: int) -> dict[str, Any]:
        """Batches, the newest first."""
        with self._lock:
            newest = list(reversed(self.batches.values()))
        start = next((n + 1 for n, one in enumerate(newest) if one["id"] == after), 0)
        some = newest[start : start + limit]
        return {"object": "list", "data": some, "has_more": start + limit < len(newest)}

    def fault_at(self, request: str) -> Fault | None:
        """The fault that the request meets, if there is one."""
        with self._lock:
            self.requests.append(request)
            waiting = self._faults[request]
            if not waiting:
                return None
            waiting[0].skip -= 1
            return waiting.popleft() if waiting[0].skip < 0 else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server_of: BatchServer

    def do_GET(self) -> None:
        self._meet(b"")

    def do_POST(self) -> None:
        self._meet(self._body())

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _meet(self, body: bytes) -> None:
        path, _, query = self.path.removeprefix("/v1").partition("?")
        parts = [unquote(part) for part in path.strip("/").split("/")]
        kind = f"{self.command} /{'/'.join([parts[0], *('…' for _ in parts[1:2]), *parts[2:]])}"
        self.server_of.keys.add(self.headers.get("Authorization"))
        fault = self.server_of.fault_at(kind)
        if fault is not None:
            self._fail(fault, parts, query, body)
            return
        found = self._reply(parts, query, body)
        if isinstance(found, bytes):
            self._send_bytes(200, found, "application/octet-stream")
        elif found is None:
            self._send(404, {"error": {"message": "No such object", "type": "invalid"}})
        else:
            self._send(200, found)

    def _fail(self, fault: Fault, parts: list[str], query: str, body: bytes) -> None:
        if fault.after:
            self._reply(parts, query, body)
        fault.met.set()
        if fault.hold is not None:
            fault.hold.wait(60)
        if fault.status is None:
            self.close_connection = True
        else:
            self._send(fault.status, {"error": {"message": fault.message}})

    def _reply(self, parts: list[str], query: str, body: bytes) -> Any:
        server = self.server_of
        asked = dict(one.split("=") for one in query.split("&") if one)
        match (self.command, *parts):
            case ("POST", "files"):
                return server.upload(*_file_in(self.headers["Content-Type"], body))
            case ("GET", "files", file, "content"):
                return server.files.get(file)
            case ("POST", "batches"):
                return server.make(json.loads(body))
            case ("GET", "batches"):
                return server.page(asked.get("after"), int(asked.get("limit", 20)))
            case ("GET", "batches", number):
                return server.look(number)
            case ("POST", "batches", number, "cancel"):
                return server.cancel(number)
            case ("POST", "chat", "completions") if server.chat is not None:
                return completion(server.chat(json.loads(body)))
        return None

    def _send(self, status: int, told: object) -> None:
        self._send_bytes(status, json.dumps(told).encode(), "application/json")

    def _send_bytes(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


def _file_in(content_type: str, body: bytes) -> tuple[str, bytes]:
    """Name and content of the file in a form; its purpose must be that of a batch."""
    form = BytesParser().parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    fields: dict[str, tuple[str, bytes]] = {}
    for part in form.get_payload():
        name = part.get_param("name", header="content-disposition")  # type: ignore[union-attr]
        content = part.get_payload(decode=True)  # type: ignore[union-attr]
        fields[str(name)] = (part.get_filename() or "", content)  # type: ignore[union-attr,assignment]
    assert fields["purpose"][1] == b"batch"
    return fields["file"]
