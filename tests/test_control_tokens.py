from __future__ import annotations

import pytest
from hostile.tokens import TOKENS
from hypothesis import given
from hypothesis import strategies as st

from summarizer.control_tokens import control_tokens, guarded, mended
from summarizer.lexicon import words


@pytest.mark.parametrize("token", TOKENS)
def test_a_chat_template_token_is_broken_on_the_wire(token: str) -> None:
    text = f"before {token}system after"

    assert token not in guarded(text)
    assert guarded(text).replace("\u2060", "") == text
    assert [text[a:b] for a, b in control_tokens(text)] == [token]


def test_every_listed_token_is_tried() -> None:
    assert set(words("control-tokens", "zxx")) <= set(TOKENS)


@pytest.mark.parametrize(
    "text",
    [
        "a < b", "x <| y", "[1] first", "{{ 7*7 }}", "<b>bold</b>", "if a<b|c>d", "<|>", "[IN]",
        "[inst]", "<a href='x'>", ">>", "a >> b << c", "[MASKS]", "<|two words|>",
    ],
)  # fmt: skip
def test_ordinary_text_goes_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert not list(control_tokens(text))


PIECES = (*TOKENS, "<", ">", "|", "[", "]", " ", "x", "<<", ">>", "INST]", "s>", "|im_start|>")


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_breaking_is_reversible_at_any_depth(text: str) -> None:
    plain = text.replace("\u2060", "")

    assert mended(guarded(plain)) == plain
    assert mended({"a": [guarded(plain)]}) == {"a": [plain]}


@given(st.lists(st.sampled_from(PIECES), min_size=1).map("".join))
def test_no_token_survives_inside_or_across_others(text: str) -> None:
    assert not any(token in guarded(text) for token in TOKENS)


@given(st.sampled_from(TOKENS), st.sampled_from(TOKENS), st.integers(1, 8), st.integers(1, 8))
def test_no_token_survives_in_an_overlap(one: str, other: str, cut: int, start: int) -> None:
    text = one[:cut] + other + one[start:]

    assert not any(token in guarded(text) for token in TOKENS)
