"""What may come of the requests of a batch, as ``Work`` for a ``BatchServer``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from loopback import completion

__all__ = [
    "Compute",
    "Outcome",
    "Request",
    "Work",
    "answered",
    "completes",
    "each",
    "ends",
    "left",
    "not_begun",
    "refusal",
]

Request = dict[str, Any]
Compute = Callable[[Any], object]


@dataclass(frozen=True)
class Outcome:
    """What became of a batch: its state, and the lines of its two files, whole or damaged."""

    state: str = "completed"
    results: Sequence[bytes] = ()
    errors: Sequence[bytes] = ()
    complaints: Sequence[dict[str, Any]] = ()


Work = Callable[[list[Request]], Outcome]


def line(one: object) -> bytes:
    """A line of a result file."""
    return json.dumps(one, ensure_ascii=False).encode()


def answered(request: Request, content: object) -> bytes:
    """The line of a request that was answered with this content."""
    told = {"status_code": 200, "request_id": "r", "body": completion(content)}
    return line({"id": "x", "custom_id": request["custom_id"], "response": told, "error": None})


def refusal(request: Request, status: int, message: str, **error: Any) -> bytes:
    """The line of a request that was refused with this status."""
    body = {"error": {"message": message, "type": None, "code": None, **error}}
    told = {"status_code": status, "request_id": "r", "body": body}
    return line({"id": "x", "custom_id": request["custom_id"], "response": told, "error": None})


def left(request: Request, code: str) -> bytes:
    """The line of a request that the endpoint did not come to."""
    error = {"code": code, "message": "This request could not be executed in time."}
    return line({"id": "x", "custom_id": request["custom_id"], "response": None, "error": error})


def completes(compute: Compute) -> Work:
    """Every request is answered with what is computed from its body."""
    return lambda requests: Outcome(
        results=[answered(one, compute(one["body"])) for one in requests]
    )


def each(meet: Callable[[Request], bytes], state: str = "completed") -> Work:
    """Each request has the line that is made for it; those of errors are told by themselves."""

    def work(requests: list[Request]) -> Outcome:
        lines = [meet(one) for one in requests]
        results = [one for one in lines if b'"status_code": 200' in one]
        return Outcome(state, results, [one for one in lines if one not in results])

    return work


def ends(state: Literal["expired", "cancelled"], after: int, compute: Compute) -> Work:
    """The batch ends when so many requests were answered; the others are told as left out."""

    def work(requests: list[Request]) -> Outcome:
        results = [answered(one, compute(one["body"])) for one in requests[:after]]
        return Outcome(state, results, [left(one, f"batch_{state}") for one in requests[after:]])

    return work


def not_begun(code: str, message: str, *lines: int) -> Work:
    """The batch fails when it is examined, because of these lines or as a whole."""
    complaint: dict[str, Any] = {"code": code, "message": message, "param": None}
    complaints = [complaint | {"line": number} for number in lines or (None,)]
    return lambda requests: Outcome("failed", complaints=complaints)
