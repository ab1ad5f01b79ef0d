"""llama.cpp in this process: an OpenAI-compatible server on 127.0.0.1, for this process alone.

What each setting is for is measured; see ``_parameters``. Three things would otherwise go wrong
at the end of a process: a server that is closed before its loop runs never closes, one that
still answers waits for its client, and one that a fork has copied waits for threads that do not
exist.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import http.client
import math
import os
import platform
import re
import secrets
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from summarizer.errors import InputError, WeightsError
from summarizer.model.catalogue import MODELS
from summarizer.model.children import without_keys
from summarizer.model.target import Target
from summarizer.model.weights import ensure_weights, own_weights
from summarizer.settings import Settings

__all__ = ["Runtime", "load_llama", "local_runtime", "start_runtime"]

_BATCH = 256
_SPINS = "300"
_PREFIX_CACHE_MIB = 512
_SETTLE_SECONDS = 120.0
_WHY_SECONDS = 300.0
_SILENT, _ERRORS = -1, 1


@dataclass(frozen=True, slots=True)
class Runtime:
    """A running server: its address, and the key that it asks for."""

    base_url: str
    api_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Wish:
    weights: Path
    alias: str
    context: int
    slots: int
    threads: int | None


def local_runtime(target: Target, settings: Settings) -> Runtime:
    """The runtime of a ``local/`` model, its weights fetched and its server started if need be."""
    model = MODELS.get(target.model)
    if model is None:
        weights = own_weights(Path(target.model))
    else:
        weights = ensure_weights(model, cache=settings.cache)
    return start_runtime(weights, alias=target.alias, slots=settings.slots)


def start_runtime(
    weights: Path,
    *,
    alias: str,
    context: int = 16384,
    slots: int = 1,
    threads: int | None = None,
) -> Runtime:
    """A server of these weights, one a process for equal arguments, closed when it ends.

    ``alias``    the model's name in replies, instead of its path
    ``context``  tokens of one request and its answer, in each of ``slots``
    ``threads``  None: the processor cores that this process may use

    Raises WeightsError, with llama.cpp's own reason, where it cannot load them.
    """
    wish = _Wish(weights.resolve(), alias, context, slots, threads)
    with _house.lock:
        if wish not in _house.servers:
            _house.servers[wish] = _started(wish)
            if _house.is_copy:
                _never_free(_house.servers[wish][1])
        return _house.servers[wish][0]


class _House:
    """The servers of this process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.servers: dict[_Wish, tuple[Runtime, Any]] = {}
        self.is_copy = False

    def close(self) -> None:
        """End every server, and what is still being asked."""
        while self.servers and not self.is_copy:
            _, (runtime, _server) = self.servers.popitem()
            _hang_up(urlsplit(runtime.base_url).port)
            del _server  # the last reference: this joins its threads

    def abandon(self) -> None:
        """After a fork, in the child: leave the parent's servers alone for good."""
        self.lock = threading.Lock()
        for runtime, server in self.servers.values():
            _never_free(server)
            _let_go(urlsplit(runtime.base_url).port)
        if self.servers:
            self.is_copy = True
            _leave_quietly()
        self.servers = {}


_house = _House()
atexit.register(_house.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_house.abandon)


def _started(wish: _Wish) -> tuple[Runtime, Any]:
    own_weights(wish.weights)
    llama = load_llama()
    key = secrets.token_urlsafe(32)
    try:
        server = llama.Server(_parameters(llama, wish, key))
    except RuntimeError as error:
        raise WeightsError(
            f"llama.cpp cannot run {wish.weights}: {_why(wish) or error}.", code="bad_weights"
        ) from error
    address = str(server.listening_address)
    try:
        _settle(address, key)
    except OSError as error:
        _never_free(server)
        raise WeightsError(f"llama.cpp started, but does not answer: {error}.") from error
    return Runtime(f"{address}/v1", key), server


def load_llama() -> ModuleType:
    """llama.cpp, ready to be used; an InputError says why it does not start."""
    try:
        with _patient():
            import xllamacpp
    except ModuleNotFoundError as error:
        raise InputError(
            'Local models need llama.cpp: pip install "summarizer[local]".', code="no_llama"
        ) from error
    except ImportError as error:
        hint = " (Debian, Ubuntu: apt-get install libgomp1)" if "libgomp" in str(error) else ""
        raise InputError(
            f"llama.cpp does not start here: {error}{hint}.", code="no_llama"
        ) from error
    return xllamacpp  # type: ignore[no-any-return]


@contextlib.contextmanager
def _patient() -> Iterator[None]:
    """Have OpenMP's threads spin but shortly while they wait for each other.

    It reads the environment once, when it is loaded. Its own choice, some milliseconds, makes a
    model ten times slower as soon as one other program wants a core.
    """
    if "GOMP_SPINCOUNT" in os.environ or "OMP_WAIT_POLICY" in os.environ:
        yield
        return
    os.environ["GOMP_SPINCOUNT"] = _SPINS
    try:
        yield
    finally:
        del os.environ["GOMP_SPINCOUNT"]


def _parameters(llama: ModuleType, wish: _Wish, key: str) -> Any:
    params = llama.CommonParams()
    params.model.path = str(wish.weights)
    params.model_alias = {wish.alias}
    params.n_ctx = wish.context * wish.slots
    params.n_parallel = wish.slots
    params.n_gpu_layers = 0
    params.fit_params = False  # sizes are as asked for; it would read the file twice
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = wish.threads or _threads()
    # A batch is read to its end whatever happens: larger ones only make stopping slow.
    params.n_batch = params.n_ubatch = _BATCH
    # On x86 the kernels for weights as they lie in the file read a quarter faster than those for
    # rearranged ones, with 600 MB less; they write a sixth slower. We read far more than we write.
    params.no_extra_bufts = platform.machine().lower() in ("x86_64", "amd64")
    params.cache_ram_mib = _PREFIX_CACHE_MIB
    params.hostnames, params.port, params.api_keys = ["127.0.0.1"], 0, [key]
    params.cors_origins, params.cors_credentials = "localhost", False
    params.ui = params.endpoint_slots = params.endpoint_props = params.endpoint_metrics = False
    params.verbosity = _SILENT
    return params


def _threads() -> int:
    """How many cores this process may use where that is less than all; else llama.cpp counts."""
    every = os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else every
    with contextlib.suppress(OSError, ValueError):
        # A container's share of the processor, which neither of the two counts knows.
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text("ascii").split()
        allowed = min(allowed, math.ceil(int(quota) / int(period)))
    with contextlib.suppress(KeyError, ValueError):
        # What a scheduler of many processes grants to this one, which llama.cpp does not ask.
        allowed = max(1, min(allowed, int(os.environ["OMP_NUM_THREADS"])))
    return allowed if allowed < every else -1


def _settle(address: str, key: str) -> None:
    """Return when the server's loop runs; one that is closed before that never ends."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(
        parts.hostname or "", parts.port, timeout=_SETTLE_SECONDS
    )
    with contextlib.closing(connection):
        # The cheapest question that goes through the loop.
        connection.request("GET", "/lora-adapters", headers={"Authorization": f"Bearer {key}"})
        connection.getresponse().read()


def _never_free(server: Any) -> None:
    """Keep a server from being closed, which would not end."""
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(server))


def _leave_quietly() -> None:
    """Have this process end without C++'s cleaning up: it would miss the parent's threads."""
    with contextlib.suppress(AttributeError, OSError):  # glibc alone has on_exit
        libc = ctypes.CDLL(None)
        libc.on_exit(libc._exit, None)


def _hang_up(port: int | None) -> None:
    """Break every connection of this process with the server at that port."""
    for _, found in _sockets():
        with contextlib.suppress(OSError):
            if ("127.0.0.1", port) in (found.getsockname(), found.getpeername()):
                found.shutdown(socket.SHUT_RDWR)


def _let_go(port: int | None) -> None:
    """Close, in a child, the copies of the server's own sockets: they would keep its port."""
    for number, found in _sockets():
        with contextlib.suppress(OSError):
            if found.getsockname() == ("127.0.0.1", port):
                os.close(number)


def _sockets() -> Iterator[tuple[int, socket.socket]]:
    """The sockets of this process, by their numbers."""
    folder = Path("/dev/fd")
    for entry in [*folder.iterdir()] if folder.is_dir() else []:
        with contextlib.suppress(OSError):
            number = int(entry.name)
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                with socket.socket(fileno=os.dup(number)) as found:
                    yield number, found


_TRIAL = f"""
import os, secrets, sys, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel = sys.argv[1], *map(int, sys.argv[2:])
params.n_gpu_layers, params.fit_params, params.verbosity = 0, False, {_ERRORS}
params.no_extra_bufts, params.ui, params.api_keys = True, False, [secrets.token_urlsafe(32)]
params.hostnames, params.port = ["127.0.0.1"], 0
try:
    xllamacpp.Server(params)
finally:
    os._exit(0)
"""
_COMPLAINT = re.compile(r" E (?:\w+ {2})?[^\n]*?: (?:error loading model: )?([^\n]{1,300})")


def _why(wish: _Wish) -> str | None:
    """What llama.cpp says of it, from another process whose stderr can be read."""
    sizes = (str(wish.context * wish.slots), str(wish.slots))
    command = [sys.executable, "-P", "-c", _TRIAL, str(wish.weights), *sizes]
    try:
        done = subprocess.run(
            command,
            env=without_keys(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_WHY_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _COMPLAINT.search(done.stderr.decode("utf-8", "replace"))
    return found[1].strip().rstrip(".") if found else None
