"""What `summarizer batch` says of articles and batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.notices import Notices, complain
from summarizer.cli.reading import shown
from summarizer.cli.run_words import counted, tell_failures

if TYPE_CHECKING:
    from summarizer.many.batch.ledger import Batch
    from summarizer.many.batch.run import Recalled, Report
    from summarizer.model.jobs import Job

__all__ = ["counts", "line_of", "recalled", "tell"]


def tell(report: Report, out: str, notices: Notices, used: str) -> None:
    """What came of it: counts to whoever wants them, what is not as it should be to everybody."""
    if report.aside is not None:
        notices.say(
            f"the configuration changed: what was submitted before is {shown(str(report.aside))}"
        )
    for remark in report.remarks:
        complain(remark)
    if report.gone:
        complain(
            f"{_number(report.gone, 'article')} of the submission left the input: the answers are"
            " kept, and the records are made when the articles are back"
        )
    if report.new:
        complain(f"{_number(report.new, 'article')} came into the input since the submission")
    parts = [counts(report), *([used] if used else [])]
    if report.sent:
        parts.append(f"{_number(report.sent, 'question')} sent")
    if report.held_back:
        parts.append(f"{_number(report.held_back, 'question')} held back")
    if report.under_way:
        parts.append(f"{_number(report.under_way, 'batch')} under way")
    notices.say(f"{shown(out)}: {'; '.join(parts)}")
    if report.called_back and report.waiting:
        notices.say("the batches were cancelled: the same submission as before sends what waits")
    if report.failures is not None:
        tell_failures(report.failures)


def counts(report: Report) -> str:
    """How many articles there are of each kind."""
    return counted(
        report.done,
        (report.incomplete, "in part"),
        (report.failed, "failed"),
        (report.waiting, "waiting"),
    )


def recalled(found: Recalled) -> str:
    """What calling batches back came to."""
    parts = []
    if found.batches:
        answered = f"{found.answered:,} of {_number(found.questions, 'question')} answered by then"
        parts.append(f"{_number(found.batches, 'batch')} cancelled, {answered}")
    if found.unsent:
        parts.append(f"{_number(found.unsent, 'question')} not sent")
    if found.too_late:
        parts.append(f"{_number(found.too_late, 'batch')} at an end already")
    return "; ".join(parts) or "no batch is under way"


def line_of(one: Batch, job: Job | None) -> str:
    """A batch in one line."""
    if one.id is None:
        return f"{one.number:>4}  not sent yet  {_number(one.requests, 'question')}"
    if job is None:
        return f"{one.id}  {one.state}  {_number(one.requests, 'question')}, collected"
    answered = f"{job.completed:,} of {job.total or one.requests:,} answered"
    failed = f", {job.failed:,} failed" if job.failed else ""
    why = f": {job.complaints[0].words}" if job.complaints else ""
    until = ""
    if job.expires is not None and not job.is_over:
        until = f", until {job.expires:%Y-%m-%d %H:%M} UTC"
    return f"{one.id}  {job.state}{why}  {answered}{failed}{until}"


def _number(count: int, what: str) -> str:
    several = f"{what}es" if what.endswith("ch") else f"{what}s"
    return f"{count:,} {what if count == 1 else several}"
