"""Recorded exchanges with an endpoint: kept as readable JSON, replayed without a network.

A cassette answers a request that is equal in method, path and body; host and port play
no part, and neither do headers. What is kept of a reply is its status, its content type
and the parts of its body that say something: no key, cookie, account, host or path.
"""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import json
import os
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import InputError

__all__ = [
    "CassetteFile",
    "CassetteMode",
    "Exchange",
    "difference",
    "opened",
    "read_cassette",
    "write_whole",
]

CassetteMode = Literal["replay", "missing", "all"]
_VCR_MODES = {"replay": "none", "missing": "new_episodes", "all": "all"}
_MOST_BYTES = 64 * 1024 * 1024
_KEPT_HEADERS = ("content-type", "retry-after")
_KEPT_FIELDS = ("object", "created", "model", "choices", "usage", "error")
_one_at_a_time = threading.Lock()


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RecordedRequest(_Part):
    """What was asked."""

    method: str
    path: str
    body: Any


class RecordedReply(_Part):
    """What came back: ``body`` is JSON, ``text`` or ``base64`` what is not."""

    status: int = Field(ge=100, le=599)
    headers: dict[str, str]
    body: Any = None
    text: str | None = None
    base64: str | None = None


class Exchange(_Part):
    """One request and its reply."""

    request: RecordedRequest
    reply: RecordedReply


class CassetteFile(_Part):
    """One cassette as it stands in its file."""

    format: Literal["cassette/1"] = "cassette/1"
    model: str
    recorded: str
    exchanges: list[Exchange]


@contextlib.contextmanager
def opened(path: Path, mode: CassetteMode, *, model: str) -> Iterator[None]:
    """Replays the requests made inside from the cassette, or records them into it.

    "replay" never goes to the network, "missing" only for what is not there, "all" always.
    One cassette at a time in a process: a second one raises InputError "cassette_open".
    """
    import vcr

    if mode == "replay":
        read_cassette(path)
    if not _one_at_a_time.acquire(blocking=False):
        raise InputError(
            f"A cassette is open in this process already, so {path} cannot be. Recording patches"
            " the whole process: use one cassette at a time, and several processes for several.",
            code="cassette_open",
        )
    try:
        recorder = vcr.VCR(
            match_on=("method", "path", "json"),
            record_mode=_VCR_MODES[mode],
            decode_compressed_response=True,
        )
        recorder.register_matcher("json", _same_body)
        persister = _Persister(model)
        recorder.register_persister(persister)
        with recorder.use_cassette(str(path), drop_unused_requests=mode == "all"):
            yield
        if mode != "replay" and not path.exists():
            # Nothing had to be asked: that is recorded too, or it could not be replayed.
            persister.save_cassette(str(path), {"requests": [], "responses": []}, None)
    finally:
        _one_at_a_time.release()


def read_cassette(path: Path) -> CassetteFile:
    """The cassette in that file. Raises InputError that says what is wrong with it and where."""
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise InputError(
                f"The cassette {path} has {size:,} bytes; the limit is {_MOST_BYTES:,}."
                " Record it again.",
                code="cassette_too_large",
            )
        return CassetteFile.model_validate(json.loads(path.read_bytes().decode("utf-8")))
    except FileNotFoundError:
        raise InputError(
            f"There is no cassette {path}. Record it first (--cassette-mode all).",
            code="no_cassette",
        ) from None
    except OSError as error:
        raise InputError(
            f"The cassette {path} cannot be read: {error.strerror}.", code="cassette_unreadable"
        ) from None
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"The cassette {path} is damaged: {_where(error)}. Record it again.",
            code="cassette_damaged",
        ) from None


def _where(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc'])) or 'the file'}: {first['msg']}"
    return str(error) or type(error).__name__


class _Persister:
    """Reads and writes vcrpy's interactions as a CassetteFile."""

    def __init__(self, model: str) -> None:
        self.model = model

    def load_cassette(self, path: str, serializer: object) -> tuple[list[Any], list[Any]]:
        from vcr.persisters.filesystem import CassetteNotFoundError
        from vcr.request import Request

        if not Path(path).exists():
            raise CassetteNotFoundError
        exchanges = read_cassette(Path(path)).exchanges
        requests = [
            Request(
                e.request.method, f"http://endpoint{e.request.path}", _dumped(e.request.body), {}
            )
            for e in exchanges
        ]
        return requests, [_vcr_reply(e.reply) for e in exchanges]

    def save_cassette(
        self, path: str, cassette_dict: Mapping[str, Any], serializer: object
    ) -> None:
        pairs = zip(cassette_dict["requests"], cassette_dict["responses"], strict=True)
        cassette = CassetteFile(
            model=self.model,
            recorded=dt.datetime.now(dt.UTC).date().isoformat(),
            exchanges=[_exchange(request, reply) for request, reply in pairs],
        )
        text = json.dumps(
            cassette.model_dump(exclude_none=False), ensure_ascii=False, indent=1, allow_nan=False
        )
        write_whole(Path(path), f"{text}\n".encode())


def _exchange(request: Any, reply: Mapping[str, Any]) -> Exchange:
    headers = {k.lower(): v for k, v in reply["headers"].items()}
    kept = {k: _first(headers[k]) for k in _KEPT_HEADERS if k in headers}
    return Exchange(
        request=RecordedRequest(
            method=request.method, path=request.path, body=json.loads(request.body or b"null")
        ),
        reply=RecordedReply(
            status=reply["status"]["code"], headers=kept, **_recorded_body(reply["body"]["string"])
        ),
    )


def _recorded_body(raw: bytes | str) -> dict[str, Any]:
    data = raw.encode("utf-8") if isinstance(raw, str) else raw
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode("ascii")}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {"text": text}
    if isinstance(value, dict):
        value = {name: value[name] for name in value if name in _KEPT_FIELDS}
    return {"body": value}


def _vcr_reply(reply: RecordedReply) -> dict[str, Any]:
    if reply.base64 is not None:
        body = base64.b64decode(reply.base64)
    elif reply.text is not None:
        body = reply.text.encode("utf-8")
    else:
        body = _dumped(reply.body)
    return {
        "status": {"code": reply.status, "message": ""},
        "headers": {name: [value] for name, value in reply.headers.items()},
        "body": {"string": body},
    }


def _first(value: Any) -> str:
    return str(value[0] if isinstance(value, list) else value)


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


def write_whole(path: Path, content: bytes) -> None:
    """The file with this content, or as it was: never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


# Matching ------------------------------------------------------------------------------------


def _same_body(asked: Any, recorded: Any) -> None:
    """vcrpy's matcher: raises AssertionError that says which part of the body differs."""
    found = difference(_parsed(asked.body), _parsed(recorded.body))
    if found:
        raise AssertionError(found)


def _parsed(body: bytes | None) -> Any:
    try:
        return json.loads(body or b"null")
    except ValueError:
        return body


def difference(asked: Any, recorded: Any, where: str = "body") -> str | None:
    """The first place where two bodies differ, the order of keys apart."""
    if asked == recorded and type(asked) is type(recorded):
        return None
    if isinstance(asked, dict) and isinstance(recorded, dict):
        for name in [*asked, *(name for name in recorded if name not in asked)]:
            if name not in recorded or name not in asked:
                return f"{where}.{name} is only in the {'request' if name in asked else 'cassette'}"
            found = difference(asked[name], recorded[name], f"{where}.{name}")
            if found:
                return found
        return None
    if isinstance(asked, list) and isinstance(recorded, list) and len(asked) == len(recorded):
        pairs = enumerate(zip(asked, recorded, strict=True))
        found_in = (difference(a, r, f"{where}[{n}]") for n, (a, r) in pairs)
        return next((found for found in found_in if found), None)
    return f"{where}: {_excerpt(asked, recorded)}"


def _excerpt(asked: Any, recorded: Any) -> str:
    one, other = (v if isinstance(v, str) else json.dumps(v) for v in (asked, recorded))
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    at = min(len(one), len(other)) if at is None else at
    start = max(0, at - 20)
    return f"asks …{one[start : at + 40]!r}, recorded was …{other[start : at + 40]!r}"
