"""Sentences for people: no key in them, and nothing that a terminal would obey."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.model.redact import Redactor, plain, unnamed

SECRETS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=4, max_size=40)


@given(SECRETS, st.text(), st.text())
def test_a_secret_is_hidden_wherever_it_stands(secret: str, before: str, after: str) -> None:
    hidden = Redactor([secret]).hide(f"{before}{secret}{after}")
    assert secret not in hidden or secret in "[key hidden]"


def test_each_word_of_a_header_is_a_secret_and_none_is_no_secret() -> None:
    redactor = Redactor([None, "", "Bearer abcd-1234"])
    assert redactor.hide("abcd-1234, Bearer abcd-1234") == "[key hidden], [key hidden]"
    assert redactor.hide("nothing here") == "nothing here"
    assert "abcd" not in repr(redactor)


@given(st.text(max_size=1000), st.integers(1, 300))
def test_a_strangers_words_are_one_bounded_printable_line(words: str, limit: int) -> None:
    line = plain(words, limit)
    assert line.isprintable()
    assert len(line) <= limit


def test_a_megabyte_of_anything_is_quickly_one_line() -> None:
    for char in "9“A (\u202e\x00":
        assert len(plain(char * 1_000_000)) <= 300


def test_a_megabyte_of_anything_is_quickly_searched_for_names() -> None:
    for piece in ("a", "9", "a-", "a.", "/a", "a9", "a@", "://", "key=", "user ", "\\", "org-"):
        assert len(unnamed(piece * 500_000, {})) <= 20_000


HIDDEN = {
    "Incorrect API key provided: sk-abcd********wxyz.": "Incorrect API key provided: [hidden]",
    "Limit reached in organization org-abCdEf on requests": "in organization [hidden] on requests",
    "See https://host.example/v1?key=x for more": "See [hidden] for more",
    "connect to 10.1.2.3:8000 failed": "connect to [hidden] failed",
    "no such file: /home/somebody/models/x.gguf": "no such file: [hidden]",
    "upstream gpu-7.internal:8000 is down": "upstream [hidden] is down",
    "Bearer abcd.efgh is no token": "Bearer [hidden] is no token",
    "api_key=hunter2&x=1": "api_key=[hidden]&x=1",
    "account 4711-b is closed": "account [hidden] is closed",
    "write to jane@acme.example": "write to [hidden]",
    "request 0f8fad5b-d9cb-469f-a165-70867728950e": "request [hidden]",
}
KEPT = (
    "The model gpt-4o-mini-2024-07-18 does not exist or you do not have access to it.",
    "This model's maximum context length is 8192 tokens; you requested 131072 tokens.",
    "Invalid schema for response_format 'figures': additionalProperties must be false.",
    "Unsupported value: 'temperature' does not support 0 with this model; max_tokens is 300.",
    "model 'qwen2.5-coder-1.5b-instruct-q4_k_m' not found, try pulling it first",
)


@pytest.mark.parametrize(("words", "left"), HIDDEN.items())
def test_what_names_somebody_is_hidden_by_its_shape(words: str, left: str) -> None:
    hidden = unnamed(words, {})
    assert left in hidden
    assert unnamed(hidden, {}) == hidden


@pytest.mark.parametrize("words", KEPT)
def test_what_helps_is_left_of_a_servers_words(words: str) -> None:
    assert unnamed(words, {"Server": "nginx", "openai-processing-ms": "131072"}) == words


def test_what_a_replys_headers_say_of_somebody_is_hidden() -> None:
    headers = {"Set-Cookie": "session=c00kie; Path=/", "X-Org": "acme", "X-Ratelimit-Left": "3000"}
    words = unnamed("acme: the Path of c00kie has 3000 left on h0st", headers, "h0st")
    assert words == "[hidden]: the Path of [hidden] has 3000 left on [hidden]"
