"""Whom a pronoun or "the minister" stands for, likeliest first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from summarizer.article import Sentence
from summarizer.scan.mentions import NameMention, Source, SourceKind
from summarizer.scan.reporting.cues import NOUNS, PEOPLE, PERSONAL, PREPOSITIONS, word_set
from summarizer.scan.reporting.described import is_plural, is_someone, may_be_person
from summarizer.scan.reporting.genders import Genders
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.places import OPENING, interrupted, placed
from summarizer.scan.reporting.sources import Outlets, source_of

__all__ = ["Antecedents"]

_SOMEONE = word_set("someone")
_FIRMS = word_set("firms")
_SUBJECTS = {"him": "he", "her": "she", "his": "he", "them": "they", "their": "they", "its": "it"}
_REACH = 5
_MOST = 4
_MOST_NAMES = 59
# How much less likely the last speaker is once another person has become the subject.
_SUCCEEDED = 4.0


class Antecedents:
    """The names of an article and who has spoken so far."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        names: Sequence[NameMention],
        outlets: Outlets,
    ) -> None:
        self._text = text
        self._outlets = outlets
        self._names = names
        self._starts = [name.start for name in names]
        self._sentences = sentences
        self._sentence_starts = [sentence.start for sentence in sentences]
        self._spoken: list[Source] = []
        self._last_spoken: Sentence | None = None
        # Names of no known kind that "he" or "she" has stood for.
        self._people: set[Source] = set()
        self._genders = Genders(text, names)
        # Where each name stands in full, as a source.
        self._printed: dict[str, Source] = {}

    def remember(self, source: Source, sentence: Sentence) -> None:
        """Take note of the origin of a sentence, for the pronouns that follow."""
        self._spoken.append(source)
        self._last_spoken = sentence

    def last_kind(self) -> SourceKind | None:
        """The kind of the source that spoke last."""
        return self._spoken[-1].kind if self._spoken else None

    def candidates(self, party: Party, sentence: Sentence) -> tuple[Source, ...]:
        """The sources that a party may be, likeliest first."""
        own = source_of(self._text, party, self._outlets)
        mention = party.mention
        if party.word == "list" or (mention is not None and mention.kind != "group"):
            return (own,)
        if mention is not None:
            return self._described(party, mention, own, sentence)
        if party.word.endswith("-year-old") and own.text.lower().startswith("the "):
            return (*self._pronoun("one-person", party.start, sentence)[:2], own)
        if party.word == "one" and own.text.lower().split()[-2:-1] == ["those"]:
            return (own,)  # "one of those present"
        word = _SUBJECTS.get(party.word, party.word)
        if party.pronoun or word != party.word:
            found = self._pronoun(word, party.start, sentence)
            if word not in PERSONAL:
                found = (*found[: _MOST - 1], own)
            return (found or (own,))[:_MOST]
        if own.text.lower() == f"the {party.word}" and party.word in NOUNS:
            return self._document(party, own)
        return (own,)

    def full_of(self, source: Source) -> str:
        """The fullest form of the name that a source holds."""
        index = bisect_right(self._starts, source.start) - 1
        for name in self._names[max(0, index) : index + 2]:
            if source.start <= name.start and name.end <= source.end:
                return name.full
        return source.text

    def _at(self, full: str, mention: NameMention) -> Source:
        known = self._printed.get(full)
        if known is not None:
            return known
        named = self._genders.mentions.get(full)
        if named:
            name = next((name for name in named if name.text == full), named[0])
        else:
            start = self._text.find(full, 0, mention.start)
            if start < 0:
                return Source(mention.start, mention.end, mention.text, "unnamed")
            name = NameMention(start, start + len(full), full, "group", full, None, None)
        party = Party(name.start, name.end, "M", name, 0, 0)
        found = source_of(self._text, party, self._outlets)
        if named:
            self._printed[full] = found
        return found

    def _described(
        self, party: Party, mention: NameMention, own: Source, sentence: Sentence
    ) -> tuple[Source, ...]:
        text = mention.text.lower()
        if text.startswith("the ") and self._introduced(text[4:]):
            return (own,)
        head = text.split()[-1]
        before = self._unnamed_before(head) if text == f"the {head}" else None
        if before is not None:
            return (before, own)
        if text == "the people":
            return (own,)  # who were met before, not any people of whom there was talk
        if mention.full != mention.text:
            meant = self._at(mention.full, mention)
            if meant.start > mention.start:
                return (own, meant)  # what is named only later was not meant
            return (meant, own) if meant.text.lower() != own.text.lower() else (own,)
        if party.end > mention.end or not text.startswith("the "):
            return (own,)
        if head.endswith("s") and not head.endswith("ss"):
            return (own,)  # "the delegates" are not one person
        if head in _SOMEONE:
            unnamed = [s for s in reversed(self._spoken[-6:]) if s.kind == "unnamed"]
            plain = len(text.split()) == 2
            found = tuple(dict.fromkeys([*unnamed, own] if plain else [own, *unnamed]))
        elif head in _FIRMS:
            return (own,)
        elif head in PEOPLE or (len(text.split()) == 2 and mention.text[4:5].isupper()):
            office = head if len(text.split()) == 2 else ""
            found = (*self._pronoun("one-person", party.start, sentence, office)[:2], own)
        else:
            return (own,)
        return found[:_MOST]

    def _unnamed_before(self, head: str) -> Source | None:
        """ "A diplomat from Oslo", who has spoken last, for "the diplomat"."""
        last = self._spoken[-1] if self._spoken else None
        if last is None or last.kind != "unnamed" or head not in _SOMEONE | PEOPLE:
            return None
        words = last.text.lower().split()
        return last if words[0] in ("a", "an", "one") and head in words[1:4] else None

    def _introduced(self, description: str) -> bool:
        """Whether "a Western diplomat" has spoken, so that "the Western diplomat" is that one."""
        if " " not in description:
            return False
        known = (f"a {description}", f"an {description}", f"one {description}")
        return any(source.text.lower() in known for source in self._spoken)

    def _document(self, party: Party, own: Source) -> tuple[Source, ...]:
        """Whose "the report" is: that of the outlet named before."""
        found: list[Source] = []
        for name in reversed(self._names[: bisect_left(self._starts, party.start)][-40:]):
            if name in self._outlets and not self._outlets.is_own(name):
                if party.word in ("report", "article", "story", "reports", "interview"):
                    found.append(self._at(name.full, name))
                break
        return (*found, own)

    def _pronoun(
        self, word: str, at: int, sentence: Sentence, head: str = ""
    ) -> tuple[Source, ...]:
        """Whom a pronoun, or "the" with the office ``head``, stands for."""
        if word not in ("he", "she", "it", "they", "one-person"):
            return self._one_of(at)
        sentences, starts = self._sentences, self._sentence_starts
        number = bisect_right(starts, at) - 1
        scores: dict[str, tuple[float, NameMention]] = {}
        previous = self.full_of(self._spoken[-1]) if self._spoken else None
        followed = self._follows_no_speaker(word, sentence)
        succeeded = False
        after = bisect_left(self._starts, at)
        for name in reversed(self._names[max(0, after - _MOST_NAMES) : after]):
            while starts[number] > name.start:
                number -= 1
            distance = sentence.number - sentences[number].number
            if distance > _REACH:
                break
            if not self._fits(word, name) or (not distance and interrupted(self._text, name, at)):
                continue
            score = self._score(word, name, sentences[number], distance, previous)
            score += placed(self._text, name, sentences[number], at, head)
            if followed and number >= followed and name.kind == "person" and name.full != previous:
                succeeded = succeeded or self._is_subject(name, sentences[number])
            known = scores.get(name.full)
            if known is None or score > known[0]:
                scores[name.full] = (score, name)
        if not scores:
            return tuple(self._spoken[-1:])
        if succeeded and previous in scores:
            score, name = scores[previous]
            scores[previous] = score - _SUCCEEDED, name
        ranked = sorted(scores.values(), key=lambda item: (-item[0], -item[1].start))
        found = tuple(self._at(name.full, name) for _, name in ranked[:_MOST])
        unnamed = None if succeeded else self._unnamed_speaker(word, sentence)
        return found if unnamed is None else tuple(dict.fromkeys((unnamed, *found)))[:_MOST]

    def _unnamed_speaker(self, word: str, sentence: Sentence) -> Source | None:
        """The "Ms Ruiz's lawyer" who has just spoken, which is nobody's name."""
        last = self._last_spoken
        if last is None or sentence.number - last.number > 1:
            return None
        source = self._spoken[-1]
        if word == "they":
            return source if source.kind == "unnamed" else None
        if word not in ("he", "she"):
            return source if word == "one-person" and source in self._people else None
        if source.kind == "organisation" and may_be_person(self._text, source):
            self._people.add(source)
        if may_be_person(self._text, source):
            return source
        of_another = "'s " in source.text or "’s " in source.text
        return source if of_another and is_someone(source.text) else None

    def _follows_no_speaker(self, word: str, sentence: Sentence) -> int:
        """From which sentence on another person takes the place of whoever spoke last, 0 for none.

        A quotation in the same paragraph goes on with its speaker.
        """
        last = self._last_spoken
        if last is None or word not in ("he", "she") or sentence.number - last.number < 2:
            return 0
        quoted = self._text[sentence.start] in OPENING
        return 0 if quoted and last.paragraph == sentence.paragraph else last.number

    def _is_subject(self, name: NameMention, where: Sentence) -> bool:
        before = self._text[where.start : name.start].replace(",", " ").lower().split()
        return len(before) < 8 and PREPOSITIONS.isdisjoint(before)

    def _fits(self, word: str, name: NameMention) -> bool:
        if word in ("he", "she", "one-person"):
            if name.kind == "group":
                return is_someone(name.text)
            if name.kind != "person":
                return False
            return word == "one-person" or self._genders.of(name.full) in ("", word)
        if word == "it":
            return name.kind in ("organisation", "place") or (
                name.kind == "group" and not is_someone(name.text) and not is_plural(name.text)
            )
        return name.kind == "organisation" or (name.kind == "group" and is_plural(name.text))

    def _score(
        self,
        word: str,
        name: NameMention,
        where: Sentence,
        distance: int,
        previous: str | None,
    ) -> float:
        score = -1.3 * distance
        before = self._text[where.start : name.start].replace(",", " ").split()
        if PREPOSITIONS.isdisjoint([part.lower() for part in before[-3:]]):
            score += 2.0 if len(before) < 12 else 1.0
        at = bisect_left(self._starts, name.start)
        if at == 0 or self._starts[at - 1] < where.start:
            score += 1.2
        if name.kind == "group":
            score -= 1.0
        if name.kind == "place" or (name.kind == "group" and self._is_named(at)):
            score -= 1.0
        if name.kind == "person" and self._genders.of(name.full) == word:
            score += 0.7
        if name.full == previous:
            score += 4.0 if distance <= 2 else 2.0
        return score

    def _is_named(self, at: int) -> bool:
        """Whether a person is named right after: "the member for the East, Hon. X, said"."""
        described, after = self._names[at], self._names[at + 1 : at + 3]
        for name in after:
            between = self._text[described.end : name.start]
            if name.kind == "person" and between.count(",") == 1 and len(between) < 50:
                return " and " not in between
        return False

    def _one_of(self, at: int) -> tuple[Source, ...]:
        """The several from whom "one" or "another" comes: who spoke before, else who was named."""
        found = [source for source in reversed(self._spoken[-6:]) if source.kind == "unnamed"]
        if self.last_kind() == "document":
            found.insert(0, self._spoken[-1])
        index = bisect_left(self._starts, at)
        for name in reversed(self._names[max(0, index - 20) : index]):
            if name.kind == "group" and is_plural(name.text):
                found.append(self._at(name.full, name))
        if not found and self._spoken:
            found.append(self._spoken[-1])
        return tuple(dict.fromkeys(found))[:_MOST]
