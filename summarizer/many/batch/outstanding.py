"""What batches mean for an ordinary run with the same journal."""

from __future__ import annotations

from summarizer.errors import InputError
from summarizer.many.batch.ledger import Ledger
from summarizer.many.places import Place
from summarizer.many.store import Store

__all__ = ["SUBMISSION", "check_nothing_is_out", "forgive_what_failed"]

# Told of a journal that anything was submitted to: what was, for whoever collects it.
SUBMISSION = "batch_submission"


def check_nothing_is_out(store: Store, place: Place) -> None:
    """Raises InputError where an ordinary run would ask, and pay for, what a batch is asked."""
    if store.told(SUBMISSION) is None:
        return
    questions = sum(batch.requests for batch in Ledger(store).out())
    if questions:
        raise InputError(
            f"Batches with {questions:,} questions for {place.out} were not collected, and a run"
            " would pay for their answers a second time. Take them with `summarizer batch collect"
            f" --out {place.out}`, or call them back before with `summarizer batch cancel --out"
            f" {place.out}`.",
            code="batches_out",
        )


def forgive_what_failed(store: Store) -> None:
    """Have asked anew what a batch was asked in vain: its answers that are no good are kept."""
    if store.told(SUBMISSION) is not None:
        Ledger(store).forgive()
        store.commit()
