"""Who stands beside the noun of a meeting: subject and object around "at a meeting"."""

from __future__ import annotations

from summarizer.grammar.meetings.clauses import is_verb
from summarizer.grammar.meetings.encounter import MEETING_VERBS, is_place
from summarizer.grammar.meetings.participants import PRONOUNS, list_at
from summarizer.grammar.meetings.words import meeting_words
from summarizer.scan.reporting.cues import AUXILIARIES, DETERMINERS, FINITE, PREPOSITIONS
from summarizer.scan.reporting.parties import MARKS
from summarizer.scan.reporting.units import Row

__all__ = ["after_comma", "main_clause", "objects_of", "relative_subject"]

_HOSTS = meeting_words("hosts")
_CONVEYS = meeting_words("conveys")
_CONVEYED = 6  # units between the verb and "to"
_AT_WHICH = 12
_REQUESTS = frozenset(("request", "invitation", "offer", "invite", "proposal", "plea"))


def after_comma(row: Row, at: int, end: int, *, same: bool = True) -> list[int]:
    """The subject and its object after a fronted phrase: "At the talks, X told Y".

    Where it is not the ``same`` occasion, "After the talks, X met Y", the object took no part.
    """
    words = row.words
    for index in range(at + 1, end - 1):
        if words[index] != ",":
            continue
        if (
            words[index + 1] in ("which", "who", "where", "that")
            or words[index + 1] in PREPOSITIONS
        ):
            continue
        subject = list_at(row, index + 1, end)
        after = subject.end
        if not subject.places:
            continue
        if after < end and words[after] == ",":
            after += 1
        verb = next(
            (
                i
                for i in range(after, min(end, after + 5))
                if is_verb(words[i]) or words[i] in MEETING_VERBS
            ),
            None,
        )
        if verb is None:
            continue
        reach = min(end, verb + 12)
        if not same:
            others = MEETING_VERBS - {"told"}
            reach = next((i for i in range(verb, reach) if words[i] in others), reach)
        return [*subject.places, *objects_of(row, after, reach)]
    return []


def main_clause(row: Row, at: int, end: int) -> int:
    """The comma after a fronted phrase: that before a subject with its verb."""
    for index in range(at + 1, end - 1):
        if row.words[index] == ",":
            subject = list_at(row, index + 1, end)
            if subject.places and subject.end < end and is_verb(row.words[subject.end]):
                return index
    return end


def objects_of(row: Row, at: int, end: int) -> list[int]:
    """The parties that are the object of the verb before the phrase, or that a request is from."""
    words = row.words
    found: list[int] = []
    for index in range(max(0, at), end - 1):
        if row.mentions[index] is not None:
            continue
        word = words[index]
        if word == "of" and words[index - 1] == "guest":
            return [*found, *list_at(row, index + 1, end).places]
        if (word == "from" and words[index - 1] in _REQUESTS) or (
            word == "by"
            and words[index - 1] in _HOSTS | {"invited", "received", "joined", "asked", "summoned"}
        ):
            found += list_at(row, index + 1, end).places
            return found
        if (
            word == "to"
            and index
            and (
                words[index - 1] in ("spoke", "talked", "proposed", "offered")
                or (words[index - 1] != "according" and _conveyed(row, at, index))
            )
        ):
            found += list_at(row, index + 1, end).places
            return found
        if (
            word.isalpha()
            and word not in PREPOSITIONS
            and word not in AUXILIARIES
            and word not in FINITE
            and word not in DETERMINERS
            and is_verb(word)
        ) or word in ("met", "told", "saw", "invite", "ask"):
            listed = list_at(row, index + 1, end)
            people = [p for p in listed.places if not is_place(row, p)]
            if people:
                return found + people
    return found


def _conveyed(row: Row, at: int, to: int) -> bool:
    """Whether something is put "to" whoever follows: "put the plan to X", "written to X"."""
    near = row.words[max(at, to - _CONVEYED) : to]
    return not _CONVEYS.isdisjoint(near) and not is_place(row, to + 1)


def relative_subject(row: Row, at: int) -> tuple[int, ...]:
    """X in "a dinner that X was to give", "a call he had scheduled", "talks at which X and Y"."""
    words = row.words
    for which in range(at + 2, min(len(words) - 1, at + _AT_WHICH)):
        if words[which] in (";", ":") or words[which] in FINITE:
            break
        if words[which] == "which" and words[which - 1] in PREPOSITIONS:
            listed = list_at(row, which + 1, len(words))
            return listed.places if len(listed.places) > 1 else ()
    index = at + 1
    for index in range(at + 1, min(len(words), at + 4)):
        if words[index] in ("that", "which"):
            index += 1
            break
        if words[index] in PRONOUNS or row.mentions[index] is not None:
            break
        if words[index] in PREPOSITIONS or words[index] in FINITE or words[index] in MARKS:
            return ()
    if index >= len(words):
        return ()
    listed = list_at(row, index, len(words))
    after = listed.end
    if listed.places and after < len(words) and (words[after] in FINITE or is_verb(words[after])):
        return listed.places
    return ()
