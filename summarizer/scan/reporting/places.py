"""What the place of a name in its sentence tells of whether a later "he" is its bearer."""

from __future__ import annotations

from summarizer.article import Sentence
from summarizer.scan.mentions import NameMention

__all__ = ["OPENING", "interrupted", "placed"]

# The marks that open a quotation.
OPENING = "“\"‘'«„"
_CLOSING = frozenset('”"’»')
_ASKED = ("Asked ", "Pressed ", "Questioned ", "Quizzed ", "Challenged ", "When asked ")
_SELDOM = -4.0
_IN_OFFICE = 3.0
# The longest verb of speech, with the comma and the spaces around it.
_VERB = 16


def interrupted(text: str, name: NameMention, at: int) -> bool:
    """Whether it is X in "X, says the adviser, wanted more", who is somebody else."""
    if at - name.end > _VERB or not text.startswith(",", name.end):
        return False
    between = text[name.end : at]
    return "." not in between and len(between.split()) == 2


def placed(text: str, name: NameMention, where: Sentence, at: int, head: str) -> float:
    """How much likelier a name is by its office or as the subject, or less so in a quotation.

    ``head`` is the office of a plain "the minister", "" for a pronoun; either stands at ``at``.
    """
    if name.kind == "person" and head:
        before = text[max(0, name.start - 24) : name.start].lower().split()
        return _IN_OFFICE if head in before[-2:] else 0.0
    if where.end >= at and text[where.start] in OPENING:
        # Nobody names himself in what he says.
        return _SELDOM if not _CLOSING.isdisjoint(text[name.end : at]) else 0.0
    if text.startswith(_ASKED, where.start):
        # "Asked whether he had met X, Y laughs": Y is whoever was asked.
        return _SELDOM if "," not in text[where.start : name.start] else 0.0
    return 0.0
