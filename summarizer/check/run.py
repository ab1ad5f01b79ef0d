"""Many articles checked, in as many processes as there is work for.

Recording and replaying patch a whole process, so there is one cassette at a time in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Protocol

from summarizer.check.outcome import Outcome

__all__ = ["outcomes"]

# A process takes about two seconds to start, and an article a tenth of one.
_FOR_A_PROCESS = 20
_AT_ONCE = 4


class Job(Protocol):
    """One article to check; it can be pickled."""

    def outcome(self) -> Outcome:
        """What came of it; nothing is raised on purpose."""
        ...


def outcomes(jobs: Sequence[Job], processes: int) -> Iterator[Outcome]:
    """What came of each job, in order."""
    count = min(processes, len(jobs) // _FOR_A_PROCESS)
    if count < 2:
        for job in jobs:
            yield job.outcome()
        return
    # A fork would copy locks that another thread may hold.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_done, jobs, chunksize=_AT_ONCE)


def _done(job: Job) -> Outcome:
    return job.outcome()
