"""Reporting verbs with their speakers."""

from __future__ import annotations

from summarizer.scan.reporting.clause import Clause, clause_of
from summarizer.scan.reporting.company import denies, has_complement, role_of
from summarizer.scan.reporting.cues import (
    BE,
    DETERMINERS,
    FINITE,
    NOUNS,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    SKIPPED,
    TIMES,
    VERBS,
    Verb,
    word_set,
)
from summarizer.scan.reporting.hearers import hearers, interview
from summarizer.scan.reporting.interpolations import across
from summarizer.scan.reporting.objects import object_at, without_carriers
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.phrases import record_before
from summarizer.scan.reporting.subjects import opening_party, party_before
from summarizer.scan.reporting.units import Row

__all__ = ["spoken"]

_MODALS = word_set("modals")
_MANY = word_set("many")
_ADVERBS = SKIPPED - {"has", "have", "had"}


def spoken(row: Row, at: int, found: list[Clause]) -> Clause | None:
    verb = VERBS.get(row[at].word)
    if verb is None or not _finite(row, at, verb):
        return None
    if verb.form == "ing":
        return _participle(row, at, verb, found)
    if _inverted(row, at, verb):
        party, carriers, _ = object_at(row, at + 1)
        return party and clause_of(row, "tail", at, at, party, carriers)
    role = role_of(row, at, verb)
    if role is None:
        return None
    party = _same_speaker(row, at, found) or party_before(row, at)
    if verb.company == "shows" and (party is None or not _is_record(row, party)):
        party = record_before(row, at)
    if party is None or not _agrees(row, party, verb, at):
        return None
    if _asks_what(row, party):
        return None
    if row[at].word.startswith("read") and (party.mention or party.word not in NOUNS):
        return None
    party, carried = without_carriers(row, party)
    carriers = hearers(row, at) if verb.company == "told" else ()
    carriers += carried + interview(row, at)
    if verb.company == "shows" and role == "main" and any(c.role == "main" for c in found):
        role = "weak"  # "Tonpre said data showed": the data or, likelier, Tonpre
    return clause_of(row, role, at, at, party, carriers, denies(row, at, verb))


def _asks_what(row: Row, party: Party) -> bool:
    """Whether it is "what X says matters"; "in what X says is a first" is a report."""
    first = party.first
    if not first or row[first - 1].word != "what":
        return False
    return first < 2 or (row[first - 2].word != "," and row[first - 2].word not in PREPOSITIONS)


def _finite(row: Row, at: int, verb: Verb) -> bool:
    """Whether the word is a verb in its own right: not "is said to", "to say", "the claims"."""
    before = at - 1
    while before >= 0 and at - before < 6 and row[before].word in _ADVERBS:
        before -= 1
    word = row[before].word if before >= 0 else ""
    if word in BE or word in ("being", "get", "got", "as", "neither"):
        return False
    if verb.form == "plain":
        return word not in _MODALS or (word == "will" and verb.company in ("say", "told"))
    if verb.form in ("past", "third"):
        return word not in _MODALS - {"n't"} and word not in (
            "the", "a", "an", "his", "her", "its", "their", "of", "with", "by", "from", "some",
        )  # fmt: skip
    return True


def _participle(row: Row, at: int, verb: Verb, found: list[Clause]) -> Clause | None:
    """The clause of ", saying that", whose speaker is the subject of the clause around it."""
    if at == 0 or not (row[at - 1].word == "," or row[at - 1].quoted or verb.company == "say"):
        return None
    if at and row[at - 1].word in (
        "by",
        "without",
        "of",
        "from",
        "for",
        "in",
        "as",
        "worth",
        "goes",
    ):
        return None
    if verb.company not in ("say", "that", "accuse") or not has_complement(row, at, verb):
        return None
    if any(clause.role in ("main", "tail") for clause in found):
        return None
    party = opening_party(row, at)
    return party and clause_of(row, "main", at, at, party)


def _inverted(row: Row, at: int, verb: Verb) -> bool:
    """Whether the speaker stands after the verb: ", said X"."""
    if verb.form not in ("past", "third") or at + 1 >= len(row):
        return False
    if verb.company in ("shows", "deny", "claim", "accuse", "out"):
        return False
    if at == 0:  # "Said one: ..."
        return verb.company == "say" and row[1].word in PRONOUNS | DETERMINERS
    before = row[at - 1]
    if not (before.quoted or before.word == ","):
        return False
    quoted = before.quoted or (at > 1 and row[at - 2].quoted)
    if not quoted and (verb.company not in ("say", "that") or across(row, at - 1) is not None):
        return False
    party, _, end = object_at(row, at + 1)
    if row[at + 1].quoted or row[at + 1].word in VERBS or row[at + 1].word in PREPOSITIONS | TIMES:
        return False
    if party is None or not _is_speaker(row, party):
        return False
    if quoted:
        return not _has_finite(row, at + 1, min(end, at + 8))
    return not _has_finite(row, party.last + 1, min(len(row), party.last + 6))


def _is_speaker(row: Row, party: Party) -> bool:
    """Whether a phrase after the verb can be who speaks."""
    if party.mention is None:
        return party.word in PEOPLE or party.word in PRONOUNS or party.word in NOUNS
    return not (party.last + 1 < len(row) and row[party.last + 1].word == "'s")


def _has_finite(row: Row, first: int, last: int) -> bool:
    for index in range(first, last):
        word = row[index].word
        if word in ("who", "which", "that", ",") or row[index].quoted:
            return False
        if word in FINITE or (word in VERBS and VERBS[word].form == "past"):
            return True
        if (
            word.endswith("ed")
            and row[index].mention is None
            and row[index - 1].mention is not None
        ):
            return True
    return False


def _same_speaker(row: Row, at: int, found: list[Clause]) -> Party | None:
    """The speaker before "and said", "but warned" in the same clause."""
    before = at - 1
    while before >= 0 and at - before < 6 and row[before].word in SKIPPED:
        before -= 1
    if before < 0 or row[before].word not in ("and", "but", "then", "or"):
        return None
    spoke = [clause for clause in found if clause.role in ("main", "weak") and clause.party]
    return spoke[-1].party if spoke else None


def _agrees(row: Row, party: Party, verb: Verb, at: int) -> bool:
    """Whether a plain form has a plural subject ("sources say"), so that it is a verb."""
    if verb.form == "past":
        return True
    mention = party.mention
    if verb.form == "third":
        return (
            row[at].word not in NOUNS
            or mention is None
            or mention.kind != "group"
            or (not mention.text.endswith("s"))
        )
    if party.word in _MANY or row[at - 1].word == "will":
        return True
    if mention is None:
        return party.word.endswith("s") or party.word in ("data", "people", "police")
    return mention.kind == "group" and (
        "s " in mention.text or mention.text.lower().endswith(("s", "people", "men", "police"))
    )


def _is_record(row: Row, party: Party) -> bool:
    if party.mention is None:
        return party.word in NOUNS
    return any(row[index].word in NOUNS for index in range(party.first, party.last + 1))
