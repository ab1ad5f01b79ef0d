"""Whom the parties of a row stand for: pronouns, "the two", bodies called by a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from summarizer.article import Sentence
from summarizer.grammar.meetings.participants import PRONOUNS
from summarizer.grammar.said import sayer_before
from summarizer.scan.mentions import NameMention, Scan
from summarizer.scan.reporting.antecedents import Antecedents
from summarizer.scan.reporting.parties import Party, party_of
from summarizer.scan.reporting.sources import Outlets
from summarizer.scan.reporting.units import Row

__all__ = ["StandIns", "is_together"]

_UNNAMED = re.compile(r"(?:an?|one|two|three|some|another) |sources?\b", re.IGNORECASE)
_TITLED = 3
_TOGETHER = re.compile(
    r"(?:the )?(?:two|both|pair|duo|trio|two (?:sides|men|women|leaders|ministers|parties|countries"
    r"|governments|companies|presidents|officials|teams|delegations)|both (?:sides|men|women"
    r"|leaders|ministers|parties|countries|governments|teams|delegations)|leaders|sides|parties)",
    re.IGNORECASE,
)


def is_together(mention: NameMention) -> bool:
    """Whether the words take up all who were named before: "the two sides"."""
    return _TOGETHER.fullmatch(mention.text) is not None


class StandIns:
    """The names of an article, to be asked in order whom a pronoun means."""

    def __init__(self, scan: Scan, text: str) -> None:
        self._scan = scan
        self._antecedents = Antecedents(
            text, scan.sentences, scan.names, Outlets(text, scan.names, scan.furniture)
        )
        self._heard = 0
        self._sentences = {sentence.number: sentence for sentence in scan.sentences}
        self._text = text
        self._starts = [name.start for name in scan.names]

    def hear(self, sentence: Sentence) -> None:
        """Take note of who spoke before the sentence."""
        reporting = self._scan.reporting
        while self._heard < len(reporting) and reporting[self._heard].sentence < sentence.number:
            told = reporting[self._heard]
            self._antecedents.remember(told.chains[0][0], self._sentences[told.sentence])
            self._heard += 1

    def names(
        self,
        row: Row,
        places: Iterable[int],
        sentence: Sentence,
        others: Collection[str],
        likely: Collection[str] = (),
    ) -> list[str]:
        """The full names of the parties at the places, none of ``others``.

        A pronoun that may be one of ``likely`` is.
        """
        found: list[str] = []
        for place in places:
            mention = row.mentions[place]
            if mention is not None:
                found.append(mention.full)
                continue
            party = party_of(row, place, place, place)
            sayer = sayer_before(row, place)
            meant = self._meant(party, sentence, {*others, *found}, likely, sayer)
            if meant is not None:
                found.append(meant)
        return found

    def last_two(self, start: int, sentence: Sentence, others: Collection[str]) -> list[str]:
        """The last two persons named before an offset, in this sentence or the two before."""
        sentences = self._scan.sentences
        at = bisect_left([s.number for s in sentences], sentence.number)
        first = bisect_left(self._starts, sentences[max(0, at - 2)].start)
        names = self._scan.names[first : bisect_left(self._starts, start)]
        persons = (n.full for n in reversed(names) if n.kind == "person" and n.full not in others)
        last = list(dict.fromkeys(persons))[:2]
        return last[::-1] if len(last) > 1 else []

    def _meant(
        self,
        party: Party,
        sentence: Sentence,
        others: Collection[str],
        likely: Collection[str],
        sayer: str | None,
    ) -> str | None:
        kind = PRONOUNS.get(party.word)
        if kind is None:
            return None
        full_of = self._antecedents.full_of
        if kind == "i":
            return self._speaker(sentence)
        found = [
            full_of(source)
            for source in self._antecedents.candidates(party._replace(word=kind), sentence)
            if source.start < party.start
        ]
        meant = [full for full in found if full not in others and full.lower() not in PRONOUNS]
        if sayer in meant:
            return sayer
        for full in likely:
            if full in meant and self._subject(sentence, party.start) is None:
                return full
        subject = self._subject(sentence, party.start)
        if subject in meant:
            return subject
        named = (full for full in meant if kind not in ("he", "she") or not _UNNAMED.match(full))
        return next(named, meant[0] if meant else None)

    def _speaker(self, sentence: Sentence) -> str | None:
        for report in self._scan.reporting:
            if report.sentence == sentence.number and report.chains and report.chains[0]:
                return self._antecedents.full_of(report.chains[0][0])
        return None

    def _subject(self, sentence: Sentence, before: int) -> str | None:
        """The first name of the sentence, where nothing but an article stands before it."""
        for name in self._names_of(sentence, before):
            ahead = self._text[sentence.start : name.start].split()
            return name.full if len(ahead) <= _TITLED else None
        return None

    def _names_of(self, sentence: Sentence, before: int) -> Sequence[NameMention]:
        first = bisect_left(self._starts, sentence.start)
        return self._scan.names[first : bisect_left(self._starts, before)]


def speakers(scan: Scan, sentence: Sentence) -> Sequence[tuple[int, int]]:
    """The spans of those who carry the sentence's report."""
    return [
        (source.start, source.end)
        for report in scan.reporting
        if report.sentence == sentence.number
        for chain in report.chains
        for source in chain
    ]
