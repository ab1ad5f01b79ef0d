"""What the scanner proposes for a section, and what each field of it may be."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from summarizer.article import Mention
from summarizer.draft.sections import Field, Section
from summarizer.scan.mentions import NameMention, Reporting, Scan, Source

__all__ = ["Candidate", "candidates", "choices", "reading"]

M = TypeVar("M", bound=Mention)

# How many sentences before and after a candidate may hold a name, a place or a time of it.
_BEFORE, _AFTER = 2, 1
_MOST_CHOICES = 12
_MOST_ACTORS = 3
_LETTERS = {
    "figures": "F", "reporting": "R", "meetings": "M", "asks": "A", "names": "N", "sentences": "S"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that the model is asked to judge, under a key such as "F3"."""

    key: str
    sentence: int
    mention: Mention


def candidates(section: Section, scan: Scan) -> tuple[Candidate, ...]:
    """The candidates of a section in order; none for a section about the whole article."""
    if section.about == "article":
        return ()
    starts = [sentence.start for sentence in scan.sentences]
    letter = _LETTERS[section.about]
    found = []
    for number, mention in enumerate(_mentions(section, scan), start=1):
        sentence = max(1, bisect_right(starts, mention.start))
        key = f"{letter}{sentence if letter == 'S' else number}"
        found.append(Candidate(key, sentence, mention))
    return tuple(found)


def _mentions(section: Section, scan: Scan) -> Iterable[Mention]:
    if section.about == "names":
        return _bearers(scan.names)
    if section.about == "sentences":
        return (s for s in scan.sentences if _has_cue(s, section.item.cues))
    found: tuple[Mention, ...] = getattr(scan, section.about)
    return found


def _has_cue(sentence: Mention, cues: tuple[str, ...]) -> bool:
    text = sentence.text.lower()
    return not cues or any(cue.lower() in text for cue in cues)


def _bearers(names: Iterable[NameMention]) -> Iterator[NameMention]:
    """The first mention of each bearer of a name."""
    seen = set()
    for name in names:
        if name.kind != "place" and name.full not in seen:
            seen.add(name.full)
            yield name


def choices(field: Field, candidate: Candidate, scan: Scan) -> tuple[str, ...] | None:
    """What a field of a candidate may be, None where the model's own words are wanted."""
    match field.type:
        case "label":
            return field.labels
        case "name" | "party":
            if isinstance(candidate.mention, NameMention):
                return (candidate.mention.full,)
            return _parties_near(candidate, scan)
        case "place":
            places = (n for n in _near(candidate, scan.names, scan) if n.kind == "place")
            return _distinct(place.text for place in places)
        case "when":
            return _distinct(date.text for date in _near(candidate, scan.dates, scan))
        case "figure":
            labels = {figure: f"F{n}" for n, figure in enumerate(scan.figures, start=1)}
            if candidate.mention in scan.figures:
                return (candidate.key,)
            return _distinct(labels[figure] for figure in _near(candidate, scan.figures, scan))
        case "chain":
            if isinstance(candidate.mention, Reporting):
                return _distinct(map(reading, candidate.mention.chains))
            return ()
        case _:
            return None


def reading(chain: Iterable[Source]) -> str:
    """A chain as one line, origin first."""
    return " > ".join(source.text for source in chain)


def _parties_near(candidate: Candidate, scan: Scan) -> tuple[str, ...]:
    carriers = {
        source.text
        for report in scan.reporting
        for chain in report.chains
        for source in chain
        if source.kind in ("unnamed", "outlet", "document")
    }
    near = [n for n in _near(candidate, scan.names, scan) if n.text not in carriers]
    actors = Counter(n.full for n in scan.names if n.kind == "person")
    main = (name for name, _ in actors.most_common(_MOST_ACTORS))
    return _distinct([*(name.full for name in near), *main])


def _near(candidate: Candidate, mentions: Iterable[M], scan: Scan) -> list[M]:
    """Mentions in the candidate's sentence, then in those before it, then after it."""
    found = list(mentions)
    numbers = [candidate.sentence - step for step in range(_BEFORE + 1)]
    numbers += [candidate.sentence + step for step in range(1, _AFTER + 1)]
    sentences = [scan.sentences[n - 1] for n in numbers if 1 <= n <= len(scan.sentences)]
    return [m for s in sentences for m in found if s.start <= m.start and m.end <= s.end]


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:_MOST_CHOICES]
