"""Records against gold records: counts of one article, added up over many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from summarizer.schemas import Record
from summarizer.score.gold import GoldArticle, GoldItem, Spans
from summarizer.score.matching import matched
from summarizer.score.rubric import rubric_of
from summarizer.score.sections import Criteria, spans_of

__all__ = ["Miss", "Score", "SectionScore", "Share", "add_up", "score_of"]


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.count + other.count, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that keeps a score from being perfect.

    ``kind`` is "missed" (in gold alone), "extra" (in the record alone), or the name of the
    detail that a matched pair does not agree in.
    """

    article: str
    section: str
    kind: str
    gold: str
    found: str


@dataclass(frozen=True)
class SectionScore:
    """The counts of one section."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0
    details: dict[str, Share] = field(default_factory=dict)
    filled: dict[str, Share] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """The share of the predicted items that gold has; 1 where nothing was predicted."""
        return self.matched / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold items that were found; 1 where gold has none."""
        return self.matched / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.predicted + self.gold
        return 2 * self.matched / both if both else 1.0

    def __add__(self, other: SectionScore) -> SectionScore:
        return SectionScore(
            self.matched + other.matched,
            self.predicted + other.predicted,
            self.gold + other.gold,
            _added(self.details, other.details),
            _added(self.filled, other.filled),
        )


@dataclass(frozen=True)
class Score:
    """The counts of one article or of several: micro-averaged when they are added."""

    articles: int
    sections: dict[str, SectionScore]
    spans: Share  # of evidence that does not stand in the article, of all
    refused: int
    failed: int
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    cost_usd: float | None
    misses: tuple[Miss, ...]


def score_of(article: GoldArticle, record: Record | None) -> Score:
    """One record against the gold record of its article; no record misses all of it."""
    text = article.article.text
    misses: list[Miss] = []
    sections = {}
    spans = Share()
    scored = [
        one for one in rubric_of(article.schema_).criteria if one.name in article.gold.sections
    ]
    for criteria in scored:
        items = _items(record, criteria.name)
        sections[criteria.name] = _section(article, criteria, items, misses)
        for span in (span for item in items for span in item.evidence):
            stands = span.text and text[span.start : span.end] == span.text
            spans += Share(int(not stands), 1)
    used = record.provenance if record is not None else None
    return Score(
        articles=1,
        sections=sections,
        spans=spans,
        refused=len(record.audit.refused) if record is not None else 0,
        failed=len(record.audit.failed) if record is not None else len(scored),
        prompt_tokens=used.tokens.prompt if used else 0,
        completion_tokens=used.tokens.completion if used else 0,
        seconds=used.seconds if used else 0.0,
        cost_usd=float(used.cost_usd) if used and used.cost_usd is not None else None,
        misses=tuple(misses),
    )


def add_up(scores: Iterable[Score]) -> Score:
    """The counts of all articles together."""
    all_scores = list(scores)
    costs = [score.cost_usd for score in all_scores]
    names = dict.fromkeys(name for score in all_scores for name in score.sections)
    return Score(
        articles=sum(score.articles for score in all_scores),
        sections={
            name: sum((s.sections[name] for s in all_scores if name in s.sections), SectionScore())
            for name in names
        },
        spans=sum((score.spans for score in all_scores), Share()),
        refused=sum(score.refused for score in all_scores),
        failed=sum(score.failed for score in all_scores),
        prompt_tokens=sum(score.prompt_tokens for score in all_scores),
        completion_tokens=sum(score.completion_tokens for score in all_scores),
        seconds=sum(score.seconds for score in all_scores),
        cost_usd=None if None in costs else sum(cost for cost in costs if cost is not None),
        misses=tuple(miss for score in all_scores for miss in score.misses),
    )


def _section(
    article: GoldArticle, criteria: Criteria, items: Sequence[Any], misses: list[Miss]
) -> SectionScore:
    gold = article.gold.items(criteria.name)
    pairs = matched(_closenesses(criteria, items, gold, article.article.text))
    details: dict[str, Share] = {}
    for predicted, wanted in pairs:
        for name, right in criteria.details(items[predicted], gold[wanted]).items():
            details[name] = details.get(name, Share()) + Share(int(right), 1)
            if not right:
                misses.append(_miss(article, criteria, name, gold[wanted], items[predicted]))
    found, met = {p for p, _ in pairs}, {g for _, g in pairs}
    for number, wanted_item in enumerate(gold):
        if number not in met:
            misses.append(_miss(article, criteria, "missed", wanted_item, None))
    for number, item in enumerate(items):
        if number not in found:
            misses.append(_miss(article, criteria, "extra", None, item))
    filled = _filled(criteria, items)
    return SectionScore(len(pairs), len(items), len(gold), details, filled)


def _closenesses(
    criteria: Criteria, items: Sequence[Any], gold: Sequence[GoldItem], text: str
) -> dict[tuple[int, int], float]:
    places = [spans_of(item.evidence) for item in items]
    wanted = [item.spans(text) for item in gold]
    found = {}
    for i, item in enumerate(items):
        for j, gold_item in enumerate(gold):
            close = criteria.closeness(item, gold_item, _overlap(places[i], wanted[j]))
            if close is not None:
                found[i, j] = close
    return found


def _overlap(one: Spans, other: Spans) -> float:
    """The characters that two lists of spans share, as a part of the shorter list."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    shorter = min(sum(end - start for start, end in spans) for spans in (one, other))
    return min(1.0, shared / max(1, shorter))


def _items(record: Record | None, section: str) -> Sequence[Any]:
    """The items of a section, one or none where it is no list."""
    value = getattr(record, section, None)
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _filled(criteria: Criteria, items: Sequence[Any]) -> dict[str, Share]:
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for name, value in _unscored(criteria, items):
        total[name] += 1
        found[name] += bool(value)
    return {name: Share(found[name], count) for name, count in total.items()}


def _unscored(criteria: Criteria, items: Sequence[Any]) -> Iterator[tuple[str, object]]:
    for item in items:
        for name in criteria.filled:
            yield name, getattr(item, name)
        for list_of in criteria.parties:
            for party in getattr(item, list_of):
                yield "role", party.role
                yield "affiliation", party.affiliation


def _added(one: dict[str, Share], other: dict[str, Share]) -> dict[str, Share]:
    return {n: one.get(n, Share()) + other.get(n, Share()) for n in {**one, **other}}


def _miss(
    article: GoldArticle, criteria: Criteria, kind: str, gold: GoldItem | None, item: Any
) -> Miss:
    return Miss(
        article=article.name,
        section=criteria.name,
        kind=kind,
        gold="" if gold is None else _told(gold.model_dump(mode="json", exclude_unset=True)),
        found="" if item is None else _told(item.model_dump(mode="json")),
    )


def _told(item: dict[str, Any]) -> str:
    """An item in a line: its values, and the words it rests on."""
    evidence = item.pop("evidence")
    words = [e if isinstance(e, str) else e["text"] for e in evidence]
    values = (f"{name}: {_value(value)}" for name, value in item.items() if name not in _SILENT)
    return "; ".join([*values, *(f"“{' '.join(w.split())}”" for w in words)])


_SILENT = {"id", "said_by", "mentions", "quotations", "bound", "change", "per", "cue", "stance"}


def _value(value: Any) -> str:
    match value:
        case None | []:
            return "–"
        case {"name": told} | {"value": _, "text": told} | {"value": told}:
            return str(told)
        case {"start": start, "end": end}:
            return f"{start} to {end}"
        case list():
            return ", ".join(v[0] if isinstance(v, list) else _value(v) for v in value)
    return str(value)
