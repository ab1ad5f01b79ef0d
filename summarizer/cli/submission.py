"""What was submitted in batches, as it was typed: told to the journal, and told by it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from summarizer.cli.asking import Asking
from summarizer.cli.inputs import source_of
from summarizer.cli.reading import Reading, shown
from summarizer.cli.running import Running
from summarizer.errors import InputError
from summarizer.version import VERSION

if TYPE_CHECKING:
    from summarizer.api import Summarizer
    from summarizer.many.batch.run import Remembered
    from summarizer.many.entries import Source
    from summarizer.model.batches import Batches
    from summarizer.schemas import Record

__all__ = ["Submission", "account"]


@dataclass(frozen=True)
class Submission:
    """The input and the choices of a submission, and the folder that it was made in."""

    names: tuple[str, ...]
    reading: Reading
    asking: Asking
    running: Running
    form: str
    folder: str = field(default_factory=os.getcwd)

    @classmethod
    def told_by(cls, remembered: Remembered) -> Submission:
        """The submission that a journal remembers; an InputError where another version of this
        program told it other things.
        """
        told = remembered.told
        with _as_told_today(remembered, "call it back with `summarizer batch cancel`"):
            asking = told["asking"]
            return cls(
                names=tuple(told["names"]),
                reading=Reading(**told["reading"]),
                asking=Asking(**asking | {"sections": tuple(asking["sections"])}),
                running=Running(**told["running"]),
                form=told["form"],
                folder=told["folder"],
            )

    def told(self) -> Mapping[str, Any]:
        """What a journal is told: no key is among it."""
        return asdict(replace(self, running=replace(self.running, retry_failed=False)))

    def summarizer(self) -> Summarizer[Record]:
        """Who asks, where it has batches and the key is there; else an InputError."""
        from summarizer.model.batches import check_has_batches

        summarizer = self.asking.summarizer()
        check_has_batches(summarizer.target)  # no key would help where it has none
        summarizer.check()
        return summarizer

    def source(self, limit_characters: int) -> Source:
        """The articles, from the first; an InputError where they are not there any more."""
        try:
            return source_of(self.names, self.reading, self.running, limit_characters)
        except InputError as error:
            raise InputError(
                f"The articles that were submitted cannot be read again: {error} Put them back"
                " where they were; their answers are kept.",
                code=error.code,
            ) from None

    @contextlib.contextmanager
    def in_its_folder(self) -> Iterator[None]:
        """Names mean what they meant when they were typed, while the block lasts."""
        if not os.path.isdir(self.folder):
            raise InputError(
                f"The folder {shown(self.folder)}, in which it was submitted, is gone.",
                code="no_folder",
            )
        with contextlib.chdir(self.folder):
            yield


def account(remembered: Remembered) -> Batches:
    """Where it was submitted to, with the key; of the submission no more than that is needed.

    Raises InputError where the key is missing, or the journal does not tell of the model.
    """
    from summarizer.model.batches import Batches, check_has_batches
    from summarizer.model.keys import Surroundings
    from summarizer.model.target import identify, keyed

    with _as_told_today(remembered, "cancel its batches at the endpoint"):
        told = remembered.told["asking"]
        asking = Asking.of_model(told["model"], told["base_url"], told.get("timeout"))
    settings, environ = asking.settings(), Surroundings()
    target = identify(asking.model, settings, environ)
    check_has_batches(target)
    return Batches(keyed(target, environ), settings)


@contextlib.contextmanager
def _as_told_today(remembered: Remembered, otherwise: str) -> Iterator[None]:
    """An InputError where what a journal was told does not have today's form."""
    try:
        yield
    except (AttributeError, KeyError, TypeError):
        raise InputError(
            f"What was submitted for {shown(str(remembered.place.out))} cannot be read from its"
            f" journal: it was submitted with {_version(remembered)} of this program, and this is"
            f" version {VERSION}. Use that version, or {otherwise}.",
            code="other_version",
        ) from None


def _version(remembered: Remembered) -> str:
    known = remembered.version
    return "another version" if known is None else f"version {known}"
