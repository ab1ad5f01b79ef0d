"""One article after the other: read, summarised, written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.cli.asking import Asking
from summarizer.cli.notices import Notices, complain
from summarizer.cli.reading import Reading, shown
from summarizer.cli.weights import bring_weights
from summarizer.cli.writing import Writing
from summarizer.read.kinds import is_address

if TYPE_CHECKING:
    from summarizer.model.target import Target
    from summarizer.schemas import Record

__all__ = ["Trip", "whereabouts"]


class Trip:
    """What is done with each article; the choices are checked before the first is read."""

    def __init__(
        self,
        names: Sequence[str],
        reading: Reading,
        asking: Asking,
        writing: Writing,
        notices: Notices,
    ) -> None:
        self._places = {name: n for n, name in enumerate(names, start=1)}
        self._reading = reading
        self._asking = asking
        self._summarizer = asking.summarizer()
        self._summarizer.check()
        self._outlet = writing.outlet(names)
        self._notices = notices
        self._is_ready = False

    def __call__(self, name: str) -> bool:
        """Whether every section of the article's record was answered."""
        settings = self._summarizer.settings
        article = self._reading.article(name, settings.limit_characters)
        if is_address(name):
            self._notices.say(f"read {article.source}")
        self._make_ready()
        with self._notices.working(f"{self._place(name)}: {article.characters:,} characters"):
            record = self._summarizer.summarise(article)
        self._outlet.add(name, article, record)
        return _is_complete(name, record)

    def finish(self) -> None:
        """Write what waited for the last article."""
        self._outlet.finish()

    def _make_ready(self) -> None:
        """Say who is asked; the weights of a local model come before the first article."""
        if self._is_ready:
            return
        self._is_ready = True
        target = self._summarizer.target
        if self._asking.replays:
            self._notices.say(f"{target.name}, replayed from {self._asking.cassette}")
            return
        self._notices.say(whereabouts(target))
        bring_weights(target, self._summarizer.settings, self._notices)

    def _place(self, name: str) -> str:
        count = len(self._places)
        return shown(name) if count == 1 else f"{self._places[name]} of {count}: {shown(name)}"


def whereabouts(target: Target) -> str:
    """Which model is asked, and whether the text leaves this machine."""
    if target.leaves_machine:
        return f"{target.label}: the text of the article is sent there"
    if target.runs_here:
        return f"{target.label}: the text does not leave this machine"
    return f"{target.label}: the text goes to that program, on this machine"


def _is_complete(name: str, record: Record) -> bool:
    for failed in record.audit.failed:
        complain(f"{shown(name)}: {failed.section} failed ({failed.code}): {failed.reason}")
    return not record.audit.failed
