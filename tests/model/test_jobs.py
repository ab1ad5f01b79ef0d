"""A batch as an endpoint tells of it: read where it can be, and over when its results are there."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.model.contact import Contact
from summarizer.model.failure import CallError
from summarizer.model.jobs import Complaint, job_in
from summarizer.model.target import Target
from summarizer.settings import Settings

CONTACT = Contact(Target("openai", "gpt-5-mini", "http://127.0.0.1/v1"), Settings())
BATCH = {"id": "batch_1", "status": "in_progress", "created_at": 1, "input_file_id": "file-1"}
EMPTY: dict[str, Any] = dict.fromkeys(
    ["errors", "request_counts", "metadata", "output_file_id", "error_file_id", "expires_at"]
)


@pytest.mark.parametrize(
    ("told", "is_over"),
    [
        ({"status": "validating"}, False),
        ({"status": "in_progress"}, False),
        ({"status": "finalizing"}, False),
        ({"status": "cancelling"}, False),
        ({"status": "of a later version"}, False),
        ({"status": "failed"}, True),
        ({"status": "expired"}, True),
        ({"status": "cancelled"}, True),
        ({"status": "completed", "output_file_id": "file-2"}, True),
        ({"status": "completed", "request_counts": {"completed": 0, "failed": 3}}, True),
        ({"status": "completed", "request_counts": {"completed": 2}}, False),
    ],
    ids=str,
)
def test_a_batch_is_over_when_nothing_more_will_come(told: Any, is_over: bool) -> None:
    job = job_in(BATCH | EMPTY | told, CONTACT)
    assert job.is_over is is_over
    assert job.state == told["status"]


def test_its_counts_files_and_complaints_are_read() -> None:
    complaints = [
        {"code": "invalid_request", "message": "Wrong.", "line": 7, "param": None},
        {"code": None, "message": None, "line": None},
        "no complaint",
    ]
    told = {
        "request_counts": {"total": 9, "completed": 6, "failed": 3},
        "output_file_id": "file-2",
        "error_file_id": "file-3",
        "expires_at": 86_400,
        "errors": {"object": "list", "data": complaints},
    }
    job = job_in(BATCH | told, CONTACT)
    assert (job.id, job.total, job.completed, job.failed) == ("batch_1", 9, 6, 3)
    assert (job.results, job.errors) == ("file-2", "file-3")
    assert job.expires is not None
    assert job.expires.isoformat() == "1970-01-02T00:00:00+00:00"
    assert job.complaints == (
        Complaint("invalid_request", "Wrong.", 7),
        Complaint("invalid", "no reason given", None),
    )


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"id": "batch_1"},
        BATCH | {"id": 7},
        BATCH | {"created_at": "yesterday"},
        BATCH | {"created_at": 1e30},
        BATCH | {"request_counts": [1, 2]},
        BATCH | {"output_file_id": {}},
    ],
    ids=str,
)
def test_what_is_no_batch_is_said_to_be_none(told: Any) -> None:
    with pytest.raises(CallError, match="in another form than OpenAI's"):
        job_in(told, CONTACT)
