"""A batch as its endpoint tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from summarizer.model.contact import Contact
from summarizer.model.failure import CallError, Failure

__all__ = ["Complaint", "Job", "count_in", "job_in", "objects_in", "unreadable"]

_OVER = frozenset({"completed", "failed", "expired", "cancelled"})


@dataclass(frozen=True, slots=True)
class Complaint:
    """What was wrong with a batch as a whole, or with the request in one ``line`` of its file."""

    code: str
    words: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A batch as its endpoint tells of it; ``state`` in the protocol's own word.

    ``results`` and ``errors`` are the files with the lines that were answered and those that
    were not.
    """

    id: str
    state: str
    total: int = 0
    completed: int = 0
    failed: int = 0
    results: str | None = None
    errors: str | None = None
    expires: datetime | None = None
    complaints: tuple[Complaint, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come; a batch may be complete before its file is there."""
        lacks_file = self.state == "completed" and self.completed and self.results is None
        return self.state in _OVER and not lacks_file

    @property
    def is_ending(self) -> bool:
        """Whether no further request of it will be asked, though its files may be on their way."""
        return self.state in _OVER or self.state in ("finalizing", "cancelling")


def job_in(told: Mapping[str, Any], contact: Contact) -> Job:
    """The batch that this object of the protocol tells of; a CallError where it tells of none."""
    from instructor.batch.models import BatchJobInfo

    # Null stands for what is not there yet, and the reader takes a default for that. It looks
    # for errors where OpenAI has none, and takes a batch for cancelled that is being cancelled.
    there = {name: value for name, value in told.items() if value is not None}
    errors = there.pop("errors", None)
    try:
        info = BatchJobInfo.from_openai(there)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError):
        raise unreadable(contact) from None
    return Job(
        id=info.id,
        state=info.raw_status,
        total=info.request_counts.total or 0,
        completed=info.request_counts.completed or 0,
        failed=info.request_counts.failed or 0,
        results=info.files.output_file_id or None,
        errors=info.files.error_file_id or None,
        expires=info.timestamps.expires_at,
        complaints=_complaints(errors, contact),
    )


def unreadable(contact: Contact) -> CallError:
    """The fault of an endpoint that does not speak of batches as OpenAI's does."""
    label = contact.target.label
    return CallError(
        Failure("not_json", f"{label} tells of files and batches in another form than OpenAI's.")
    )


def objects_in(told: object) -> list[Mapping[str, Any]]:
    """The objects of a list; nothing else of it, and nothing where it is none."""
    return [one for one in told if isinstance(one, Mapping)] if isinstance(told, list) else []


def count_in(value: object) -> int:
    """A count or a time in seconds; 0 where it is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _complaints(errors: object, contact: Contact) -> tuple[Complaint, ...]:
    return tuple(
        Complaint(
            code=contact.quote(str(one.get("code") or "invalid"), 60),
            words=contact.said(str(one.get("message") or "no reason given")),
            line=count_in(one.get("line")) or None,
        )
        for one in objects_in(errors.get("data") if isinstance(errors, Mapping) else None)
    )
