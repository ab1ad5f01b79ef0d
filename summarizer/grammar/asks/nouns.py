"""A noun for an ask with what stands around it: "X's offer to Y", "rejected a request from X"."""

from __future__ import annotations

from summarizer.grammar.asks.answers import answer_before, answers_in
from summarizer.grammar.asks.askers import subject_of
from summarizer.grammar.asks.doubts import is_unwilling
from summarizer.grammar.asks.found_asks import FoundAsk, Stretches, span_of
from summarizer.grammar.asks.objects import helped_at, parties_at
from summarizer.grammar.asks.requests import Complement, after_noun
from summarizer.grammar.asks.withdrawn import is_withdrawn, owner_by_verb, stays_open
from summarizer.grammar.asks.wording import noun_phrase_start
from summarizer.grammar.asks.words import ANSWERS, AUXILIARIES, VERBS, AskNoun, is_adverb, word_set
from summarizer.scan.reporting.cues import DETERMINERS, FINITE
from summarizer.scan.reporting.parties import Party, party_of
from summarizer.scan.reporting.units import Row

__all__ = ["of_noun"]

_COMPOUNDS = word_set("compounds")
_DEFINITE = word_set("definite")
_MADE = word_set("made")
_NEGATIVE = word_set("negative nouns")
_POSSESSIVES = word_set("possessives")
_OPENS = DETERMINERS | _POSSESSIVES | {"'s", "’s", "such"}
_POSSESSIVE_MARKS = frozenset(("'s", "’s", "'", "’"))
_REACH = 8
_INSERTED = 16  # units of ", which ...," behind a noun
_OPENING = 3  # a noun so near the start is the subject, and the verb is still to come


def of_noun(row: Row, at: int, noun: AskNoun) -> FoundAsk:
    """The ask that the noun at a place stands for."""
    start = noun_phrase_start(row, at)
    maker = _maker(row, at)
    answerer = () if maker else _answerer(row, at)
    again = bool(maker or answerer)
    complement = Complement(maker, answerer) if again else after_noun(row, at + 1, noun)
    owner = _owner(row, start)
    request = _request_of_noun(row, start, at, noun, complement)
    stated = _stated(row, at) if noun.own and complement.start is None else ()
    askers, asked = complement.askers, complement.asked
    if noun.kind == "offer" and complement.start is not None:
        asked = asked or helped_at(row, complement.start)
    sure = bool(askers) and not maker
    if owner is not None and not askers:
        askers, sure = (owner,), owner.mention is not None
    found = FoundAsk(
        noun.kind,
        askers,
        asked,
        request + stated,
        is_ask=False if _is_none(row, start, at) else None,
        plain=sure,
        sure=sure,
        handed_on=bool(maker),
        definite=again or (not stated and _is_taken_up(row, start, at, noun, complement)),
    )
    found = _with_verb(row, start if owner is None else _phrase_before(row, start), at, found)
    late = () if found.askers else _late_askers(row, at)
    found = found._replace(askers=late, plain=True, sure=True) if late else found
    before = _phrase_before(row, start)
    if is_withdrawn(row, before, at):
        return found._replace(is_ask=False)
    return found._replace(is_ask=None, plain=False) if stays_open(row, before) else found


def _stated(row: Row, at: int) -> Stretches:
    """The figure of which an offer is said to be: "X's offer, which Y tabled, is 6.5%"."""
    words, index = row.words, at + 1
    if words[index : index + 2] in ([",", "which"], [",", "that"]):
        comma = (i for i in range(index + 2, min(len(words), index + _INSERTED)) if words[i] == ",")
        index = next(comma, at) + 1
    if words[index : index + 1] not in (["is"], ["was"]) or index + 1 >= len(words):
        return ()
    return span_of(row, index + 1) if _is_sum(words[index + 1]) else ()


def _is_sum(word: str) -> bool:
    return word[:1].isdigit() or word[-1:].isdigit() or word in ("$", "£", "€", "₹")


def _with_verb(row: Row, start: int, at: int, found: FoundAsk) -> FoundAsk:
    """With the parties to the verb that governs the noun: "made", "received", "rejected"."""
    answer = answer_before(row, start)
    if answer is None:
        return found if found.asked else found._replace(asked=_answering(row, at))
    subject = subject_of(row, answer.at, None)
    party = (subject.party,) if subject.party and not subject.passive else ()
    doubted = answer.response is None and is_unwilling(row, answer.at)
    if subject.negated or doubted:  # "denied making a request"
        return found._replace(is_ask=False)
    if answer.value != "given":
        return found._replace(
            asked=found.asked or party, response=answer.response, plain=bool(found.askers)
        )
    if found.askers:
        return found._replace(plain=True)
    return found._replace(askers=party, plain=bool(party), sure=subject.direct)


def _is_none(row: Row, start: int, at: int) -> bool:
    """Whether no ask is meant: "no request", "the offer price"."""
    words = row.words
    negated = words[start] in _NEGATIVE or words[start - 1 : start] == ["no"]
    before = "".join(words[start - 1 : start])
    if before in VERBS and VERBS[before].form != "plain" and (before,) not in ANSWERS:
        return True  # "seeking proposals" is told by its verb
    return negated or not _COMPOUNDS.isdisjoint(words[at + 1 : at + 2])


def _is_taken_up(row: Row, start: int, at: int, noun: AskNoun, complement: Complement) -> bool:
    """Whether the noun only points back: "the request", "that demand", "her offer"."""
    if complement.start is not None:
        return False
    owned = row.words[start] in _POSSESSIVES or row.words[start] in _POSSESSIVE_MARKS
    if owned:
        return not noun.own or start + 1 >= at
    return not complement.askers and row.words[start] in _DEFINITE and start < at


def _owner(row: Row, start: int) -> Party | None:
    """Whose the noun is: "X's offer", "its offer"."""
    word = row.words[start]
    if word in _POSSESSIVE_MARKS and start:
        return party_of(row, start - 1, start - 1, start - 1)
    if word in _POSSESSIVES:
        return owner_by_verb(row, start) or party_of(row, start, start, start)
    return None


def _phrase_before(row: Row, start: int) -> int:
    """Where "the carmaker's" begins before the "'s" at a unit."""
    if row.words[start] not in _POSSESSIVE_MARKS:
        return start
    start -= 1
    while start and row.words[start - 1] in DETERMINERS:
        start -= 1
    return start


def _answering(row: Row, at: int) -> tuple[Party, ...]:
    """Who answers an ask that is the subject: "its request for a delay was denied by X"."""
    for answer in answers_in(row, at + 1):
        if row.words[answer.end : answer.end + 1] == ["by"]:
            return parties_at(row, answer.end + 1, loose=True)[0]
    return ()


def _maker(row: Row, at: int) -> tuple[Party, ...]:
    """Who asks in "a plea that X said he had made", "a demand which X issued"."""
    if row.words[at + 1 : at + 2] not in (["that"], ["which"]):
        return ()
    found, end = parties_at(row, at + 2)
    if not found or _MADE.isdisjoint(row.words[end : end + _REACH]):
        return ()
    return found if row.words[end : end + 1] != [","] else ()


def _answerer(row: Row, at: int) -> tuple[Party, ...]:
    """Who answers in "a request that X is considering", "an offer which X has rejected"."""
    if row.words[at + 1 : at + 2] not in (["that"], ["which"]):
        return ()
    found, end = parties_at(row, at + 2)
    while end < len(row.words) and (row.words[end] in AUXILIARIES or is_adverb(row.words[end])):
        end += 1
    return found if tuple(row.words[end : end + 1]) in ANSWERS else ()


def _late_askers(row: Row, at: int) -> tuple[Party, ...]:
    """Who asks where that stands behind the request: "an offer for the club from X"."""
    for index in range(at + 1, min(len(row.words) - 1, at + 12)):
        word = row.words[index]
        if word in (",", ";", "that", "who", "which") or word in FINITE:
            break
        if word in ("from", "by"):
            found, _ = parties_at(row, index + 1)
            if found and found[0].mention is not None:
                return found
    return ()


def _request_of_noun(
    row: Row, start: int, at: int, noun: AskNoun, complement: Complement
) -> Stretches:
    """What is asked for: what follows "request for", the whole of "a £58m offer"."""
    if complement.start is not None and not noun.own:
        opens = start <= _OPENING or row.words[complement.start - 1] != "that"
        return span_of(row, complement.start, subject=opens)
    if not noun.own:
        return ()
    first = start + 1 if start < at and row.words[start] in _OPENS else start
    named = ((first, at + 1),)
    if complement.start is not None:
        return named + span_of(row, complement.start - 1, subject=True)
    return named
