"""Reading the lines of a batch's result files. Pure but for the file it is given."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import IO, Any

from summarizer.model.answer import Answer, answer_in
from summarizer.model.bounds import MOST_PARTS, most_parts_in
from summarizer.model.contact import Contact
from summarizer.model.diagnosis import refused
from summarizer.model.failure import CallError, Failure

__all__ = ["Result", "result_of", "whole_lines"]

_LONGEST_LINE = 8 * 2**20
_TRY_AGAIN = frozenset({408, 409, 425, 429})


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one request: an answer, or a failure that may pass or will not."""

    request: bytes
    answer: Answer | None = None
    failure: Failure | None = None
    passing: bool = False


def whole_lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file, none of them longer than any reply; a longer one is left empty."""
    while line := file.readline(_LONGEST_LINE):
        if line.endswith(b"\n") or len(line) < _LONGEST_LINE:
            yield line.strip()
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE)
        yield b""


def result_of(line: bytes, contact: Contact) -> Result | None:
    """What a line says of its request; None where it is no line of results."""
    if most_parts_in(line) > MOST_PARTS:
        return None
    try:
        told = json.loads(line)
        request = bytes.fromhex(told["custom_id"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    response = told.get("response")
    if not isinstance(response, Mapping):
        return _unsent(request, told.get("error"), contact)
    status, body = response.get("status_code"), response.get("body")
    body = body if isinstance(body, Mapping) else {}
    if status != 200:
        return _refused(request, status, body, contact)
    try:
        return Result(request, replace(answer_in(body, contact), way="batch"))
    except CallError as fault:
        return Result(request, failure=fault.failure, passing=fault.passing)


def _unsent(request: bytes, error: object, contact: Contact) -> Result:
    """A request that the endpoint did not come to, such as those of an expired batch."""
    error = error if isinstance(error, Mapping) else {}
    code = contact.said(error.get("code") or "no response", 60)
    words = contact.said(error.get("message") or "no reason given").rstrip(".")
    reason = f"{contact.target.label} left it out of its batch ({code}): {words}."
    return Result(request, failure=Failure("unanswered", reason), passing=True)


def _refused(request: bytes, status: object, body: Mapping[str, Any], contact: Contact) -> Result:
    known = isinstance(status, int) and 100 <= status <= 599
    code = status if isinstance(status, int) and known else 500
    error = body.get("error")
    error = error if isinstance(error, Mapping) else {"message": error}
    words = contact.said(error.get("message")).rstrip(".")
    kind = error.get("code") or error.get("type")
    kind = kind if isinstance(kind, str) else ""
    failure = replace(refused(contact.target, code, kind, words), fatal=False)
    return Result(request, failure=failure, passing=code in _TRY_AGAIN or code >= 500)
