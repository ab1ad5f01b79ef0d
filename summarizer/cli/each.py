"""The same for each article: one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.cli.notices import report
from summarizer.cli.reading import shown
from summarizer.cli.screen import OutputClosedError
from summarizer.errors import SummariserError, WeightsError

__all__ = ["each"]

# What goes wrong for one article with these goes wrong for all.
_FOR_ALL = (OutputClosedError, WeightsError)


def each(names: Sequence[str], work: Callable[[str], bool]) -> int:
    """The exit code of a run: 0 where the work on every article was complete.

    1 where some failed or were incomplete; where all failed, the first error's own.
    """
    if len(names) == 1:
        return 0 if work(names[0]) else 1
    errors: list[SummariserError] = []
    complete = True
    for name in names:
        try:
            complete &= work(name)
        except _FOR_ALL:
            raise
        except SummariserError as error:
            report(error, about=shown(name))
            errors.append(error)
    if len(errors) == len(names):
        return errors[0].exit_code
    return 0 if complete and not errors else 1
