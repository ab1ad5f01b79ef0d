"""``summarizer doctor``: findings in lines or JSON, an exit code, and never a key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import Command, finished, names, process
from loopback import MODEL, Exchange, Loopback, status

KEY = "sk-planted-0123456789abcdef"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def levels(out: str) -> dict[str, str]:
    """The level of each check, from the lines for a person."""
    lines = [line for line in out.splitlines() if line[:1].strip() and not line.startswith("The ")]
    return {line[9:].split("  ")[0].strip(): line.split()[0] for line in lines}


def test_a_model_that_can_be_used_is_exit_code_0(command: Command, server: Loopback) -> None:
    outcome = command("doctor", "--base-url", server.url, "--model", MODEL)
    assert (outcome.code, outcome.err) == (0, "")
    found = levels(outcome.out)
    assert [*found][:3] == ["python", "summarizer", "dependencies"]
    assert (found["model"], found["endpoint"], found["output"]) == ("ok", "ok", "ok")
    assert outcome.out.splitlines()[-1] == "The model can be used."
    assert server.requests == []


def test_one_that_cannot_is_exit_code_1_and_each_problem_has_its_advice(command: Command) -> None:
    outcome = command("doctor", "--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    problems = [n for n, line in enumerate(lines) if line.startswith("problem")]
    assert problems
    assert all(lines[n + 1].lstrip().startswith("→ ") for n in problems)
    assert lines[-1] == "The model cannot be used: 1 problem."


def test_json_says_the_same_to_programs(command: Command, server: Loopback) -> None:
    outcome = command("doctor", "--format", "json", "--base-url", server.url, "--model", MODEL)
    told = json.loads(outcome.out)
    assert (outcome.code, told["usable"]) == (0, True)
    assert {one["check"]: one["level"] for one in told["findings"]}["endpoint"] == "ok"
    assert {*told["findings"][0]} == {"check", "level", "text", "advice"}


@pytest.mark.parametrize(
    ("environment", "options", "text"),
    [
        ({}, (), "local/qwen2.5-coder-1.5b on this machine (no model is named and there is no"),
        (
            {"SUMMARIZER_MODEL": "local/smollm2-135m"},
            (),
            "local/smollm2-135m on this machine (named by SUMMARIZER_MODEL)",
        ),
        (
            {"SUMMARIZER_MODEL": "ollama/x"},
            ("--model", "local/smollm2-135m"),
            "local/smollm2-135m on this machine (named by --model)",
        ),
        (
            {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"},
            (),
            "openai/gpt-5-mini at 127.0.0.1:9 (no model is named and OPENAI_API_KEY is set)",
        ),
    ],
)
def test_it_says_which_model_would_be_asked_and_why(
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    options: tuple[str, ...],
    text: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert text in command("doctor", *options).out


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_longer_key_leaves_every_letter_of_the_findings_as_it_is(
    command: Command, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def echo(exchange: Exchange) -> None:
        said = exchange.request.headers["authorization"]
        status(401, f"Incorrect API key provided: {said}.")(exchange)

    shown = []
    with Loopback([], listing=echo) as echoing:
        monkeypatch.setenv("OPENAI_BASE_URL", echoing.url)
        for key in (KEY, "sk-another-and-a-longer-one-98765432109876543210"):
            monkeypatch.setenv("OPENAI_API_KEY", key)
            outcome = command("doctor", "--format", form)
            assert (outcome.code, outcome.err) == (1, "")
            shown.append(outcome.out)
    assert "OPENAI_API_KEY is set in the environment" in shown[0]
    assert "answered 401" in shown[0]
    assert shown[0] == shown[1]


def test_a_key_of_the_keyring_is_said_to_be_there(command: Command, server: Loopback) -> None:
    pytest.importorskip("keyring", reason="the extra keyring is not installed")
    from keyrings import Memory, using

    with using(Memory()) as memory:
        memory.set_password("summarizer", "SUMMARIZER_API_KEY", KEY)
        outcome = command("doctor", "--base-url", server.url, "--model", MODEL)
    assert "SUMMARIZER_API_KEY is in the keyring" in outcome.out
    assert server.looks[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in outcome.out + outcome.err


def test_a_keyring_that_cannot_be_read_is_said(command: Command, server: Loopback) -> None:
    pytest.importorskip("keyring", reason="the extra keyring is not installed")
    from keyrings import Locked, using

    with using(Locked()):
        outcome = command("doctor", "--base-url", server.url, "--model", MODEL)
    assert outcome.code == 0
    assert "not set, and the keyring cannot be read (KeyringLocked: Failed to unlock" in outcome.out


@pytest.mark.parametrize(
    ("options", "check", "advice"),
    [
        (("--model", "nonsense"), "model", "openai/MODEL"),
        (("--model", "azure/news"), "model", "AZURE_OPENAI_ENDPOINT"),
        (("--model", "local/./own.gguf"), "weights", "own.gguf"),
    ],
)
def test_what_cannot_be_asked_says_what_to_do(
    command: Command, options: tuple[str, ...], check: str, advice: str
) -> None:
    outcome = command("doctor", *options)
    assert outcome.code == 1
    assert levels(outcome.out)[check] == "problem"
    assert advice in outcome.out


def test_a_missing_key_says_both_places_where_it_may_be(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    outcome = command("doctor", "--model", "openai/gpt-5-mini")
    assert levels(outcome.out)["key"] == "problem"
    assert "Set OPENAI_API_KEY in the environment, or keep it in the keyring" in outcome.out
    assert "keyring set summarizer OPENAI_API_KEY" in outcome.out


def test_an_address_that_is_none_is_bad_usage(command: Command) -> None:
    outcome = command("doctor", "--base-url", "ftp://x")
    assert outcome.code == 2
    assert outcome.err.startswith("summarizer: --base-url: must start with http://")


def test_nothing_is_left_behind(command: Command, tmp_path: Path) -> None:
    command("doctor", "--model", "local/smollm2-135m", "--full")
    assert names(str(tmp_path)) == []


def test_it_runs_where_a_package_that_it_needs_is_missing() -> None:
    script = (
        "import sys\n"
        "sys.modules['pydantic'] = None\n"  # Python's own way to have an import fail
        "from summarizer.cli.program import run\n"
        "sys.exit(run(['doctor']))\n"
    )
    outcome = finished(process(start=("-c", script)))
    assert (outcome.code, outcome.err) == (1, "")
    assert levels(outcome.out)["python"] == "ok"
    assert "pydantic" in next(line for line in outcome.out.splitlines() if "  model  " in line)
