"""Phrases that stand as a subject: "a delegation led by X", "a letter from X", "A and B"."""

from __future__ import annotations

from summarizer.grammar.asks.objects import apposed, parties_at
from summarizer.grammar.asks.words import AUXILIARIES, word_set
from summarizer.scan.reporting.cues import DETERMINERS, FINITE, NOUNS, PERSONAL, PREPOSITIONS
from summarizer.scan.reporting.cues import VERBS as REPORTING
from summarizer.scan.reporting.parties import Party, begins_clause, party_of
from summarizer.scan.reporting.units import Row

__all__ = ["by_name", "capital", "contracted", "leader", "listed", "said_of", "writer"]

_NOBODY = word_set("nobody")
_FEW = 4
_LED_WITHIN = 12


def said_of(row: Row, verb: int) -> Party | None:
    """The nameless subject in "A source said the marketers offered": it stands after "said"."""
    for start in range(verb - 1, max(0, verb - _FEW), -1):
        word = row.words[start]
        if row.mentions[start] is not None or not word.isalpha() or word in PREPOSITIONS:
            return None
        if word in DETERMINERS and start < verb - 1:
            before = row.words[start - 1]
            said = before in REPORTING and REPORTING[before].company in ("say", "that")
            return party_of(row, start, verb - 1, verb - 1) if said or before == "that" else None
    return None


def leader(row: Row, start: int, verb: int) -> Party | None:
    """X for the "delegation led by X" with which a clause begins."""
    words = row.words
    for at in range(start, min(verb, start + _LED_WITHIN)):
        if words[at] in FINITE:
            return None
        if words[at] in ("led", "headed") and words[at + 1 : at + 2] == ["by"] and at:
            body = row.mentions[at - 1 - (words[at - 1] == ",")]
            if body is not None and body.kind != "group":
                return None  # "the Peace Party, led by X," asks itself
            found, _ = parties_at(row, at + 2)
            person = found and found[0].mention is not None and found[0].mention.kind == "person"
            return found[0] if person else None
    return None


def by_name(row: Row, party: Party | None) -> Party | None:
    """X for "its ambassador" in "its ambassador, X, met"."""
    if party is None or party.mention is None or party.mention.kind != "group":
        return party
    after = party.last + 1
    if row.words[after : after + 1] in (["'"], ["’"]):  # "the teachers' union NUT"
        owned = (
            i for i in range(after, after + _FEW) if row.mentions[i : i + 1] not in ([], [None])
        )
        name = next(owned, party.last)
        return party_of(row, name, name, name)
    holder = apposed(row, party.last + 1)
    return party if holder is None else party_of(row, holder, holder, holder)


def listed(row: Row, party: Party | None) -> Party | None:
    """With the names before it: "the A, the B and the C asked"."""
    if party is None or party.mention is None or party.word == "list":
        return party
    words, first, joined = row.words, party.first, False
    while first > 1:
        at = first - 1
        at -= words[at] == "the"
        if at < 1 or words[at] not in ("and", "&") + ((",",) if joined else ()):
            break
        joined = True
        at -= 1
        at -= words[at] == ","
        if at < 0 or row.mentions[at] is None:
            break
        first = at
    if first == party.first or not begins_clause(row, first):
        return party
    return party_of(row, first, party.last, first)._replace(word="list")


def writer(row: Row, party: Party | None) -> Party | None:
    """X for "a letter from X", which asks in his name."""
    if party is None or party.mention is not None or party.last - party.first < 2:
        return party
    for at in range(party.first, party.last):
        if row.words[at] in ("from", "by") and not NOUNS.keys().isdisjoint(
            row.words[party.first : at]
        ):
            found, _ = parties_at(row, at + 1)
            return found[0] if found else party
    return party


def contracted(row: Row, verb: int) -> Party | None:
    """The pronoun in "we've asked"."""
    pronoun, mark, _ = (row.words[verb - 1] if verb else "").replace("’", "'").partition("'")
    if not mark or pronoun not in PERSONAL:
        return None
    return party_of(row, verb - 1, verb - 1, verb - 1)._replace(word=pronoun)


def capital(row: Row, verb: int) -> Party | None:
    """The few words that open the sentence, where no name or noun is known among them."""
    start = 1 if row.words[:1] in (["“"], ['"'], ["‘"]) else 0
    words = row.words[start:verb]
    if not 0 < len(words) <= _FEW or not all(word[:1].isalpha() for word in words):
        return None
    if not (PREPOSITIONS | FINITE | AUXILIARIES | _NOBODY | PERSONAL).isdisjoint(words):
        return None
    return party_of(row, start, verb - 1, verb - 1)
