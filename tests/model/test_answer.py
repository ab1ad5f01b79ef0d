"""Reading a reply: whatever a server sends becomes an answer or a fault, nothing else."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import completion

from summarizer.model.answer import Answer, charset_of, is_json_object, read_answer, unwrap
from summarizer.model.contact import Contact
from summarizer.model.failure import CallError, Failure
from summarizer.model.target import Target
from summarizer.settings import Settings

CONTACT = Contact(Target("endpoint", "m", "http://127.0.0.1/v1"), Settings())

KEYS = st.sampled_from(
    ["choices", "message", "content", "text", "refusal", "finish_reason", "usage", "error"]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
VALUES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
REPLIES = st.dictionaries(KEYS, VALUES, max_size=4) | st.builds(
    lambda message, more: {"choices": [{"message": message, **more}]},
    VALUES,
    st.dictionaries(KEYS, LEAVES, max_size=2).filter(lambda more: "message" not in more),
)


@given(REPLIES | VALUES)
def test_any_json_is_an_answer_or_a_fault(reply: Any) -> None:
    with contextlib.suppress(CallError):
        answer = read_answer("application/json", json.dumps(reply).encode(), CONTACT)
        assert isinstance(answer, Answer)
        assert answer.failure(CONTACT) is None or isinstance(answer.failure(CONTACT), Failure)


@given(st.text(max_size=40), st.binary(max_size=200))
def test_any_bytes_are_an_answer_or_a_fault(content_type: str, content: bytes) -> None:
    with contextlib.suppress(CallError):
        assert isinstance(read_answer(content_type, content, CONTACT), Answer)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[" * 40_000,
        b'{"a":' * 40_000,
        b"9" * 100_000,
        b'{"choices": ' + b"9" * 100_000 + b"}",
        b"\xff\xfe",
        b'"\\ud800"',
    ],
    ids=["nothing", "lists", "objects", "a number", "a number inside", "no text", "half"],
)
def test_hostile_bytes_are_a_fault(content: bytes) -> None:
    with pytest.raises(CallError) as caught:
        read_answer("application/json", content, CONTACT)
    assert caught.value.failure.code == "not_json"


@given(st.text(max_size=200))
def test_unwrapping_takes_away_and_never_adds(text: str) -> None:
    assert unwrap(text) in text


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('{"a": 1}', '{"a": 1}'),
        ('\n```json\n{"a": 1}\n```\n', '{"a": 1}'),
        ('```\n{"a": "```"}\n```', '{"a": "```"}'),
        ('<think>\nwell\n</think>\n\n```json\n{"a": 1}```', '{"a": 1}'),
        ("<think> for ever", ""),
        ("```", "```"),
        ('Here it is: {"a": 1}', 'Here it is: {"a": 1}'),
    ],
)
def test_an_answer_is_taken_out_of_fence_and_thinking(said: str, meant: str) -> None:
    assert unwrap(said) == meant


@pytest.mark.parametrize(
    ("text", "usable"),
    [
        ("{}", True),
        ('{"a": NaN}', True),
        ("[]", False),
        ("3", False),
        ("", False),
        ('{"a": ', False),
        ("[" * 100_000, False),
        ('{"a": 1} and more', False),
    ],
)
def test_only_a_whole_json_object_is_usable(text: str, usable: bool) -> None:
    assert is_json_object(text) is usable


def test_a_reply_of_the_protocol_is_read_in_full() -> None:
    answer = read_answer("application/json", json.dumps(completion("x")).encode(), CONTACT)
    assert (answer.text, answer.refusal, answer.finish) == ("x", "", "stop")
    assert answer.tokens is not None
    assert (answer.tokens.prompt, answer.tokens.completion) == (100, 20)


def test_every_charset_that_is_believed_is_one_and_no_other_codec_is_run() -> None:
    believed = ["us-ascii", "latin1", "latin-1", "ISO-8859-1", "iso-8859-16", "windows-1252"]
    for name in believed:
        assert charset_of(f"text/plain; charset={name}") == name.lower()
        assert b"x".decode(charset_of(f'text/plain; charset="{name}"'), "replace") == "x"
    for name in ("idna", "zip", "unicode_escape", "iso-8859-12", "iso-8859-99", "", "utf-16"):
        assert charset_of(f"text/plain; charset={name}") == "utf-8"
