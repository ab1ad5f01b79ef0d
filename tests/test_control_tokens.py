from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.control_tokens import control_tokens, guarded, mended

TOKENS = [
    "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<s>", "</s>",
    "<start_of_turn>", "<end_of_turn>", "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>",
]  # fmt: skip


@pytest.mark.parametrize("token", TOKENS)
def test_a_chat_template_token_is_broken_on_the_wire(token: str) -> None:
    text = f"before {token}system after"

    assert token not in guarded(text)
    assert guarded(text).replace("\u2060", "") == text
    assert [text[a:b] for a, b in control_tokens(text)] == [token]


@pytest.mark.parametrize(
    "text",
    ["a < b", "x <| y", "[1] first", "{{ 7*7 }}", "<b>bold</b>", "if a<b|c>d", "<|>", "[IN]"],
)
def test_ordinary_text_goes_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert not list(control_tokens(text))


@given(st.text() | st.lists(st.sampled_from([*TOKENS, "<", "|", "[", " ", "x"])).map("".join))
def test_breaking_is_reversible_at_any_depth(text: str) -> None:
    plain = text.replace("\u2060", "")

    assert mended(guarded(plain)) == plain
    assert mended({"a": [guarded(plain)]}) == {"a": [plain]}


@given(st.lists(st.sampled_from(TOKENS), min_size=1).map("".join))
def test_no_token_survives_in_a_row_of_tokens(text: str) -> None:
    assert not any(token in guarded(text) for token in TOKENS)
