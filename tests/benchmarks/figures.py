"""How well figures are found: F1 on a file of cases, precision and recall on gold records.

A case is a sentence with the money and percentages in it and the answers that are right. In a
gold folder NAME.txt has its figures in NAME.gold.json.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.table import Row, Scanned

from summarizer.scan.figures import find_figures
from summarizer.score.gold import GoldFigure

__all__ = ["rows"]

_CURRENCY_CODES = {
    "dollar": "USD",
    "united states dollar": "USD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "japanese yen": "JPY",
    "chinese yuan": "CNY",
    "indian rupee": "INR",
    "canadian dollar": "CAD",
    "australian dollar": "AUD",
    "new zealand dollar": "NZD",
    "mexican peso": "MXN",
    "french franc": "FRF",
    "cent": "USD",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One figure as a tool under test reports it."""

    start: int
    end: int
    kind: str
    value: Decimal
    unit: str | None


@dataclass(slots=True)
class Tally:
    """Counts of what is right, and what they come to."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def ours(text: str) -> list[Found]:
    """The figures this project's scanner finds."""
    return [Found(f.start, f.end, f.kind, f.value, f.unit) for f in find_figures(text)]


def quantulum() -> Callable[[str], list[Found]] | None:
    """The figures quantulum3 finds, None where it is not installed."""
    try:
        parser: Any = importlib.import_module("quantulum3.parser")
    except ImportError:
        return None

    def find(text: str) -> list[Found]:
        found = []
        for quantity in parser.parse(text):
            name = quantity.unit.name.partition(" per ")[0]
            start, end = quantity.span
            value = Decimal(str(quantity.value))
            if name in _CURRENCY_CODES or quantity.unit.entity.name == "currency":
                cents = Decimal("0.01") if name == "cent" else Decimal(1)
                code = _CURRENCY_CODES.get(name, name)
                found.append(Found(start, end, "money", value * cents, code))
            elif name in ("percentage", "per cent"):
                found.append(Found(start, end, "percent", value, "%"))
        return found

    return find


def score_cases(
    cases: Iterable[dict[str, Any]],
    find: Callable[[str], list[Found]],
    misses: list[str] | None = None,
) -> dict[str, Tally]:
    """Tallies of money and percent: spans overlap, value and currency are right."""
    tallies = {"money": Tally(), "percent": Tally()}
    for case in cases:
        kinds = [kind for kind in case["kinds"] if kind in tallies]
        found = [
            figure
            for figure in find(case["text"])
            if figure.kind in kinds
            and not any(a < figure.end and figure.start < b for a, b in case["ignore"])
        ]
        wanted = [mention for mention in case["mentions"] if mention["kind"] in kinds]
        for figure in found:
            tallies[figure.kind].found += 1
        for mention in wanted:
            tally = tallies[mention["kind"]]
            tally.wanted += 1
            match = next((figure for figure in found if _fits_case(figure, mention)), None)
            if match is not None:
                tally.right += 1
                found.remove(match)
            elif misses is not None:
                misses.append(f"{case['id']}: missed {mention['text']!r}")
        if misses is not None:
            misses.extend(
                f"{case['id']}: extra {case['text'][f.start : f.end]!r} {f.value} {f.unit}"
                for f in found
            )
    return tallies


def _fits_case(figure: Found, mention: dict[str, Any]) -> bool:
    if figure.kind != mention["kind"]:
        return False
    if figure.start >= mention["end"] or mention["start"] >= figure.end:
        return False
    answers = [(Decimal(answer[0]), *answer[1:]) for answer in mention["accept"]]
    if figure.kind == "percent":
        return any(figure.value == answer[0] for answer in answers)
    return (figure.value, figure.unit) in answers


def score_gold(
    articles: Iterable[Scanned],
    find: Callable[[Scanned], list[Found]],
    misses: list[str] | None = None,
) -> Tally:
    """Recall of the gold figures, and the precision of every figure found."""
    tally = Tally()
    covered = 0
    for one in articles:
        name, text, gold = one.name, one.text, one.gold.figures
        found = find(one)
        right: set[int] = set()
        for item in gold:
            spans = item.spans(text)
            fits = {
                index
                for index, figure in enumerate(found)
                if any(figure.start < b and a < figure.end for a, b in spans)
                and _same_figure(figure, item)
            }
            right |= fits
            covered += bool(fits)
            if not fits and misses is not None:
                misses.append(f"{name}: missed {item.text!r}")
        tally.wanted += len(gold)
        tally.found += len(found)
        tally.right += len(right)
        if misses is not None:
            misses.extend(
                f"{name}: extra {text[f.start : f.end]!r} {f.kind} {f.value} {f.unit}"
                f" in {text[max(0, f.start - 30) : f.end + 30]!r}"
                for index, f in enumerate(found)
                if index not in right
            )
    return Tally(right=covered, found=tally.found - tally.right + covered, wanted=tally.wanted)


def _same_figure(figure: Found, item: GoldFigure) -> bool:
    value, wanted = figure.value, item.value
    if "basis point" in item.text.lower() and value in (wanted, wanted / 100):
        return True
    if figure.kind != item.kind:
        return False
    if figure.kind == "percent":
        return value == wanted or abs(value - wanted) * 200 <= wanted
    return value == wanted and (figure.kind == "quantity" or figure.unit == item.unit)


def rows(cases: Path, articles: Iterable[Scanned], misses: list[str]) -> Iterator[Row]:
    """What the figure scanner reaches, with quantulum3 beside it where it is installed."""
    given = json.loads(cases.read_text("utf-8"))
    bars = {"money": 0.94, "percent": 0.98}
    peer = quantulum()
    theirs = score_cases(given, peer) if peer is not None else {}
    for kind, tally in score_cases(given, ours, misses).items():
        bar = bars[kind]
        yield Row(f"{kind}, F1", "figure cases", f"{tally.f1:.3f}", f"{bar}", tally.f1 >= bar)
        if kind in theirs:
            yield Row(f"{kind}, F1, quantulum3", "figure cases", f"{theirs[kind].f1:.3f}")
    tally = score_gold(articles, _scanned, misses)
    for what, value, bar in (("recall", tally.recall, 0.97), ("precision", tally.precision, 0.95)):
        yield Row(f"figures, {what}", "gold", f"{value:.3f}", f"{bar}", value >= bar)
    if peer is not None:
        tally = score_gold(articles, lambda one: peer(one.text))
        both = f"{tally.recall:.3f} / {tally.precision:.3f}"
        yield Row("money and percent found / right, quantulum3", "gold", both)


def _scanned(one: Scanned) -> list[Found]:
    return [Found(f.start, f.end, f.kind, f.value, f.unit) for f in one.scan.figures]
