"""``summarizer models``: what can be asked, and the weights of local models."""

from __future__ import annotations

import hashlib
import re
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from commanding import Command, Terminal

from summarizer.cli.notices import Notices
from summarizer.cli.weights import fetched, pulled
from summarizer.model.catalogue import MODELS, LocalModel


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder for weights, there from the start."""
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache"


def test_every_local_model_is_listed_with_size_licence_and_place(command: Command) -> None:
    outcome = command("models")
    assert (outcome.code, outcome.err) == (0, "")
    for model in MODELS.values():
        line = next(line for line in outcome.out.splitlines() if f"local/{model.name} " in line)
        assert f"{model.size // 1_000_000:,} MB" in line
        assert model.licence in line
        assert line.endswith("not cached")


@pytest.mark.parametrize("name", ["openai/", "azure/", "ollama/", "--base-url", ".gguf"])
def test_it_says_how_the_others_are_named(command: Command, name: str) -> None:
    assert name in command("models").out


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({}, "local/qwen2.5-coder-1.5b"),
        ({"OPENAI_API_KEY": "sk-test"}, "openai/gpt-5-mini"),
        ({"SUMMARIZER_MODEL": "ollama/llama3.2"}, "ollama/llama3.2"),
    ],
)
def test_it_says_which_model_would_be_asked(
    command: Command, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], name: str
) -> None:
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert command("models").out.splitlines()[-1] == f"As things are: {name}"


@pytest.mark.parametrize("action", ["pull", "verify"])
def test_an_unknown_model_is_one_clear_line(command: Command, action: str) -> None:
    outcome = command("models", action, "nonsense")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"summarizer: No local model is called nonsense; there is {', '.join(MODELS)}.\n"
    )


def test_weights_that_are_not_there_are_not_verified(command: Command, cache: Path) -> None:
    outcome = command("models", "verify", "local/smollm2-135m")
    assert (outcome.code, outcome.out) == (3, "")
    assert "summarizer models pull smollm2-135m" in outcome.err
    everything = command("models", "verify")
    assert (everything.code, everything.out) == (0, f"no weights in {cache}\n")


@pytest.mark.parametrize("arguments", [(), ("smollm2-135m",)])
def test_damaged_weights_are_found(
    command: Command, cache: Path, arguments: tuple[str, ...]
) -> None:
    (cache / MODELS["smollm2-135m"].file).write_bytes(b"GGUF and nothing more")
    outcome = command("models", "verify", *arguments)
    assert (outcome.code, outcome.out) == (3, "")
    assert "has 21 bytes" in outcome.err


def test_an_unfinished_fetch_is_listed_as_one(command: Command, cache: Path) -> None:
    part = cache / f"{MODELS['smollm2-135m'].file}.part"
    part.write_bytes(bytes(3_000_000))
    assert "Apache-2.0  3 MB here, pull goes on" in command("models").out


@pytest.mark.parametrize("action", ["pull", "verify"])
def test_every_action_has_an_example(command: Command, action: str) -> None:
    outcome = command("models", action, "--help")
    assert f"summarizer models {action}" in outcome.out.partition("Example")[2]


# The fetch in sight of the user: from a hub on this machine, by its real protocol ---------------


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalModel]:
    """A model of five megabytes, and a hub that has it."""
    data = b"GGUF" + bytes(5_000_000)
    held = tmp_path / "hub" / "tiny" / "gguf" / "resolve" / "main" / "tiny.gguf"
    held.parent.mkdir(parents=True)
    held.write_bytes(data)
    hub = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "hub")))
    thread = threading.Thread(target=hub.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{hub.server_address[1]}")
    digest = hashlib.sha256(data).hexdigest()
    yield LocalModel("tiny", "tiny.gguf", len(data), digest, "MIT", "tiny/gguf", ())
    hub.shutdown()
    hub.server_close()
    thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def test_a_fetch_is_told_in_plain_lines_where_there_is_no_terminal(
    model: LocalModel, cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert fetched(model, None, Notices(quiet=False)) == cache / "tiny.gguf"
    lines = capfd.readouterr().err.splitlines()
    assert all(line.startswith("summarizer: tiny: ") for line in lines)
    assert any(re.search(r"fetching from 127\.0\.0\.1\S* \(2 of 5 MB\)", line) for line in lines)
    assert "checking the weights (5 of 5 MB)" in lines[-1]
    assert len(lines) <= 14


def test_a_fetch_is_a_progress_bar_on_a_terminal(
    model: LocalModel, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown.stream)
    assert fetched(model, cache, Notices(quiet=False)) == cache / "tiny.gguf"
    text = shown.text()
    assert "checking the weights" in text
    assert "5.0/5.0 MB" in text


def test_a_quiet_fetch_and_a_second_one_say_nothing(
    model: LocalModel, cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fetched(model, cache, Notices(quiet=True))
    fetched(model, cache, Notices(quiet=False))
    assert capfd.readouterr().err == ""


def test_a_pull_says_that_it_looks_at_weights_that_are_there(
    model: LocalModel, cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fetched(model, None, Notices(quiet=True))
    assert pulled(model, Notices(quiet=False)) == cache / "tiny.gguf"
    assert capfd.readouterr().err == "summarizer: tiny: checking the weights (0 of 5 MB)\n"


def test_weights_that_no_source_has_are_one_clear_line(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "no-folder").write_text("a file where the folder should be")
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "no-folder"))
    outcome = command("models", "pull", "smollm2-135m", "--quiet")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("summarizer: The weights of smollm2-135m cannot be kept in ")
    assert outcome.err.count("\n") == 1
