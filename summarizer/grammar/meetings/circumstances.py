"""Where and when a meeting is, and whether it was, by the sentence and those before it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.article import Sentence
from summarizer.grammar.meetings.clauses import is_verb, own_parts
from summarizer.grammar.meetings.days import Days, days_between
from summarizer.grammar.meetings.encounters import Encounter, own_begin
from summarizer.grammar.meetings.occasion import sidelines_in
from summarizer.grammar.meetings.places import place_between
from summarizer.grammar.meetings.status import Status, status_of
from summarizer.grammar.meetings.words import meeting_words
from summarizer.grammar.rows import row_of_sentence
from summarizer.scan.mentions import DateMention, Scan
from summarizer.scan.reporting.units import Row

__all__ = ["Page", "days_of", "is_remote", "journey_before", "place_of_meeting", "status_in"]

_REMOTE = meeting_words("remote")
_ROOMS = frozenset(("office", "room", "hall", "house", "palace", "lodge", "residence"))
_VISITS = frozenset(("visit", "visits", "visited", "visiting"))
_DENIES_IT = re.compile(
    r"\bdenie[ds] (?:it|this|that|the (?:report|claim|meeting|account))(?=[.,]|$)"
)
_AHEAD = re.compile(
    r"\b(?:has|have) been\b|\bfor (?:mon|tue|wed|thu|fri|sat|sun)|will not|down for"
)
_MOVED = re.compile(r"\b(?:postponed|moved|rescheduled|put back|pushed back|deferred)\b")
_JOURNEY = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trip|tour(?:s|ing)?|travel(?:s|led|ed|ling|ing)?|fl(?:y|ies|ew|ying)"
    r"|arriv(?:e|es|ed|ing) in|went to|go(?:es|ing)? to|head(?:s|ed|ing)? to)\b"
)
_OVER = frozenset(("after", "following", "since"))
_MEET = frozenset(("met", "meets", "talks", "meeting", "meetings"))
_CALENDAR = 3  # sentences over which a journey is still the scene


class Page(NamedTuple):
    """An article as a meeting's circumstances are read from it."""

    scan: Scan
    text: str
    published: dt.date | None


def status_in(page: Page, row: Row, encounter: Encounter, sentence: Sentence) -> Status:
    """The status that the sentence gives, or the next one by a denial."""
    start, at, end = _parts(row, encounter, sentence)
    status = status_of(
        _own_text(page, row, encounter, start, at).lower(),
        row.words[encounter.at],
        page.text[end : sentence.end].lower(),
        page.text[sentence.start : start].lower(),
        noun=encounter.kind == "noun",
        alone=encounter.alone,
    )
    if status == "held" and _is_denied_next(page.scan, sentence):
        return "denied"
    return status


def _own_text(page: Page, row: Row, encounter: Encounter, start: int, at: int) -> str:
    """The clause up to the meeting's word, without relative clauses that are over by then."""
    parts = own_parts(row, encounter.begin, encounter.at)
    if parts in ([], [(encounter.begin, encounter.at)]):
        return page.text[start:at]
    spans = [(row.span(first)[0], row.span(last - 1)[1]) for first, last in parts]
    return " ".join(page.text[first:last] for first, last in spans)


def _parts(row: Row, encounter: Encounter, sentence: Sentence) -> tuple[int, int, int]:
    """Where the clause starts, and where the meeting's word does and ends."""
    at, end = row.span(encounter.at)
    begun = encounter.begin < len(row.words)
    return min(row.span(encounter.begin)[0] if begun else sentence.start, at), at, end


def _is_denied_next(scan: Scan, sentence: Sentence) -> bool:
    low, high = 0, len(scan.sentences)
    while low < high:
        middle = (low + high) // 2
        if scan.sentences[middle].start <= sentence.start:
            low = middle + 1
        else:
            high = middle
    return (
        low < len(scan.sentences) and _DENIES_IT.search(scan.sentences[low].text[:120]) is not None
    )


def is_remote(row: Row, encounter: Encounter) -> bool:
    """Whether they met by wire, so that a place is that of neither."""
    near = row.words[max(encounter.begin, encounter.at - 3) : encounter.at + 1]
    if "courtesy" in near or row.words[encounter.at + 1 : encounter.at + 2] == ["on"]:
        return False  # "to call on X" is to go there
    if encounter.kind == "verb":
        near = row.words[encounter.at : max(encounter.at + 1, encounter.end)]
    return not _REMOTE.isdisjoint(near)


# Days ---------------------------------------------------------------------------------------


def days_of(
    page: Page, row: Row, encounter: Encounter, sentence: Sentence, status: Status
) -> Days | None:
    """The days of the sentence that belong to the meeting, the nearest to its word first."""
    begin, at, after = _parts(row, encounter, sentence)
    closed = encounter.end < len(row.words)
    end = max(after, row.span(encounter.end)[0] if closed else sentence.end)
    own = own_begin(row, encounter)
    spans = [(after, end), (row.span(own)[0] if own < encounter.at else begin, at)]
    noun = encounter.kind == "noun" and status != "requested"
    if noun or status in ("planned", "cancelled", "postponed"):
        spans.append((end, _next_meeting(row, encounter, sentence)))
    if _is_scene(row, encounter):
        spans.append((sentence.start, begin))
    rest = page.text[after : sentence.end].lower()
    return days_between(
        page.text,
        _dates_of(page, sentence),
        spans,
        status,
        page.published,
        ahead=_AHEAD.search(rest) is not None and "fell through" not in rest,
        over=row.words[max(0, encounter.phrase - 1)] in _OVER,
        moved=_MOVED.search(page.text[begin : sentence.end].lower()) is not None,
    )


def _next_meeting(row: Row, encounter: Encounter, sentence: Sentence) -> int:
    """Where the next word for a meeting stands, whose days are its own."""
    later = range(max(encounter.end, encounter.at + 1), len(row.words))
    found = next((i for i in later if row.words[i] in _MEET), None)
    return sentence.end if found is None else row.span(found)[0]


def _dates_of(page: Page, sentence: Sentence) -> list[DateMention]:
    lines = [f for f in page.scan.furniture if f.kind == "dateline"]
    return [
        d
        for d in page.scan.dates
        if sentence.start <= d.start < sentence.end
        and not any(line.start <= d.start < line.end for line in lines)
    ]


def _is_scene(row: Row, encounter: Encounter) -> bool:
    """Whether what stands before the clause sets its scene, and is no clause of its own."""
    before = row.words[: encounter.begin]
    if before and before[-1] in ("where", "when", "after", "before"):
        return True
    opening = row.words[encounter.begin : encounter.begin + 1]
    return opening in (["who"], ["which"]) or not any(map(is_verb, before))


# Places -------------------------------------------------------------------------------------


def place_of_meeting(page: Page, row: Row, encounter: Encounter) -> str | None:
    """The place that the sentence names for the meeting, as it is printed."""
    if row.words[encounter.at] in _VISITS and encounter.kind == "verb":
        visited = _visited(row, encounter.at)
        if visited is not None:
            return visited
    if is_remote(row, encounter):
        return None
    room = _room_before(row, encounter)
    if room is not None:
        return room
    named = (place_between(row, page.text, *span) for span in _spans(row, encounter))
    found = next(filter(None, named), None)
    if found is not None and found.lower() == "capital":
        return _dateline(page.scan) or found
    return found


def _room_before(row: Row, encounter: Encounter) -> str | None:
    """The room of "an Oval Office meeting"."""
    if encounter.kind != "noun" or not encounter.at:
        return None
    mention = row.mentions[encounter.at - 1]
    if mention is None or mention.kind not in ("place", "organisation"):
        return None
    named = mention.text.lower().split()
    return mention.text if len(named) > 1 and named[-1] in _ROOMS else None


def _visited(row: Row, at: int) -> str | None:
    for index in range(at + 1, min(at + 4, len(row.words))):
        mention = row.mentions[index]
        if mention is not None:
            return mention.text if mention.kind == "place" else None
    return None


def _spans(row: Row, encounter: Encounter) -> list[tuple[int, int]]:
    stop = max(encounter.end, encounter.at + 1)
    if encounter.fronted and "," in row.words[encounter.at : stop]:
        stop = row.words.index(",", encounter.at)
    spans = [(encounter.at + 1, stop)]
    if encounter.alone:
        spans.append((stop, len(row.words)))
    spans.append((own_begin(row, encounter), encounter.at))
    if encounter.begin and row.words[encounter.begin - 1] == "where":
        spans.append((_nearest(row, encounter.begin - 2), encounter.begin - 1))
    elif _is_scene(row, encounter):
        spans.append((0, encounter.begin))
    return spans


def _nearest(row: Row, end: int) -> int:
    """Where the phrase begins that ends at a unit: the place that "where" takes up."""
    marks = (i for i in range(end - 1, max(0, end - 9), -1) if row.words[i] == ",")
    return next(marks, max(0, end - 8))


def _dateline(scan: Scan) -> str | None:
    for line in scan.furniture:
        if line.kind == "dateline":
            for name in scan.names:
                if line.start <= name.start < line.end and name.kind == "place":
                    return name.full
    return None


class Journey(NamedTuple):
    """When and where a journey is, and the event on whose sidelines one meets there."""

    days: Days | None = None
    place: str | None = None
    occasion: str | None = None


def journey_before(page: Page, sentence: Sentence, participants: Sequence[str]) -> Journey:
    """The journey that was told of just before, on which somebody is met."""
    for earlier in reversed(page.scan.sentences):
        distance = sentence.number - earlier.number
        if distance > _CALENDAR:
            break
        if distance <= 0 or _JOURNEY.search(earlier.text) is None:
            continue
        names = {n.full for n in page.scan.names if earlier.start <= n.start < earlier.end}
        if names.isdisjoint(participants):
            continue
        row = row_of_sentence(earlier, page.scan, page.text)
        going = next((i for i, w in enumerate(row.words) if _JOURNEY.match(w)), 0)
        place = _visited(row, going) or place_between(row, page.text, going, len(row.words))
        if place is None:
            continue
        dates = [d for d in _dates_of(page, earlier) if d.start >= row.span(going)[0]]
        days = Days(dates[0].text, dates[0].first, dates[0].last) if dates else None
        return Journey(days, place, sidelines_in(earlier.text))
    return Journey()
