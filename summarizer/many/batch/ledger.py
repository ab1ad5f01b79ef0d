"""Which request is in which batch: tables of the journal, so that nothing is submitted twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from summarizer.many.store import Store

__all__ = ["Batch", "Ledger", "Request", "RequestState"]

# sent: its batch is under way. loose: it came back without an answer and may be sent again.
# unusable: its answer is cut off, a refusal, or no JSON.
RequestState = Literal["sent", "loose", "refused", "answered", "unusable"]

_TABLES = (
    "CREATE TABLE IF NOT EXISTS batches ("
    " number INTEGER PRIMARY KEY, requests INTEGER NOT NULL, state TEXT NOT NULL,"
    " taken INTEGER NOT NULL, file TEXT, uploaded INTEGER, id TEXT, sent TEXT)",
    "CREATE TABLE IF NOT EXISTS requests ("
    " request BLOB PRIMARY KEY, batch INTEGER NOT NULL, line INTEGER NOT NULL,"
    " tries INTEGER NOT NULL, state TEXT NOT NULL, code TEXT, reason TEXT) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS requests_batch ON requests (batch, line)",
)
_BATCH = "SELECT number, requests, state, taken, file, uploaded, id, sent FROM batches"


class Batch(NamedTuple):
    """One file of requests and its way: written, uploaded, then as the endpoint calls it.

    ``taken``: nothing more will come of it.
    ``file`` and ``id`` are the endpoint's, ``uploaded`` is by its clock, ``sent`` by ours.
    """

    number: int
    requests: int
    state: str
    taken: bool
    file: str | None
    uploaded: int
    id: str | None
    sent: str | None

    @classmethod
    def written(cls, number: int, requests: int) -> Batch:
        """One that the endpoint knows nothing of."""
        return cls(number, requests, "written", False, None, 0, None, None)


class Request(NamedTuple):
    """What is known of a request; ``code`` and ``reason`` tell why it has no answer."""

    batch: int
    tries: int
    state: RequestState
    code: str | None
    reason: str | None


class Ledger:
    """The batches of one journal. Changes are the store's: on the disk once it commits."""

    def __init__(self, store: Store) -> None:
        self._store = store
        for table in _TABLES:
            store.change(table)
        store.commit()

    # Batches -----------------------------------------------------------------------------

    def batches(self) -> list[Batch]:
        """All, in the order in which they were written."""
        return [Batch(*row) for row in self._store.select(f"{_BATCH} ORDER BY number")]

    def unsent(self) -> list[Batch]:
        """Those that are written and have not become a batch at the endpoint."""
        return self._some("taken = 0 AND id IS NULL")

    def under_way(self) -> list[Batch]:
        """Those whose results were not taken yet."""
        return self._some("taken = 0 AND id IS NOT NULL")

    def out(self) -> list[Batch]:
        """Both: whatever may still be answered."""
        return self._some("taken = 0")

    def next_number(self) -> int:
        """A number above all."""
        (found,) = self._store.select("SELECT max(number) FROM batches")
        return (found[0] or 0) + 1

    def write(self, number: int, requests: Sequence[bytes]) -> None:
        """Note that a file with these requests, a line each, waits to be sent."""
        for line, request in enumerate(requests, start=1):
            self._store.change(
                "INSERT INTO requests (request, batch, line, tries, state)"
                " VALUES (?, ?, ?, 1, 'sent') ON CONFLICT (request) DO UPDATE"
                " SET batch = excluded.batch, line = excluded.line, tries = tries + 1,"
                " state = 'sent'",
                (request, number, line),
            )
        self._store.change(
            "INSERT INTO batches (number, requests, state, taken, uploaded)"
            " VALUES (?, ?, 'written', 0, 0)",
            (number, len(requests)),
        )

    def upload(self, number: int, file: str, uploaded: int) -> None:
        """Note which file it is at the endpoint."""
        self._store.change(
            "UPDATE batches SET state = 'uploaded', file = ?, uploaded = ? WHERE number = ?",
            (file, uploaded, number),
        )

    def forget_upload(self, number: int) -> None:
        """Have the file uploaded anew: the endpoint would make no batch of it."""
        self._store.change(
            "UPDATE batches SET state = 'written', file = NULL, uploaded = 0 WHERE number = ?",
            (number,),
        )

    def send(self, number: int, batch: str, state: str, now: str) -> None:
        """Note which batch it is at the endpoint."""
        self._store.change(
            "UPDATE batches SET id = ?, state = ?, sent = ? WHERE number = ?",
            (batch, state, now, number),
        )

    def see(self, number: int, state: str) -> None:
        """Note how the batch was found."""
        self._store.change("UPDATE batches SET state = ? WHERE number = ?", (state, number))

    def take(self, number: int, state: str, code: str, reason: str) -> None:
        """Note that nothing more will come of it; what has no answer was left for this reason."""
        self._store.change(
            "UPDATE requests SET state = 'loose', code = ?, reason = ?"
            " WHERE batch = ? AND state = 'sent'",
            (code, reason, number),
        )
        self._store.change(
            "UPDATE batches SET state = ?, taken = 1 WHERE number = ?", (state, number)
        )

    # Requests ----------------------------------------------------------------------------

    def request(self, request: bytes) -> Request | None:
        """What is known of the request with this digest."""
        found = self._store.select(
            "SELECT batch, tries, state, code, reason FROM requests WHERE request = ?", (request,)
        )
        return next((Request(*row) for row in found), None)

    def answer(self, request: bytes, state: Literal["answered", "unusable"]) -> None:
        """Note that the journal has its answer."""
        self._store.change("UPDATE requests SET state = ? WHERE request = ?", (state, request))

    def leave(self, request: bytes, state: RequestState, code: str, reason: str) -> None:
        """Note why a request that was sent has no answer."""
        self._store.change(
            "UPDATE requests SET state = ?, code = ?, reason = ?"
            " WHERE request = ? AND state = 'sent'",
            (state, code, reason, request),
        )

    def refuse_line(self, number: int, line: int, code: str, reason: str) -> None:
        """Note why the request in this line of a batch's file cannot be answered."""
        self._store.change(
            "UPDATE requests SET state = 'refused', code = ?, reason = ?"
            " WHERE batch = ? AND line = ? AND state = 'sent'",
            (code, reason, number, line),
        )

    def spare(self, number: int) -> None:
        """Do not count as a try that the requests were in a batch which was not begun."""
        self._store.change(
            "UPDATE requests SET tries = tries - 1 WHERE batch = ? AND state = 'sent'", (number,)
        )

    def forgive(self) -> None:
        """Let every request without a usable answer be sent again, as if it never had been."""
        self._store.change(
            "DELETE FROM answers WHERE request IN"
            " (SELECT request FROM requests WHERE state = 'unusable')"
        )
        self._store.change(
            "UPDATE requests SET state = 'loose', tries = 0"
            " WHERE state IN ('refused', 'loose', 'unusable')"
        )

    def _some(self, condition: str) -> list[Batch]:
        return [Batch(*row) for row in self._store.select(f"{_BATCH} WHERE {condition}")]
