"""The local server: for this process alone, and gone with it (``pytest -m runtime``).

What it answers, and which doors are shut, is in ``test_local_runtime.py``.
"""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from summarizer.model.catalogue import MODELS
from summarizer.model.weights import ensure_weights

pytestmark = [
    pytest.mark.runtime,
    pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="no /proc here"),
]

LISTENS = "0A"
LOOPBACK = "0100007F"
# llama.cpp answers these to everybody; see docs/security.md.
OPEN = {"/health", "/v1/health"}
ROUTES = """
/ /index.html /favicon.ico /health /v1/health /models /v1/models /api/tags /api/show /metrics
/slots /slots/0 /props /lora-adapters /tokenize /detokenize /apply-template /completion
/completions /v1/completions /chat/completions /v1/chat/completions /v1/messages /v1/responses
/infill /embedding /embeddings /v1/embeddings /rerank /v1/rerank /api/chat
/v1/audio/transcriptions /tools /cors-proxy /models/load /models/unload
"""


@dataclass(frozen=True)
class Server:
    """A process with a server in it."""

    process: subprocess.Popen[str]
    url: str
    key: str

    @property
    def port(self) -> int:
        port = urlsplit(self.url).port
        assert port is not None
        return port

    def ask(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            body = b"{}" if method == "POST" else None
            connection.request(method, path, body, dict(headers or {}))
            reply = connection.getresponse()
            return reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read()
        finally:
            connection.close()

    def in_proc(self, name: str) -> bytes:
        return Path(f"/proc/{self.process.pid}/{name}").read_bytes()


_SERVE = """
import os, signal, sys, time
from pathlib import Path
from summarizer.model.local import start_runtime
runtime = start_runtime(Path(sys.argv[1]), alias="tiny", context=512)
print(runtime.base_url, runtime.api_key, flush=True)
"""
_WAIT = "sys.stdin.readline()\n"


@pytest.fixture(scope="module")
def weights() -> Path:
    return ensure_weights(MODELS["smollm2-135m"])


def started(weights: Path, then: str = "") -> Server:
    """A server in a process that does this when a line comes."""
    line = [sys.executable, "-c", _SERVE + _WAIT + then, str(weights)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    running: subprocess.Popen[str] = subprocess.Popen(line, text=True, **pipes)  # type: ignore[call-overload]
    assert running.stdout is not None
    url, key = running.stdout.readline().split()
    return Server(running, url, key)


def ended(server: Server) -> None:
    server.process.kill()
    server.process.communicate()


@pytest.fixture(scope="module")
def server(weights: Path) -> Iterator[Server]:
    running = started(weights)
    yield running
    ended(running)


# Who can reach it ------------------------------------------------------------------------------


def listening(pid: int | str) -> list[tuple[str, str, str]]:
    """Family, address and port of every socket on which a process listens."""
    own = set()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        target = os.readlink(descriptor)
        if target.startswith("socket:["):
            own.add(target[8:-1])
    found = []
    for family in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{pid}/net/{family}").read_text(encoding="utf-8").splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if rest[5] in own and (state == LISTENS or family.startswith("udp")):
                found.append((family, *local.split(":")))
    return found  # type: ignore[return-value]


def test_it_listens_on_one_port_of_127_0_0_1_and_nowhere_else(server: Server) -> None:
    assert listening(server.process.pid) == [("tcp", LOOPBACK, f"{server.port:04X}")]


def test_port_and_key_are_new_in_each_process(server: Server, weights: Path) -> None:
    other = started(weights)
    try:
        assert other.port != server.port
        assert other.key != server.key
        assert min(len(other.key), len(server.key)) >= 43  # 256 bits in letters of six
        assert other.ask("/v1/models", {"Authorization": f"Bearer {server.key}"})[0] == 401
    finally:
        ended(other)


def test_the_key_is_in_no_list_of_processes(server: Server) -> None:
    for name in ("cmdline", "environ", "comm"):
        assert server.key.encode() not in server.in_proc(name)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_the_key_every_door_is_shut_but_that_of_health(server: Server, method: str) -> None:
    answers = {path: server.ask(path, method=method) for path in ROUTES.split()}
    opened = {path for path, (status, _, _) in answers.items() if status not in (401, 403, 404)}
    assert opened == (OPEN if method == "GET" else set())
    assert {answers[path][2] for path in opened} <= {b'{"status":"ok"}'}
    for _, headers, body in answers.values():
        assert b"tiny" not in body
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer "},
        {"Authorization": "Bearer null"},
        {"Authorization": "Basic {key}"},
        {"Authorization": "Bearer {key}x"},
        {"Authorization": "Bearer {short}"},
        {"X-Api-Key": ""},
        {"Cookie": "api_key={key}"},
        {"Host": "page.example", "Origin": "https://page.example"},
    ],
    ids=str,
)
def test_nothing_but_the_key_is_a_key(server: Server, headers: dict[str, str]) -> None:
    given = {
        name: value.format(key=server.key, short=server.key[:-1]) for name, value in headers.items()
    }
    status, back, body = server.ask("/v1/models", given)
    assert status == 401
    assert b"tiny" not in body
    assert "access-control-allow-origin" not in back


def test_the_key_in_an_address_opens_nothing(server: Server) -> None:
    for name in ("key", "api_key", "token", "access_token"):
        assert server.ask(f"/v1/models?{name}={server.key}")[0] == 401


def test_a_page_of_another_site_is_invited_to_nothing(server: Server) -> None:
    asking = {
        "Origin": "https://page.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    for path in ("/v1/chat/completions", "/health"):
        _, headers, _ = server.ask(path, asking, "OPTIONS")
        assert "access-control-allow-origin" not in headers
        assert headers.get("access-control-allow-credentials") != "true"


# It goes away ----------------------------------------------------------------------------------

ENDINGS = {
    "its end": "",
    "an error": "raise RuntimeError\n",
    "os._exit": "os._exit(3)\n",
    "abort": "os.abort()\n",
    "SIGTERM": "os.kill(os.getpid(), signal.SIGTERM); time.sleep(60)\n",
    "SIGINT": "os.kill(os.getpid(), signal.SIGINT); time.sleep(60)\n",
    "SIGHUP": "os.kill(os.getpid(), signal.SIGHUP); time.sleep(60)\n",
    "SIGKILL": "os.kill(os.getpid(), signal.SIGKILL)\n",
    "SIGKILL, with a child that lives on": """
is_there, tell = os.pipe()
if os.fork() == 0:
    print(os.getpid(), flush=True)
    os.write(tell, b"x")
    time.sleep(600)
    os._exit(0)
os.read(is_there, 1)
os.kill(os.getpid(), signal.SIGKILL)
""",
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_is_gone_with_its_process_however_that_ends(weights: Path, ending: str) -> None:
    server = started(weights, ENDINGS[ending])
    assert server.process.stdin is not None
    assert server.process.stdout is not None
    assert server.ask("/health")[0] == 200
    server.process.stdin.write("\n")
    server.process.stdin.flush()
    child = server.process.stdout.readline() if "child" in ending else ""
    try:
        server.process.wait(60)
        with pytest.raises(ConnectionRefusedError):
            server.ask("/health")
    finally:
        if child:
            os.kill(int(child), signal.SIGKILL)
        ended(server)
