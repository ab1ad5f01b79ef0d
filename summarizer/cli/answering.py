"""Where the records that are scored come from: a folder, recorded replies, or a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli import completing
from summarizer.cli.asking import (
    Asking,
    base_url_option,
    plan_option,
    prompts_option,
    schema_option,
)
from summarizer.cli.notices import Notices
from summarizer.cli.options import bundle
from summarizer.cli.record_files import records_in
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.schemas import Record
    from summarizer.score import GoldArticle

    Source = Callable[[GoldArticle], Record]

__all__ = ["Answering", "answering_options"]


@dataclass(frozen=True)
class Answering:
    """The choices of who answers about the gold articles."""

    records: str | None
    cassettes: str | None
    model: str | None
    base_url: str | None
    plan: str | None
    schema: str | None
    prompts: str | None

    def check(self, runs: int) -> None:
        """An InputError where several runs could only repeat the first."""
        if runs > 1 and (self.records is not None or self.cassettes is not None):
            raise InputError("--runs asks a model again; records and cassettes stay as they are.")

    def source(self, notices: Notices) -> Source:
        """What makes the record of a gold article; an InputError where the choices clash."""
        if self.records is not None and self.cassettes is not None:
            raise InputError("--records and --cassettes: give one of them, not both.")
        asks = [self.model, self.base_url, self.plan, self.prompts]
        if self.records is not None:
            if any(choice is not None for choice in asks):
                raise InputError("--records are there already: no model is asked about them.")
            return _Stored(Path(self.records), self.record_model())
        if self.cassettes is not None:
            return _Replayed(Path(self.cassettes), self)
        return _Asked(self, notices)

    def record_model(self) -> type[Record]:
        """The record that is scored; a SchemaError where there is no such model."""
        from summarizer.cli.loading import record_model

        return record_model(self.schema)

    def asking(self) -> Asking:
        """The same choices as for ``summarise``."""
        return Asking(
            model=self.model,
            base_url=self.base_url,
            plan=self.plan,
            schema=self.schema,
            sections=(),
            prompts=self.prompts,
            timeout=None,
        )


answering_options = bundle(
    Answering,
    click.option(
        "--records",
        metavar="DIR",
        shell_complete=completing.folders,
        help="Score these records: NAME.json each.",
    ),
    click.option(
        "--cassettes",
        metavar="DIR",
        shell_complete=completing.folders,
        help="Score recorded replies: NAME.json or NAME.PLAN.json.",
    ),
    click.option(
        "--model",
        metavar="NAME",
        shell_complete=completing.models,
        help="Ask this model; see `summarizer models`.",
    ),
    base_url_option,
    plan_option,
    schema_option,
    prompts_option,
)


@dataclass(frozen=True)
class _Stored:
    folder: Path
    schema: type[Record]

    def __call__(self, article: GoldArticle) -> Record:
        path = self.folder / f"{article.name}.json"
        found = [*records_in(str(path), self.schema)]
        if len(found) != 1:
            raise InputError(f"{path} has {len(found):,} records, not that of {article.name}.txt.")
        (record,) = found
        if record.article.sha256 != article.article.sha256:
            raise InputError(f"{path} is a record of another text than {article.name}.txt.")
        return record


@dataclass(frozen=True)
class _Replayed:
    folder: Path
    answering: Answering

    def __call__(self, article: GoldArticle) -> Record:
        path = self._path(article.name)
        return _summarised(self.answering.asking().replaying(path), article)

    def _path(self, name: str) -> Path:
        plans = [self.answering.plan] if self.answering.plan else ["closed", "one-call"]
        names = [f"{name}.{plan}.json" for plan in plans] + [f"{name}.json"]
        for path in (self.folder / name for name in names):
            if path.is_file():
                return path
        raise InputError(f"{self.folder} has no cassette {' or '.join(names)}.", code="no_file")


class _Asked:
    def __init__(self, answering: Answering, notices: Notices) -> None:
        self._asking = answering.asking()
        self._notices = notices
        self._is_ready = False

    def __call__(self, article: GoldArticle) -> Record:
        from summarizer.cli.trip import whereabouts
        from summarizer.cli.weights import bring_weights

        summarizer = self._asking.summarizer()
        if not self._is_ready:
            summarizer.check()
            self._notices.say(whereabouts(summarizer.target))
            bring_weights(summarizer.target, summarizer.settings, self._notices)
            self._is_ready = True
        with self._notices.working(f"{article.name}: {article.article.characters:,} characters"):
            return _summarised(self._asking, article)


def _summarised(asking: Asking, article: GoldArticle) -> Record:
    return asking.summarizer().summarise(article.article)
