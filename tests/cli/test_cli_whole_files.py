"""Files: whole or not at all, never through a link that nobody named, for nobody else to read.

The other promises have their tests where they are made: a full disk in ``test_cli_many.py`` and
``tests/many/test_parquet.py``, kills in ``tests/many/test_killed.py``, two runs on one output in
``tests/many/test_run.py``, weights in ``tests/model/test_weights*.py``.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import emptiest
from commanding import Command, asks, finished, names, process, telling
from loopback import Exchange, Loopback, answer
from running_many import names_in, row, written

SECRET = b"nobody wrote here"
FAST = ("--plan", "one-call", "--id-field", "name")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and permissions of Unix")


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that no command was told of."""
    path = tmp_path_factory.mktemp("outside") / "precious"
    path.write_bytes(SECRET)
    return path


# Links -----------------------------------------------------------------------------------------

INSIDE = {
    "a record": (("--format", "json", "--out", "new/"), "new/quay.json"),
    "a page": (("--format", "html", "--out", "new/"), "new/quay.html"),
    "the index": (("--format", "html", "--out", "new/"), "new/index.html"),
    "a table": (("--tables", "csv", "--out", "new/"), "new/figures.csv"),
}


@pytest.mark.parametrize(("options", "place"), INSIDE.values(), ids=[*INSIDE])
def test_a_link_in_the_folder_is_replaced_and_what_it_leads_to_is_not(
    command: Command,
    server: Loopback,
    article: str,
    outside: Path,
    options: tuple[str, ...],
    place: str,
) -> None:
    Path("new").mkdir()
    Path(place).symlink_to(outside)
    assert command("summarise", article, *asks(server, *options)).code == 0
    assert outside.read_bytes() == SECRET
    assert not Path(place).is_symlink()
    assert Path(place).stat().st_size > 0


def test_neither_does_a_run_over_many_write_through_a_link(
    command: Command, server: Loopback, articles: tuple[str, ...], outside: Path
) -> None:
    Path("new").mkdir()
    Path("new/one.json").symlink_to(outside)
    options = ("--format", "json", "--out", "new/", "--jobs", "2")
    assert command("summarise", *articles, *asks(server, *options)).code == 0
    assert outside.read_bytes() == SECRET
    assert json.loads(Path("new/one.json").read_text("utf-8"))["format"] == "article-record/1"


@pytest.mark.parametrize(
    "link",
    ["r.jsonl.failed.jsonl", "r.jsonl.journal", "r.jsonl.journal/journal.sqlite"],
)
def test_what_stands_beside_an_output_is_no_way_out(
    command: Command, server: Loopback, outside: Path, link: str
) -> None:
    written(Path("in.jsonl"), [row(1), "{not JSON"])
    Path(link).parent.mkdir(exist_ok=True)
    Path(link).symlink_to(outside.parent if link.endswith("journal") else outside)
    outcome = command("summarise", "in.jsonl", *FAST, "--out", "r.jsonl", *asks(server))
    assert outside.read_bytes() == SECRET
    assert names(str(outside.parent)) == ["precious"]
    if link.endswith("failed.jsonl"):
        assert "bad_row" in Path(link).read_text("utf-8")
    else:
        assert outcome.code == 2
        assert f"{link} cannot be" in outcome.err
        assert server.requests == []


def test_an_output_that_is_a_link_shares_its_journal_with_what_it_leads_to(
    command: Command, server: Loopback
) -> None:
    written(Path("in.jsonl"), [row(n) for n in range(3)])
    Path("deep").mkdir()
    again = ("summarise", "in.jsonl", *FAST, *asks(server), "--out")
    assert command(*again, "deep/r.jsonl").code == 0
    asked = len(server.requests)
    Path("link.jsonl").symlink_to("deep/r.jsonl")
    assert command(*again, "link.jsonl").code == 0
    assert len(server.requests) == asked
    assert Path("link.jsonl").is_symlink()
    assert names_in(Path("deep/r.jsonl")) == ["a0", "a1", "a2"]
    assert not Path("link.jsonl.journal").exists()


@pytest.mark.parametrize("out", ["r.json", "r.jsonl"])
def test_a_link_to_nowhere_is_refused_before_anything_is_asked(
    command: Command, server: Loopback, out: str
) -> None:
    written(Path("in.jsonl"), [row(1)])
    Path("quay.txt").write_text(row(1)["text"], "utf-8")
    Path(out).symlink_to("nowhere/at/all")
    given = ("in.jsonl", *FAST) if out.endswith("l") else ("quay.txt", "--format", "json")
    outcome = command("summarise", *given, "--out", out, *asks(server))
    assert outcome.code == 2
    assert outcome.err.endswith(f"{out} cannot be written: it is a link to nowhere.\n")
    assert server.requests == []
    assert not Path("nowhere").exists()


# Permissions -----------------------------------------------------------------------------------


@pytest.fixture(params=[0o022, 0o000])
def careless(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(folder: str) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in Path(folder).rglob("*") if path.is_file()}


@pytest.mark.usefixtures("careless")
@pytest.mark.parametrize("out", ["r.jsonl", "r.parquet"])
def test_a_journal_is_its_owners_alone_whatever_the_umask(command: Command, out: str) -> None:
    written(Path("in.jsonl"), [row(n) for n in range(2)])
    journal, meanwhile = f"{out}.journal", set[int]()

    def looking(exchange: Exchange) -> None:
        meanwhile.update(modes(journal))  # SQLite's own log is there now
        answer(emptiest)(exchange)

    with Loopback([looking]) as server:
        outcome = command("summarise", "in.jsonl", *FAST, "--out", out, *asks(server))
    assert outcome.code == 0
    assert stat.S_IMODE(Path(journal).stat().st_mode) == 0o700
    assert meanwhile == modes(journal) == {0o600}


def test_a_journal_of_an_older_version_is_closed_to_others(
    command: Command, server: Loopback
) -> None:
    written(Path("in.jsonl"), [row(1)])
    again = ("summarise", "in.jsonl", *FAST, "--out", "r.jsonl", *asks(server))
    command(*again)
    Path("r.jsonl.journal").chmod(0o755)
    Path("r.jsonl.journal/journal.sqlite").chmod(0o644)
    assert command(*again).code == 0
    assert stat.S_IMODE(Path("r.jsonl.journal").stat().st_mode) == 0o700
    assert modes("r.jsonl.journal") == {0o600}


def test_an_output_keeps_its_permissions_when_its_lines_are_put_in_order(
    command: Command, server: Loopback
) -> None:
    written(Path("in.jsonl"), [row(n) for n in range(3)])
    again = ("summarise", "in.jsonl", *FAST, "--out", "r.jsonl", *asks(server))
    command(*again)
    Path("r.jsonl").chmod(0o640)
    written(Path("in.jsonl"), [row(n) for n in range(5)])
    assert command(*again, "--unordered", "--retry-failed").code == 0
    assert command(*again).code == 0
    assert stat.S_IMODE(Path("r.jsonl").stat().st_mode) == 0o640


# Folders that do not take it -------------------------------------------------------------------


def test_a_folder_that_vanishes_in_mid_run_is_one_clear_line_and_loses_no_answer(
    command: Command, articles: tuple[str, ...]
) -> None:
    def vanishing(exchange: Exchange) -> None:
        if len(server.requests) == 2:
            shutil.rmtree("deep")
        answer(telling)(exchange)

    Path("deep/new").mkdir(parents=True)
    options = ("--format", "json", "--out", "deep/new/", "--jobs", "1")
    with Loopback([vanishing]) as server:
        outcome = command("summarise", *articles, *asks(server, *options))
        assert outcome.code == 2
        assert "cannot be " in outcome.err.splitlines()[-1]
        assert "Traceback" not in outcome.err
        Path("deep/new").mkdir(parents=True, exist_ok=True)
        assert command("summarise", *articles, *asks(server, *options)).code == 0
    assert names("deep/new") == ["one.json", "three.json", "two.json"]


def test_an_output_that_is_removed_in_mid_run_is_told_and_made_again_without_asking(
    command: Command,
) -> None:
    written(Path("in.jsonl"), [row(n) for n in range(4)])
    again = ("summarise", "in.jsonl", *FAST, "--out", "r.jsonl", "--jobs", "1")

    def removing(exchange: Exchange) -> None:
        if len(server.requests) == 2:
            Path("r.jsonl").unlink()
        answer(emptiest)(exchange)

    with Loopback([removing]) as server:
        outcome = command(*again, *asks(server))
        assert outcome.code == 2
        assert "r.jsonl was removed meanwhile" in outcome.err
        assert "records are missing" in command(*again, *asks(server)).err


def _obeying_permissions() -> None:
    """Root would pass over them: without CAP_DAC_OVERRIDE it does not."""
    drop, capability = 24, 1
    if ctypes.CDLL(None).prctl(drop, capability, 0, 0, 0):
        raise OSError("prctl")


@pytest.mark.skipif(
    os.geteuid() == 0 and sys.platform != "linux", reason="root may write everywhere"
)
@pytest.mark.parametrize("out", ["closed/r.json", "closed/", "closed/r.jsonl", "closed/new/"])
def test_a_folder_that_may_not_be_written_is_told_before_anything_is_asked(
    server: Loopback, articles: tuple[str, ...], out: str
) -> None:
    Path("closed").mkdir()
    Path("closed").chmod(0o555)
    many = ("--jobs", "1") if out.endswith("jsonl") else ()
    given = asks(server, "--format", "json", "--out", out, *many)
    as_others = {"preexec_fn": _obeying_permissions} if os.geteuid() == 0 else {}
    outcome = finished(process("summarise", *articles, *given, **as_others))
    assert outcome.code == 2, outcome.err
    assert re.search("closed.*(may not|cannot) be written", outcome.err.splitlines()[-1])
    assert server.requests == []
    assert names("closed") == []
