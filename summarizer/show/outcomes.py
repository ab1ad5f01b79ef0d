"""What a check found: for a person, for a program, and for a CI system."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from rich.text import Text

from summarizer.look import Look
from summarizer.show.json_ import dumped
from summarizer.show.page import Page
from summarizer.show.visible import one_line

if TYPE_CHECKING:
    from summarizer.check import Change, Outcome, Pinned

__all__ = ["FORMS", "Report", "report_text"]

_MOST_OF_A_VALUE = 120
_WORDS = {
    "same": "the same",
    "new": "new, not accepted yet",
    "different": "different",
    "stale": "stale",
    "failed": "failed",
    "duplicate": "a duplicate",
    "missing": "not recorded",
    "orphan": "of no article",
}
_STYLES = dict.fromkeys(_WORDS, "doubt") | {"same": "good", "failed": "bad"}


@dataclass(frozen=True)
class Report:
    """All that a check found; ``advice`` is what to do about an outcome, by its verdict."""

    outcomes: Sequence[Outcome]
    pinned: Sequence[Pinned]
    advice: dict[str, str]


# For a person -------------------------------------------------------------------------------


def report_text(report: Report, look: Look | None = None) -> str:
    """What is not the same, what got worse, how many there are of each, and what to do."""
    page = Page(look or Look())
    for outcome in report.outcomes:
        if outcome.verdict != "same":
            _write_outcome(page, outcome)
    for pinned in report.pinned:
        _write_floors(page, pinned)
    counts: Counter[str] = Counter(outcome.verdict for outcome in report.outcomes)
    told = [f"{counts[v]:,} {words}" for v, words in _WORDS.items() if counts[v]]
    styles = [_STYLES[verdict] for verdict in _WORDS if counts[verdict]]
    verdicts = Text(", ").join(map(Text, told, styles)) if told else Text("nothing")
    page.write_unbroken(Text.assemble(f"{len(report.outcomes):,} checked: ", verdicts))
    for verdict in _WORDS:
        if counts[verdict] and verdict in report.advice:
            page.write_unbroken(Text(one_line(report.advice[verdict])))
    return page.text()


def _write_outcome(page: Page, outcome: Outcome) -> None:
    name = (one_line(outcome.name), "title")
    verdict = (_WORDS[outcome.verdict], _STYLES[outcome.verdict])
    page.write_unbroken(Text.assemble(name, ": ", verdict, (_kept_at(outcome), "quiet")))
    for line in _reasons(outcome):
        page.write_unbroken(Text.assemble("  ", one_line(line)))
    page.gap()


def _kept_at(outcome: Outcome) -> str:
    return f" ({one_line(str(outcome.place.cassette))})" if outcome.place else ""


def _reasons(outcome: Outcome) -> Iterator[str]:
    """What is to be said of a verdict."""
    if outcome.reason:
        yield outcome.reason
    yield from map(_change, outcome.changes)


def _change(change: Change) -> str:
    where = " ".join(change.where)
    if change.before is None and isinstance(change.after, dict):
        return f"+ {where}: {_value(change.after)}"
    if change.after is None and isinstance(change.before, dict):
        return f"- {where}: {_value(change.before)}"
    return f"{where}: {_value(change.before)} -> {_value(change.after)}"


def _value(value: Any) -> str:
    """A value in one line; of an item, what tells it from others."""
    if isinstance(value, dict):
        told = {n: v for n, v in value.items() if v not in (None, [], "") and n != "said_by"}
        spans = told.pop("evidence", [])
        parts = [f"{name} {_brief(part)}" for name, part in told.items()]
        return "; ".join([*parts, *(f"“{_cut(span['text'])}”" for span in spans[:1])])
    return _brief(value)


def _brief(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or json.dumps(value, ensure_ascii=False))
    if isinstance(value, list):
        return "[" + ", ".join(map(_brief, value)) + "]"
    return "nothing" if value is None else _cut(json.dumps(value, ensure_ascii=False))


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_OF_A_VALUE else text[: _MOST_OF_A_VALUE - 1] + "…"


def _write_floors(page: Page, pinned: Pinned) -> None:
    for standing in pinned.fallen:
        told = f": {one_line(standing.name)} {standing.now:.4f}, floor {standing.floor:.4f}"
        page.write_unbroken(Text.assemble(("worse", "bad"), told))
    if pinned.differs:
        file, parts = one_line(str(pinned.file)), " and ".join(pinned.differs)
        page.write_unbroken(Text(f"{file}: pinned for other {parts}; --accept pins anew"))
    if pinned.fallen or pinned.differs:
        page.gap()


# For a program ------------------------------------------------------------------------------


def _json(report: Report) -> str:
    return dumped(
        {
            "outcomes": [_plain(outcome) for outcome in report.outcomes],
            "floors": [
                {"file": str(p.file), "name": s.name, "now": s.now, "floor": s.floor}
                for p in report.pinned
                for s in p.standings
            ],
            "floors_pinned_for_other": sorted({n for p in report.pinned for n in p.differs}),
        }
    )


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "article": outcome.name,
        "cassette": str(outcome.place.cassette) if outcome.place else None,
        "verdict": outcome.verdict,
        "reason": outcome.reason or None,
        "changes": [
            {"where": list(c.where), "before": c.before, "after": c.after} for c in outcome.changes
        ],
    }


# For a CI system ----------------------------------------------------------------------------


def _junit(report: Report) -> str:
    """JUnit's XML: an article a test case; what fell below its floor is one too."""
    cases = [*(_case(outcome) for outcome in report.outcomes), *_floor_cases(report.pinned)]
    failures = sum(len(case) for case in cases)
    suite = ElementTree.Element(
        "testsuite", name="summarizer check", tests=str(len(cases)), failures=str(failures)
    )
    suite.extend(cases)
    ElementTree.indent(suite)
    text = ElementTree.tostring(suite, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _case(outcome: Outcome) -> ElementTree.Element:
    plan = outcome.place.cassette.name if outcome.place else "no cassette"
    case = ElementTree.Element("testcase", classname=one_line(plan), name=one_line(outcome.name))
    if outcome.verdict != "same":
        told = f"{one_line(outcome.name)}: {_WORDS[outcome.verdict]}{_kept_at(outcome)}"
        failure = ElementTree.SubElement(case, "failure", type=outcome.verdict, message=told)
        failure.text = "\n".join(map(one_line, _reasons(outcome)))
    return case


def _floor_cases(pinned: Iterable[Pinned]) -> Iterator[ElementTree.Element]:
    for one in pinned:
        for standing in one.standings:
            case = ElementTree.Element("testcase", classname=one.file.name, name=standing.name)
            if standing.is_fallen:
                told = f"{standing.now:.4f}, floor {standing.floor:.4f}"
                ElementTree.SubElement(case, "failure", type="worse", message=told)
            yield case


FORMS = {"json": _json, "junit": _junit}
"""How a report is written for whoever is no person."""
