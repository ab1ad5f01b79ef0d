"""What follows a verb as that which was said: "that", a clause, a quotation, a colon."""

from __future__ import annotations

from summarizer.scan.reporting.cues import DETERMINERS, FINITE, SKIPPED, Verb, word_set
from summarizer.scan.reporting.units import QUOTED, Row

__all__ = ["clause_follows", "has_complement", "word_after"]

_SKIPPED_AFTER = SKIPPED | {"out"}
_ENDS = word_set("ends")
_CLAIMED = frozenset(("that", QUOTED))
_COMPLEMENTS = _CLAIMED | {":", "how", "why", "whether"}


def word_after(row: Row, at: int) -> str:
    """The word after a unit, "" at the end."""
    return row.words[at + 1] if at + 1 < len(row.words) else ""


def has_complement(row: Row, at: int, verb: Verb) -> bool:
    """Whether a clause, a quotation or a colon follows as what was said."""
    words = row.words
    index, last = at + 1, min(len(words), at + 6)
    while index < last and words[index] in _SKIPPED_AFTER:
        index += 1
    if index >= len(words):
        return False
    word = words[index]
    if word in _COMPLEMENTS:
        return True
    if word == "," and words[index + 1 : index + 2] == [QUOTED]:
        return True
    if word in ("on", "in", "at", "to", "during", "after", "last", "this", "earlier"):
        return not _CLAIMED.isdisjoint(words[index : index + 9])
    if verb.company == "say":
        return word not in _ENDS and word != ","
    if word in ("of", "against"):
        return words[at].startswith("warn")
    if word.endswith("ing") and words[at].startswith(("admit", "acknowledg", "report")):
        return True
    return clause_follows(row, index)


def clause_follows(row: Row, first: int) -> bool:
    """Whether a subject and a finite verb come next, with "that" left out."""
    subject = row.words[first] if first < len(row.words) else ""
    if not (subject.isalpha() or subject in DETERMINERS):
        return False
    for word in row.words[first + 1 : first + 12]:
        if word in FINITE:
            return True
        if word in ("to", ",", ";", ".", "as", "for", QUOTED):
            return False
    return False
