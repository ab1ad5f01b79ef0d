"""Who meets whom where a verb says so: "A met B", "A spoke to B", "A was received by B"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grammar.meetings.clauses import clause_begin, subject_of
from summarizer.grammar.meetings.encounter import Encounter, stays_away
from summarizer.grammar.meetings.encounter_ends import sides_end
from summarizer.grammar.meetings.participants import list_at
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.reporting.units import Row

__all__ = ["of_verb"]

_DIRECT = meeting_words("direct")
_MEALS = meeting_words("meals")
_URGED = meeting_words("urged")
_SEEN_DOING = meeting_words("seen doing")
_FRONTS = frozenset(("after", "before", "since", "following", "having", "on", "while", "when"))
_LOOKS_IN = ("call", "drop", "look", "pop")  # "dropped in on X", "looked in on them"
_TO = meeting_words("to")
_GATHER = meeting_words("gather")
_ADVERBS = meeting_words("adverbs")


def of_verb(row: Row, at: int) -> Encounter:
    """The meeting that a verb tells of."""
    words = row.words
    begin = clause_begin(row, at, verbal=True)
    end = sides_end(row, at + 1, noun=False)
    subject = subject_of(row, begin, at).places
    word = words[at]
    playing_host = word == "host" and words[at - 1].startswith("play") and words[at + 1 :] != []
    if playing_host:
        at += 1  # "will play host to X"
        end = sides_end(row, at + 1, noun=False)
    passive = _is_passive(row, at)
    index = at + 1
    while (
        index < end
        and (words[index] in _ADVERBS or words[index].endswith("ly"))
        and row.mentions[index] is None
    ):
        index += 1
    second: list[int] = []
    if (word in _DIRECT or playing_host) and not passive:
        listed = list_at(row, index, end)
        second += listed.places
        index = max(index, listed.end)
    kinds = {"with", "alongside"}
    if word in _TO:
        kinds.add("to")
    if passive:
        kinds.add("by")
    if word in _GATHER:
        kinds |= {"between"}
    if not _MEALS.isdisjoint(words[at + 1 : at + 5]):
        kinds.add("for")
    if word.startswith(_LOOKS_IN):
        kinds |= {"on", "by"} - ({"on"} if passive else {"by"})
    if word.startswith(("stop", "swung", "swing")):
        kinds.add("by")
    second += _after(row, index, end, kinds)
    subject = _seen_doing(row, begin, at) or subject
    urged = _urged(row, begin, at)
    two = len(urged) == 1 and not second and _are_two(row, urged[0])
    if two:
        subject = urged  # "A urged the two sides to meet"
    elif urged and all(row.mentions[place] is None for place in second):
        second += urged  # "A urged B to meet him"
    elif urged:
        subject = urged  # "A urged B to meet C"
    if word.startswith(("bring", "brought")) and not passive and _brings_all(row, index, second):
        subject = ()  # a mediator "brought the two sides together"
    if passive and not second and begin == at:
        subject = ()
    fronted = not subject and _is_front(row, at) and "," in words[index:]
    if fronted:
        end = words.index(",", index)
        subject = list_at(row, end + 1, len(words)).places
        second = [place for place in second if place < end]
    return Encounter(
        at - playing_host,
        "verb",
        subject,
        tuple(dict.fromkeys(second)),
        begin,
        end,
        at,
        False,
        False,
        False,
        stays_away(row, begin, at),
        fronted,
    )


def _is_front(row: Row, at: int) -> bool:
    """Whether the sentence begins with it: "After meeting X, Y said"."""
    return row.words[at].endswith("ing") and at < 4 and row.words[0] in _FRONTS


def _seen_doing(row: Row, begin: int, at: int) -> tuple[int, ...]:
    """Who met, in "A saw B meet C" and "A heard B speaking to C"."""
    if row.words[at].endswith(("ed", "met", "s")):
        return ()
    for index in range(at - 2, max(begin, at - 24), -1):
        if row.words[index] in _SEEN_DOING and row.mentions[index] is None:
            listed = list_at(row, index + 1, at)
            return listed.places if listed.end >= at else ()
    return ()


def _urged(row: Row, begin: int, at: int) -> tuple[int, ...]:
    """Whoever is asked to meet, in "urged B to meet"."""
    if at < 1 or row.words[at - 1] != "to":
        return ()
    for index in range(at - 2, max(begin, at - 16), -1):
        if row.words[index] in _URGED:
            listed = list_at(row, index + 1, at - 1)
            return listed.places if listed.end >= at - 1 else ()
    return ()


def _brings_all(row: Row, at: int, second: Sequence[int]) -> bool:
    """Whether all who meet are the object of "bring together"."""
    several = len(second) > 1 or (len(second) == 1 and _are_two(row, second[0]))
    return several and "together" in row.words[at - 2 : at + 3]


def _are_two(row: Row, place: int) -> bool:
    """Whether the unit names both sides at once: "the two sides", "both parties"."""
    mention = row.mentions[place]
    return mention is not None and mention.text.lower().startswith(
        ("the two ", "both ", "the part")
    )


def _is_passive(row: Row, at: int) -> bool:
    for index in range(at - 1, max(-1, at - 4), -1):
        word = row.words[index]
        if word in ("be", "is", "are", "was", "were", "been", "being"):
            return row.words[at].endswith(("ed", "met", "n"))
        if not (word.endswith("ly") or word in _ADVERBS):
            return False
    return False


def _after(row: Row, at: int, end: int, kinds: set[str]) -> list[int]:
    """The parties of every phrase with one of the prepositions."""
    found: list[int] = []
    index = at
    while index < end:
        if row.words[index] in kinds and row.mentions[index] is None:
            listed = list_at(row, index + 1, end)
            found += listed.places
            index = max(index + 1, listed.end)
        else:
            index += 1
    return found
