"""Reading one HTTP reply: the model's words, or why there are none."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json

from summarizer.model.bounds import (
    MOST_CHARACTERS,
    MOST_PARTS,
    has_too_many_parts,
    is_too_long,
)
from summarizer.model.contact import Contact
from summarizer.model.failure import CallError, Failure
from summarizer.model.usage import Tokens, Way

__all__ = [
    "Answer",
    "answer_in",
    "charset_of",
    "is_json_object",
    "read_answer",
    "read_object",
    "unwrap",
]

_CHARSET = re.compile(
    r"charset=\"?(us-ascii|latin-?1|iso-8859-(?:[1-9]|1[013-6])|windows-125[0-8])\b",
    re.ASCII | re.IGNORECASE,
)
_LONGEST_FINISH = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reply says; ``finish`` is the protocol's finish_reason."""

    text: str
    refusal: str
    finish: str
    tokens: Tokens | None
    way: Way = "call"

    @property
    def is_usable(self) -> bool:
        """Whether it is whole, no refusal, of a bearable size, and an object of JSON."""
        whole = not self.refusal and self.finish not in ("length", "content_filter")
        return whole and not is_too_long(self.text) and is_json_object(self.text)

    def failure(self, contact: Contact) -> Failure | None:
        """Why this cannot be used as an answer, or None if its text is worth checking."""
        label = contact.target.label
        if is_too_long(self.text):
            return _oversized(contact)
        if self.refusal:
            words = contact.said(self.refusal)
            return Failure("refusal", f"{label} refused to answer: {words}")
        if self.finish == "content_filter":
            return Failure("refusal", f"The content filter of {label} stopped the reply.")
        if self.finish == "length":
            used = f" after {self.tokens.completion} tokens" if self.tokens else ""
            return Failure(
                "truncated",
                f"The reply of {label} was cut off by its limit{used}. "
                "A higher one is Settings(max_output_tokens=N).",
            )
        if not self.text.strip():
            return Failure("empty_reply", f"The reply of {label} has no text in it.")
        return None


def read_answer(content_type: str, content: bytes, contact: Contact) -> Answer:
    """The answer in a 200 reply; a CallError where it is no reply of the protocol."""
    return answer_in(read_object(content_type, content, contact), contact)


def answer_in(reply: Mapping[str, Any], contact: Contact) -> Answer:
    """The answer in a reply that was read; a CallError where it tells of a failure instead."""
    complaint = reply.get("error")
    choices = reply.get("choices")
    if complaint and not choices:
        # Some gateways pass on a failure of the model behind them with status 200.
        message = complaint.get("message") if isinstance(complaint, Mapping) else complaint
        words = contact.said(message).rstrip(".")
        reason = f"{contact.target.label} answered with an error: {words}."
        raise CallError(Failure("server_error", reason), passing=True)
    choice = choices[0] if isinstance(choices, list) and choices else {}
    choice = choice if isinstance(choice, Mapping) else {}
    message = choice.get("message")
    message = message if isinstance(message, Mapping) else {}
    return Answer(
        text=unwrap(_text(message.get("content"))),
        refusal=_text(message.get("refusal")),
        finish=_text(choice.get("finish_reason"))[:_LONGEST_FINISH] or "stop",
        tokens=Tokens.read(reply.get("usage")),
    )


def charset_of(content_type: str) -> str:
    """How the text of a reply is encoded: as it says where that is a plain encoding, else UTF-8.

    Python knows further codecs by name, which unpack, or raise whatever is asked of them.
    """
    said = _CHARSET.search(content_type)
    return said[1].lower() if said else "utf-8"


def unwrap(text: str) -> str:
    """The answer without the thinking before it and the code fence around it."""
    text = text.strip()
    if text.startswith("<think>"):
        text = text.partition("</think>")[2].strip()
    if text.startswith("```") and text.endswith("```") and "\n" in text:
        text = text.partition("\n")[2].removesuffix("```").strip()
    return text


def is_json_object(text: str) -> bool:
    """Whether a lenient reader can make something of it."""
    try:
        return isinstance(from_json(text), dict)
    except ValueError:
        return False


def read_object(content_type: str, content: bytes, contact: Contact) -> Mapping[str, Any]:
    """The JSON object that a reply is; a CallError where it is none, or too large a one."""
    if has_too_many_parts(content):
        raise CallError(_oversized(contact))
    try:
        reply = json.loads(content)
    except (ValueError, RecursionError):
        reply = None
    if isinstance(reply, dict):
        return reply
    kind = contact.quote(content_type.partition(";")[0], 60) or "no content type"
    if "json" in kind and reply is None:
        reason = f"{contact.target.label} sent JSON that is cut off or damaged."
        raise CallError(Failure("not_json", reason), passing=True)
    raise CallError(
        Failure(
            "not_json",
            f"{contact.target.place} answered with {kind} instead of a model's reply: "
            "the base URL is probably not that of an OpenAI-compatible API "
            "(it usually ends in /v1).",
            fatal=True,
        )
    )


def _oversized(contact: Contact) -> Failure:
    return Failure(
        "oversized",
        f"The reply of {contact.target.label} is no answer: it has more than {MOST_PARTS:,} parts"
        f" or {MOST_CHARACTERS:,} characters.",
    )


def _text(content: object) -> str:
    """A message's text, also where it comes in parts; half a character becomes a '?'."""
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, Mapping)]
        content = "".join(part for part in parts if isinstance(part, str))
    if not isinstance(content, str):
        return ""
    return content.encode("utf-8", "replace").decode("utf-8")
