"""A whole run on a real Ray, from rows or files to the output."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from clustered import Counted, rows
from running_many import lines_of, row, timeless, written
from serving import Served

from summarizer import ArticleRecord, InputError, Summarizer
from summarizer.many.cluster import Tally, Unfinished, run_on_ray
from summarizer.many.entries import Lines, Source
from summarizer.many.places import Place
from summarizer.many.ray import Columns, Workers
from summarizer.many.rows import Rows
from summarizer.many.run import summarise_many

pytestmark = pytest.mark.ray

CHOICES: dict[str, Any] = {"columns": Columns(id="id"), "workers": Workers(count=2, partition=4)}
ORDER = [3, 1, 2, 7, 6, 5, 4]


def counted(served: Served) -> tuple[Counted, Summarizer[Any]]:
    stub = Counted()
    stub.server, summarizer = served(stub, settings={"plan": "one-call"})
    return stub, summarizer


def sources(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [ArticleRecord.model_validate_json(line).article.source for line in lines]


def in_parquet(path: Path, told: list[dict[str, Any]]) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(told), path, row_group_size=2)
    return path


def source_at(table: Path, columns: Columns) -> Source:
    if table.suffix == ".parquet":
        return Rows(table, columns)
    content = table.read_bytes()
    return Lines(io.BytesIO(content), str(table), columns, len(content))


def records_in(path: Path) -> list[Any]:
    import pyarrow.parquet as pq

    lines = path.suffix == ".jsonl"
    return [timeless(one) for one in (lines_of(path) if lines else pq.read_table(path).to_pylist())]


def test_lines_in_lines_out_in_their_order_and_again_only_what_failed(
    cluster: Any, served: Served, tmp_path: Path
) -> None:
    stub, summarizer = counted(served)
    stub.refused = {2}
    articles, out = tmp_path / "articles.jsonl", tmp_path / "new" / "records.jsonl"
    articles.write_text("".join(json.dumps(row) + "\n" for row in rows(*ORDER)), "utf-8")
    seen: list[int] = []

    first = run_on_ray(
        articles, summarizer, out, on_progress=lambda t: seen.append(t.done + t.failed), **CHOICES
    )
    partly, listed = sources(out), first.failures and lines_of(first.failures)
    stub.refused = set()
    second = run_on_ray(articles, summarizer, out, **CHOICES)

    assert (first.done, first.incomplete, first.failed) == (6, 0, 1)
    assert [(one.name, one.code) for one in first.unfinished] == [(f"{articles}:3", "bad_request")]
    assert [(one["name"], one["state"]) for one in listed or ()] == [(f"{articles}:3", "failed")]
    assert partly == [str(n) for n in ORDER if n != 2]
    assert seen == sorted(seen)
    assert seen[-1] == 7
    assert (second.done, second.failed, second.failures) == (7, 0, None)
    assert sources(out) == [str(n) for n in ORDER]
    assert stub.asked() == {**dict.fromkeys(ORDER, 1), 2: 2}
    assert sorted(path.name for path in out.parent.iterdir()) == [
        "records.jsonl", "records.jsonl.checkpoint",
    ]  # fmt: skip


@pytest.mark.parametrize("end", [".jsonl", ".parquet"])
@pytest.mark.parametrize("columns", [Columns(), Columns(id="name")], ids=["places", "ids"])
def test_files_become_the_records_that_a_run_without_ray_makes(
    cluster: Any, served: Served, tmp_path: Path, end: str, columns: Columns
) -> None:
    _, summarizer = served(settings={"plan": "one-call"})
    lines = [row(0), row(1), "", "no JSON", row(2), {"name": "n", "text": None}, row(0)]
    table = written(tmp_path / "in.jsonl", lines)
    if end == ".parquet":
        table = in_parquet(tmp_path / "in.parquet", [one for one in lines if isinstance(one, dict)])
    plain, clustered = tmp_path / f"plain{end}", tmp_path / f"ray{end}"

    source = source_at(table, columns)
    before = summarise_many(summarizer, source, Place.of(plain))
    tally = run_on_ray(table, summarizer, clustered, columns=columns, workers=Workers(partition=2))

    assert records_in(clustered) == records_in(plain)
    assert len(records_in(plain)) == 4
    assert (tally.done, tally.failed) == (before.done, before.failed)
    assert before.failures is not None
    assert tally.failures == clustered.with_name(f"{clustered.name}.failed.jsonl")
    assert tally.failures.read_text() == before.failures.read_text()
    assert [vars(one) for one in tally.unfinished] == lines_of(before.failures)


def test_a_folder_takes_rows_with_what_became_of_them(
    cluster: Any, served: Served, tmp_path: Path
) -> None:
    import pyarrow.parquet as pq

    _, summarizer = counted(served)
    told = [*rows(1, 2), {"id": 3, "text": ""}]
    ids: list[list[Any]] = [[1, 2, 3], ["1", "2", "3"]]  # as they came; of lines of JSON, text

    # Rows, then a file, into the same place.
    for articles, named in zip((told, written(tmp_path / "a.jsonl", told)), ids, strict=True):
        tally = run_on_ray(articles, summarizer, f"{tmp_path}/records/", **CHOICES)
        table = pq.read_table(tmp_path / "records")

        assert (tally.done, tally.failed) == (2, 1)
        assert table.column_names == ["id", "sha256", "record", "error_code", "error"]
        found = {row["id"]: row["error_code"] for row in table.to_pylist()}
        assert found == dict(zip(named, [None, None, "empty"], strict=True))
        (listed,) = lines_of(tmp_path / "records.failed.jsonl")
        assert (listed["name"], listed["code"]) == ("3", "empty")


def test_a_run_over_nothing_leaves_an_empty_table(
    cluster: Any, served: Served, tmp_path: Path
) -> None:
    import pyarrow.parquet as pq

    _, summarizer = counted(served)
    articles = cluster.data.from_items(rows(1)).filter(lambda row: False)

    tally = run_on_ray(articles, summarizer, tmp_path / "records.parquet", **CHOICES)

    assert tally == Tally()
    assert pq.read_table(tmp_path / "records.parquet").num_rows == 0


def test_a_tally_lists_a_bounded_number_by_digest_where_there_is_no_id() -> None:
    import pyarrow as pa

    late = {"sha256": "5e", "record": None, "error_code": "timeout", "error": "late"}
    tally = Tally()

    told = [*tally.count(pa.Table.from_pylist([late] * 1_500), "sha256")]
    told += tally.count(pa.Table.from_pylist([late | {"record": "{}"}]), "sha256")

    assert (tally.done, tally.incomplete, tally.failed) == (0, 1, 1_500)
    assert tally.unfinished == [Unfinished("5e", "failed", "timeout", "late")] * 1_000
    assert (len(told), told[-1].state) == (1_501, "incomplete")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(None, "unreadable", id="no file"),
        pytest.param([{"words": "none"}], "no_column", id="no such column"),
    ],
)
def test_articles_that_cannot_be_read_are_said_at_once(
    cluster: Any, served: Served, tmp_path: Path, content: Any, code: str
) -> None:
    stub, summarizer = counted(served)
    if content is not None:
        in_parquet(tmp_path / "articles.parquet", content)

    with pytest.raises(InputError) as caught:
        run_on_ray(tmp_path / "articles.parquet", summarizer, tmp_path / "out.jsonl")

    assert caught.value.code == code
    assert "articles.parquet" in str(caught.value)
    assert stub.asked() == {}


def test_a_checkpoint_that_stops_taking_partitions_ends_the_run_and_leaves_the_output(
    cluster: Any, served: Served, tmp_path: Path
) -> None:
    _, summarizer = counted(served)
    out = tmp_path / "records.jsonl"
    out.write_text("as it was\n")
    (tmp_path / "records.jsonl.checkpoint").mkdir()

    def spoil(tally: Tally) -> None:
        (folder,) = (tmp_path / "records.jsonl.checkpoint").iterdir()
        for number in range(100):
            folder.rename(tmp_path / f"aside-{tally.done}-{number}")
            with contextlib.suppress(IsADirectoryError):  # a worker has made it again
                folder.write_text("in the way")
                return

    with pytest.raises(InputError) as caught:
        run_on_ray(rows(*range(80)), summarizer, out, on_progress=spoil, **CHOICES)

    assert caught.value.code == "checkpoint"
    assert out.read_text() == "as it was\n"
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize(
    ("there", "out", "words"),
    [
        ("r.jsonl.journal/x", "{}/r.jsonl", "belongs to a run without Ray"),
        ("r.jsonl", "{}/r.jsonl", "no checkpoint says how it was made"),
        ("records/part.parquet", "{}/records/", "no checkpoint says how it was made"),
        ("records/thesis.txt", "{}/records/", "holds thesis.txt"),
        ("records/thesis.txt", "{}/records", "holds thesis.txt"),
        ("notes", "{}/notes", "is a file"),
        ("records/thesis.txt", "file://{}/records", "holds thesis.txt"),
        ("records/part.parquet", "file://{}/records/", "no checkpoint says how it was made"),
    ],
)
def test_what_no_run_on_ray_has_made_is_left_alone(
    served: Served, tmp_path: Path, there: str, out: str, words: str
) -> None:
    stub, summarizer = counted(served)
    mine = tmp_path / there
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")

    with pytest.raises(InputError, match=words) as caught:
        run_on_ray(rows(1), summarizer, out.format(tmp_path))

    assert caught.value.code == "output_exists"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]
    assert mine.read_text() == "mine"
    assert stub.asked() == {}


_RUN = """
import pickle, ray, sys
from summarizer import InputError
from summarizer.many.cluster import run_on_ray
from summarizer.many.ray import Columns
summarizer, rows = pickle.loads(sys.stdin.buffer.read())
try:
    tally = run_on_ray(rows, summarizer, sys.argv[1], address=sys.argv[2], columns=Columns(id="id"))
    print(tally.done, ray.is_initialized())
except InputError as error:
    print(error.code)
"""


def run_apart(summarizer: Summarizer[Any], out: Path, address: str) -> tuple[str, str]:
    """What a process that has joined no Ray prints of its run, and says on stderr."""
    job = pickle.dumps((summarizer, rows(1, 2, 3)))
    command = [sys.executable, "-c", _RUN, str(out), address]
    environment = {**os.environ, "RAY_AUTH_MODE": "disabled"}
    done = subprocess.run(command, input=job, capture_output=True, env=environment, check=False)
    return done.stdout.decode().strip(), done.stderr.decode()


def test_where_no_ray_answers_that_is_said(served: Served, tmp_path: Path) -> None:
    stub, summarizer = counted(served)
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))  # and nobody listens
        address = f"127.0.0.1:{bound.getsockname()[1]}"

        told = run_apart(summarizer, tmp_path / "out.jsonl", address)

    assert told == ("no_cluster", "")
    assert stub.asked() == {}


def test_a_ray_of_its_own_comes_and_goes_without_a_word(served: Served, tmp_path: Path) -> None:
    stub, summarizer = counted(served)

    told = run_apart(summarizer, tmp_path / "out.jsonl", "local")

    assert told == ("3 False", "")
    assert sources(tmp_path / "out.jsonl") == ["1", "2", "3"]
    assert stub.asked() == {1: 1, 2: 1, 3: 1}
