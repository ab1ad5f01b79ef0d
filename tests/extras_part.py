"""One process in which some packages cannot be imported: what there is without them.

::

    python tests/extras_part.py alone              # each module in a process of its own
    python tests/extras_part.py EXTRA=PACKAGE...   # without these, among files that it names

``imports`` has the modules of this package that cannot be imported, ``said`` the exit code and
the last line of each command.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
CASSETTE = ROOT / "cassettes" / "local-qwen2.5-coder-1.5b" / "peru-rate-cut.closed.json"
ARTICLE = str(ROOT / "seeds" / "peru-rate-cut.txt")
RECORD = str(CASSETTE.with_suffix(".record.json"))

NOBODY = ("--base-url", "http://127.0.0.1:1/v1", "--model", "test")

BASICS = {
    "help": ("--help",),
    "scan": ("scan", ARTICLE),
    "schema": ("schema",),
    "verify": ("verify", RECORD, ARTICLE),
    "replay": ("summarise", "--cassette", str(CASSETTE), "--format", "json", ARTICLE),
    "hosted": ("summarise", "--dry-run", "--model", "openai/gpt-5-mini", ARTICLE),
}
# A command that needs it, by the extra's name; where the extra is there, it does its work.
NEEDING = {
    "keyring": ("doctor", "--model", "azure/deployment"),
    "local": ("summarise", "--model", "local/qwen2.5-coder-1.5b", ARTICLE),
    "parquet": ("summarise", "rows.jsonl", "--out", "records.parquet", *NOBODY),
    "pdf": ("scan", "report.pdf"),
    "ray": ("summarise", "rows.jsonl", "--out", "r.jsonl", "--ray", "local", *NOBODY),
    "web": ("scan", "page.html"),
}


def modules() -> Iterator[str]:
    """Every module of the package but the one that runs the command when it is imported."""
    package = importlib.import_module("summarizer")
    for found in pkgutil.walk_packages(package.__path__, "summarizer."):
        if found.name != "summarizer.__main__":
            yield found.name


def unimportable() -> dict[str, str]:
    """The modules that cannot be imported, and why."""
    failed = {}
    for name in modules():
        try:
            importlib.import_module(name)
        except Exception as error:
            failed[name] = str(error)
    return failed


def broken_alone() -> list[str]:
    """The modules that cannot be the first to be imported, each tried in a process of its own.

    What they need of others is imported before, so that a fork is quick; nothing of ours is.
    """
    for name in ("click", "httpx2", "instructor", "openai", "pydantic", "rich.console", "vcr"):
        importlib.import_module(name)
    names, broken = list(modules()), []
    for name in [one for one in sys.modules if one.partition(".")[0] == "summarizer"]:
        del sys.modules[name]
    for name in names:
        if (child := os.fork()) == 0:
            with contextlib.redirect_stderr(io.StringIO()):
                os._exit(_imports(name))
        if os.waitpid(child, 0)[1]:
            broken.append(name)
    return broken


def _imports(name: str) -> int:
    try:
        importlib.import_module(name)
    except BaseException:
        return 1
    return 0


def said(line: tuple[str, ...]) -> tuple[int, str]:
    """The exit code of one command, and all that it printed."""
    from summarizer.cli.program import run

    os.environ["AZURE_OPENAI_ENDPOINT"] = "http://127.0.0.1:1"
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        code = run(line)
    return code, out.getvalue()


def main(*arguments: str) -> None:
    """Print what there is without these packages; with "alone", which modules import alone."""
    if arguments == ("alone",):
        print(json.dumps(broken_alone()))
        return
    pairs = [argument.split("=") for argument in arguments]
    sys.modules.update(dict.fromkeys(package for _, package in pairs))  # type: ignore[arg-type]
    lines = BASICS | {extra: NEEDING[extra] for extra, _ in pairs if extra}
    told = {"said": {name: said(line) for name, line in lines.items()}}
    print(json.dumps(told | {"imports": unimportable()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
