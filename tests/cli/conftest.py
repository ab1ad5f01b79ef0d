"""The command as its users meet it: arguments in; exit code, stdout and stderr out."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commanding import ARTICLE, Command, Outcome, telling
from loopback import Loopback, answer


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder and an environment of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    for name in [*os.environ]:
        if name.startswith(("SUMMARIZER_", "OPENAI_", "AZURE_", "OLLAMA_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))


@pytest.fixture(autouse=True)
def _own_modules(tmp_path: Path) -> Iterator[None]:
    """A record model in a test's folder is no other test's."""
    before = {*sys.modules}
    yield
    for name in sys.modules.keys() - before:
        file = str(getattr(sys.modules[name], "__file__", None) or "")
        if file.startswith(f"{tmp_path}{os.sep}"):
            del sys.modules[name]


@pytest.fixture
def command(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command in this process, with bytes on stdin if there are any."""
    from summarizer.cli.program import run

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfdbinary.readouterr()
        code = run(arguments)
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode("utf-8"), err.decode("utf-8"))

    return call


@pytest.fixture
def article() -> str:
    """A file with a short article in the working folder."""
    Path("quay.txt").write_text(ARTICLE, "utf-8")
    return "quay.txt"


@pytest.fixture
def articles() -> tuple[str, ...]:
    """Three files, each with an article that can be told from the others."""
    for name in ("one", "two", "three"):
        Path(f"{name}.txt").write_text(f"This is {name}. {ARTICLE}", "utf-8")
    return ("one.txt", "two.txt", "three.txt")


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A model on this machine that answers every question."""
    with Loopback([answer(telling)]) as running:
        yield running
