"""The names that stand behind the words for a party: pronouns, "we", a name in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarizer.article import Sentence
from summarizer.grammar.asks.words import word_set
from summarizer.grammar.said import sayer_before
from summarizer.scan.mentions import NameMention, Scan
from summarizer.scan.names.lists import ROLE_NOUNS
from summarizer.scan.reporting.antecedents import Antecedents
from summarizer.scan.reporting.cues import FINITE, PREPOSITIONS
from summarizer.scan.reporting.cues import VERBS as REPORTING
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.sources import Outlets
from summarizer.scan.reporting.units import Row

__all__ = ["Bearers", "Named"]

_SELF = word_set("self")
_SUBJECTS = {
    "him": "he", "his": "he", "her": "she", "hers": "she", "them": "they", "their": "they",
    "its": "it",
}  # fmt: skip
_THE_HEAD = 2  # words of "the ministry"
_NAMES_BACK = 30  # names before "the ministry" among which its own is looked for
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_UNNAMED = re.compile(r"(?:an?|one|two|three|some) ", re.IGNORECASE)
_ALL = _PRONOUNS | _SUBJECTS.keys()


class Named(NamedTuple):
    """Names as they stand in full in the article, and whether they are beyond doubt."""

    names: tuple[str, ...]
    certain: bool


class Bearers:
    """Whom the words for parties stand for, in one article; read from its start to its end."""

    def __init__(self, scan: Scan, text: str) -> None:
        self._scan = scan
        self._text = text
        outlets = Outlets(text, scan.names, scan.furniture)
        self._antecedents = Antecedents(text, scan.sentences, scan.names, outlets)
        self._speakers = {found.sentence: found for found in scan.reporting}
        self._sentences = {found.number: found for found in scan.sentences}
        self._starts = [name.start for name in scan.names]
        self._heard = 0

    def read_to(self, sentence: int) -> None:
        """Take note of who has spoken before a sentence."""
        reporting = self._scan.reporting
        while self._heard < len(reporting) and reporting[self._heard].sentence < sentence:
            told = reporting[self._heard]
            self._antecedents.remember(told.chains[0][0], self._sentences[told.sentence])
            self._heard += 1

    def named(
        self, parties: Iterable[Party], row: Row, sentence: Sentence, besides: tuple[str, ...] = ()
    ) -> Named:
        """The names of parties; of those a pronoun may mean none that is in ``besides``."""
        names: list[str] = []
        certain = True
        for party in parties:
            found = self._one(party, row, sentence, besides)
            names += found.names
            certain = certain and found.certain
        return Named(tuple(dict.fromkeys(names)), certain and bool(names))

    def _one(self, party: Party, row: Row, sentence: Sentence, besides: tuple[str, ...]) -> Named:
        word = _SUBJECTS.get(party.word, party.word)
        if party.mention is None and party.first == party.last and word in _SELF:
            return self.speaker(sentence)
        if party.mention is None and party.first == party.last and word in _PRONOUNS:
            return self._pronoun(party._replace(word=word), row, sentence, besides)
        if party.word == "list":
            listed = [m for m in row.mentions[party.first : party.last + 1] if m is not None]
            return Named(tuple(m.full for m in listed), True)
        if party.mention is not None:
            return self._mentioned(party.mention)
        return Named((self._printed(party),), False)

    def _mentioned(self, mention: NameMention) -> Named:
        """A name in full; "the minister" is the last one who was called that with a name."""
        if mention.kind != "group" or not _is_office(mention.full):
            return Named((mention.full,), True)
        return Named((self._holder(mention.full, mention.start),), False)

    def _holder(self, office: str, before: int) -> str:
        """Who was last called "minister" with a name, for "the minister"; else the words."""
        if not _is_office(office):
            return office
        head = office.lower().split()[-1]
        holder = office
        for name in self._scan.names:
            if name.start >= before:
                break
            if name.kind == "person" and head in (name.role or "").lower().split():
                holder = name.full
        return holder

    def may_be(self, party: Party, sentence: Sentence, names: tuple[str, ...]) -> bool:
        """Whether a party is one of the names, or a pronoun that may mean it."""
        if party.mention is not None:
            return party.mention.full in names or self._shortened(party.mention) in names
        word = _SUBJECTS.get(party.word, party.word)
        if word not in _PRONOUNS:
            return self._printed(party) in names
        found = self._antecedents.candidates(party._replace(word=word), sentence)
        return any(self._antecedents.full_of(source) in names for source in found)

    def _shortened(self, mention: NameMention) -> str | None:
        """The last name that "the ministry" may be short for: "Ministry of Housing"."""
        words = mention.full.lower().split()
        if mention.kind != "group" or len(words) != _THE_HEAD or words[0] != "the":
            return None
        last = bisect_left(self._starts, mention.start)
        for name in reversed(self._scan.names[max(0, last - _NAMES_BACK) : last]):
            if name.kind == "organisation" and words[1] in name.full.lower().split():
                return name.full
        return None

    def speaker(self, sentence: Sentence) -> Named:
        """Whose words the sentence is: that of "we" and "I" in a quotation."""
        found = self._speakers.get(sentence.number)
        if found is None:
            return Named((), False)
        source = found.chains[0][0]
        return Named((self._antecedents.full_of(source),), len(found.chains) == 1)

    def _pronoun(
        self, party: Party, row: Row, sentence: Sentence, besides: tuple[str, ...]
    ) -> Named:
        found = self._antecedents.candidates(party, sentence)
        full = (self._antecedents.full_of(one) for one in found)
        names = tuple(dict.fromkeys(self._holder(name, party.start) for name in full))
        left = [name for name in names if name not in besides and name.lower() not in _ALL]
        if besides:
            left = [name for name in left if not _UNNAMED.match(name)] or left
            near = next((name for name in _names_before(row, party.first) if name in left), None)
        else:
            near = sayer_before(row, party.first) or _subject_before(row, party.first)
        near = None if near is None else self._holder(near, party.start)
        if near is not None and near in left:
            return Named((near,), True)
        topic = self._topic(sentence, left) if not besides and len(left) > 1 else None
        return Named((topic,) if topic else tuple(left[:1]), len(left) == 1)

    def _topic(self, sentence: Sentence, names: list[str]) -> str | None:
        """Who of the names speaks in the sentence before, or is the first one named there."""
        before = self._sentences.get(sentence.number - 1)
        if before is None:
            return None
        speaker = self.speaker(before).names
        if speaker and speaker[0] in names:
            return speaker[0]
        first = bisect_left(self._starts, before.start)
        last = bisect_left(self._starts, before.end)
        inside = (name.full for name in self._scan.names[first:last] if name.full in names)
        return next(inside, None)

    def _printed(self, party: Party) -> str:
        return " ".join(self._text[party.start : party.end].split())


def _is_office(words: str) -> bool:
    """Whether somebody is only called by an office: "the minister"."""
    parts = words.lower().split()
    return len(parts) > 1 and parts[0] == "the" and parts[-1] in ROLE_NOUNS


def _names_before(row: Row, pronoun: int) -> Iterator[str]:
    """The names before a pronoun that is an object, the nearest first: "met X and asked him"."""
    for at in range(pronoun - 1, -1, -1):
        mention = row.mentions[at]
        following = REPORTING.get(row.words[at + 1])
        if following is not None and following.company in ("say", "that"):
            continue  # "X reported that Y had urged it": X only tells of it
        if mention is not None:
            yield mention.full


def _subject_before(row: Row, pronoun: int) -> str | None:
    """The sentence's first subject, which a pronoun takes up: "X said he had"."""
    start = 1 if row.words[:1] in (["“"], ['"']) else 0
    comma = next((i for i in range(min(12, pronoun)) if row.words[i] == ","), None)
    if row.words[start] in PREPOSITIONS and comma is not None:
        start = comma + 1
    for at in range(start, min(pronoun, start + 10)):
        mention = row.mentions[at]
        if row.words[at] in PREPOSITIONS or row.words[at] in FINITE:
            return None
        if mention is not None and row.words[at + 1] not in ("'s", "’s", "'", "’"):
            return mention.full
    return None
