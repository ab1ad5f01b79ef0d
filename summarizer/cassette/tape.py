"""Recording and replaying: vcrpy's cassette, with our file and our way of matching."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import os
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from summarizer.cassette.file import (
    CassetteFile,
    Exchange,
    RecordedReply,
    as_bytes,
    read_cassette,
    write_cassette,
)
from summarizer.cassette.kept import kept
from summarizer.cassette.matching import Said, nearest, operation, parsed, unlike
from summarizer.errors import InputError, StaleCassetteError

__all__ = ["CassetteMode", "opened"]

CassetteMode = Literal["replay", "missing", "all"]
_VCR = {"replay": "none", "missing": "new_episodes", "all": "all"}
_one_at_a_time = threading.Lock()


@contextlib.contextmanager
def opened(path: Path, mode: CassetteMode, *, model: str) -> Iterator[None]:
    """Replays the requests made inside from the cassette, or records them into it.

    "replay" never goes to the network, "missing" only for what is not there, "all" always.
    The file is written when the block ends, also with an exception, since a fault is worth
    recording too; but not when it is interrupted (Ctrl-C, a cancelled task): then it stays
    as it was. One cassette at a time in a process: a second one raises InputError
    "cassette_open".
    """
    if not _one_at_a_time.acquire(blocking=False):
        raise InputError(
            f"A cassette is open in this process already, so {path} cannot be. Recording patches"
            " the whole process: use one cassette at a time, and several processes for several.",
            code="cassette_open",
        )
    try:
        before = _before(path, mode)
        fault = None
        with _tape().use(
            path=str(path), persister=_Reading(before), record_mode=_VCR[mode]
        ) as recorded:
            try:
                yield
            except Exception as error:
                fault = error
        new = recorded.data[len(before) :]
        # Where nothing had to be asked, that is recorded too, or it could not be replayed.
        if new or (mode != "replay" and fault is None and not path.exists()):
            _write(path, model, before, new)
        if fault is not None:
            raise fault
    finally:
        _one_at_a_time.release()


def _before(path: Path, mode: CassetteMode) -> list[Exchange]:
    """The exchanges that are there already; "all" leaves nothing of them."""
    try:
        exchanges = read_cassette(path).exchanges
    except InputError as error:
        if mode == "replay":
            raise
        if error.code != "no_cassette":
            _check_replaceable(path, mode, error)
        exchanges = []
    if mode != "replay":
        _check_writable(path)
    return [] if mode == "all" else exchanges


def _check_replaceable(path: Path, mode: CassetteMode, error: InputError) -> None:
    """Raises InputError unless the file is a damaged cassette and is to be recorded anew."""
    if mode != "all" or error.code not in ("cassette_damaged", "cassette_too_large"):
        raise error
    with path.open("rb") as file:
        head = file.read(200)
    if head and b'"cassette/' not in head:
        raise InputError(
            f"The file {path} is no cassette, so nothing is recorded over it. Name another file,"
            " or delete it first.",
            code="no_cassette_file",
        )


def _check_writable(path: Path) -> None:
    """Raises InputError now: after the replies were paid for is too late."""
    folder = next(one for one in path.absolute().parents if one.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise InputError(
            f"The cassette {path} cannot be written: {folder} is no folder that you may write to.",
            code="cassette_unwritable",
        )


def _write(path: Path, model: str, before: list[Exchange], new: list[tuple[Any, Any]]) -> None:
    exchanges = [*before, *(kept(request, reply) for request, reply in new)]
    today = dt.datetime.now(dt.UTC).date().isoformat()
    write_cassette(path, CassetteFile(model=model[:200], recorded=today, exchanges=exchanges))


class _Reading:
    """Hands to vcrpy, as one of its persisters, what was read; ``_write`` does the writing."""

    def __init__(self, exchanges: list[Exchange]) -> None:
        self._exchanges = exchanges

    def load_cassette(self, path: str, serializer: object) -> tuple[list[Any], list[Any]]:
        from vcr.request import Request

        asked = (exchange.request for exchange in self._exchanges)
        requests = [
            Request(one.method, f"http://endpoint{one.path}", as_bytes(one.body), {})
            for one in asked
        ]
        return requests, [_vcr_reply(exchange.reply) for exchange in self._exchanges]


def _vcr_reply(reply: RecordedReply) -> dict[str, Any]:
    return {
        "status": {"code": reply.status, "message": ""},
        "headers": {name: [value] for name, value in reply.headers.items()},
        "body": {"string": reply.content},
    }


@cache
def _tape() -> Any:
    """vcrpy's cassette with our way of matching; a function, since vcrpy is imported late."""
    from vcr.cassette import Cassette

    class Tape(Cassette):  # type: ignore[misc]
        def append(self, request: Any, response: Any) -> None:
            """As vcrpy does, which also logs the whole reply."""
            self.data.append((request, copy.deepcopy(response)))

        def _responses(self, request: Any) -> Iterator[tuple[int, Any]]:
            # Of those in the file alone: what is recorded now answers no second try.
            for index, (recorded, reply) in enumerate(self.data[: self._loaded_count]):
                if unlike(_said(request), _said(recorded)) is None:
                    yield index, reply

        def can_play_response_for(self, request: Any) -> bool:
            if super().can_play_response_for(request):
                return True
            if self.write_protected:
                why = nearest(_said(request), map(_said, self.requests))
                raise StaleCassetteError(
                    f"The cassette {self.path} is stale: it holds no reply to this request:"
                    f" {why}. If the change is meant, record it again."
                )
            return False

        def _save(self, force: bool = False) -> None:
            """``opened`` writes, once nothing is patched any more."""

    return Tape


def _said(request: Any) -> Said:
    """What is compared of a request; read once, since each is compared with each."""
    if not hasattr(request, "said"):
        body = parsed(request.body)
        request.said = Said(request.method, operation(request.path), body)
    said: Said = request.said
    return said
