"""Cues of several words: "according to", "was quoted as saying", "put it at"."""

from __future__ import annotations

from summarizer.scan.reporting.clause import Clause, Role, clause_of
from summarizer.scan.reporting.cues import (
    BE,
    DETERMINERS,
)
from summarizer.scan.reporting.objects import object_at
from summarizer.scan.reporting.subjects import party_before
from summarizer.scan.reporting.units import Row

__all__ = ["set_phrase"]


def set_phrase(row: Row, at: int) -> Clause | None:
    word = row[at].word
    following = row[at + 1].word if at + 1 < len(row) else ""
    if word == "according" and following == "to":
        role: Role = "lead" if at <= 1 and not (at and row[0].quoted) else "tail"
        return _by_object(row, at, at + 1, role)
    if word == "words" and following == "of" and at > 1 and row[at - 2].word == "in":
        return (
            _moved(row, clause, at - 2) if (clause := _by_object(row, at, at + 1, "tail")) else None
        )
    if word == "as" and following == "per":
        return _by_object(row, at, at + 1, "lead" if at <= 1 else "tail")
    if (
        word in ("citing", "quoting", "cited")
        and following not in ("", "by", "as")
        and at
        and (word != "cited" or row[at - 1].word in ("which", "who"))
    ):
        return _by_object(row, at, at, "cite")
    if (
        word in ("reported", "quoted", "cited")
        and following == "by"
        and at
        and (row[at - 1].word in ("as", "first", ","))
    ):
        first = at - 1 if row[at - 1].word == "as" else at
        clause = _by_object(row, at + 1, at + 1, "tail")
        return clause and _moved(row, clause, first)
    if word in ("quoted", "cited", "quotes", "reported") and at:
        clause = _quoted_as_saying(row, at)
        if clause is not None or word != "reported":
            return clause
    if (
        word in ("told", "informed", "briefed")
        and at
        and row[at - 1].word in ("been", "was", "were")
    ):
        return _told_by(row, at)
    if word in ("put", "puts") and _puts_at_figure(row, at):
        party = party_before(row, at)
        return None if party is None else clause_of(row, "main", at, at, party)
    return None


def _moved(row: Row, clause: Clause, first: int) -> Clause:
    return clause_of(row, clause.role, first, clause.last, clause.party, clause.carriers)


def _by_object(row: Row, at: int, last: int, role: Role) -> Clause | None:
    party, carriers, _ = object_at(row, last + 1)
    if party is None and not carriers:
        return None
    if role == "cite" and any(unit.word == "own" for unit in row[last + 1 : last + 4]):
        return None
    return clause_of(row, role, at, last, party, carriers)


def _quoted_as_saying(row: Row, at: int) -> Clause | None:
    """The clause of "X was quoted (by Y) as saying", and of "Y quoted X as saying"."""
    saying = next(
        (
            i
            for i in range(at + 1, min(len(row) - 1, at + 9))
            if row[i].word == "as" and row[i + 1].word in ("saying", "telling", "writing")
        ),
        None,
    )
    if saying is None:
        return None
    subject = party_before(row, at - 1 if row[at - 1].word in BE else at)
    if row[at - 1].word in BE | {"been"}:
        outlet = None
        if row[at + 1].word == "by":
            outlet, _, _ = object_at(row, at + 2)
        elif saying + 2 < len(row) and row[saying + 2].word == "by":
            outlet, _, _ = object_at(row, saying + 3)
        return subject and clause_of(
            row, "main", at, saying + 1, subject, (outlet,) if outlet else ()
        )
    speaker, _, _ = object_at(row, at + 1)
    return speaker and clause_of(
        row, "main", at, saying + 1, speaker, (subject,) if subject else ()
    )


def _told_by(row: Row, at: int) -> Clause | None:
    """Where the claim comes from in "it had been told of the gathering by X"."""
    for index in range(at + 1, min(len(row) - 1, at + 10)):
        if row[index].word in (",", "that") or row[index].quoted:
            return None
        if row[index].word == "by":
            party, _, _ = object_at(row, index + 1)
            return party and clause_of(row, "cite", at, at, party)
    return None


def _puts_at_figure(row: Row, at: int) -> bool:
    for index in range(at + 1, min(len(row) - 1, at + 10)):
        if row[index].word == "at":
            return any(
                row[i].word[:1].isdigit() or row[i].word in DETERMINERS - {"the", "a", "an"}
                for i in range(index + 1, min(len(row), index + 5))
            )
    return False
