"""What is not of the form that a record model has."""

from __future__ import annotations

from typing import Any

import pytest
from changed_records import changed, plain

from summarizer.conforming import nonconforming
from summarizer.schemas import ArticleRecord


@pytest.mark.parametrize(
    ("path", "value", "where", "reason"),
    [
        ("figures.0.mentions", [], "figures[0].mentions", "at least 1 item"),
        ("figures.0.value", 7, "figures[0].value", "valid string"),
        ("figures.0.unit", None, "", ""),
        ("meetings.0.status", "dreamt", "meetings[0].status", "Input should be"),
        ("meetings.0.more", 1, "meetings[0].more", "not permitted"),
        ("audit", None, "audit", "valid"),
    ],
)
def test_what_is_not_of_the_records_form_is_found(
    path: str, value: Any, where: str, reason: str
) -> None:
    found = nonconforming(changed(path, value), ArticleRecord)
    assert [one.path for one in found] == ([where] if where else [])
    assert all(reason in one.reason for one in found)


def test_each_key_of_a_record_must_be_there_but_for_how_it_was_made() -> None:
    record = plain()
    assert nonconforming(record, ArticleRecord) == ()
    del record["provenance"]  # as in accepted records
    assert nonconforming(record, ArticleRecord) == ()
    del record["figures"][0]["mentions"], record["meetings"][0]["evidence"]
    paths = [one.path for one in nonconforming(record, ArticleRecord)]
    assert paths == ["meetings[0].evidence", "figures[0].mentions"]
