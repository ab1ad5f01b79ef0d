"""What a field of a candidate may be: the names, places, times and figures that stand near it.

A small model with a long list in front of it takes the whole list, so the lists are short:
who may have acted stands in the sentence itself, unless a pronoun points out of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from summarizer.article import Mention, Sentence
from summarizer.draft.candidates import Candidate
from summarizer.draft.sections import Field
from summarizer.lexicon import words
from summarizer.scan.mentions import NameMention, Reporting, Scan, Source

__all__ = ["choices", "reading"]

M = TypeVar("M", bound=Mention)

_MOST_CHOICES = 10
_MOST_ACTORS = 1
_FARTHEST = 3  # sentences back to which a pronoun may point
_FEW = 2  # parties below which the article's main persons are offered too
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


def choices(field: Field, candidate: Candidate, scan: Scan) -> tuple[str, ...] | None:
    """What a field of a candidate may be, None where the model's own words are wanted."""
    match field.type:
        case "label":
            return field.labels
        case "name" | "party":
            if isinstance(candidate.mention, NameMention):
                return (candidate.mention.full,)
            # A single name that may be left out must stand in the sentence itself.
            alone = field.type == "name" and field.optional
            return _distinct(_parties(candidate, scan, alone=alone))
        case "place":
            (own,) = _sentences(candidate, scan)
            return _distinct(name.text for name in _places(own, scan))
        case "when":
            (own,) = _sentences(candidate, scan)
            return _distinct(date.text for date in _inside(own, scan.dates))
        case "figure":
            return _figures(candidate, scan)
        case "chain":
            report = candidate.mention
            return _readings(report) if isinstance(report, Reporting) else ()
        case _:
            return None


def reading(chain: Iterable[Source]) -> str:
    """A chain as one line, origin first."""
    return " > ".join(source.text for source in chain)


def _readings(report: Reporting) -> tuple[str, ...]:
    """The readings of who says so; "The sources" and "sources" are one."""
    told: dict[str, str] = {}
    for chain in report.chains:
        line = reading(chain)
        told.setdefault(re.sub(r"\bthe ", "", line.lower()), line)
    return tuple(told.values())


def _figures(candidate: Candidate, scan: Scan) -> tuple[str, ...]:
    if candidate.mention in scan.figures:
        return (candidate.key,)
    labels = {figure: f"F{n}" for n, figure in enumerate(scan.figures, start=1)}
    near = _sentences(candidate, scan, before=1, after=1)
    return _distinct(labels[figure] for s in near for figure in _inside(s, scan.figures))


# Names ---------------------------------------------------------------------------------------


def _parties(candidate: Candidate, scan: Scan, *, alone: bool) -> Iterator[str]:
    """Who may have acted, nearest first."""
    own, *earlier = _sentences(candidate, scan, before=_FARTHEST)
    named = list(_actors(own, scan))
    persons = {name.full for name in scan.names if name.kind == "person"}
    if not alone and (not named or _points_back(own)):
        for sentence in earlier:
            found = list(_actors(sentence, scan))
            named += found
            if not persons.isdisjoint(found):
                break
    yield from named
    if not alone and len(set(named)) < _FEW:
        told = Counter(name.full for name in scan.names if name.full in persons)
        yield from (name for name, _ in told.most_common(_MOST_ACTORS))


def _actors(sentence: Sentence, scan: Scan) -> Iterator[str]:
    """The names in a sentence that may act in it.

    Not those that only carry the report, that are part of somebody's role, or that say where
    something was or whose it is.
    """
    carriers = _carriers(sentence, scan)
    names = _inside(sentence, scan.names)
    roles = [span for name in names for span in _role_spans(name, sentence)]
    for name in names:
        if any(a <= name.start and name.end <= b for a, b in (*roles, *carriers)):
            continue
        if name.text.lower().removeprefix("the ") in words("clue-press"):
            continue
        if name.kind == "place" and (_is_owner(name, sentence) or _is_where(name, sentence)):
            continue
        yield name.full


def _places(sentence: Sentence, scan: Scan) -> Iterator[NameMention]:
    """The names in a sentence that say where something was or went."""
    for name in _inside(sentence, scan.names):
        if name.kind == "place" and not _is_owner(name, sentence):
            *_, last = ["", *_words_before(name, sentence)]
            if last in words("place-prepositions") or last == "to":
                yield name


def _carriers(sentence: Sentence, scan: Scan) -> list[tuple[int, int]]:
    """Where the sentence names who carries its report, and a dateline: nobody who acts in it."""
    places = [(f.start, f.end) for f in _inside(sentence, scan.furniture) if f.kind == "dateline"]
    reports = (report for report in scan.reporting if report.sentence == sentence.number)
    sources = (source for report in reports for chain in report.chains for source in chain)
    return places + [
        (source.start, source.end)
        for source in sources
        if source.kind in ("outlet", "document", "unnamed")
    ]


def _role_spans(name: NameMention, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the role and the affiliation of a person stand in the sentence."""
    for text in (name.role, name.affiliation):
        at = sentence.text.find(text) if text else -1
        if text and at >= 0 and text not in name.text:
            yield sentence.start + at, sentence.start + at + len(text)


def _is_owner(name: Mention, sentence: Sentence) -> bool:
    return _POSSESSIVE.match(sentence.text, name.end - sentence.start) is not None


def _is_where(name: Mention, sentence: Sentence) -> bool:
    *_, earlier, last = ["", "", *_words_before(name, sentence)]
    return last in words("place-prepositions") or (last == "to" and earlier in words("journeys"))


def _words_before(name: Mention, sentence: Sentence) -> list[str]:
    before = sentence.text[max(0, name.start - sentence.start - 40) : name.start - sentence.start]
    return [word.lower() for word in re.findall(r"\w+", before.removesuffix("the "))]


def _points_back(sentence: Sentence) -> bool:
    """Whether a pronoun of the sentence may stand for somebody named before it."""
    said = {word.lower() for word in re.findall(r"\w+", sentence.text)}
    return not said.isdisjoint(words("pronouns"))


# Places in the article -------------------------------------------------------------------------


def _sentences(
    candidate: Candidate, scan: Scan, *, before: int = 0, after: int = 0
) -> list[Sentence]:
    """The candidate's sentence, then those before it, then those after it."""
    at = candidate.sentence
    numbers = [*range(at, at - before - 1, -1), *range(at + 1, at + after + 1)]
    return [scan.sentences[n - 1] for n in numbers if 1 <= n <= len(scan.sentences)]


def _inside(sentence: Sentence, mentions: Iterable[M]) -> list[M]:
    return [m for m in mentions if sentence.start <= m.start and m.end <= sentence.end]


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:_MOST_CHOICES]
