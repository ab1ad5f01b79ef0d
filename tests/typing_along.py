"""Typing what a page shows: our command in this process, all else in a shell."""

from __future__ import annotations

import contextlib
import glob
import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from commanding import Command, Outcome

__all__ = ["Keyboard", "Typed", "simple_commands"]

_WORD = re.compile(r"""(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\|&<>;])+|&&|\||>>|>|<|;""")
_OURS = ("summarizer", ".venv/bin/summarizer")
_ASSIGNED = re.compile(r"([A-Z_]+)=(.*)")


@dataclass(frozen=True)
class Typed:
    """One simple command: its words as they were typed, and where its output goes."""

    words: tuple[str, ...]
    to: str | None = None

    @property
    def text(self) -> str:
        """As a shell reads it."""
        return " ".join(self.words) + (f" > {self.to}" if self.to else "")

    @property
    def environment(self) -> dict[str, str]:
        """What is set in front of it."""
        found = (_ASSIGNED.fullmatch(word) for word in self.words[: self._first])
        return {one[1]: one[2] for one in found if one}

    @property
    def program(self) -> str:
        """What is run."""
        return self.words[self._first]

    @property
    def is_ours(self) -> bool:
        """Whether it is the command ``summarizer``."""
        return self.program in _OURS

    @property
    def arguments(self) -> list[str]:
        """As a shell gives them: unquoted, patterns that are not quoted written out."""
        return [given for word in self.words[self._first + 1 :] for given in _expanded(word)]

    @property
    def _first(self) -> int:
        return next(n for n, word in enumerate(self.words) if not _ASSIGNED.fullmatch(word))


def simple_commands(line: str) -> tuple[tuple[Typed, ...], ...]:
    """Pipelines of a line, one behind the other (&&), each of simple commands."""
    pipelines: list[list[list[str]]] = [[[]]]
    for word in _WORD.findall(line):
        if word in ("&&", ";"):
            pipelines.append([[]])
        elif word == "|":
            pipelines[-1].append([])
        else:
            pipelines[-1][-1].append(word)
    return tuple(tuple(_typed(words) for words in pipeline) for pipeline in pipelines)


def _typed(words: list[str]) -> Typed:
    if ">" not in words[:-1]:
        return Typed(tuple(words))
    at = words.index(">")
    return Typed(tuple(words[:at] + words[at + 2 :]), words[at + 1])


def _expanded(word: str) -> list[str]:
    (plain,) = shlex.split(word) or [""]
    found = sorted(glob.glob(plain)) if plain == word and glob.has_magic(word) else []
    return found or [plain]


@dataclass(frozen=True)
class Keyboard:
    """Runs what is typed in the working folder; one after the other, as one reader does."""

    command: Command
    monkeypatch: pytest.MonkeyPatch

    def types(self, line: str) -> Outcome:
        """What the line leaves: the last exit code, and all that is printed."""
        code, out, err = 0, "", ""
        for pipeline in simple_commands(line):
            last = self._piped(pipeline)
            code, out, err = last.code, out + last.out, err + last.err
        return Outcome(code, out, err)

    def _piped(self, pipeline: tuple[Typed, ...]) -> Outcome:
        given, err = b"", ""
        for typed in pipeline:
            outcome = self._ran(typed, given)
            given, err = outcome.out.encode(), err + outcome.err
        return Outcome(outcome.code, outcome.out, err)

    def _ran(self, typed: Typed, given: bytes) -> Outcome:
        if typed.program == "cd":
            self.monkeypatch.chdir(typed.arguments[0])
            return Outcome(0, "", "")
        if typed.program == "pytest":
            return self._tested(typed)
        if not typed.is_ours:
            return _in_a_shell(typed.text, given)
        with self._environment(typed):
            outcome = self.command(*typed.arguments, stdin=given)
        if typed.to is None:
            return outcome
        Path(typed.to).write_bytes(outcome.out.encode())
        return Outcome(outcome.code, "", outcome.err)

    def _tested(self, typed: Typed) -> Outcome:
        """A run of pytest in this process, where the recorded model is; it leaves no module."""
        before = {*sys.modules}
        printed = io.StringIO()
        own = ["-p", "summarizer.pytest_plugin", "-p", "no:cacheprovider", "-s"]
        # The plugin was imported by the run that this one is a part of.
        own += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
        with contextlib.redirect_stdout(printed), self.monkeypatch.context() as patch:
            patch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # other plugins take long
            code = pytest.main([*own, *typed.arguments])
        for name in {*sys.modules} - before:
            if name.startswith("test_"):
                del sys.modules[name]
        return Outcome(int(code), printed.getvalue(), "")

    @contextlib.contextmanager
    def _environment(self, typed: Typed) -> Iterator[None]:
        with self.monkeypatch.context() as patch:
            for name, value in typed.environment.items():
                patch.setenv(name, value)
            yield


def _in_a_shell(line: str, given: bytes) -> Outcome:
    ran = subprocess.run(["bash", "-c", line], input=given, capture_output=True, timeout=60)
    return Outcome(ran.returncode, ran.stdout.decode(), ran.stderr.decode())
