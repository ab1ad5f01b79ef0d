"""What is asked in writing: "In one of them, X asked Y to wait", "In a letter, X urged Y"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.article import Sentence
from summarizer.scan.reporting.antecedents import Antecedents
from summarizer.scan.reporting.chains import Chain, chains_of
from summarizer.scan.reporting.clause import Clause
from summarizer.scan.reporting.cues import DETERMINERS, NOUNS, word_set
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.sources import Outlets
from summarizer.scan.reporting.subjects import party_before
from summarizer.scan.reporting.units import Row

__all__ = ["in_document"]

_MOST = 4
_ONE_OF = frozenset(("one", "another", "some", "several", "others", "two"))
_LETTERS = word_set("letters")
_ASKS = word_set("asks")
# Words that a letter may be told apart by before the comma: to whom it is, of which day.
_LONGEST = 16


def in_document(
    sentence: Sentence, row: Row, outlets: Outlets, antecedents: Antecedents
) -> tuple[Chain, ...]:
    """The document of a sentence that opens with it and then asks, else X, who wrote it."""
    words = row.words
    comma = words.index(",") if "," in words[:_LONGEST] else 0
    if comma < 2 or not _is_of_documents(words[1:comma], antecedents):
        return ()
    asks = [at for at in row.cues if at > comma and words[at] in _ASKS]
    if words[1] in _ONE_OF:
        asks = row.cues[:1]
    elif not asks or not _LETTERS.isdisjoint(words[comma + 1 : asks[0]]):
        return ()
    start, end = row.span(1)[0], row.span(comma - 1)[1]
    word = "one" if words[1] in _ONE_OF else "letter"
    document = Party(start, end, word, None, 1, comma - 1)
    writer = party_before(row, asks[0]) if asks else None
    parties = [document] if writer is None else [document, writer]
    found = (
        chains_of(sentence, row, [Clause("main", 1, 1, party)], outlets, antecedents)
        for party in parties
    )
    return tuple(dict.fromkeys(chain for chains in found for chain in chains))[:_MOST]


def _is_of_documents(phrase: Sequence[str], antecedents: Antecedents) -> bool:
    """Whether "one of the emails", "another", "one of them" or "a letter to X" is a document."""
    if phrase[0] not in _ONE_OF:
        return phrase[0] in DETERMINERS and not _LETTERS.isdisjoint(phrase[1:4])
    if not NOUNS.keys().isdisjoint(phrase):
        return True
    return phrase[-1] in ("them", "one", "another") and antecedents.last_kind() == "document"
