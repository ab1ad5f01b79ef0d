"""Whether a request is the recorded one, and where it is not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple, NoReturn

from summarizer.model.redact import plain

__all__ = ["Said", "difference", "nearest", "operation", "parsed", "unlike"]

# What stands before the operation is the endpoint's address, and may name an account.
_OPERATION = re.compile(r"/(chat/completions|completions|embeddings|responses|models|[^/]+)/?$")


def operation(path: str) -> str:
    """The path of a request as ``/v1/OPERATION``, wherever its endpoint has it."""
    found = _OPERATION.search(path)
    return f"/v1/{found[1][:200]}" if found else "/v1"


def parsed(body: Any) -> Any:
    """A request's body as JSON, or as it is where it is none."""
    if not body:
        return None
    try:
        return json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


class Said(NamedTuple):
    """What is compared of a request."""

    method: str
    operation: str
    body: Any


def nearest(asked: Said, recorded: Iterable[Said]) -> str:
    """In one line, why no recorded request answers this one."""
    alike = (one for one in recorded if one[:2] == asked[:2])
    why = [unlike(asked, one) or "each reply recorded for it was given already" for one in alike]
    given = [words for words in why if words.startswith("each")]
    best = [*given, *why, f"nothing is recorded for {asked.method} {asked.operation}"]
    return plain(best[0], 400)


def unlike(asked: Said, recorded: Said) -> str | None:
    """Where two requests differ first; None where they are the same."""
    if asked[:2] != recorded[:2]:
        return "another operation"
    return difference(asked.body, recorded.body)


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
    at = _alike(one, other)
    start = max(0, at - 20)
    return f"asks …{one[start : at + 40]!r}, recorded was …{other[start : at + 40]!r}"


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike, by halves: a body may have megabytes."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
