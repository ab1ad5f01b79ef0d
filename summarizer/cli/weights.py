"""The weights of a local model, fetched before they are needed and in sight of the user."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from summarizer.cli.notices import Notices, is_terminal
from summarizer.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.model.catalogue import LocalModel
    from summarizer.model.target import Target
    from summarizer.model.weights import Progress
    from summarizer.settings import Settings

__all__ = ["bring_weights", "fetched", "pulled"]

_MEGABYTE = 1_000_000
_STEP = 10  # per cent between two plain lines


def bring_weights(target: Target, settings: Settings, notices: Notices) -> None:
    """Fetch what the model of a run needs and does not have; nothing for other models."""
    from summarizer.model.catalogue import MODELS

    if not target.local:
        return
    if importlib.util.find_spec("xllamacpp") is None:
        # Said before a gigabyte is fetched, not after.
        raise InputError(
            'Local models need llama.cpp: pip install "summarizer[local]", or name another with'
            " --model.",
            code="no_llama",
        )
    if target.model in MODELS:
        fetched(MODELS[target.model], settings.cache, notices)


def fetched(model: LocalModel, cache: Path | None, notices: Notices) -> Path:
    """Where the model's weights are, after a fetch if they were not there."""
    from summarizer.model.weights import ensure_weights

    with _progress(model, notices) as tell:
        return ensure_weights(model, cache=cache, progress=tell)


def pulled(model: LocalModel, notices: Notices) -> Path:
    """The same, after a look at every byte of them if they were there."""
    from summarizer.model.weights import pull_weights

    with _progress(model, notices) as tell:
        return pull_weights(model, progress=tell)


@contextlib.contextmanager
def _progress(model: LocalModel, notices: Notices) -> Iterator[Callable[[Progress], None] | None]:
    if notices.quiet:
        yield None
    elif is_terminal():
        bar = _Bar()
        try:
            yield bar
        finally:
            bar.close()
    else:
        yield _Lines(model, notices)


class _Bar:
    """A progress bar, once there is something to tell."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
            TransferSpeedColumn,
        )

        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task = self._bar.add_task("", total=None)

    def __call__(self, progress: Progress) -> None:
        self._bar.start()
        self._bar.update(
            self._task,
            description=_doing(progress),
            completed=progress.done,
            total=progress.total,
        )

    def close(self) -> None:
        """Leave the bar as it is."""
        self._bar.stop()


class _Lines:
    """A line for each thing that is done and each tenth of it, for logs."""

    def __init__(self, model: LocalModel, notices: Notices) -> None:
        self._name = model.name
        self._notices = notices
        self._last: tuple[str, int] | None = None

    def __call__(self, progress: Progress) -> None:
        tenth = 100 * progress.done // max(progress.total, 1) // _STEP
        doing = _doing(progress)
        if (doing, tenth) == self._last:
            return
        self._last = (doing, tenth)
        done, total = progress.done // _MEGABYTE, progress.total // _MEGABYTE
        self._notices.say(f"{self._name}: {doing} ({done:,} of {total:,} MB)")


def _doing(progress: Progress) -> str:
    match progress.what:
        case "fetching":
            return f"fetching from {progress.source}"
        case "waiting":
            return f"waiting for {progress.source}"
    return f"{progress.what} the weights"
