"""What a cassette keeps of an exchange: what is read of a reply, and nothing that identifies.

No header of a request is kept, and no host. Of a reply, the fields of the protocol are kept by
name: what nobody knows, nobody can vouch for. The model's words stay as they are, but for a
key among them; a server's own words lose whatever may name an account or a machine, exactly
as they do in the message that the user is shown, so that a replay says the same.
"""

from __future__ import annotations

import json
import math
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

from summarizer.cassette.file import Exchange, RecordedReply, RecordedRequest, as_bytes
from summarizer.cassette.matching import operation, parsed
from summarizer.model.answer import charset_of, unwrap
from summarizer.model.bounds import MOST_BYTES, MOST_CHARACTERS, has_too_many_parts, is_too_long
from summarizer.model.diagnosis import retry_after
from summarizer.model.redact import Redactor, identifying, unnamed
from summarizer.read.unpacking import TooLargeError, UnknownPackingError, Unpacking

__all__ = ["kept"]

_Shape = Mapping[str, Any]
# No message shows more of an error.
_MOST_WORDS = 2400
_MESSAGE: _Shape = {
    "role": {},
    "content": {"type": {}, "text": {}},
    "refusal": {},
    "reasoning_content": {},
    "tool_calls": {"index": {}, "id": {}, "type": {}, "function": {"name": {}, "arguments": {}}},
}
_ERROR: _Shape = {"message": {}, "type": {}, "code": {}, "param": {}}
_REPLY: _Shape = {
    "object": {}, "created": {}, "model": {},
    "choices": {
        "index": {}, "finish_reason": {}, "text": {}, "message": _MESSAGE, "delta": _MESSAGE,
    },
    "usage": {
        "prompt_tokens": {}, "completion_tokens": {}, "total_tokens": {},
        "prompt_tokens_details": {"cached_tokens": {}},
        "completion_tokens_details": {"reasoning_tokens": {}},
    },
    "error": _ERROR,
}  # fmt: skip
# Some servers put an error's words beside "error", not into it.
_REFUSED: _Shape = {**_REPLY, **_ERROR, "detail": {"type": {}, "loc": {}, "msg": {}}}
_MODELS_WORDS = frozenset({"content", "text", "reasoning_content", "arguments"})
_SERVERS_WORDS = frozenset({"message", "detail", "msg", "error", "refusal"})
_FOLDERS = re.compile(r"^(?:[~/]|[A-Za-z]:\\).*[/\\]", re.DOTALL)
_MEDIA_TYPE = re.compile(r"\s*([\w.+-]{1,60}/[\w.+-]{1,60})", re.ASCII)
_CREDENTIAL = re.compile(r"auth|key|token|secret|cookie", re.IGNORECASE)
_UNPACKED = ("", "identity")
# In place of an answer that is longer than any that is read: another one, of no commas.
_TOO_LONG = "." * (MOST_CHARACTERS + 1)


def kept(request: Any, reply: Mapping[str, Any]) -> Exchange:
    """The exchange as it goes into the file, from vcrpy's request and reply."""
    headers = {name.lower(): _first(value) for name, value in reply["headers"].items()}
    return Exchange(
        request=RecordedRequest(
            method=request.method, path=operation(request.path), body=parsed(request.body)
        ),
        reply=_Reply(request, reply["status"]["code"], headers).kept(reply["body"]["string"]),
    )


class _Reply:
    """One reply on its way into the file."""

    def __init__(self, request: Any, status: int, headers: Mapping[str, str]) -> None:
        sent = [*identifying(request.headers), *_address_secrets(request)]
        self._status = status
        self._headers = headers
        self._hosts = (f"{request.host}:{request.port}", request.host)
        self._sent = Redactor(sent)
        # A title or a tier sent as a header may be a word of the article; a key is none.
        self._keys = Redactor([*_credentials(request.headers), *filter(_is_key, sent)])
        self._packing = headers.get("content-encoding", "").strip().lower()
        media = _MEDIA_TYPE.match(headers.get("content-type", ""))
        self._media = media[1].lower() if media else ""
        self._has_charset = "charset=" in headers.get("content-type", "").lower()

    def kept(self, data: bytes | str) -> RecordedReply:
        raw = data.encode("utf-8") if isinstance(data, str) else data
        try:
            body = _unpacked(raw, self._packing)
        except TooLargeError:
            return self._with(b"", {"oversized": "bytes"})
        return self._with(body, {"text": _instead(raw)} if body is None else self._of(body))

    def _with(self, body: bytes | None, content: Mapping[str, Any]) -> RecordedReply:
        headers = dict(self._kept_headers(body))
        return RecordedReply(status=self._status, headers=headers, **content)

    def _of(self, body: bytes) -> Mapping[str, Any]:
        """What is kept of a body, or why it is not read."""
        if self._status < 400 and len(body) > MOST_BYTES:
            return {"oversized": "bytes"}
        if self._status < 300 and has_too_many_parts(body):
            return {"oversized": "parts"}
        return self._kept_body(body)

    def _kept_headers(self, body: bytes | None) -> Iterator[tuple[str, str]]:
        if self._media:
            # Whatever it came in, text in the file is UTF-8.
            yield "content-type", self._media + ("; charset=utf-8" if self._has_charset else "")
        if body is None and re.fullmatch(r"[a-z0-9, -]{1,60}", self._packing):
            yield "content-encoding", self._packing
        given, seconds = self._headers.get("retry-after", "").strip(), retry_after(self._headers)
        if seconds is not None:
            # A date counts from the reply's own Date, which is not kept.
            plain_number = re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", given)
            yield "retry-after", given if plain_number else f"{seconds:.0f}"

    def _kept_body(self, body: bytes) -> dict[str, Any]:
        refused = self._status >= 400
        try:
            value = json.loads(body)
        except (ValueError, RecursionError):
            return {"text": self._kept_text(body, refused)}
        if isinstance(value, dict) or refused:
            return {"body": self._kept(value, _REFUSED if refused else _REPLY, "message")}
        # No reply of the protocol: that it is none is all there is to know.
        return {"body": type(value)() if isinstance(value, list | str) else None}

    def _kept_text(self, body: bytes, refused: bool) -> str:
        """Of what is no JSON: events of a stream, the first words of an error, or how long."""
        text = body.decode(charset_of(self._headers.get("content-type", "")), "replace")
        if self._media == "text/event-stream":
            return "".join(f"{line}\n" for line in self._events(text))
        if refused and "html" not in self._media:
            return self._servers(text)
        return _instead(body) if body else ""

    def _events(self, text: str) -> Iterator[str]:
        for line in re.split(r"\r\n|\r|\n", text.removesuffix("\n")):
            field, _, rest = line.partition(":")
            if field == "data" and rest.strip() != "[DONE]":
                try:
                    value = self._kept(json.loads(rest), _REPLY, "message")
                except (ValueError, RecursionError):
                    continue
                yield f"data: {as_bytes(value).decode('utf-8')}"
            elif line in ("", "data: [DONE]", "data:[DONE]"):
                yield line

    def _kept(self, value: Any, shape: _Shape, name: str, *, listed: bool = False) -> Any:
        """What of a value has a place in the shape; ``name`` is the field it stands in."""
        if isinstance(value, dict):
            return {n: self._kept(value[n], shape[n], n) for n in value if n in shape}
        if isinstance(value, list):
            return [] if listed else [self._kept(one, shape, name, listed=True) for one in value]
        if isinstance(value, float) and not math.isfinite(value):
            return None
        return self._hidden(name, value) if isinstance(value, str) else value

    def _hidden(self, name: str, text: str) -> str:
        if name in _MODELS_WORDS:
            return _TOO_LONG if is_too_long(unwrap(text)) else self._keys.hide(text)
        if name in _SERVERS_WORDS:
            return self._servers(text)
        known = Redactor(identifying(self._headers))
        # A model may be named by its file.
        return known.hide(self._sent.hide(_FOLDERS.sub("", text)))

    def _servers(self, words: str) -> str:
        return unnamed(self._sent.hide(words), self._headers, *self._hosts)[:_MOST_WORDS]


def _address_secrets(request: Any) -> Iterator[str]:
    """What an address may carry: a name, a password, a key in its query."""
    address = request.parsed_uri
    yield from (part for part in (address.username, address.password) if part)
    yield from (value for name, value in parse_qsl(address.query) if name != "api-version")


def _credentials(headers: Mapping[str, str]) -> Iterator[str]:
    for name, value in headers.items():
        if _CREDENTIAL.search(name):
            yield from (word for word in value.split() if len(word) >= 8)


def _is_key(word: str) -> bool:
    return len(word) >= 8 and " " not in word and any(char.isdigit() for char in word)


def _unpacked(data: bytes, packing: str) -> bytes | None:
    """The body as JSON can be read from it, None for one that cannot be; raises TooLargeError."""
    if packing in _UNPACKED:
        return data
    try:
        unpacking = Unpacking(packing, MOST_BYTES)
        unpacking.feed(data)
        return unpacking.whole()
    except (UnknownPackingError, zlib.error):
        return None


def _instead(data: bytes) -> str:
    return f"({len(data):,} bytes that are no JSON are not kept)"


def _first(value: Any) -> str:
    return str(value[0] if isinstance(value, list) else value)
