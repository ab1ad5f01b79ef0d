"""A whole run on a real Ray, from rows or files to the output."""

from __future__ import annotations

import contextlib
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
from serving import Served

from summarizer import ArticleRecord, InputError, Summarizer
from summarizer.many.cluster import Tally, Unfinished, run_on_ray
from summarizer.many.ray import Columns, Workers

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
    partly = sources(out)
    stub.refused = set()
    second = run_on_ray(articles, summarizer, out, **CHOICES)

    assert (first.done, first.incomplete, first.failed) == (6, 0, 1)
    assert [(one.name, one.code) for one in first.unfinished] == [("2", "bad_request")]
    assert partly == [str(n) for n in ORDER if n != 2]
    assert seen == sorted(seen)
    assert seen[-1] == 7
    assert (second.done, second.failed, second.unfinished) == (7, 0, [])
    assert sources(out) == [str(n) for n in ORDER]
    assert stub.asked() == {**dict.fromkeys(ORDER, 1), 2: 2}
    assert sorted(path.name for path in out.parent.iterdir()) == [
        "records.jsonl", "records.jsonl.checkpoint",
    ]  # fmt: skip


@pytest.mark.parametrize("out", ["records.parquet", "records/"])
def test_rows_in_parquet_out(cluster: Any, served: Served, tmp_path: Path, out: str) -> None:
    import pyarrow.parquet as pq

    _, summarizer = counted(served)
    told = [*rows(1, 2), {"id": 3, "text": ""}]

    for _ in range(2):  # again in the same place
        tally = run_on_ray(told, summarizer, f"{tmp_path}/{out}", **CHOICES)
        table = pq.read_table(tmp_path / out)

    assert (tally.done, tally.failed) == (2, 1)
    assert table.column_names == ["id", "sha256", "record", "error_code", "error"]
    found = {row["id"]: row["error_code"] for row in table.to_pylist()}
    assert found == {1: None, 2: None, 3: "empty"}
    assert (tmp_path / "records.parquet.checkpoint").is_dir() or out == "records/"


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

    row = {"sha256": "5e", "record": None, "error_code": "timeout", "error": "late"}
    tally = Tally()

    tally.count(pa.Table.from_pylist([row] * 1_500), "sha256")
    tally.count(pa.Table.from_pylist([row | {"record": "{}"}]), "sha256")

    assert (tally.done, tally.incomplete, tally.failed) == (0, 1, 1_500)
    assert len(tally.unfinished) == 1_000
    assert tally.unfinished[0] == Unfinished("5e", "timeout", "late")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(None, "unreadable", id="no file"),
        pytest.param('{"words": "none"}\n', "no_text", id="no such column"),
    ],
)
def test_articles_that_cannot_be_read_are_said_at_once(
    cluster: Any, served: Served, tmp_path: Path, content: str | None, code: str
) -> None:
    stub, summarizer = counted(served)
    if content is not None:
        (tmp_path / "articles.jsonl").write_text(content)

    with pytest.raises(InputError) as caught:
        run_on_ray(tmp_path / "articles.jsonl", summarizer, tmp_path / "out.jsonl")

    assert caught.value.code == code
    assert "articles.jsonl" in str(caught.value)
    assert stub.asked() == {}


def test_a_checkpoint_that_stops_taking_partitions_ends_the_run_and_leaves_the_output(
    cluster: Any, served: Served, tmp_path: Path
) -> None:
    _, summarizer = counted(served)
    out = tmp_path / "records.jsonl"
    out.write_text("as it was\n")

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


def run_apart(summarizer: Summarizer[Any], out: Path, address: str) -> str:
    """What a process that has joined no Ray prints of its run."""
    job = pickle.dumps((summarizer, rows(1, 2, 3)))
    command = [sys.executable, "-c", _RUN, str(out), address]
    environment = {**os.environ, "RAY_AUTH_MODE": "disabled"}
    done = subprocess.run(command, input=job, capture_output=True, env=environment, check=False)
    return done.stdout.decode().strip()


def test_where_no_ray_answers_that_is_said(served: Served, tmp_path: Path) -> None:
    stub, summarizer = counted(served)
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))  # and nobody listens
        address = f"127.0.0.1:{bound.getsockname()[1]}"

        told = run_apart(summarizer, tmp_path / "out.jsonl", address)

    assert told == "no_cluster"
    assert stub.asked() == {}


def test_a_ray_of_its_own_is_started_and_ended(served: Served, tmp_path: Path) -> None:
    stub, summarizer = counted(served)

    told = run_apart(summarizer, tmp_path / "out.jsonl", "local")

    assert told == "3 False"
    assert sources(tmp_path / "out.jsonl") == ["1", "2", "3"]
    assert stub.asked() == {1: 1, 2: 1, 3: 1}
