"""Requests on their way out: into files, to the endpoint, into batches; each of them once.

A request counts as sent when the journal says in which file it stands, and the file is on the
disk. From there on each step is noted before the next, so a kill repeats one step at most.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

from summarizer.errors import InputError, RefusedError, SummariserError
from summarizer.files import keep_names, private
from summarizer.many.batch.ledger import Batch, Ledger
from summarizer.many.journal import Journal
from summarizer.model.batches import PATH, Batches, Uploaded
from summarizer.model.failure import CallError, Failure

__all__ = ["HeldBack", "Limits", "Outbox", "Sending", "file_of"]


@dataclass(frozen=True)
class Limits:
    """How large a batch may be, and how often a request is sent before it has failed.

    ``requests`` and ``bytes`` of one file, as in OpenAI's reference of ``POST /batches``
    (``input_file_id``: up to 50,000 requests, up to 200 MB).
    """

    requests: int = 50_000
    bytes: int = 200_000_000
    tries: int = 5


class Outbox(Protocol):
    """Takes requests that have no answer and are in no batch."""

    async def add(self, digest: bytes, request: Mapping[str, Any]) -> None:
        """Take a request, once; a CallError where it cannot be sent."""
        ...

    async def flush(self) -> None:
        """Nothing more comes."""
        ...

    @property
    def waiting(self) -> int:
        """How many requests were taken and not sent."""
        ...


class HeldBack:
    """Sends nothing, and counts."""

    def __init__(self) -> None:
        self._digests: set[bytes] = set()

    async def add(self, digest: bytes, request: Mapping[str, Any]) -> None:
        self._digests.add(digest)

    async def flush(self) -> None:
        """What was held back stays so."""

    @property
    def waiting(self) -> int:
        return len(self._digests)


class Sending:
    """Sends batches as they are full, one at a time, and the last when all is said.

    ``folder`` holds the file that grows and those that were not sent yet; ``sent`` counts the
    requests of this process.
    """

    def __init__(
        self, journal: Journal, ledger: Ledger, batches: Batches, folder: Path, limits: Limits
    ) -> None:
        self._journal = journal
        self._ledger = ledger
        self._batches = batches
        self._folder = folder
        self._limits = limits
        self._one_at_a_time = asyncio.Lock()
        self._digests: dict[bytes, None] = {}
        self._size = 0
        self._file: IO[bytes] | None = None
        self._failed: SummariserError | None = None
        self.sent = 0

    async def add(self, digest: bytes, request: Mapping[str, Any]) -> None:
        line = _line(digest, request)
        if len(line) > self._limits.bytes:
            raise CallError(
                Failure("too_long", f"The question has {len(line):,} bytes: no batch takes it.")
            )
        async with self._one_at_a_time:
            if self._failed is not None:
                raise self._failed
            if digest in self._digests or self._is_sent(digest):
                return
            try:
                await self._take(digest, line)
            except SummariserError as error:
                # What hinders this one hinders all that come after it.
                self._failed = error
                raise

    async def flush(self) -> None:
        """Send what waits for its file to be full."""
        async with self._one_at_a_time:
            await self._seal()

    @property
    def waiting(self) -> int:
        return len(self._digests)

    async def send_written(self) -> None:
        """Send what an earlier run wrote and did not come to send."""
        for batch in self._ledger.unsent():
            await self._send(batch)

    def close(self) -> None:
        """Leave out what was not sent: the next run will ask for it anew."""
        if self._file is not None:
            self._file.close()
            self._file = None
            self._growing.unlink(missing_ok=True)

    def _is_sent(self, digest: bytes) -> bool:
        known = self._ledger.request(digest)
        return known is not None and known.state == "sent"

    # Files -------------------------------------------------------------------------------

    async def _take(self, digest: bytes, line: bytes) -> None:
        is_full = len(self._digests) >= self._limits.requests
        if is_full or self._size + len(line) > self._limits.bytes:
            await self._seal()
        self._write(line)
        self._digests[digest] = None

    def _write(self, line: bytes) -> None:
        try:
            if self._file is None:
                self._file = open(self._growing, "wb", opener=private)  # noqa: SIM115
            self._file.write(line)
        except OSError as error:
            raise _unwritable(self._growing, error) from None
        self._size += len(line)

    async def _seal(self) -> None:
        """Have the file on the disk and in the journal, then send it."""
        if self._file is None:
            return
        file, self._file = self._file, None
        number, digests = self._ledger.next_number(), list(self._digests)
        try:
            with file:
                file.flush()
                await asyncio.to_thread(os.fsync, file.fileno())
            os.replace(self._growing, file_of(self._folder, number))
            keep_names(self._folder)
        except OSError as error:
            raise _unwritable(self._growing, error) from None
        await self._journal.note(lambda: self._ledger.write(number, digests))
        self._digests, self._size = {}, 0
        await self._send(Batch.written(number, len(digests)))

    @property
    def _growing(self) -> Path:
        return self._folder / "next.jsonl"

    # Batches -----------------------------------------------------------------------------

    async def _send(self, batch: Batch) -> None:
        path, number = file_of(self._folder, batch.number), batch.number
        if batch.file is not None:
            uploaded = Uploaded(batch.file, batch.uploaded)
        elif path.exists():
            uploaded = await self._batches.upload(path)
            file = uploaded
            await self._journal.note(lambda: self._ledger.upload(number, file.id, file.created))
        else:
            await self._journal.note(lambda: self._give_up(number))
            return
        try:
            job = await self._batches.submit(uploaded)
        except RefusedError as error:
            # Of what else was refused, a lost reply before may have left a batch.
            if error.code == "bad_request":
                await self._journal.note(lambda: self._ledger.forget_upload(number))
            raise
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        await self._journal.note(lambda: self._ledger.send(number, job.id, job.state, now))
        self.sent += batch.requests
        path.unlink(missing_ok=True)

    def _give_up(self, number: int) -> None:
        """A file that is gone was never sent: its requests are asked for anew."""
        self._ledger.spare(number)
        self._ledger.take(number, "lost", "unanswered", "The file of its batch is gone.")


def file_of(folder: Path, number: int) -> Path:
    """Where the file of a batch is until it was sent."""
    return folder / f"{number:06}.jsonl"


def _line(digest: bytes, request: Mapping[str, Any]) -> bytes:
    told = {"custom_id": digest.hex(), "method": "POST", "url": PATH, "body": request}
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"{path} cannot be written: {error.strerror or error}. What was sent is kept: the same"
        " command goes on from there.",
        code="unwritable",
    )
