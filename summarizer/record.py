"""From findings to the items of a record: merged, in order, named, and with who says so.

Pure: equal findings give equal items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from summarizer.article import Mention
from summarizer.draft.findings import Finding, span
from summarizer.draft.sections import Section
from summarizer.folding import fold
from summarizer.ground import BEHIND
from summarizer.merging import merged
from summarizer.scan.mentions import Scan
from summarizer.schemas import Evidenced, Source, Warned

__all__ = ["Items", "items_of"]


@dataclass(frozen=True, slots=True)
class Items:
    """The sections of one record, and what a reader should know of how they were filled."""

    sections: Mapping[str, Any]
    warnings: tuple[Warned, ...]

    def each(self) -> Iterator[Evidenced]:
        """Every item of every section."""
        for value in self.sections.values():
            if isinstance(value, list):
                yield from value
            elif value is not None:
                yield value


@dataclass(frozen=True, slots=True)
class _Voice:
    """An attribution: who says so, in which words, of which stretch of the article."""

    start: int
    end: int
    chain: tuple[Source, ...]
    cue: str | None


def items_of(sections: Sequence[Section], findings: Sequence[Finding], scan: Scan) -> Items:
    """The items of each section that was asked for, those without a finding empty."""
    voices = tuple(_voices(findings, scan))
    filled: dict[str, Any] = {}
    warnings: list[Warned] = []
    taken: set[str] = set()
    titles = {(f.start, f.end) for f in scan.furniture if f.kind == "headline"}
    headlines = [s for s in scan.sentences if (s.start, s.end) in titles]
    for section in sections:
        own = sorted((f for f in findings if f.section == section), key=_place)
        joined = merged(section, own, headlines)
        ordered = _within(section, sorted(joined, key=_place), warnings)
        letter = _letter(section.name, taken)
        told = (_attributed(finding, voices, warnings) for finding in ordered)
        attributed = [finding for finding in told if finding is not None]
        if section.name == "headline" and not attributed:
            attributed = _printed_headline(section, _before_the_story(scan), warnings)
        items = [_item(f"{letter}{n}", f, voices) for n, f in enumerate(attributed, start=1)]
        filled[section.name] = next(iter(items), None) if section.single else items
    return Items(filled, tuple(warnings))


def _letter(name: str, taken: set[str]) -> str:
    """The shortest beginning of the section's name that no earlier section has."""
    letter = next((name[:n] for n in range(1, len(name)) if name[:n] not in taken), name)
    taken.add(letter)
    return letter


def _before_the_story(scan: Scan) -> list[Mention]:
    """The headlines in front of the first sentence of the story itself."""
    kinds = {(f.start, f.end): f.kind for f in scan.furniture}
    above = takewhile(lambda s: (s.start, s.end) in kinds, scan.sentences)
    return [s for s in above if kinds[s.start, s.end] == "headline"]


def _printed_headline(
    section: Section, headlines: Sequence[Mention], warnings: list[Warned]
) -> list[Finding]:
    """The article's own headline, where the model gave none that stands."""
    texts = [field for field in section.fields if field.type == "wording"]
    for printed in headlines if len(texts) == len(section.fields) == 1 else ():
        words = printed.text.split()
        if len(words) <= (texts[0].most_words or len(words)):
            warnings.append(_warning("printed_headline", printed.text, printed))
            return [Finding(section, None, {texts[0].name: " ".join(words)}, (printed,))]
    return []


def _within(section: Section, findings: list[Finding], warnings: list[Warned]) -> list[Finding]:
    """As many findings as the section may hold, the others listed."""
    for finding in findings[section.most :] if section.most is not None else ():
        warnings.append(_warning("too_many", section.name, finding.evidence[0]))
    return findings[: section.most]


def _place(finding: Finding) -> tuple[int, int]:
    return finding.evidence[0].start, finding.evidence[0].end


def _item(identity: str, finding: Finding, voices: Sequence[_Voice]) -> Evidenced:
    model = finding.section.item
    values = dict(finding.values, evidence=[span(mention) for mention in finding.evidence])
    if "id" in model.model_fields:
        values["id"] = identity
    if "said_by" in model.model_fields:
        values["said_by"] = [list(chain) for chain in _chains(finding.evidence, voices)]
    return model(**values)


# Who says so ---------------------------------------------------------------------------------


def _voices(findings: Sequence[Finding], scan: Scan) -> Iterator[_Voice]:
    """The attributions of the record, and the scanner's reading where it has none.

    So nothing is told as a fact because an attribution was not asked for, or was refused.
    """
    spans = []
    for finding in findings:
        if finding.section.about == "reporting":
            for place in finding.evidence:
                spans.append((place.start, place.end))
                chain = tuple(finding.values["chain"])
                yield _Voice(place.start, place.end, chain, finding.values.get("cue"))
    for report in scan.reporting:
        if any(start < report.end and report.start < end for start, end in spans):
            continue
        if report.chains:
            chain = tuple(Source(name=s.text, kind=s.kind) for s in report.chains[0])
            cue = report.cue.text if report.cue else None
            yield _Voice(report.start, report.end, chain, cue)


def _covering(evidence: Iterable[Mention], voices: Sequence[_Voice]) -> list[_Voice]:
    return [v for e in evidence for v in voices if v.start < e.end and e.start < v.end]


def _chains(evidence: Iterable[Mention], voices: Sequence[_Voice]) -> list[tuple[Source, ...]]:
    return list(dict.fromkeys(voice.chain for voice in _covering(evidence, voices)))


def _attributed(
    finding: Finding, voices: Sequence[_Voice], warnings: list[Warned]
) -> Finding | None:
    """A headline or summary sentence that keeps who says so, one way or another."""
    if finding.section.about != "article" or "text" not in finding.values:
        return finding
    text = str(finding.values["text"])
    silent = [v for v in _covering(finding.evidence, voices) if not _names(text, v)]
    if not silent:
        return finding
    if finding.section.single:
        return _with_sources(finding, text, silent, warnings)
    source = next(
        e for e in finding.evidence if e.start < silent[0].end and silent[0].start < e.end
    )
    warnings.append(_warning("source_sentence_kept", text, source))
    values = dict(finding.values, text=" ".join(source.text.split()))
    return Finding(finding.section, finding.candidate, values, (source,))


def _with_sources(
    finding: Finding, text: str, silent: Sequence[_Voice], warnings: list[Warned]
) -> Finding | None:
    """The headline with its sources behind it, or None where that is too long."""
    names = list(dict.fromkeys(voice.chain[0].name for voice in silent))
    longer = f"{text.rstrip(' .')}: {', '.join(names)}"
    most = next((f.most_words for f in finding.section.fields if f.name == "text"), None)
    if most is not None and len(longer.split()) > most:
        warnings.append(_warning("headline_left_out", text, finding.evidence[0]))
        return None
    warnings.append(_warning("source_added", text, finding.evidence[0]))
    values = dict(finding.values, text=longer)
    return Finding(finding.section, finding.candidate, values, finding.evidence)


def _warning(code: str, text: str, place: Mention) -> Warned:
    return Warned(code=code, text=text, start=place.start, end=place.end)


def _names(text: str, voice: _Voice) -> bool:
    """Whether the text names a source of the chain or carries its cue."""
    forms = {fold(voice.cue or "")}
    for source in voice.chain:
        name = fold(source.name)
        forms |= {name, re.sub(r"^the ", "", name, flags=re.IGNORECASE)}
        if source.kind == "person":
            forms.add(name.rsplit(" ", 1)[-1])
        if source.kind == "unnamed":
            forms.add(BEHIND.split(name)[0])
    said = fold(text)
    return any(
        re.search(rf"(?<!\w){re.escape(form)}(?!\w)", said, re.IGNORECASE) for form in forms if form
    )
