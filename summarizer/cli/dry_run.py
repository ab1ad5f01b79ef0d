"""``--dry-run``: the questions, with nothing sent and no model started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from summarizer.cli.asking import Asking
from summarizer.cli.reading import Reading, shown
from summarizer.cli.screen import put
from summarizer.cli.writing import Writing
from summarizer.errors import InputError
from summarizer.model.prices import price_of
from summarizer.show.json_ import dumped
from summarizer.show.preview import Preview, preview

__all__ = ["DryRun"]


class DryRun:
    """What is shown of each article; JSON of several is one array, shown at the end."""

    def __init__(
        self, names: Sequence[str], reading: Reading, asking: Asking, writing: Writing
    ) -> None:
        if writing.out is not None:
            raise InputError("--dry-run makes no record to write; leave --out out.")
        self._reading = reading
        self._summarizer = asking.summarizer()
        self._form = writing.form
        self._waits = writing.form == "json" and len(names) > 1
        self._waiting: list[Preview] = []

    def __call__(self, name: str) -> bool:
        """Show the questions about the article."""
        settings, target = self._summarizer.settings, self._summarizer.target
        article = self._reading.article(name, settings.limit_characters)
        questions = self._summarizer.questions(article)
        found = preview(shown(name), target.name, questions, price_of(target, settings.prices))
        if self._waits:
            self._waiting.append(found)
        elif self._form in ("json", "jsonl"):
            put(dumped(asdict(found), indent=2 if self._form == "json" else None))
        else:
            put(found.as_text() + "\n")
        return True

    def finish(self) -> None:
        """Show the array, where there is one."""
        if self._waiting:
            put(dumped([asdict(found) for found in self._waiting], indent=2))
