"""How well figures are found: F1 on a file of cases, precision and recall on gold records.

    python tests/benchmarks/figures.py CASES.json GOLD_FOLDER [--misses]

A case is a sentence with the money and percentages in it and the answers that are right. In a
gold folder NAME.txt has its figures in NAME.gold.json. Where quantulum3 is installed, its
figures on the cases are printed beside ours.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from summarizer.scan.figures import find_figures

__all__ = ["Found", "Tally", "main", "score_cases", "score_gold"]

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
    folder: Path,
    find: Callable[[str], list[Found]],
    misses: list[str] | None = None,
) -> Tally:
    """Recall of the gold figures, and the precision of every figure found."""
    tally = Tally()
    covered = 0
    for name, text, gold in _articles(folder):
        found = find(text)
        right: set[int] = set()
        for item in gold:
            spans = [(text.index(e), text.index(e) + len(e)) for e in item["evidence"]]
            fits = {
                index
                for index, figure in enumerate(found)
                if any(figure.start < b and a < figure.end for a, b in spans)
                and _same_figure(figure, item)
            }
            right |= fits
            covered += bool(fits)
            if not fits and misses is not None:
                misses.append(f"{name}: missed {item['text']!r}")
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


def _same_figure(figure: Found, item: dict[str, Any]) -> bool:
    value, wanted = figure.value, _decimal(item["value"])
    if wanted is None:
        return False
    if "basis point" in item["text"].lower() and value in (wanted, wanted / 100):
        return True
    if figure.kind != item["kind"]:
        return False
    if figure.kind == "percent":
        return value == wanted or abs(value - wanted) * 200 <= wanted
    return value == wanted and (figure.kind == "quantity" or figure.unit == item["unit"])


def _decimal(printed: str) -> Decimal | None:
    try:
        return Decimal(printed)
    except InvalidOperation:
        return None


def _articles(folder: Path) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
        yield name, text, json.loads(path.read_text("utf-8"))["figures"]


def _speed(folder: Path) -> float:
    """Megabytes a second on the gold articles, one after another."""
    texts = [text for _, text, _ in _articles(folder)]
    size = sum(len(text.encode()) for text in texts)
    begun, rounds = time.perf_counter(), 0
    while time.perf_counter() - begun < 1:
        for text in texts:
            find_figures(text)
        rounds += 1
    return size * rounds / (time.perf_counter() - begun) / 1e6


def _row(label: str, tally: Tally) -> str:
    counts = f"{tally.right:5}{tally.found:7}{tally.wanted:8}"
    return f"{label:34}{counts}{tally.precision:11.3f}{tally.recall:9.3f}{tally.f1:8.3f}"


def main(arguments: list[str]) -> int:
    """Print the table; exit code 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what was missed or extra")
    options = parser.parse_args(arguments)
    cases = json.loads(options.cases.read_text("utf-8"))
    misses: list[str] = []
    print(f"{'':34}{'right':>5}{'found':>7}{'wanted':>8}{'precision':>11}{'recall':>9}{'F1':>8}")
    for kind, tally in score_cases(cases, ours, misses).items():
        print(_row(f"{kind}, cases", tally))
    peer = quantulum()
    if peer is not None:
        for kind, tally in score_cases(cases, peer).items():
            print(_row(f"{kind}, cases, quantulum3", tally))
    print(_row("all kinds, gold records", score_gold(options.gold, ours, misses)))
    print(f"{_speed(options.gold):.2f} MB/s on the gold articles")
    if options.misses:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
