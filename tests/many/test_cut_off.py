"""An article whose answer was to be mended when the endpoint went away is not done."""

from __future__ import annotations

from pathlib import Path

import pytest
from failing_endpoint import RIGHT, met
from loopback import Exchange, Loopback, status
from running_many import lines_of, row, run, summarizer_at, written

from summarizer import Article, RefusedError

GONE = status(429, "come back tomorrow", headers={"Retry-After": "86400"})


def _says(kind: str, exchange: Exchange) -> None:
    met(kind, exchange.request.json, 7)(exchange)


def _unfit(exchange: Exchange) -> None:
    _says("of-another-article", exchange)


def _right(exchange: Exchange) -> None:
    _says(RIGHT, exchange)


def test_an_answer_that_could_not_be_mended_waits_for_the_next_run(tmp_path: Path) -> None:
    table, out = written(tmp_path / "in.jsonl", [row(7)]), tmp_path / "records.jsonl"
    with Loopback([_unfit, GONE, _right]) as server:
        summarizer = summarizer_at(server, validation_retries=1)
        with pytest.raises(RefusedError, match="come back tomorrow"):
            run(server, table, out, summarizer=summarizer)
        assert lines_of(out) == []
        report = run(server, table, out, summarizer=summarizer)
    assert (report.done, report.failed) == (1, 0)
    assert len(server.requests) == 3  # the first answer was kept
    [record] = lines_of(out)
    assert record["headline"]["text"].startswith("Kenya asked the World Bank for $7 million")


def test_one_article_alone_is_left_with_the_answer_it_has() -> None:
    article = Article(row(7)["text"])
    with Loopback([_unfit, GONE]) as server:
        record = summarizer_at(server, validation_retries=1).summarise(article)
    assert record.headline is None
    assert [figure.value for figure in record.figures] == ["7000000"]
    assert record.audit.refused
