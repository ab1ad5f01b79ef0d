"""All checks in order, each on its own: none can break another, and none can hang.

What the checks of a model need is imported when it is their turn, so that a package that is
missing is told as any other problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from summarizer.doctor import installation, terminal
from summarizer.doctor.check import Check, outcome
from summarizer.doctor.finding import Finding

if TYPE_CHECKING:
    from summarizer.doctor.case import Case

__all__ = ["examined"]


def examined(case: Callable[[], Case]) -> Iterator[Finding]:
    """What each check found, as soon as it is known."""
    yield from map(outcome, _installation())
    yield from _model(case)
    yield outcome(Check("output", terminal.output))


def _installation() -> Iterator[Check]:
    yield Check("python", installation.python)
    yield Check("summarizer", installation.package)
    yield Check("dependencies", installation.dependencies)
    for extra in installation.extras():
        yield Check(f"extra {extra}", partial(installation.extra, extra))


def _model(case: Callable[[], Case]) -> Iterator[Finding]:
    try:
        from summarizer.doctor.model_checks import checks, target_of
    except ImportError as error:
        yield outcome(Check("model", partial(_raised, error)))
        return
    chosen = case()
    target = target_of(chosen)
    yield from map(outcome, checks(chosen, target))


def _raised(error: ImportError) -> Finding:
    raise error
