"""A cassette as it stands in its file: its form, reading it safely, writing it whole.

A cassette may come from anywhere. Reading one runs nothing, waits for nothing and holds a
bounded amount; what is wrong with it is said in one line.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import os
import re
import stat
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    ValidationError,
    field_validator,
    model_serializer,
)

from summarizer.errors import InputError
from summarizer.faults import first_fault
from summarizer.files import write_whole
from summarizer.model.bounds import MOST_BYTES, MOST_PARTS, most_parts_in
from summarizer.model.redact import plain

__all__ = [
    "KEPT_HEADERS",
    "CassetteFile",
    "Exchange",
    "RecordedReply",
    "RecordedRequest",
    "as_bytes",
    "read_cassette",
    "write_cassette",
]

KEPT_HEADERS = ("content-type", "content-encoding", "retry-after")
_MOST_BYTES = 64 * 1024 * 1024
_MOST_PARTS = 1_000_000
_MOST_EXCHANGES = 10_000
_MOST_LEVELS = 100


def _header_value(value: str) -> str:
    if not (value.isascii() and value.isprintable() and len(value) <= 200):
        raise ValueError("must be one short line of printable ASCII")
    return value


def _is_base64(value: str) -> str:
    try:
        base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError(f"is no base64 ({error})") from None
    return value


Line = Annotated[str, StringConstraints(max_length=200)]
HeaderValue = Annotated[str, AfterValidator(_header_value)]
Base64 = Annotated[str, AfterValidator(_is_base64)]


class _Part(BaseModel):
    # Strict: "200" is no status, and what a file does not say is not guessed.
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class RecordedRequest(_Part):
    """What was asked."""

    method: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,20}$")]
    path: Annotated[str, StringConstraints(pattern=r"^/[^\s?#]{0,1000}$")]
    body: Any


class RecordedReply(_Part):
    """What came back: ``body`` is JSON, ``text`` or ``base64`` what is not.

    Of a reply that is ``oversized``, only this is kept: whether it had more bytes or more parts
    than are read.
    """

    status: int = Field(ge=200, le=999)
    headers: dict[str, HeaderValue]
    body: Any = None
    text: str | None = None
    base64: Base64 | None = None
    oversized: Literal["bytes", "parts"] | None = None

    @model_serializer(mode="wrap")
    def _without_what_is_rare(self, plain: SerializerFunctionWrapHandler) -> dict[str, Any]:
        told: dict[str, Any] = plain(self)
        if self.oversized is None:
            del told["oversized"]
        return told

    @field_validator("headers")
    @classmethod
    def _kept_ones(cls, headers: dict[str, str]) -> dict[str, str]:
        if not headers.keys() <= set(KEPT_HEADERS):
            raise ValueError(f"only {', '.join(KEPT_HEADERS)} are kept in a cassette")
        return headers

    @property
    def content(self) -> bytes:
        """The body as it went over the wire, or as much of it as was kept.

        In place of one that was oversized, the least that is so in the same way.
        """
        if self.oversized is not None:
            return b" " * (MOST_BYTES + 1) if self.oversized == "bytes" else b"," * (MOST_PARTS + 1)
        if self.base64 is not None:
            return base64.b64decode(self.base64)
        return as_bytes(self.body) if self.text is None else _encoded(self.text)


class Exchange(_Part):
    """One request and its reply."""

    request: RecordedRequest
    reply: RecordedReply


class CassetteFile(_Part):
    """One cassette as it stands in its file."""

    format: Literal["cassette/1"] = "cassette/1"
    model: Line
    recorded: Line
    exchanges: Annotated[list[Exchange], Field(max_length=_MOST_EXCHANGES)]


def read_cassette(path: Path) -> CassetteFile:
    """The cassette in that file. Raises InputError that says what is wrong with it and where."""
    try:
        return _read(_content(path))
    except FileNotFoundError:
        raise InputError(
            f"There is no cassette {path}. Record it first (--cassette-mode all).",
            code="no_cassette",
        ) from None
    except OSError as error:
        raise InputError(
            f"The cassette {path} cannot be read: {error.strerror}.", code="cassette_unreadable"
        ) from None
    except OverflowError as error:
        raise InputError(
            f"The cassette {path} {error}. Record it again.", code="cassette_too_large"
        ) from None
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"The cassette {path} is damaged: {_where(error)}. Record it again.",
            code="cassette_damaged",
        ) from None


def _content(path: Path) -> bytes:
    """The bytes of a plain file: a pipe would let us wait for ever, a device never end."""
    with open(path, "rb", opener=_plain_file) as file:
        content = file.read(_MOST_BYTES + 1)
    _check_size(content)
    return content


def _check_size(content: bytes) -> None:
    if len(content) > _MOST_BYTES:
        raise OverflowError(f"has more than {_MOST_BYTES:,} bytes, the limit")
    if most_parts_in(content) > _MOST_PARTS:
        raise OverflowError(f"has more than {_MOST_PARTS:,} parts, the limit")


def _plain_file(path: str, flags: int) -> int:
    # O_NONBLOCK is absent on Windows, where opening does not wait.
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    raise OSError(0, "it is a folder" if stat.S_ISDIR(mode) else "it is no plain file")


def _read(content: bytes) -> CassetteFile:
    value = json.loads(
        content.decode("utf-8"),
        object_pairs_hook=_unique,
        parse_constant=_no_number,
        parse_float=_finite,
    )
    exchanges = value.get("exchanges") if isinstance(value, dict) else None
    if isinstance(exchanges, list) and len(exchanges) > _MOST_EXCHANGES:
        # Said here: pydantic would first look at, and complain of, each of them.
        raise ValueError(f"exchanges: {len(exchanges):,} of them, the limit is {_MOST_EXCHANGES:,}")
    _level(value)
    return CassetteFile.model_validate(value)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"the key {plain(name, 60)!r} stands twice in one object")
        found[name] = value
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"the number {digits[:20]} is too large")
    return number


def _level(value: Any) -> None:
    """A ValueError where brackets stand deeper than any request has them."""
    level = [value]
    for _ in range(_MOST_LEVELS):
        level = [inner for outer in level for inner in _members(outer)]
        if not level:
            return
    raise ValueError(f"brackets stand in more than {_MOST_LEVELS} levels")


def _members(value: Any) -> list[Any]:
    members = value.values() if isinstance(value, dict) else value
    return (
        [m for m in members if isinstance(m, dict | list)] if isinstance(value, dict | list) else []
    )


def _where(error: Exception) -> str:
    if isinstance(error, ValidationError):
        fault = first_fault(error)
        return f"{plain(fault.where, 80)}: {plain(fault.what, 120)}"
    if isinstance(error, RecursionError):
        return f"brackets stand in more than {_MOST_LEVELS} levels"
    return plain(str(error), 160).rstrip(".") or type(error).__name__


def write_cassette(path: Path, cassette: CassetteFile) -> None:
    """Writes the file. Raises InputError, with the file as it was, where that cannot be done."""
    text = json.dumps(cassette.model_dump(), ensure_ascii=False, indent=1, allow_nan=False)
    content = _encoded(f"{text}\n")
    try:
        _check_size(content)
    except OverflowError as error:
        raise InputError(
            f"The recording was not written to {path}: it {error}. Record fewer articles in one"
            " cassette.",
            code="cassette_too_large",
        ) from None
    try:
        write_whole(path, content)
    except OSError as error:
        raise InputError(
            f"The recording cannot be written to {path}: {error.strerror}. What was there before"
            " is as it was.",
            code="cassette_unwritable",
        ) from None


def as_bytes(value: Any) -> bytes:
    """JSON as it goes over the wire."""
    return _encoded(json.dumps(value, ensure_ascii=False))


def _encoded(text: str) -> bytes:
    """UTF-8; half a character, which broken servers send and UTF-8 cannot, as its JSON escape."""
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text).encode("utf-8")
