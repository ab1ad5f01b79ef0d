"""Who asks whom for what: what grammar alone says about the clue of an ask."""

from __future__ import annotations

from dataclasses import replace

from summarizer.article import Sentence
from summarizer.grammar.asks.answers import Response, answers_in
from summarizer.grammar.asks.askers import subject_of
from summarizer.grammar.asks.at_meetings import put_to_whom_they_met
from summarizer.grammar.asks.bearers import Bearers, Named
from summarizer.grammar.asks.behests import of_behest
from summarizer.grammar.asks.found_asks import FoundAsk
from summarizer.grammar.asks.nouns import of_noun
from summarizer.grammar.asks.objects import parties_at
from summarizer.grammar.asks.readings import AskReading
from summarizer.grammar.asks.threats import of_deadline, of_threat
from summarizer.grammar.asks.verbs import carried_on, of_verb
from summarizer.grammar.asks.wording import end_of_request, words_of
from summarizer.grammar.asks.words import Head, Kind, head_of, word_set
from summarizer.grammar.rows import place_of, row_of_sentence
from summarizer.scan.mentions import Clue, Scan
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.units import Row

__all__ = ["AskReading", "read_asks"]

_SELF = word_set("self")
_READY = frozenset(("willing", "prepared", "ready"))
_SHOULD = frozenset(("should", "must", "ought"))
_BULLETS = "•·▪‣■"  # before points that sum up the story
_BACK = 9  # sentences in which "the request" is looked for
_LONGEST_SENTENCE = 3_000  # characters; what is longer is no sentence, and costs its square


_NOTHING = AskReading((), (), None, "request", None, None, False)


def read_asks(scan: Scan, text: str) -> tuple[AskReading, ...]:
    """A reading for each clue of ``scan.asks``, in order."""
    reader = _Reader(scan, text)
    for clue in scan.asks:
        reader.read(clue)
    return put_to_whom_they_met(scan, text, reader.read_so_far, reader.side)


class _Reader:
    """Reads the clues of an article in order, for what was asked before is taken up again."""

    def __init__(self, scan: Scan, text: str) -> None:
        self._scan = scan
        self._text = text
        self._bearers = Bearers(scan, text)
        self._sentences = {sentence.number: sentence for sentence in scan.sentences}
        fulls = {name.text: name.full for name in scan.names}
        self._bodies = {
            name.full: fulls.get(name.affiliation, name.affiliation)
            for name in scan.names
            if name.affiliation
        }
        self._headlines = {f.start for f in scan.furniture if f.kind == "headline"}
        self.read_so_far: list[tuple[Clue, AskReading]] = []
        self._rows: dict[int, Row] = {}

    def read(self, clue: Clue) -> None:
        sentence = self._sentences.get(clue.sentence)
        reading = _NOTHING
        if sentence is not None and len(sentence.text) <= _LONGEST_SENTENCE:
            self._bearers.read_to(sentence.number)
            reading = self._reading(clue, sentence)
        if self.read_so_far:
            reading = self._facing(clue, reading)
        self._answer_earlier(reading)
        self.read_so_far.append((clue, reading))

    def _answer_earlier(self, reading: AskReading) -> None:
        """Gives the ask that is taken up its answer: "an official rejected the request"."""
        if not reading.repeats or reading.response is None or reading.is_ask is False:
            return
        for index in range(len(self.read_so_far) - 1, max(-1, len(self.read_so_far) - 7), -1):
            clue, before = self.read_so_far[index]
            if (before.askers, before.request) == (reading.askers, reading.request):
                if before.response is None:
                    self.read_so_far[index] = (clue, replace(before, response=reading.response))
                return

    def _facing(self, clue: Clue, reading: AskReading) -> AskReading:
        """An ask and an offer in one sentence are put to one another's askers."""
        earlier, before = self.read_so_far[-1]
        both = (before, reading)
        apart = all(r.askers and r.is_ask is not False and not r.repeats for r in both)
        offers = [r.kind == "offer" for r in both]
        one_sentence = earlier.sentence == clue.sentence
        if not one_sentence or not apart or before.askers == reading.askers or sum(offers) != 1:
            return reading
        if not before.asked:
            self.read_so_far[-1] = (earlier, replace(before, asked=reading.askers))
        here = {m.full for m in self._rows[clue.sentence].mentions if m is not None}
        asked = tuple(name for name in reading.asked if name in here)
        return replace(reading, asked=asked or before.askers)

    def _row(self, sentence: Sentence) -> Row:
        if sentence.number not in self._rows:
            self._rows = {sentence.number: row_of_sentence(sentence, self._scan, self._text)}
        return self._rows[sentence.number]

    def _reading(self, clue: Clue, sentence: Sentence) -> AskReading:
        row = self._row(sentence)
        if not row.words:
            return _NOTHING
        first, last = place_of(row, clue.start), place_of(row, clue.end - 1) + 1
        head = head_of(row, first, last)
        set_phrase = (
            of_threat(row, first, last)
            or of_behest(row, first, last)
            or of_deadline(row, first, last)
        )
        if set_phrase is not None:
            return self._with_names(set_phrase, row, sentence)
        if head is None:
            return self._opinion(row, first, last, sentence)
        found = _found(row, head)
        reading = self._with_names(found, row, sentence)
        if found.definite:
            reading = self._taken_up(clue, reading, found.handed_on)
        summed_up = sentence.start in self._headlines or self._text[sentence.start] in _BULLETS
        if summed_up and len(self._scan.asks) > 1:
            reading = replace(reading, repeats=True, sure=False)
        return self._answered(reading, row, head.at, sentence)

    def _with_names(self, found: FoundAsk, row: Row, sentence: Sentence) -> AskReading:
        askers = self._bearers.named(found.askers, row, sentence)
        asked = self._bearers.named(found.asked, row, sentence, askers.names)
        others = tuple(name for name in asked.names if name not in askers.names)
        if others == ("you",):
            others = ()  # whoever the speaker turns to
        if _is_they(found.askers) and found.asked and found.asked[0].word in _SELF:
            them = self._other_side(asked.names)  # "They offered us": not the speaker's own
            askers = Named(them, False)
        stretches = (words_of(row, start, end, self._text) for start, end in found.request)
        request = " ".join(filter(None, stretches)) or None
        if not askers.names and asked.names:
            askers = Named(self._counterpart(others), False)
        is_ask = found.is_ask
        if is_ask is None and askers.names and request and found.plain:
            is_ask = True
        return AskReading(
            askers.names,
            others or (self._other_side(askers.names) if askers.names else ()),
            request,
            found.kind,
            found.response,
            is_ask,
            bool(found.sure and askers.certain and is_ask),
        )

    def _other_side(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Whom somebody asks who was asking, or was asked, a moment ago."""
        side = self.side(names)
        for _, before in reversed(self.read_so_far[-3:]):
            if side & self.side(before.askers) and before.asked:
                return before.asked
            if side & self.side(before.asked):
                return before.askers
        return ()

    def _counterpart(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Who asks somebody who was asked a moment ago."""
        side = self.side(names)
        for _, before in reversed(self.read_so_far[-3:]):
            if side & self.side(before.asked):
                return before.askers
        return ()

    def side(self, names: tuple[str, ...]) -> set[str]:
        """The names with the bodies that they speak for."""
        return {*names, *(self._bodies[name] for name in names if name in self._bodies)}

    def _taken_up(self, clue: Clue, reading: AskReading, handed_on: bool) -> AskReading:
        """With what was asked where "the request" was told first."""
        for earlier, before in reversed(self.read_so_far[-6:]):
            near = clue.sentence - earlier.sentence <= _BACK
            kinds = {before.kind, reading.kind}
            alike = (
                len(kinds) == 1
                or kinds == {"offer", "proposal"}
                or clue.sentence == earlier.sentence
            )
            alike = alike and before.is_ask is not False
            if reading.askers and not handed_on:
                alike = alike and not self.side(reading.askers).isdisjoint(before.askers)
            if near and alike and before.askers:
                askers = reading.askers or before.askers
                return replace(
                    before,
                    askers=askers,
                    asked=tuple(n for n in before.asked or reading.asked if n not in askers),
                    response=reading.response,
                    sure=False,
                    repeats=reading.askers in ((), before.askers),
                    is_ask=reading.is_ask,
                )
        return replace(reading, sure=False, repeats=True)

    def _opinion(self, row: Row, first: int, last: int, sentence: Sentence) -> AskReading:
        """ "X said Y should", "X is ready to": whether it is put to anybody stays open."""
        words = row.words
        ready = words[first] in _READY
        if not ready and _SHOULD.isdisjoint(words[first:last]):
            return replace(_NOTHING, is_ask=False)
        if ready:
            subject = subject_of(row, first, None)
            askers = self._bearers.named([subject.party] if subject.party else (), row, sentence)
            start = first + 2
            kind: Kind = "offer"
            asked: tuple[str, ...] = ()
        else:
            askers = self._bearers.speaker(sentence)
            inner = next((i for i in range(first, last) if row.mentions[i] is not None), None)
            named = () if inner is None else parties_at(row, inner)[0]
            asked = self._bearers.named(named, row, sentence, askers.names).names
            start, kind = last, "request"
        request = words_of(row, start, end_of_request(row, start), self._text)
        is_ask = None if ready or asked else False
        return AskReading(askers.names, asked, request, kind, None, is_ask, False)

    def _answered(self, reading: AskReading, row: Row, at: int, sentence: Sentence) -> AskReading:
        """With the answer that the rest of the sentence, or the next one, plainly tells."""
        if reading.response is not None or reading.is_ask is False:
            return reading
        for answer in answers_in(row, at + 1):
            subject = subject_of(row, answer.at, None)
            party = (subject.party,) if subject.party and not subject.passive else ()
            others = self._bearers.named(party, row, sentence, reading.askers).names
            named = tuple(name for name in others if name not in reading.askers)
            return replace(reading, response=answer.response, asked=reading.asked or named)
        return replace(reading, response=self._answer_after(reading, sentence))

    def _answer_after(self, reading: AskReading, sentence: Sentence) -> Response | None:
        """The answer that the next sentence tells, if it is one of those who were asked."""
        following = self._sentences.get(sentence.number + 1)
        if following is None or following.paragraph - sentence.paragraph > 1:
            return None
        row = row_of_sentence(following, self._scan, self._text)
        for answer in answers_in(row, 0):
            subject = subject_of(row, answer.at, None)
            party = None if subject.passive else subject.party
            if party is not None and self._bearers.may_be(party, following, reading.asked):
                return answer.response
            break
        return None


def _is_they(parties: tuple[Party, ...]) -> bool:
    return len(parties) == 1 and parties[0].mention is None and parties[0].word == "they"


def _found(row: Row, head: Head) -> FoundAsk:
    head = carried_on(row, head)
    if head.verb is not None:
        return of_verb(row, head.at, head.verb)
    assert head.noun is not None  # a head is one or the other
    return of_noun(row, head.at, head.noun)
