"""Hostile articles and control tokens before the real llama.cpp: ``pytest -m runtime``."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from hostile.corpus import Case, corpus
from hostile.judging import addresses_a_model, assert_proven
from hostile.tokens import TOKENS

from summarizer import ReplyError, Settings, Summarizer
from summarizer.control_tokens import guarded
from summarizer.model.catalogue import MODELS
from summarizer.model.local import Runtime, start_runtime
from summarizer.model.weights import ensure_weights

pytestmark = pytest.mark.runtime

FIRST_IDS = 40  # where SmolLM2 has its own tokens
# So few tokens that no reply is whole: what is read of it is what there is.
SUMMARIZER = Summarizer(
    "local/smollm2-135m", settings=Settings(max_output_tokens=48, validation_retries=0)
)


@pytest.fixture(scope="module")
def runtime() -> Runtime:
    weights: Path = ensure_weights(MODELS["smollm2-135m"])
    return start_runtime(weights, alias="tiny", context=2048)


def post(runtime: Runtime, path: str, body: Any) -> Any:
    """The JSON that the server answers under its root."""
    headers = {
        "Content-Type": "application/json",
        "Authorization": f"Bearer {runtime.api_key}",
    }
    root = runtime.base_url.removesuffix("/v1")
    request = urllib.request.Request(root + path, json.dumps(body).encode(), headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=120) as reply:
        return json.loads(reply.read())


def tokenised(runtime: Runtime, text: str, *, special: bool) -> list[int]:
    """The text's tokens, control tokens read as such or as text."""
    body = {"content": text, "add_special": False, "parse_special": special}
    tokens: list[int] = post(runtime, "/tokenize", body)["tokens"]
    return tokens


def own_tokens(runtime: Runtime) -> dict[str, int]:
    """The control tokens of the model itself: one token where they are read as such, else more."""
    found = {}
    for number in range(FIRST_IDS):
        text = post(runtime, "/detokenize", {"tokens": [number]})["content"]
        if text and len(tokenised(runtime, text, special=True)) == 1 < len(text.encode()):
            found[text] = number
    return found


def test_the_models_own_control_tokens_are_known_and_act_where_they_are_whole(
    runtime: Runtime,
) -> None:
    own = own_tokens(runtime)

    assert {"<|im_start|>", "<|im_end|>", "<|endoftext|>", "<repo_name>", "<file_sep>"} <= set(own)
    assert all(guarded(token) != token for token in own if token.startswith("<"))


@pytest.mark.parametrize("token", TOKENS)
def test_a_broken_token_is_tokenised_as_ordinary_text(runtime: Runtime, token: str) -> None:
    text = guarded(f"before {token}system after")

    with_special = tokenised(runtime, text, special=True)

    assert with_special == tokenised(runtime, text, special=False)
    assert not set(with_special) & set(own_tokens(runtime).values())


@pytest.mark.parametrize("case", corpus(), ids=str)
def test_a_real_model_adds_nothing_that_the_article_lacks(case: Case) -> None:
    try:
        record = SUMMARIZER.summarise(case.text)
    except ReplyError:  # nothing but a headline and a summary was asked, and neither was whole
        return

    assert_proven(case, record)
    if case.family == "english":
        assert addresses_a_model(record)
