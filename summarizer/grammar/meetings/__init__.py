"""What grammar alone says of a clue to a meeting: who met, whether, where, when, about what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.article import Sentence
from summarizer.grammar.meetings.afterwards import afterwards
from summarizer.grammar.meetings.circumstances import (
    Page,
    days_of,
    is_remote,
    journey_before,
    place_of_meeting,
    status_in,
)
from summarizer.grammar.meetings.days import Days
from summarizer.grammar.meetings.encounters import (
    Encounter,
    encounter_at,
    is_trigger,
    leads_to_another,
)
from summarizer.grammar.meetings.kinds import Kind, is_meeting
from summarizer.grammar.meetings.negation import negation_of
from summarizer.grammar.meetings.occasion import occasion_in
from summarizer.grammar.meetings.sides import Sides, sides_of
from summarizer.grammar.meetings.stand_ins import StandIns
from summarizer.grammar.meetings.status import Status, was_planned
from summarizer.grammar.meetings.told import (
    MeetingReading,
    Told,
    is_beside,
    last_told,
    same_meeting,
    shares_parties,
)
from summarizer.grammar.meetings.topics import topics_in
from summarizer.grammar.meetings.words import meeting_words
from summarizer.grammar.rows import place_of, row_of_sentence
from summarizer.scan.mentions import Clue, Scan
from summarizer.scan.reporting.units import Row

__all__ = ["MeetingReading", "read_meetings"]

_JOURNEYS = meeting_words("journeys")
_STRONG = meeting_words("strong")
_LIGHT = meeting_words("light")
_GETTING = frozenset(("get", "gets", "got", "getting", "go", "come", "came", "return", "returned"))
_SETTINGS = frozenset(("sidelines", "margins"))  # where some meet others
_TELLING = _STRONG - {"summit", "meeting", "session"} | meeting_words("with")
_MOST_TRIGGERS = 4
_TWO_SIDES = 2
_NOTHING = MeetingReading((), None, "held", None, None, None, None, None, (), None, False)


def read_meetings(scan: Scan, text: str) -> tuple[MeetingReading, ...]:
    """What grammar says of each clue to a meeting, in order."""
    reader = _Reader(Page(scan, text, scan.published))
    readings = [reader.read(clue) for clue in scan.meetings]
    later = afterwards(scan, reader.told_by_clue)
    return tuple(
        later.get(clue, reading) for clue, reading in zip(scan.meetings, readings, strict=True)
    )


class _Scene(NamedTuple):
    """The circumstances of a meeting; ``travelling`` says that its days are a journey's."""

    days: Days | None
    place: str | None
    travelling: bool
    occasion: str | None


class _Reader:
    """Reads clues in order and remembers the meetings that they told of."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._sentences = {sentence.number: sentence for sentence in page.scan.sentences}
        self._headlines = {(f.start, f.end) for f in page.scan.furniture if f.kind == "headline"}
        named = [name for name in page.scan.names if name.kind == "person"]
        self._persons = {form for name in named for form in (name.full, name.text)}
        self._stand_ins = StandIns(page.scan, page.text)
        self._told: list[Told] = []
        self.told_by_clue: dict[Clue, Told] = {}
        self._row: tuple[int, Row] | None = None

    def read(self, clue: Clue) -> MeetingReading:
        """The reading of the clue's own word, or of another in its sentence that says more."""
        sentence = self._sentences[clue.sentence]
        self._stand_ins.hear(sentence)
        row = self._row_of(sentence)
        best: Told | None = None
        for trigger in self._triggers(row, clue):
            found = self._read_trigger(row, trigger, clue, sentence)
            if best is None or _weight(found.reading) > _weight(best.reading):
                best = found
            if _weight(found.reading) > 1:
                break
        if best is None:
            return _NOTHING
        if best.reading.is_meeting is not False:
            self._told.append(best)
            self.told_by_clue[clue] = best
        return best.reading

    def _row_of(self, sentence: Sentence) -> Row:
        if self._row is None or self._row[0] != sentence.number:
            page = self._page
            self._row = sentence.number, row_of_sentence(sentence, page.scan, page.text)
        return self._row[1]

    def _triggers(self, row: Row, clue: Clue) -> Iterator[int]:
        """The places of the words that may tell of the clue's meeting, likeliest first."""
        first, last = place_of(row, clue.start), place_of(row, max(clue.start, clue.end - 1))
        words = range(len(row.words))
        own = [i for i in words[first : last + 1] if row.mentions[i] is None and is_trigger(row, i)]
        if not own:
            own = [i for i in words[last + 1 : last + 4] if row.words[i] in _STRONG]
        if own and row.words[own[0]] in _LIGHT:
            own = own[1:] or own  # "got on the phone"
        nouns = [i for i in own if row.words[i] in ("talks", "meeting", "meetings")]
        own = nouns[:1] or own[:1] or [first - (first > 0 and row.words[first - 1] in _GETTING)]
        if row.words[own[0]] in _SETTINGS:
            yield from [i for i in words if row.words[i] in _TELLING][:_MOST_TRIGGERS]
        if leads_to_another(row, own[0]):
            yield row.words.index("met", own[0])
        yield from own
        used = {told.trigger for told in self._told if told.clue.sentence == clue.sentence}
        others = [i for i in words if row.words[i] in _STRONG and i not in used and i not in own]
        yield from others[:_MOST_TRIGGERS]

    def _read_trigger(self, row: Row, trigger: int, clue: Clue, sentence: Sentence) -> Told:
        page, number = self._page, sentence.number
        encounter = encounter_at(row, trigger)
        headline = (sentence.start, sentence.end) in self._headlines
        negation = negation_of(row, encounter)
        status = status_in(page, row, encounter, sentence)
        if status == "cancelled" and negation == "not" and was_planned(sentence.text.lower()):
            negation = None
        sides = sides_of(row, encounter, sentence, page.scan, self._told, self._stand_ins)
        before = None if headline else last_told(self._told, number)
        same = None
        if row.words[trigger] in ("and", "again") and before and before.clue.sentence == number:
            sides = Sides(*before.sides, guessed=True)
        elif before is not None:
            same = self._same(row, encounter, sides, status, sentence)
            sides = _completed(row, encounter, sides, same, before, number, status)
        if negation is not None:
            named = bool(encounter.first or encounter.second) and self._is_reported(sentence)
            status = "denied" if negation == "not" and (named or same is not None) else "held"
        participants = tuple(dict.fromkeys((*sides.first, *sides.second)))
        if same is not None:
            participants = tuple(dict.fromkeys((*same.reading.participants, *participants)))
            status = "denied" if same.reading.status == "denied" and status == "held" else status
        days = days_of(page, row, encounter, sentence, status)
        if negation is None and status == "held" and _is_to_come(days, page.published):
            status = "planned"
        place = place_of_meeting(page, row, encounter)
        if place is None and "there" in row.words[trigger : trigger + 8] and before is not None:
            place = before.reading.place
        travelling = days is not None and not _JOURNEYS.isdisjoint(row.words)
        own = _Scene(days, place, travelling, occasion_in(sentence.text, row.words[trigger]))
        days, place, travelling, occasion = self._scene(
            row, encounter, sentence, own, participants, status, same
        )
        kind = Kind(row, encounter, participants, headline)
        alone = len(participants) < _TWO_SIDES and same is None
        truth = True if same is not None or status == "denied" else is_meeting(kind)
        if status == "denied" and alone and negation is not None:
            truth = False  # "met nobody"
        if negation is not None and status != "denied":
            truth = False
        separate = "separate" in row.words[encounter.phrase : trigger]
        certain = sides.first and (sides.second or encounter.whole) and not sides.guessed
        reading = MeetingReading(
            participants=participants,
            continued=None if same is None else same.clue,
            status=status,
            place=place,
            when_text=None if days is None else days.text,
            first=None if days is None else days.first,
            last=None if days is None else days.last,
            occasion=occasion,
            topics=topics_in(
                page.text[sentence.start : row.span(trigger)[0]],
                row.words[trigger],
                page.text[row.span(trigger)[1] : sentence.end],
                {*participants, *self._persons},
            ),
            is_meeting=truth,
            sure=bool(truth and certain and not headline and same is None and not separate),
        )
        kept = (sides.first, sides.second) if same is None else same.sides
        return Told(clue, reading, kept, trigger, is_remote(row, encounter), travelling)

    def _same(
        self, row: Row, encounter: Encounter, sides: Sides, status: Status, sentence: Sentence
    ) -> Told | None:
        dated = any(sentence.start <= date.start < sentence.end for date in self._page.scan.dates)
        named = frozenset((*sides.first, *sides.second))
        return same_meeting(row, encounter, self._told, named, status, sentence.number, dated=dated)

    def _is_reported(self, sentence: Sentence) -> bool:
        return any(report.sentence == sentence.number for report in self._page.scan.reporting)

    def _scene(
        self,
        row: Row,
        encounter: Encounter,
        sentence: Sentence,
        own: _Scene,
        participants: Sequence[str],
        status: Status,
        same: Told | None,
    ) -> _Scene:
        """Days, place and occasion with what the sentences before say of them."""
        days, place, travelling, occasion = own
        before = same
        remote = is_remote(row, encounter)
        if same is None and status in ("held", "planned"):
            earlier = last_told(self._told, sentence.number)
            shared = earlier is not None and not set(participants).isdisjoint(
                earlier.reading.participants
            )
            if earlier is not None and place is None and _is_anew(earlier, participants, status):
                place = earlier.reading.place
            before = earlier if shared and is_beside(row, encounter) else None
            if before is None and place is None and not remote:
                journey = journey_before(self._page, sentence, participants)
                place, occasion = journey.place, occasion or journey.occasion
                if days is None and journey.days is not None:
                    days, travelling = journey.days, True
        if before is None:
            return _Scene(days, place, travelling, occasion)
        if place is None and (same is not None or not remote):
            place = before.reading.place
        if days is None and before.reading.when_text is not None and (same or before.scene):
            told = before.reading
            days, travelling = Days(before.reading.when_text, told.first, told.last), before.scene
        return _Scene(days, place, travelling, occasion)


def _completed(
    row: Row,
    encounter: Encounter,
    sides: Sides,
    same: Told | None,
    before: Told,
    number: int,
    status: Status,
) -> Sides:
    """The sides with those of the meeting before, where one is missing and must be they."""
    named = {*sides.first, *sides.second}
    if same is not None or len(named) > 1:
        return sides
    if not shares_parties(row, encounter, before, number, status):
        return sides
    if not named:
        return Sides(*before.sides, guessed=True)
    other = before.sides[0] if named.isdisjoint(before.sides[0]) else before.sides[1]
    return Sides(tuple(named), other, guessed=True)


def _is_anew(earlier: Told, participants: Sequence[str], status: Status) -> bool:
    """Whether what was put off is now to be: the same people, and likely the same place."""
    before = earlier.reading
    fell = before.status in ("postponed", "cancelled")
    return fell and status == "planned" and set(participants) == set(before.participants)


def _is_to_come(days: Days | None, published: dt.date | None) -> bool:
    first = None if days is None else days.first
    return first is not None and published is not None and first > published


def _weight(reading: MeetingReading) -> int:
    if reading.is_meeting is False:
        return 0
    return 2 if len(reading.participants) > 1 or reading.continues else 1
