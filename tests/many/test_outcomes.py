"""Tables of articles, as a worker takes and gives them; needs pyarrow, no Ray."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from answering import emptiest
from loopback import answer
from serving import COURT, Served

from summarizer import Article, InputError
from summarizer.many.entries import Columns
from summarizer.many.outcomes import LINE, PLACE, Outcome, articles_in, key_of, outcome_of, table_of

pa: Any = pytest.importorskip("pyarrow")

TOLD = {"text": COURT, "published": "2026-03-04", "outlet": "Courier"}


def of_lines(*lines: bytes) -> Any:
    places = [f"in.jsonl:{number}" for number, _ in enumerate(lines, start=1)]
    return pa.table({LINE: pa.array(lines, pa.large_binary()), PLACE: places})


def test_lines_and_rows_tell_the_same_articles() -> None:
    line = json.dumps(TOLD).encode()
    rows = pa.table({name: [value] for name, value in TOLD.items()})
    (of_a_line,) = articles_in(of_lines(line), Columns())
    (of_a_row,) = articles_in(rows, Columns())
    assert of_a_line == of_a_row
    assert isinstance(of_a_line, Article)
    assert (of_a_line.published, of_a_line.outlet) == (dt.date(2026, 3, 4), "Courier")


def test_a_line_that_tells_no_article_says_where_it_stands() -> None:
    bad, bare, named = articles_in(of_lines(b"{", b"[]", b'{"text": 1}'), Columns())
    for number, one in enumerate((bad, bare, named), start=1):
        assert isinstance(one, InputError)
        assert str(one).startswith(f"in.jsonl:{number} ")


def test_times_of_nanoseconds_and_labels_are_read_as_in_a_run_without_ray() -> None:
    moment = pa.array([dt.datetime(2026, 3, 4, 5)]).cast(pa.timestamp("ns"))
    outlet = pa.array(["Courier"]).dictionary_encode()
    rows = pa.table({"text": [COURT], "published": moment, "outlet": outlet})
    (found,) = articles_in(rows, Columns())
    assert isinstance(found, Article)
    assert (found.published, found.outlet) == (dt.date(2026, 3, 4), "Courier")


def test_where_an_article_stands_makes_no_other_article_of_it() -> None:
    line = json.dumps(TOLD).encode()
    first, second = (one for one in articles_in(of_lines(line, line), Columns()))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert key_of(first) == key_of(second)


def test_a_record_says_where_its_row_stands(served: Served) -> None:
    _, summarizer = served(answer(emptiest), settings={"plan": "one-call"})
    table = of_lines(*[json.dumps({"text": COURT, "title": "R\u0085\u202e"}).encode()] * 2)
    articles = list(articles_in(table, Columns()))
    assert isinstance(articles[0], Article)
    outcome = outcome_of(summarizer.summarise(articles[0]))

    result = table_of(table, Columns(), [outcome, outcome])

    assert outcome.record is not None
    placed = [outcome.record.replace('"text"', f'"in.jsonl:{n}"', 1) for n in (1, 2)]
    assert result["record"].to_pylist() == placed
    assert [json.loads(one)["article"]["source"] for one in placed] == ["in.jsonl:1", "in.jsonl:2"]
    assert result[PLACE].to_pylist() == table[PLACE].to_pylist()


def test_ids_of_lines_stand_in_the_result_whether_there_is_an_article_or_not(
    served: Served,
) -> None:
    _, summarizer = served(answer(emptiest), settings={"plan": "one-call"})
    columns, empty = Columns(id="id"), Outcome(None, error_code="empty")
    lines = [{"id": 7, "text": COURT}, {"id": "x", "text": ""}, {"text": COURT}, []]
    table = of_lines(*(json.dumps(one).encode() for one in lines), b"{")
    article, *others = articles_in(table, columns)
    assert isinstance(article, Article)
    outcome = outcome_of(summarizer.summarise(article))

    result = table_of(table, columns, [outcome, *(empty for _ in others)])

    assert result["id"].to_pylist() == ["7", "x", None, None, None]
    assert json.loads(result["record"][0].as_py())["article"]["source"] == "7"


def test_half_characters_in_names_end_no_job(served: Served) -> None:
    _, summarizer = served(answer(emptiest), settings={"plan": "one-call"})
    columns, half = Columns(id="id"), "\ud800"
    lines = [{"id": half, "text": COURT, "title": half}, {"id": "b", half: 1}]
    table = of_lines(*(json.dumps(one).encode() for one in lines))
    article, bad = articles_in(table, columns)
    assert isinstance(article, Article)
    assert len(key_of(article)) == 16
    assert half in str(bad)
    outcome = outcome_of(summarizer.summarise(article))

    result = table_of(
        table, columns, [outcome, Outcome(None, error_code="no_text", error=str(bad))]
    )

    assert result["id"].to_pylist() == ["\\ud800", "b"]
    assert "it has id, \\ud800." in result["error"][1].as_py()
    assert json.loads(result["record"][0].as_py())["article"]["title"] == half
