"""What a worker of a cluster does with a table of articles; needs pyarrow, no Ray."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from answering import emptiest
from clustered import Counted, rows
from loopback import Exchange, answer, status
from rulings import CourtRuling
from serving import COURT, TEXT, Served

from summarizer import ArticleRecord, InputError, Settings, Summarizer
from summarizer.many.checkpoint import Checkpoint
from summarizer.many.configuration import configuration_of
from summarizer.many.entries import Columns
from summarizer.many.outcomes import check_id
from summarizer.many.worker import Job, Worker

pytestmark = pytest.mark.ray

IDS = Columns(id="id")
Rows = list[dict[str, Any]]


def work(job: Job, *tables: Rows) -> list[Rows]:
    """What one worker makes of these tables, one after the other."""
    import pyarrow as pa

    async def all_of_them() -> list[Rows]:
        worker = Worker(job)
        return [(await worker(pa.Table.from_pylist(table))).to_pylist() for table in tables]

    return asyncio.run(all_of_them())


def codes(table: Rows) -> list[str | None]:
    return [row["error_code"] for row in table]


def one_call(served: Served, *script: Any, **settings: Any) -> tuple[Any, Summarizer[Any]]:
    return served(*script, settings={"plan": "one-call"} | settings)


# ---- rows in, rows out -----------------------------------------------------------------------


def test_what_a_row_tells_of_its_article_is_in_the_record(served: Served) -> None:
    _, summarizer = one_call(served)
    told = {
        "id": 7, "text": COURT, "title": "Ruling", "published": "2026-03-04",
        "outlet": "The Courier", "url": "https://courier.example/1", "pages": 3,
    }  # fmt: skip

    ((row,),) = work(Job(summarizer, IDS, 2), [told])

    article = ArticleRecord.model_validate_json(row["record"]).article
    assert (article.title, article.published, article.outlet) == (
        "Ruling", "2026-03-04", "The Courier",
    )  # fmt: skip
    assert (article.url, article.source) == ("https://courier.example/1", "7")
    assert (row["id"], row["sha256"], row["error_code"]) == (7, article.sha256, None)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        pytest.param({"text": ""}, "empty", id="no text in it"),
        pytest.param({"text": None}, "no_text", id="null"),
        pytest.param({"words": TEXT}, "no_text", id="no such column"),
        pytest.param({"text": 5}, "no_text", id="a number"),
        pytest.param({"text": TEXT, "published": "soon"}, "bad_date", id="no date"),
        pytest.param({"text": TEXT * 40}, "too_long", id="too long"),
    ],
)
def test_a_row_without_an_article_is_a_row_with_an_error(
    served: Served, row: dict[str, Any], code: str
) -> None:
    server, summarizer = one_call(served, limit_characters=10 * len(TEXT))

    ((found,),) = work(Job(summarizer, IDS, 2), [{"id": "a", **row}])

    assert (found["id"], found["record"], found["error_code"]) == ("a", None, code)
    assert found["error"]
    assert server.requests == []


def test_every_table_has_the_same_types_whatever_it_holds(served: Served) -> None:
    import pyarrow as pa

    _, summarizer = one_call(served)

    async def schemas() -> list[Any]:
        worker = Worker(Job(summarizer, IDS, 2))
        tables = ([{"id": 1, "text": TEXT}], [{"id": 2, "text": None}])
        return [(await worker(pa.Table.from_pylist(table))).schema for table in tables]

    well, badly = asyncio.run(schemas())

    assert well == badly
    assert well.names == ["id", "sha256", "record", "error_code", "error"]


@pytest.mark.parametrize("name", ["record", "sha256", "error", "error_code"])
def test_an_id_may_not_take_the_place_of_a_result(name: str) -> None:
    with pytest.raises(InputError, match="taken"):
        check_id(Columns(id=name))


def test_equal_rows_are_asked_about_once_and_answered_each(served: Served) -> None:
    server, summarizer = one_call(served)

    (found,) = work(Job(summarizer, Columns(), 4), [{"text": TEXT}] * 5)

    assert len(server.requests) == 1
    assert len({row["record"] for row in found}) == 1
    assert len(found) == 5


def test_a_record_that_lacks_a_section_comes_with_its_error(served: Served) -> None:
    script = [answer(emptiest), status(500), answer(emptiest)]
    _, summarizer = served(*script, schema=CourtRuling)

    ((row,),) = work(Job(summarizer, Columns(), 1), [{"text": COURT}])

    (failed,) = CourtRuling.model_validate_json(row["record"]).audit.failed
    assert row["error_code"] == failed.code == "server_error"
    assert row["error"] == f"{failed.section}: {failed.reason}"


# ---- what every article would meet -----------------------------------------------------------


def test_a_key_that_is_refused_is_told_of_every_row_and_asked_for_a_few(served: Served) -> None:
    server, summarizer = one_call(served, status(401))

    first, second = work(Job(summarizer, IDS, 8), rows(*range(30)), rows(*range(30, 60)))

    assert codes(first) == codes(second) == ["bad_key"] * 30
    assert len({row["sha256"] for row in first + second}) == 60
    assert len(server.requests) == 10


def test_an_endpoint_that_comes_back_is_asked_again(served: Served) -> None:
    is_down = True

    def sometimes(exchange: Exchange) -> None:
        (status(404) if is_down else answer(emptiest))(exchange)

    _, summarizer = one_call(served, sometimes)

    async def over_an_outage() -> list[Rows]:
        import pyarrow as pa

        nonlocal is_down
        worker, found = Worker(Job(summarizer, IDS, 8)), []
        for is_down in (False, True, True, False):  # noqa: B007
            table = await worker(pa.Table.from_pylist(rows(*range(20))))
            found.append(table.to_pylist())
        return found

    before, during, still, after = asyncio.run(over_an_outage())

    assert codes(before) == codes(after) == [None] * 20
    assert codes(during) == codes(still) == ["not_found"] * 20


def test_one_article_that_is_refused_is_no_outage(served: Served) -> None:
    stub = Counted()
    stub.refused = {0, 1, 2, 3, 4, 5, 6}
    _, summarizer = one_call(served, stub)

    (found,) = work(Job(summarizer, IDS, 1), rows(*range(20)))

    assert codes(found) == ["bad_request"] * 7 + [None] * 13


def test_a_key_that_is_missing_is_told_of_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    found = work(Job(Summarizer("openai/any"), IDS, 2), rows(1, 2), rows(3))

    assert [codes(table) for table in found] == [["missing_key"] * 2, ["missing_key"]]


# ---- checkpoints -----------------------------------------------------------------------------


@pytest.fixture(params=["folder", "uri"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "done") if request.param == "folder" else f"memory://{tmp_path}/done"


def job(summarizer: Summarizer[Any], place: str | Path) -> Job:
    kept = Checkpoint.at(place, configuration_of(summarizer))
    return Job(summarizer, IDS, 4, kept, kept.index())


def counted(served: Served, **settings: Any) -> tuple[Counted, Summarizer[Any]]:
    stub = Counted()
    stub.server, summarizer = one_call(served, stub, **settings)
    return stub, summarizer


def test_what_is_kept_is_not_asked_again_in_whatever_tables_it_comes(
    served: Served, place: str
) -> None:
    stub, summarizer = counted(served)
    first = work(job(summarizer, place), rows(1, 2, 3), rows(4, 5))

    (second,) = work(job(summarizer, place), rows(5, 6, 1, 3))

    assert stub.asked() == dict.fromkeys(range(1, 7), 1)
    records = {row["id"]: row["record"] for table in first for row in table}
    assert {row["id"]: row["record"] for row in second if row["id"] != 6} == {
        n: records[n] for n in (5, 1, 3)
    }


def test_what_failed_is_asked_again(served: Served, place: str) -> None:
    stub, summarizer = counted(served)
    stub.refused = {2, 3}
    (first,) = work(job(summarizer, place), rows(1, 2, 3))
    stub.refused = {3}
    (second,) = work(job(summarizer, place), rows(1, 2, 3))

    assert codes(first) == [None, "bad_request", "bad_request"]
    assert codes(second) == [None, None, "bad_request"]
    assert stub.asked() == {1: 1, 2: 2, 3: 2}


def test_a_partition_is_found_by_a_worker_that_started_before_it_was_kept(
    served: Served, place: str
) -> None:
    stub, summarizer = counted(served)
    before = job(summarizer, place)

    async def two_workers() -> None:
        import pyarrow as pa

        table = pa.Table.from_pylist(rows(1, 2))
        early, other = Worker(before), Worker(before)
        assert (await other(table)).to_pylist() == (await early(table)).to_pylist()

    asyncio.run(two_workers())

    assert stub.asked() == {1: 1, 2: 1}


def test_another_configuration_starts_anew_and_leaves_the_first_alone(
    served: Served, place: str
) -> None:
    stub, summarizer = counted(served)
    other = Summarizer(
        "loopback-model", settings=summarizer.settings.model_copy(update={"seed": 8})
    )

    for chosen in (summarizer, other, summarizer, other):
        work(job(chosen, place), rows(1, 2))

    assert stub.asked() == {1: 2, 2: 2}


def test_the_id_is_part_of_an_article(served: Served, tmp_path: Path) -> None:
    server, summarizer = one_call(served)
    told = [{"id": n, "text": TEXT} for n in (1, 2)]

    (found,) = work(job(summarizer, tmp_path), told)

    sources = [ArticleRecord.model_validate_json(row["record"]).article.source for row in found]
    assert sources == ["1", "2"]
    assert len(server.requests) == 2


def test_a_file_that_was_not_written_to_its_end_is_none(served: Served, tmp_path: Path) -> None:
    stub, summarizer = counted(served)
    work(job(summarizer, tmp_path), rows(1, 2))
    (file,) = tmp_path.glob("*/*.parquet")
    file.write_bytes(file.read_bytes()[:-20])

    (found,) = work(job(summarizer, tmp_path), rows(1, 2))

    assert codes(found) == [None, None]
    assert stub.asked() == {1: 2, 2: 2}


def test_what_records_were_made_with_is_told_beside_them(served: Served, tmp_path: Path) -> None:
    _, summarizer = one_call(served)
    job(summarizer, tmp_path)

    (told,) = tmp_path.glob("*/configuration.json")

    assert '"model": "endpoint/loopback-model"' in told.read_text("utf-8")


@pytest.mark.parametrize("place", ["{}/file/done", "nothing-speaks-this://bucket/done"])
def test_a_checkpoint_that_cannot_be_used_is_said_before_anything_is_asked(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("")
    configuration = configuration_of(Summarizer("m", settings=Settings(base_url="http://h/v1")))

    with pytest.raises(InputError, match="checkpoint") as caught:
        Checkpoint.at(place.format(tmp_path), configuration)
    assert caught.value.code == "checkpoint"
