"""llama.cpp in this process: a local model behind an OpenAI-compatible address on loopback."""

from __future__ import annotations

import os
import secrets
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError, WeightsError
from summarizer.model.catalogue import MODELS
from summarizer.model.weights import check_own_weights, ensure_weights

if TYPE_CHECKING:
    from summarizer.model.target import Target
    from summarizer.settings import Settings

__all__ = ["Runtime", "local_runtime", "start_runtime"]

CONTEXT = 16_384
_PREFIXES_MIB = 2_048  # memory for the prompt prefixes of earlier calls


@dataclass(frozen=True)
class Runtime:
    """A running server: where it listens, and the key that it asks for."""

    base_url: str
    api_key: str = field(repr=False)
    server: Any = field(repr=False)


_started: dict[tuple[int, Path, str], Runtime] = {}
_starting = threading.Lock()


def local_runtime(target: Target, settings: Settings) -> Runtime:
    """The runtime of a ``local/`` target, its weights fetched where they are not there yet."""
    if target.model in MODELS:
        path = ensure_weights(MODELS[target.model], cache=settings.cache)
    else:
        path = Path(target.model).expanduser()
        check_own_weights(path)
    return start_runtime(path, alias=target.alias)


def start_runtime(weights: Path, *, alias: str) -> Runtime:
    """The server for these weights, started once in a process.

    It listens on loopback alone, on a free port, with a random key. ``alias`` is the model's
    name in replies, so that no path of this machine is. Raises WeightsError where llama.cpp
    cannot load the file, InputError where it is not installed.
    """
    # A forked child has the parent's memory but not its threads, so it starts its own.
    wanted = (os.getpid(), weights.resolve(), alias)
    with _starting:
        if wanted not in _started:
            _started[wanted] = _start(weights, alias)
        return _started[wanted]


def _start(weights: Path, alias: str) -> Runtime:
    try:
        import xllamacpp
    except ImportError:
        raise InputError(
            'Local models need llama.cpp: pip install "summarizer[local]" (or name a hosted'
            " model with --model).",
            code="no_runtime",
        ) from None
    key = secrets.token_urlsafe(32)
    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.model_alias = {alias}
    params.api_keys = [key]
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.n_gpu_layers = 0
    params.cache_ram_mib = _PREFIXES_MIB
    params.fit_params = False  # would try sizes for seconds; ours is given
    params.cors_origins = ""
    params.ui = False
    params.endpoint_slots = False
    params.verbosity = -1
    try:
        server = xllamacpp.Server(params)
    except Exception as error:
        raise WeightsError(
            f"llama.cpp cannot load {weights}: {error}. The file may be damaged, or this machine"
            " may have too little memory.",
            code="not_loaded",
        ) from None
    return Runtime(f"{server.listening_address}/v1", key, server)
