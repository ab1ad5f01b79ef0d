"""What a check found: for a person, for a program, and for a CI system."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from summarizer.show.json_ import dumped
from summarizer.show.visible import one_line

if TYPE_CHECKING:
    from summarizer.check import Change, Outcome, Pinned

__all__ = ["FORMS", "Report"]

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


@dataclass(frozen=True)
class Report:
    """All that a check found; ``advice`` is what to do about an outcome, by its verdict."""

    outcomes: Sequence[Outcome]
    pinned: Sequence[Pinned]
    advice: dict[str, str]


# For a person -------------------------------------------------------------------------------


def _text(report: Report) -> str:
    lines: list[str] = []
    for outcome in report.outcomes:
        if outcome.verdict != "same":
            lines += _entry(outcome)
    for pinned in report.pinned:
        lines += _floors(pinned)
    counts: Counter[str] = Counter(outcome.verdict for outcome in report.outcomes)
    told = ", ".join(f"{counts[v]:,} {words}" for v, words in _WORDS.items() if counts[v])
    lines.append(f"{len(report.outcomes):,} checked: {told or 'nothing'}")
    lines += [report.advice[v] for v in _WORDS if counts[v] and v in report.advice]
    return "\n".join(map(_line, lines)) + "\n"


def _line(text: str) -> str:
    """One line on a screen, whatever it holds, as far indented as it was."""
    return " " * (len(text) - len(text.lstrip(" "))) + one_line(text)


def _entry(outcome: Outcome) -> Iterator[str]:
    place = f" ({outcome.place.cassette})" if outcome.place else ""
    yield f"{outcome.name}: {_WORDS[outcome.verdict]}{place}"
    if outcome.reason:
        yield f"  {outcome.reason}"
    yield from (f"  {line}" for change in outcome.changes for line in _change(change))
    yield ""


def _change(change: Change) -> Iterator[str]:
    where = " ".join(change.where)
    if change.before is None and isinstance(change.after, dict):
        yield f"+ {where}: {_value(change.after)}"
    elif change.after is None and isinstance(change.before, dict):
        yield f"- {where}: {_value(change.before)}"
    else:
        yield f"{where}: {_value(change.before)} -> {_value(change.after)}"


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


def _floors(pinned: Pinned) -> Iterator[str]:
    for standing in pinned.fallen:
        yield f"worse: {standing.name} {standing.now:.4f}, floor {standing.floor:.4f}"
    if pinned.differs:
        yield f"{pinned.file}: pinned for other {' and '.join(pinned.differs)}; --accept pins anew"
    if pinned.fallen or pinned.differs:
        yield ""


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
        first, *rest = map(one_line, _entry(outcome))
        failure = ElementTree.SubElement(case, "failure", type=outcome.verdict, message=first)
        failure.text = "\n".join(rest).strip()
    return case


def _floor_cases(pinned: Iterable[Pinned]) -> Iterator[ElementTree.Element]:
    for one in pinned:
        for standing in one.standings:
            case = ElementTree.Element("testcase", classname=one.file.name, name=standing.name)
            if standing.is_fallen:
                told = f"{standing.now:.4f}, floor {standing.floor:.4f}"
                ElementTree.SubElement(case, "failure", type="worse", message=told)
            yield case


FORMS = {"text": _text, "json": _json, "junit": _junit}
