"""From what a user names to the model that is asked, and whether the text leaves the machine."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from summarizer.errors import InputError
from summarizer.model.target import Target, identify, resolve
from summarizer.settings import Settings

KEY = "sk-planted-0123456789"


@dataclass(frozen=True)
class Case:
    """What a user says and what it means."""

    label: str
    base_url: str | None
    leaves: bool
    model: str | None = None
    base: str | None = None
    environ: dict[str, str] = field(default_factory=dict)


OPENAI = {"OPENAI_API_KEY": KEY}
AZURE = {"AZURE_OPENAI_API_KEY": KEY, "AZURE_OPENAI_ENDPOINT": "https://mine.openai.azure.com/"}

CASES = {
    "openai": Case(
        "openai/gpt-4o at api.openai.com",
        "https://api.openai.com/v1",
        True,
        model="openai/gpt-4o",
        environ=OPENAI,
    ),
    "openai elsewhere": Case(
        "openai/gpt-4o at eu.api.openai.com",
        "https://eu.api.openai.com/v1",
        True,
        model="openai/gpt-4o",
        environ=OPENAI | {"OPENAI_BASE_URL": "https://eu.api.openai.com/v1/"},
    ),
    "azure": Case(
        "azure/news at mine.openai.azure.com",
        "https://mine.openai.azure.com/openai/deployments/news",
        True,
        model="azure/news",
        environ=AZURE,
    ),
    "ollama": Case(
        "ollama/llama3.2:3b at 127.0.0.1:11434",
        "http://127.0.0.1:11434/v1",
        False,
        model="ollama/llama3.2:3b",
    ),
    "ollama listening everywhere": Case(
        "ollama/q at 127.0.0.1:11434",
        "http://127.0.0.1:11434/v1",
        False,
        model="ollama/q",
        environ={"OLLAMA_HOST": "0.0.0.0"},
    ),
    "ollama on its own port": Case(
        "ollama/q at 127.0.0.1:5000",
        "http://127.0.0.1:5000/v1",
        False,
        model="ollama/q",
        environ={"OLLAMA_HOST": ":5000"},
    ),
    "ollama on another machine": Case(
        "ollama/q at gpu.example.com:11434",
        "http://gpu.example.com:11434/v1",
        True,
        model="ollama/q",
        environ={"OLLAMA_HOST": "gpu.example.com"},
    ),
    "ollama behind TLS": Case(
        "ollama/q at gpu.example.com",
        "https://gpu.example.com/v1",
        True,
        model="ollama/q",
        environ={"OLLAMA_HOST": "https://gpu.example.com"},
    ),
    "local": Case(
        "local/qwen2.5-coder-1.5b on this machine", None, False, model="local/qwen2.5-coder-1.5b"
    ),
    "weights file": Case(
        "local/tiny on this machine", None, False, model="local/./weights/tiny.gguf"
    ),
    "absolute weights file": Case(
        "local/tiny on this machine", None, False, model="local//srv/weights/tiny.GGUF"
    ),
    "any name with a base URL": Case(
        "meta/llama-3 at api.example.com",
        "https://api.example.com/v1",
        True,
        model="meta/llama-3",
        base="https://api.example.com/v1",
    ),
    "a provider's name with a base URL": Case(
        "openai/gpt-5-mini at api.example.com",
        "https://api.example.com/v1",
        True,
        model="openai/gpt-5-mini",
        base="https://api.example.com/v1",
    ),
    "base URL on this machine": Case(
        "m at localhost:8000", "http://localhost:8000/v1", False, "m", "http://localhost:8000/v1"
    ),
    "base URL on this machine by number": Case(
        "m at [::1]:8000", "http://[::1]:8000/v1", False, "m", "http://[::1]:8000/v1"
    ),
    "base URL in the house": Case(
        "m at 192.168.1.7:8000",
        "http://192.168.1.7:8000/v1",
        True,
        "m",
        "http://192.168.1.7:8000/v1",
    ),
    "base URL that only looks like this machine": Case(
        "m at 127.0.0.1.example.com",
        "https://127.0.0.1.example.com/v1",
        True,
        "m",
        "https://127.0.0.1.example.com/v1",
    ),
    "from the environment": Case(
        "ollama/q at 127.0.0.1:11434",
        "http://127.0.0.1:11434/v1",
        False,
        environ={"SUMMARIZER_MODEL": "ollama/q"} | OPENAI,
    ),
    "what is said beats the environment": Case(
        "openai/gpt-4o at api.openai.com",
        "https://api.openai.com/v1",
        True,
        model="openai/gpt-4o",
        environ={"SUMMARIZER_MODEL": "ollama/q"} | OPENAI,
    ),
    "nothing but a key": Case(
        "openai/gpt-5-mini at api.openai.com", "https://api.openai.com/v1", True, environ=OPENAI
    ),
    "nothing at all": Case("local/qwen2.5-coder-1.5b on this machine", None, False),
    "an empty key is none": Case(
        "local/qwen2.5-coder-1.5b on this machine", None, False, environ={"OPENAI_API_KEY": " "}
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_name_becomes_a_model_at_an_address(case: Case) -> None:
    target = resolve(case.model, Settings(base_url=case.base), case.environ)
    assert target.label == case.label
    assert target.base_url == case.base_url
    assert target.leaves_machine is case.leaves
    assert target.local is target.label.startswith("local/")


@pytest.mark.parametrize(
    ("model", "base", "environ", "code", "says"),
    [
        ("gpt-5-mini", None, {}, "unknown_model", "openai/MODEL"),
        ("anthropic/claude", None, {}, "unknown_model", "base URL"),
        ("openai/", None, OPENAI, "unknown_model", "openai/MODEL"),
        ("local/gpt-5", None, {}, "unknown_model", "local/qwen2.5-coder-1.5b"),
        ("openai/gpt-4o", None, {}, "missing_key", "OPENAI_API_KEY"),
        ("azure/news", None, {}, "missing_address", "AZURE_OPENAI_ENDPOINT"),
        (
            "azure/news",
            None,
            {"AZURE_OPENAI_ENDPOINT": "https://mine.openai.azure.com"},
            "missing_key",
            "AZURE_OPENAI_API_KEY",
        ),
        ("azure/news", None, {"AZURE_OPENAI_ENDPOINT": "mine"}, "bad_address", "https://"),
        ("ollama/q", None, {"OLLAMA_HOST": "here:there"}, "bad_address", "OLLAMA_HOST"),
        (None, "https://api.example.com/v1", {}, "unknown_model", "--model"),
        ("local/x", "https://api.example.com/v1", {}, "bad_input", "no base URL"),
    ],
)
def test_what_cannot_be_asked_says_why(
    model: str | None, base: str | None, environ: dict[str, str], code: str, says: str
) -> None:
    with pytest.raises(InputError) as caught:
        resolve(model, Settings(base_url=base), environ)
    assert caught.value.code == code
    assert caught.value.exit_code == 2
    assert says in str(caught.value)


def test_a_replay_needs_no_key() -> None:
    target = identify("openai/gpt-4o", Settings(), {})
    assert (target.label, target.api_key) == ("openai/gpt-4o at api.openai.com", None)


@pytest.mark.parametrize(
    ("model", "base", "variable"),
    [
        ("openai/gpt-4o", None, "OPENAI_API_KEY"),
        ("azure/news", None, "AZURE_OPENAI_API_KEY"),
        ("m", "https://api.example.com/v1", "SUMMARIZER_API_KEY"),
    ],
)
def test_a_key_comes_from_its_own_variable_only(
    model: str, base: str | None, variable: str
) -> None:
    variables = ("OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "SUMMARIZER_API_KEY")
    others = dict.fromkeys(variables, f"{KEY}-of-another")
    environ = others | {
        variable: f"  {KEY}\n",
        "AZURE_OPENAI_ENDPOINT": "https://mine.openai.azure.com",
    }
    target = resolve(model, Settings(base_url=base), environ)
    assert (target.api_key, target.key_variable) == (KEY, variable)


def test_a_key_shows_in_no_form_of_a_target() -> None:
    target = resolve("openai/gpt-4o", Settings(), OPENAI)
    assert target.api_key == KEY
    assert KEY not in f"{target!r} {target} {target.label} {target.name}"


@pytest.mark.parametrize("key", [f"{KEY} {KEY}", f"{KEY}\n{KEY}", f"{KEY}é", f"\x1b{KEY}"])
def test_a_key_that_cannot_be_one_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(InputError) as caught:
        resolve("openai/gpt-4o", Settings(), {"OPENAI_API_KEY": key})
    assert caught.value.code == "bad_key"
    assert KEY not in str(caught.value)
    assert "OPENAI_API_KEY" in str(caught.value)


def test_a_started_runtime_gives_a_local_model_its_address() -> None:
    target = resolve("local/./weights/tiny.gguf", Settings(), {})
    started = target.at("http://127.0.0.1:4711/v1/", KEY)
    assert started.base_url == "http://127.0.0.1:4711/v1"
    assert started.api_key == KEY
    assert started.label == target.label == "local/tiny on this machine"
    assert not started.leaves_machine


def test_a_path_of_this_machine_is_not_sent_as_a_name() -> None:
    assert Target("local", "/home/someone/tiny.gguf").alias == "tiny"
