"""What the scanner proposes for a section: the candidates that the model judges."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.article import Mention
from summarizer.draft.sections import Section
from summarizer.scan.mentions import NameMention, Scan

__all__ = ["Candidate", "candidates"]

_LETTERS = {
    "figures": "F", "reporting": "R", "meetings": "M", "asks": "A", "names": "N", "sentences": "S",
    "spans": "C",
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
    if section.about == "spans":
        return (mention for mention in scan.own if mention.section == section.name)
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
