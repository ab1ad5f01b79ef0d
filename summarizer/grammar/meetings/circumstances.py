"""Where and when a meeting is, and whether it was, by the sentence and those before it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.article import Sentence
from summarizer.grammar.meetings.clauses import is_verb, own_parts
from summarizer.grammar.meetings.days import Days, days_between
from summarizer.grammar.meetings.encounters import Encounter, own_begin
from summarizer.grammar.meetings.lasting import spread
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
_NONE_SUCH = re.compile(
    r"\b(?:no|any) such (?:\w+ )?(?:meeting|talks?|encounter|conversation|call|discussions?|contact"
    r"|visit|session|dinner|lunch)s?\b"
)
# "Had until last week insisted that no such meeting took place": that is over.
_HAD_SAID = re.compile(r"\bhad\b(?! (?:taken|been|happened))[^.;]{0,60}\Z|\bnot (?:deny|denied)\b")
_DENIES_IT = re.compile(
    r"\bdenie[ds] (?:it|this|that|the (?:report|claim|meeting|account))(?=[.,]|$)"
)
_AHEAD = re.compile(
    r"\b(?:has|have) been\b|\bfor (?:mon|tue|wed|thu|fri|sat|sun)|will not|down for"
)
_GONE = re.compile(
    r"\b(?:should|ought to|was to|were to) have\b|\b(?:was|were) supposed to\b"
    r"|\bhad (?:long |once |originally )?been"
    r" (?:due|scheduled|expected|set|slated|billed|supposed|meant) to\b"
)
_MOVED = re.compile(r"\b(?:postponed|moved|rescheduled|put back|put off|pushed back|deferred)\b")
_JOURNEY = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trip|tour(?:s|ing)?|travel(?:s|led|ed|ling|ing)?|fl(?:y|ies|ew|ying)"
    r"|arriv(?:e|es|ed|ing) in|went to|go(?:es|ing)? to|head(?:s|ed|ing)? to)\b"
)
_NEAR_HERE = 4
_OVER = frozenset(("after", "following", "since"))
_MEET = frozenset(("met", "meets", "talks", "meeting", "meetings"))
_DENIED_WITHIN = 2  # sentences
_READ = 200  # characters in which a denial is looked for
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
    denied = _is_denied_next(page.scan, sentence) or _is_none_such(page.text[end : sentence.end])
    return "denied" if status == "held" and denied else status


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
    """Whether one of the next sentences says that it was not so, or that there was none such."""
    at = bisect_right(scan.sentences, sentence.start, key=lambda one: one.start)
    following = scan.sentences[at : at + _DENIED_WITHIN]
    if following and _DENIES_IT.search(following[0].text[:120]):
        return True
    return any(_is_none_such(one.text[:_READ]) for one in following)


def _is_none_such(words: str) -> bool:
    """Whether "no such meeting took place" is said, and still holds."""
    small = words.lower()
    found = _NONE_SUCH.search(small)
    if found is None or _HAD_SAID.search(small[: found.start()]):
        return False
    return found[0].startswith("no ") or "deni" in small[: found.start()]


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
    its = page.text[begin : max(end, after)].lower()
    fallen = status in ("cancelled", "postponed")
    found = days_between(
        page.text,
        _dates_of(page, sentence),
        spans,
        status,
        page.published,
        ahead=_AHEAD.search(rest) is not None and "fell through" not in rest,
        over=row.words[max(0, encounter.phrase - 1)] in _OVER,
        moved=_MOVED.search(page.text[begin : sentence.end].lower()) is not None,
        gone=fallen and _GONE.search(page.text[begin : sentence.end].lower()) is not None,
    )
    return spread(found, its)


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
    if found is None and "here" in row.words[encounter.at + 1 : encounter.at + 1 + _NEAR_HERE]:
        return _dateline(page.scan)
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
    """The place of the dateline, or the only one in the byline: "By our correspondent in P"."""
    for kind in ("dateline", "byline"):
        lines = [line for line in scan.furniture if line.kind == kind]
        named = [
            name.full
            for name in scan.names
            if name.kind == "place" and any(ln.start <= name.start < ln.end for ln in lines)
        ]
        if named and (kind == "dateline" or len(set(named)) == 1):
            return named[0]
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
