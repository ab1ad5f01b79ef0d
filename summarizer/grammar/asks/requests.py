"""What is asked for, and of whom: the words to the right of an asking verb or noun."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.grammar.asks.contrasts import after_contrast
from summarizer.grammar.asks.objects import opens_phrase, parties_at
from summarizer.grammar.asks.set_phrases import past_adverbs
from summarizer.grammar.asks.words import AskNoun, AskVerb, is_adverb, word_set
from summarizer.scan.names.lists import BODY_NOUNS, GROUP_NOUNS, PLACE_HEADS
from summarizer.scan.reporting.cues import (
    BE,
    DETERMINERS,
    PEOPLE,
    PERSONAL,
    PREPOSITIONS,
    STOPS,
)
from summarizer.scan.reporting.parties import Party, party_of
from summarizer.scan.reporting.units import Row

__all__ = ["Complement", "after_noun", "after_verb"]

_MADE = word_set("made") | {"moved", "forwarded", "initiated", "presented", "placed"}
_QUESTIONS = word_set("questions")
_SHOULD = frozenset(("should", "must", "ought"))
_BODIES = PEOPLE | BODY_NOUNS | GROUP_NOUNS | PLACE_HEADS
_OBJECTS = word_set("objects")
_WHERE = frozenset(("in", "at", "of", "outside", "near", "on", "along", "across"))
_ONWARD = (["to"], ["for"], ["not"], ["that"], ["about"])
_STOPS = STOPS | {"to", "not"}
_LEADS = {"on": ("on", "upon"), "with": ("with",)}
_OPENERS = frozenset(("to", "for", "on", "over", "that", "not", "into", "against", ":"))
_STEPS = 5
_INTERPOLATION = 30


class Complement(NamedTuple):
    """What follows an asking word; ``start`` is where the words of the request begin."""

    askers: tuple[Party, ...] = ()
    asked: tuple[Party, ...] = ()
    start: int | None = None
    question: str | None = None


def after_verb(row: Row, at: int, verb: AskVerb, passive: bool) -> Complement:
    """The complement that begins at a unit, behind the verb."""
    found = Complement()
    for _ in range(_STEPS):
        at = past_adverbs(row, at)
        if at >= len(row.words):
            break
        contrast = after_contrast(row, at, bool(found.asked))
        if contrast is not None:
            at = contrast
            continue
        step = _at_preposition(row, at, verb, found)
        if step is None and row.words[at] == "by" and passive:
            askers, end = parties_at(row, at + 1, loose=True)
            step = _Step(found._replace(askers=askers), end)
        if step is None:
            step = _at_clause(row, at, found) or _at_object(row, at, verb, passive, found)
        found = step.found
        if step.onward is None:
            break
        at = step.onward
    return found


class _Step(NamedTuple):
    """What has been read so far, and where to read on, if there is more."""

    found: Complement
    onward: int | None


def _at_preposition(row: Row, at: int, verb: AskVerb, found: Complement) -> _Step | None:
    """Over a preposition and the party asked: "on X", "with X", "to X", "from X"."""
    word = row.words[at]
    if (found.asked or found.askers) and word in _WHERE:
        onward = next((i for i in range(at, at + 7) if row.words[i : i + 1] in _ONWARD), None)
        if onward is not None and "and" in row.words[at:onward] and verb.frame == "on":
            onward = None  # "called on X in Lahore and demanded that"
        return _Step(found, onward)
    if word == "to" and not found.asked and _goes_to_party(row, at + 1, verb):
        asked, end = _phrase(row, at + 1)
    elif word in ("from", "of") or word in _LEADS.get(verb.frame, ()):
        asked, end = parties_at(row, at + 1)
    else:
        return None
    return _Step(found._replace(asked=asked), max(end, at + 1))


def _at_clause(row: Row, at: int, found: Complement) -> _Step | None:
    """A question, a clause or an infinitive, which ends the complement; over what is inserted."""
    word = row.words[at]
    if word in _QUESTIONS or (word == "about" and not found.asked):
        return _Step(found._replace(start=at, question=word), None)
    if word == ",":
        onward = at + 1 if row.words[at + 1 : at + 2] in _ONWARD else _across(row, at)
        return _Step(found, onward)
    if word in _OPENERS:
        return _Step(_clause(row, at, found), None)
    return None


def _at_object(row: Row, at: int, verb: AskVerb, passive: bool, found: Complement) -> _Step:
    """The object: whom one asks, or what one asks for."""
    request = _Step(found._replace(start=at), None)
    if passive and verb.frame == "thing":
        return _Step(found, None)
    if found.asked or (passive and verb.frame != "thing"):
        return request
    if verb.frame == "thing":
        end = _told_to(row, at)
        if end is None:
            return request
        return _Step(found._replace(asked=parties_at(row, at)[0]), end)
    if verb.frame not in ("person", "both"):
        return request
    if verb.frame == "both":
        asked, end = _offered_to(row, at)
        if asked:
            return _Step(found._replace(asked=asked, start=end), None)
    asked, end = parties_at(row, at)
    if not asked and verb.frame == "person":
        asked, end = _many(row, at)
    if not asked or not _is_asked(row, asked, end, verb):
        return request
    return _Step(found._replace(asked=asked), end)


def after_noun(row: Row, at: int, noun: AskNoun) -> Complement:
    """The complement that begins at a unit, behind the noun."""
    words, found = row.words, Complement()
    for _ in range(_STEPS):
        if at >= len(words):
            break
        word = words[at]
        if word in ("by", "from"):
            askers, end = parties_at(row, at + 1, loose=True)
            if not askers:
                break
            found, at = found._replace(askers=found.askers or askers), end
        elif word in _MADE and words[at + 1 : at + 2] in (["by"], ["to"], ["from"], ["for"]):
            at += 1  # "a summary moved by X", "a request filed by X"
        elif word == "of" and words[at + 2 : at + 3] == ["own"]:
            found = found._replace(askers=(party_of(row, at + 1, at + 1, at + 1),))
            at += 3
        elif word in ("to", "on") and opens_phrase(row, at + 1):
            asked, end = parties_at(row, at + 1)
            found, at = found._replace(asked=asked), max(end, at + 1)
        elif word == "to" and not "".join(words[at + 1 : at + 2]).isalpha():
            break  # "raised its offer to £3bn"
        elif word in ("to", "for", "that", "of") or (
            word == ":" and words[at + 1 : at + 2] == ["that"]
        ):
            return _clause(row, at + 1 if word == ":" else at, found)
        elif word == "," and (after := _across(row, at)) is not None:
            at = after
        else:
            break
    return found


def _told_to(row: Row, at: int) -> int | None:
    """Where a named party ends that is told "to" do something: "requested X to"."""
    asked, end = parties_at(row, at)
    named = bool(asked) and (asked[0].mention is not None or asked[0].word in _OBJECTS)
    after = row.words[end : end + 1]
    if after == ["to"] and not opens_phrase(row, end + 1):
        return end if named else None
    return end if named and after == ["for"] and row.words[at - 1].startswith("request") else None


def _many(row: Row, at: int) -> tuple[tuple[Party, ...], int]:
    """A plural without an article that is asked to do something: "invited restaurants to"."""
    for end in range(at + 1, min(len(row.words), at + 5)):
        if row.words[end] == "to" and row.words[end - 1].endswith("s"):
            return (party_of(row, at, end - 1, end - 1),), end
        if row.words[end] in _STOPS or not row.words[end].isalpha():
            break
    return (), at


def _offered_to(row: Row, at: int) -> tuple[tuple[Party, ...], int]:
    """A body without a name before what it is offered: "the city free cameras"."""
    words = row.words
    if words[at] not in DETERMINERS or not _BODIES.intersection(words[at + 1 : at + 2]):
        return (), at
    offered = "".join(words[at + 2 : at + 3])
    if not offered.isalpha() or offered in PREPOSITIONS or offered in _STOPS:
        return (), at
    return (party_of(row, at, at + 1, at + 1),), at + 2


def _goes_to_party(row: Row, at: int, verb: AskVerb) -> bool:
    """Whether "to" is a preposition here: "appealed to X", "proposed to displaced families"."""
    if opens_phrase(row, at):
        return verb.frame != "person"
    if verb.frame not in ("to", "thing", "both") or at >= len(row.words):
        return False
    return row.words[at].endswith("ed") or verb.frame == "to"


def _phrase(row: Row, at: int) -> tuple[tuple[Party, ...], int]:
    """The parties at a unit, also where no determiner opens them: "displaced families"."""
    found, end = parties_at(row, at)
    if found or end > at:
        return found, end
    while end < len(row.words) and end < at + 4 and row.words[end].isalpha():
        if end > at and row.words[end] in DETERMINERS | {"to", "for", "and", "that"}:
            break
        end += 1
    return ((party_of(row, at, end - 1, end - 1),) if end > at else ()), end


def _is_asked(row: Row, asked: tuple[Party, ...], end: int, verb: AskVerb) -> bool:
    """Whether the object of "ask" or "offer" is the party asked, and not the thing."""
    after = row.words[end] if end < len(row.words) else ""
    goes_on = after in ("to", "not") or opens_phrase(row, end) or after[:1].isdigit()
    if verb.frame == "both":
        if after.endswith("ed") or after in ("back", "out", "gone"):
            return False  # "want the coach sacked"
        return (
            goes_on
            or after in ("£", "$", "€", "₹", "rs")
            or (asked[0].mention is not None and after.isalpha() and len(after) > 3)
        )
    named = asked[0].mention is not None or asked[0].word in _OBJECTS
    return goes_on or named or after in ("for", "whether", "if")


def _across(row: Row, comma: int) -> int | None:
    """Where the sentence goes on after ", which ...," with "to", "for" or "that"."""
    words = row.words
    for at in range(comma + 1, min(len(words) - 1, comma + _INTERPOLATION)):
        if words[at] == "," and words[at + 1] in ("to", "for", "that", "not"):
            return at + 1
        if words[at] in (";", ":", "“", "”"):
            return None
    return None


def _clause(row: Row, at: int, found: Complement) -> Complement:
    """A complement from its first word on: "to ...", "for X to ...", "that X ..."."""
    words = row.words
    word, start = words[at], at + 1
    if words[start : start + 1] == [","]:  # "asked for, and got, a licence"
        commas = (i for i in range(start + 1, start + 9) if words[i : i + 1] == [","])
        start = next(commas, start - 1) + 1
    if word == "not":
        return found._replace(start=at)
    if word == "for":
        asked, end = parties_at(row, start)
        after = _across(row, end) if words[end : end + 1] == [","] else end
        named = bool(asked) and (asked[0].mention is not None or asked[0].word in _OBJECTS)
        if named and after is not None and words[after : after + 1] == ["to"]:
            verb = "".join(words[after + 1 : after + 2])
            if verb.isalpha() and verb != "be":
                return found._replace(asked=asked, start=after + 1)
    if word == "that" and not found.asked:
        return found._replace(asked=_agent(row, start), start=start)
    return found._replace(start=start)


def _agent(row: Row, at: int) -> tuple[Party, ...]:
    """Who shall act in a clause after "that": "that X step down", not "that X be freed"."""
    words = row.words
    asked, end = parties_at(row, at)
    if "".join(words[at : at + 1]) in PERSONAL:
        asked, end = (party_of(row, at, at, at),), at + 1
    if asked and asked[0].mention is None and words[at] in DETERMINERS:
        if words[at + 1 : at + 2] and words[at + 1] in _BODIES:
            asked, end = (party_of(row, at, at + 1, at + 1),), at + 2
        else:
            asked = ()
    following = words[end : end + 4]
    while following and (is_adverb(following[0]) or following[0] in _SHOULD):
        following = following[1:]
    if not asked or not following or following[0] in BE or not following[0].isalpha():
        return ()
    return () if following[0] in ("in", "of", "on", "at", "for", "against", "and") else asked
