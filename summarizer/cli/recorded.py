"""Articles with their cassettes: what ``record`` and ``check`` have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli import completing
from summarizer.cli.asking import Asking, model_options
from summarizer.cli.inputs import files_named
from summarizer.cli.options import Command
from summarizer.cli.reading import STDIN, Reading, reading_options, shown
from summarizer.errors import InputError, SummariserError

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.check import Outcome, Place
    from summarizer.schemas import Record
    from summarizer.score import GoldArticle

__all__ = ["Job", "Named", "job_options", "named"]

_ARTICLES = click.argument(
    "articles", nargs=-1, required=True, metavar="ARTICLE...", shell_complete=completing.files
)
_CASSETTES = click.option(
    "--cassettes",
    required=True,
    metavar="DIR",
    shell_complete=completing.folders,
    help="The folder of the cassettes.",
)


def job_options(command: Command) -> Command:
    """Which articles, their cassettes, how they are read, and who is asked."""
    return _ARTICLES(_CASSETTES(reading_options(model_options(command))))


@dataclass(frozen=True)
class Named:
    """The articles that a command names; ``is_whole`` where a folder was, all of it."""

    files: tuple[Path, ...]
    is_whole: bool


@dataclass(frozen=True)
class Job:
    """One article, where its exchanges are kept, and the choices of the run."""

    file: Path
    place: Place
    reading: Reading
    asking: Asking

    @property
    def name(self) -> str:
        """The article as the user named it."""
        return shown(str(self.file))

    def outcome(self) -> Outcome:
        """What comes of replaying it; what goes wrong is part of that."""
        from summarizer.check import Outcome, checked

        try:
            gold = self._gold()
            asking = replace(self.asking, plan=self.place.plan)
            summarizer = asking.replaying(self.place.cassette).summarizer()
            article = self._article(summarizer.settings.limit_characters, gold)
        except SummariserError as error:
            return Outcome(self.name, self.place, "failed", reason=str(error))
        return checked(self.name, article, self.place, summarizer, gold)

    def summarised(self, cassette: Path) -> Record:
        """Its record from the model itself, the exchanges recorded into this cassette."""
        asking = replace(
            self.asking, plan=self.place.plan, cassette=str(cassette), cassette_mode="all"
        )
        summarizer = asking.summarizer()
        limit = summarizer.settings.limit_characters
        return summarizer.summarise(self._article(limit, self._gold()))

    def _gold(self) -> GoldArticle | None:
        from summarizer.cli.loading import record_model
        from summarizer.score import gold_beside

        return gold_beside(self.file, record_model(self.asking.schema))

    def _article(self, limit_characters: int, gold: GoldArticle | None) -> Article:
        """The article, with what the options, its gold record or its accepted record say of it."""
        from summarizer.check import stored

        reading = self.reading
        if reading.published is None and gold is not None and gold.gold.published is not None:
            reading = replace(reading, published=gold.gold.published.isoformat())
        known = (stored(self.place.record) or {}).get("article") or {}
        told: dict[str, Any] = {
            name: known.get(name)
            for name in ("published", "title", "outlet", "url")
            if getattr(reading, name) is None
        }
        known_reading = replace(reading, **told)
        # Its folder may be another one on the next machine.
        return known_reading.article(str(self.file), limit_characters, source=shown(self.file.name))


def named(files: Sequence[str]) -> Named:
    """The files, a folder or a pattern standing for those in it, each once; an InputError where two
    share a name.
    """
    if STDIN in files:
        raise InputError("An article on stdin has no name for its cassette: name a file.")
    found = [Path(file) for file in files_named(files)]
    stems: dict[str, Path] = {}
    for path in found:
        other = stems.setdefault(path.stem, path)
        if other is not path:
            raise InputError(
                f"{shown(str(other))} and {shown(str(path))} would share a cassette:"
                " give them different names."
            )
    return Named(tuple(found), any(Path(file).is_dir() for file in files))
