"""A journal opened by one process, and bound to one configuration.

Where the configuration changed, what is there is moved aside and the run starts anew.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import InputError
from summarizer.files import keep_names, private_folder
from summarizer.many.configuration import Configuration
from summarizer.many.places import Place
from summarizer.many.store import Store

__all__ = ["Opened", "check_is_there", "held", "made_of", "opened", "reopened"]

_LOCK = "lock"


@dataclass(frozen=True)
class Opened:
    """A journal that is this process's own; ``aside``: where an older run was moved to."""

    store: Store
    aside: Path | None


@contextlib.contextmanager
def opened(place: Place, configuration: Configuration) -> Iterator[Opened]:
    """The journal of the place, while the block lasts.

    Raises InputError where another process has it, where the output is somebody else's, or
    where a folder holds the records of another configuration.
    """
    _refuse_what_is_not_ours(place)
    with _locked(place):
        aside = _moved_aside(place, configuration)
        store = _own(place, configuration)
        try:
            yield Opened(store, aside)
        finally:
            store.close()


@contextlib.contextmanager
def reopened(place: Place, configuration: Configuration) -> Iterator[Store]:
    """The journal of a run that began with this configuration, while the block lasts.

    Raises InputError where there is none, where another process has it, or where the run began
    with another: what it has is left alone.
    """
    with held(place) as store:
        _check_is_of(store, configuration, place)
        yield store


@contextlib.contextmanager
def held(place: Place) -> Iterator[Store]:
    """The journal of a run, whatever it began with, while the block lasts.

    Raises InputError where there is none, or where another process has it.
    """
    check_is_there(place)
    with _locked(place), contextlib.closing(Store(place.tables)) as store:
        yield store


def check_is_there(place: Place) -> None:
    """Raises InputError where no run has written to the place."""
    if not place.tables.exists():
        raise InputError(
            f"There is no journal {place.journal}: no run has written to {place.out}.",
            code="no_journal",
        )


def _check_is_of(store: Store, configuration: Configuration, place: Place) -> None:
    if store.told("configuration") == configuration.digest:
        return
    before = made_of(store)
    changed = _changed(before, configuration.told())
    version = before.get("version")
    raise InputError(
        f"{place.out} was begun with another {changed} (version {version} of this program). Put"
        " that back to go on; its journal is left as it is.",
        code="other_configuration",
    )


@contextlib.contextmanager
def _locked(place: Place) -> Iterator[None]:
    from filelock import FileLock, Timeout

    if not os.path.isdir(place.out.parent):
        raise InputError(f"There is no folder {place.out.parent} to write into.", code="no_folder")
    try:
        private_folder(place.journal)
        keep_names(place.journal.parent)
        lock = FileLock(place.journal / _LOCK, timeout=0, mode=0o600)
        lock.acquire()
    except Timeout:
        raise InputError(
            f"Another run writes to {place.out} at this moment. Wait for its end, or give"
            " another --out.",
            code="locked",
        ) from None
    except OSError as error:
        raise InputError(
            f"{place.journal} cannot be written: {error.strerror or error}.", code="unwritable"
        ) from None
    try:
        yield
    finally:
        lock.release()


def _refuse_what_is_not_ours(place: Place) -> None:
    """An InputError, before anything is made, where the output is somebody else's."""
    if not os.path.exists(place.tables):
        _check_is_free(place)


def _check_is_free(place: Place) -> None:
    """An InputError where records stand of which no journal tells: they would be cut off."""
    if place.form != "folder" and (os.path.exists(place.out) or os.path.exists(place.lines)):
        raise InputError(
            f"{place.out} exists, and no journal says how it was made. Give another --out, or"
            " move it away.",
            code="output_exists",
        )


def _own(place: Place, configuration: Configuration) -> Store:
    """The store, bound to the configuration."""
    store = Store(place.tables)
    if store.told("configuration") is not None:
        return store
    try:
        _check_is_free(place)  # a file of tables that lost what was in it knows of no output
        store.tell("configuration", configuration.digest)
        store.tell("made_of", json.dumps(dict(configuration.told()), ensure_ascii=False))
        store.commit()
    except InputError:
        store.close()
        raise
    return store


def _moved_aside(place: Place, configuration: Configuration) -> Path | None:
    """Where the output of another configuration went, if there was one."""
    if not place.tables.exists():
        return None
    store = Store(place.tables)
    try:
        digest, before = store.told("configuration"), made_of(store)
    finally:
        store.close()
    if digest is None or digest == configuration.digest:
        return None
    if place.form == "folder":
        changed = _changed(before, configuration.told())
        raise InputError(
            f"The records in {place.out} were made with another {changed}, and would be mixed"
            " with new ones. Give another folder.",
            code="other_configuration",
        )
    aside = next(_free(place))
    private_folder(aside.journal)
    moves = [(place.out, aside.out), (place.failures, aside.failures)]
    moves += [(file, aside.journal / file.name) for file in _without_tables(place)]
    _move(moves)
    # The tables last: until they are gone, the next run moves on what is left.
    _move([(place.tables, aside.tables)])
    return aside.out


def _move(moves: Sequence[tuple[Path, Path]]) -> None:
    """Move what is there, and have it on the disk that it was."""
    for old, new in moves:
        if old.exists():
            os.replace(old, new)
    for folder in {folder for old, new in moves for folder in (old.parent, new.parent)}:
        keep_names(folder)


def _without_tables(place: Place) -> list[Path]:
    own = (_LOCK, place.tables.name)
    return [file for file in sorted(place.journal.iterdir()) if file.name not in own]


def _free(place: Place) -> Iterator[Place]:
    """Places for an older run: one to which a move was begun, then those where nothing is."""
    for number in itertools.count(1):
        there = _numbered(place, number)
        is_begun = there.journal.exists() and not there.tables.exists()
        if is_begun or not any(one.exists() for one in (there.out, there.failures, there.journal)):
            yield there


def _numbered(place: Place, number: int) -> Place:
    out = place.out.with_name(f"{place.out.stem}.{number}{place.out.suffix}")
    return Place(out, place.form)


def made_of(store: Store) -> Mapping[str, object]:
    """What the configuration of a journal was made of."""
    try:
        told = json.loads(store.told("made_of") or "{}")
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise store.damaged("it does not say what its records were made with")
    return told


def _changed(before: Mapping[str, object], now: Mapping[str, object]) -> str:
    """In words, what is no longer the same."""
    names = [name for name in now if before.get(name) != now[name]]
    return ", ".join(name.replace("_", " ") for name in names) or "configuration"
