"""Tab: what is offered, in this process and in real shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from commanding import ROOT, Command, finished, process

from summarizer.cli.program import program

SHELLS = ("bash", "zsh", "fish")


def offered(*words: str) -> list[tuple[str, str]]:
    """Type and value of what completes the last word."""
    completion = ShellComplete(program, {}, "summarizer", "_SUMMARIZER_COMPLETE")
    items = completion.get_completions(list(words[:-1]), words[-1])
    return [(item.type, item.value) for item in items]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (("sum",), ["summarise"]),
        (("doc",), ["doctor"]),
        (("models", "ver"), ["verify"]),
        (("summarise", "--cassette-m"), ["--cassette-mode"]),
        (("summarise", "--format", "json"), ["json", "jsonl", "jsonld"]),
        (("doctor", "--format", ""), ["text", "json"]),
        (("completion", ""), [*SHELLS]),
        (
            ("summarise", "--model", "local/"),
            ["local/qwen2.5-coder-1.5b", "local/smollm2-135m"],
        ),
        (("score", "gold", "--model", "openai/gpt-5-m"), ["openai/gpt-5-mini"]),
        (("record", "--model", "az"), ["azure/"]),
        (("models", "pull", "q"), ["qwen2.5-coder-1.5b"]),
        (("summarise", "--sections", "f"), ["figures"]),
        (("summarise", "--sections", "figures,a"), ["figures,asks", "figures,attributions"]),
        (("summarise", "--sections", "figures,f"), []),
    ],
)
def test_names_are_offered(words: tuple[str, ...], values: list[str]) -> None:
    assert [value for _, value in offered(*words)] == values


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("summarise", "art"), "file"),
        (("summarize", "art"), "file"),
        (("scan", "art"), "file"),
        (("verify", "record.json", "art"), "file"),
        (("tables", "rec"), "file"),
        (("pages", "--articles", "art"), "file"),
        (("batch", "submit", "art"), "file"),
        (("check", "art"), "file"),
        (("summarise", "--out", "rec"), "file"),
        (("summarise", "--cassette", "cas"), "file"),
        (("summarise", "--prompts", "pro"), "dir"),
        (("record", "--cassettes", "cas"), "dir"),
        (("score", "go"), "dir"),
    ],
)
def test_files_and_folders_are_left_to_the_shell(words: tuple[str, ...], kind: str) -> None:
    assert offered(*words) == [(kind, words[-1])]


def test_a_press_of_tab_imports_nothing_that_takes_long() -> None:
    heavy = {"openai", "instructor", "pydantic", "rich", "httpx2", "keyring", "summarizer.api"}
    script = (
        "import sys\n"
        "from summarizer.cli.program import run\n"
        "try:\n    run([])\n"
        f"finally:\n    print(sorted({heavy!r} & set(sys.modules)))\n"
    )
    asked = {"COMP_WORDS": "summarizer summarise --model lo", "COMP_CWORD": "3"}
    env = {"_SUMMARIZER_COMPLETE": "bash_complete", **asked}
    lines = finished(process(start=("-c", script), env=env)).out.splitlines()
    assert lines[0] == "plain,local/qwen2.5-coder-1.5b"
    assert lines[-1] == "[]"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_help_says_where_the_script_belongs(command: Command, shell: str) -> None:
    shown = command("completion", "--help").out
    place = {"bash": "~/.bashrc", "zsh": "~/.zshrc", "fish": "~/.config/fish/completions/"}[shell]
    assert place in shown


# Real shells -----------------------------------------------------------------------------------

BASH = """
source ./script
for line in "$@"; do
    COMP_WORDS=($line) COMP_CWORD=$(( $(wc -w <<< "$line") - 1 )) COMPREPLY=()
    _summarizer_completion summarizer
    echo "${COMPREPLY[@]}"
done
"""
FISH = """
source ./script
for line in $argv
    echo (complete --do-complete "$line" | string split -f 1 \\t)
end
"""
# A shell in a shell, on a terminal of its own: zsh completes nowhere else.
ZSH = r"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "autoload -U compinit; compinit -u -D; source ./script; bindkey '^I' complete-word"
zpty -w shell 'keep() { print -r -- ${${(z)BUFFER}[-1]} >> kept; BUFFER=; print ke""pt }'
zpty -w shell "zle -N keep; bindkey '^X' keep; echo re''ady"
zpty -r shell said '*ready*'
for line in "$@"; do
    zpty -w -n shell "$line"$'\t\030'
    zpty -r shell said '*kept*'
done
zpty -d shell
cat kept
"""
LINES = ("summarizer summ", "summarizer summarise --model local/q")


@pytest.fixture
def on_path(tmp_path: Path, command: Command) -> dict[str, str]:
    """An environment in which ``summarizer`` is this one; its scripts in the working folder."""
    start = tmp_path / "bin" / "summarizer"
    start.parent.mkdir()
    start.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m summarizer "$@"\n')
    start.chmod(0o755)
    return os.environ | {
        "PATH": f"{start.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
    }


def ran(shell: str, script: str, environment: dict[str, str]) -> str:
    """What a real shell says after each line, the completion being sourced."""
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    source = subprocess.run(
        ["summarizer", "completion", shell], env=environment, capture_output=True, check=True
    )
    Path("script").write_bytes(source.stdout)
    Path("run").write_text(script, encoding="utf-8")
    options = {"bash": ["--norc"], "fish": ["--no-config"], "zsh": ["-f"]}[shell]
    done = subprocess.run(
        [shell, *options, "run", *LINES],
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize(("shell", "script"), [("bash", BASH), ("fish", FISH), ("zsh", ZSH)])
def test_a_real_shell_completes(shell: str, script: str, on_path: dict[str, str]) -> None:
    assert ran(shell, script, on_path).split() == ["summarise", "local/qwen2.5-coder-1.5b"]
