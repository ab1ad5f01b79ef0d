"""A real Ray on this machine: ``pytest -m ray``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, ClassVar

import pytest
from clustered import KEY, Counted, by_id, rows
from loopback import status
from rulings import CourtRuling
from serving import COURT, TEXT, Served

from summarizer import Article, ArticleRecord, InputError, Item, Record, Summarizer
from summarizer.many.ray import Columns, Workers, summarise_dataset
from summarizer.schemas import Party, Wording

pytestmark = pytest.mark.ray

IDS = Columns(id="id")
TWO = Workers(count=2, partition=4)


def counted(served: Served, **choices: Any) -> tuple[Counted, Summarizer[Any]]:
    stub = Counted()
    stub.server, summarizer = served(stub, settings={"plan": "one-call"}, **choices)
    return stub, summarizer


def plain(record: Any) -> dict[str, Any]:
    """A record without what differs from one making to the next."""
    return record.model_dump(exclude={"provenance": {"seconds", "created"}})  # type: ignore[no-any-return]


# ---- records ---------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", ["closed", "one-call"])
def test_records_are_those_that_one_summariser_makes_one_by_one(
    cluster: Any, served: Served, seed: Path, plan: str
) -> None:
    _, summarizer = served(settings={"plan": plan}, schema=ArticleRecord)
    texts = [TEXT, COURT, *(path.read_text("utf-8") for path in sorted(seed.parent.glob("*.txt")))]
    told = [{"id": str(n), "text": text, "outlet": "The Courier"} for n, text in enumerate(texts)]

    found = by_id(
        summarise_dataset(
            cluster.data.from_items(told), summarizer, columns=IDS, workers=TWO
        ).take_all()
    )

    for row in told:
        article = Article(row["text"], outlet=row["outlet"], source=row["id"])
        made = ArticleRecord.model_validate_json(found[row["id"]]["record"])
        assert plain(made) == plain(summarizer.summarise(article))


def court_case() -> type[Record]:
    """A record that no worker can import, as one from a notebook."""

    class Claim(Item):
        """What one side of a court case wants from the other."""

        cues: ClassVar = ("sued", "claim")

        claimants: list[Party]
        relief: Wording

    class CourtCase(Record):
        claims: list[Claim]

    return CourtCase


@pytest.mark.parametrize("schema", [CourtRuling, court_case()])
def test_a_record_of_ones_own_is_filled_with_the_workers_own_key(
    cluster: Any, served: Served, schema: type[Record]
) -> None:
    server, summarizer = served(schema=schema)

    (row,) = summarise_dataset(
        cluster.data.from_items([{"text": COURT}]), summarizer, workers=TWO
    ).take_all()

    assert schema.model_validate_json(row["record"]).article.characters == len(COURT)
    assert list(row) == ["sha256", "record", "error_code", "error"]
    assert {request.headers["authorization"] for request in server.requests} == {f"Bearer {KEY}"}


def test_failures_are_rows(cluster: Any, served: Served) -> None:
    stub, summarizer = counted(served)
    stub.refused = {3}
    told = [*rows(1, 2, 3, 4), {"id": 5, "text": ""}, {"id": 6, "text": "long " * 20_000}]

    found = by_id(
        summarise_dataset(
            cluster.data.from_items(told), summarizer, columns=IDS, workers=TWO
        ).take_all()
    )

    assert {n: row["error_code"] for n, row in found.items()} == {
        1: None, 2: None, 3: "bad_request", 4: None, 5: "empty", 6: "too_long",
    }  # fmt: skip
    assert all((row["record"] is None) == (row["error"] is not None) for row in found.values())


@pytest.mark.parametrize("form", ["parquet", "json"])
def test_it_is_written_and_read_by_rays_own(
    cluster: Any, served: Served, tmp_path: Path, form: str
) -> None:
    _, summarizer = counted(served)
    # One block of failures alone, one of records alone.
    told = [{"id": n, "text": ""} for n in range(4)] + rows(4, 5, 6, 7)
    articles = tmp_path / "articles"
    cluster.data.from_items(told, override_num_blocks=2).write_json(str(articles))

    result = summarise_dataset(
        cluster.data.read_json(str(articles)), summarizer, columns=IDS, workers=TWO
    )
    getattr(result, f"write_{form}")(str(tmp_path / "out"))

    read = getattr(cluster.data, f"read_{form}")(str(tmp_path / "out"))
    found = by_id(read.take_all())
    assert [found[n]["error_code"] for n in range(8)] == ["empty"] * 4 + [None] * 4
    assert all(json.loads(found[n]["record"])["article"] for n in range(4, 8))


def test_what_every_article_would_meet_is_told_without_asking_about_every_one(
    cluster: Any, served: Served
) -> None:
    server, summarizer = served(status(401))

    found = summarise_dataset(
        cluster.data.from_items(rows(*range(200))),
        summarizer,
        workers=Workers(count=1, partition=100),
    ).take_all()

    assert [row["error_code"] for row in found] == ["bad_key"] * 200
    assert len(server.requests) < 40


# ---- jobs that are run again ----------------------------------------------------------------


def test_the_same_job_again_asks_nothing_and_a_changed_one_everything(
    cluster: Any, served: Served, tmp_path: Path
) -> None:
    stub, summarizer = counted(served)
    articles = cluster.data.from_items(rows(*range(12)))
    settings = summarizer.settings.model_copy(update={"temperature": 0.5})
    changed = Summarizer("loopback-model", settings=settings)

    def records(chosen: Summarizer[Any]) -> dict[int, str]:
        result = summarise_dataset(
            articles, chosen, columns=IDS, workers=TWO, checkpoint=tmp_path / "done"
        )
        return {n: row["record"] for n, row in by_id(result.take_all()).items()}

    first, again = records(summarizer), records(summarizer)
    assert stub.asked() == dict.fromkeys(range(12), 1)
    assert first == again

    records(changed)
    assert stub.asked() == dict.fromkeys(range(12), 2)


def test_a_lazy_result_that_is_read_twice_is_asked_for_once(
    cluster: Any, served: Served, tmp_path: Path
) -> None:
    stub, summarizer = counted(served)
    result = summarise_dataset(
        cluster.data.from_items(rows(*range(6))),
        summarizer,
        columns=IDS,
        workers=TWO,
        checkpoint=tmp_path,
    )
    assert stub.asked() == {}

    assert by_id(result.take_all()) == by_id(result.take_all())
    assert stub.asked() == dict.fromkeys(range(6), 1)


# ---- choices that cannot work ----------------------------------------------------------------


@pytest.mark.parametrize("name", ["count", "cpus", "in_flight", "partition"])
def test_no_workers_are_refused(name: str) -> None:
    with pytest.raises(InputError, match=name):
        Workers(**{name: 0})


def test_a_cassette_is_refused(cluster: Any, tmp_path: Path) -> None:
    replaying = Summarizer("openai/any", cassette=tmp_path / "none.json")

    with pytest.raises(InputError, match="cassette"):
        summarise_dataset(cluster.data.from_items(rows(1)), replaying)


# ---- the local model -------------------------------------------------------------------------


def test_each_worker_may_hold_a_local_model(cluster: Any) -> None:
    pytest.importorskip("xllamacpp", reason='needs pip install "summarizer[local]"')
    summarizer = Summarizer("local/smollm2-135m", sections=["figures", "headline"])

    found = by_id(
        summarise_dataset(
            cluster.data.from_items(rows(1, 2)), summarizer, columns=IDS, workers=Workers(count=1)
        ).take_all()
    )

    for n in (1, 2):
        record = ArticleRecord.model_validate_json(found[n]["record"])
        assert record.provenance.model == "local/smollm2-135m"
        assert record.provenance.tokens.completion > 0
        assert [figure.value for figure in record.figures] == ["500000000"]
