"""What need not be asked about a candidate, because grammar says it already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from summarizer.draft.choices import reading
from summarizer.draft.sections import Field, FieldType, Section
from summarizer.grammar.asks import AskReading, read_asks
from summarizer.grammar.figures import FigureReading, read_figure
from summarizer.grammar.meetings import MeetingReading, read_meetings
from summarizer.scan.mentions import Reporting, Scan
from summarizer.schemas import When

__all__ = ["Known", "known"]

_TWO_SIDES = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What grammar says of a candidate.

    ``is_item`` is whether it is an item at all, None where that is to be judged; ``values``
    are of fields that need not be asked. ``goes_on`` says that it tells more of an earlier
    candidate, one of the same ``actors`` where it must share them.
    """

    is_item: bool | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    goes_on: Literal["of the one before", "of the same actors"] | None = None
    actors: frozenset[str] = frozenset()


def known(section: Section, scan: Scan, text: str) -> tuple[Known, ...]:
    """What grammar says of each candidate, as far as the section's item has fields for it.

    Nothing at all for a section about names or sentences.
    """
    match section.about:
        case "figures":
            found = (read_figure(figure, scan, text) for figure in scan.figures)
            return tuple(_of_figure(section, one) for one in found)
        case "asks":
            return tuple(_of_ask(section, one) for one in read_asks(scan, text))
        case "meetings":
            return tuple(_of_meeting(section, one) for one in read_meetings(scan, text))
        case "reporting":
            return tuple(_of_report(section, report) for report in scan.reporting)
    return ()


def _of_report(section: Section, report: Reporting) -> Known:
    """The likeliest reading: a small model does not choose better (``docs/tried.md``)."""
    return Known(True, _fitting(section, {"chain": reading(report.chains[0])}))


def _of_figure(section: Section, reading: FigureReading) -> Known:
    values = {
        "measures": reading.measures,
        "payer": reading.payer,
        "recipient": reading.recipient,
        "status": reading.status,
    }
    if reading.measures is None:
        del values["measures"]
    return Known(True, _fitting(section, values))


def _of_ask(section: Section, reading: AskReading) -> Known:
    values: dict[str, Any] = {
        "asked": list(reading.asked),
        "kind": reading.kind,
        "response": reading.response,
    }
    if reading.askers:
        values["askers"] = list(reading.askers)
    if reading.request is not None:
        values["request"] = reading.request
    if reading.is_ask is None:
        del values["kind"]  # asked together with whether it is one
    return Known(
        reading.is_ask,
        _fitting(section, values),
        "of the same actors" if reading.repeats else None,
        frozenset(reading.askers),
    )


def _of_meeting(section: Section, reading: MeetingReading) -> Known:
    values: dict[str, Any] = {
        "status": reading.status,
        "place": reading.place,
        "when": _when(reading),
        "occasion": reading.occasion,
        "topics": list(reading.topics),
    }
    if reading.sure or reading.is_meeting:
        values["participants"] = list(reading.participants)
    if reading.is_meeting is None:
        del values["status"]  # asked together with whether it is one
    is_item = reading.is_meeting
    one_sided = len(reading.participants) < _TWO_SIDES and not reading.continues
    if one_sided and (is_item is None or reading.status == "held"):
        is_item = False  # a small model makes up the other side
    return Known(
        is_item,
        _fitting(section, values),
        "of the one before" if reading.continues else None,
        frozenset(reading.participants),
    )


def _when(reading: MeetingReading) -> When | None:
    if reading.when_text is None:
        return None
    first, last = reading.first, reading.last
    return When(
        text=reading.when_text,
        start=first.isoformat() if first else None,
        end=last.isoformat() if last else None,
    )


# The types of field that each value may fill.
_TYPES: dict[str, tuple[FieldType, ...]] = {
    "askers": ("party", "name"),
    "asked": ("party", "name"),
    "participants": ("party", "name"),
    "payer": ("name", "party"),
    "recipient": ("name", "party"),
    "place": ("place",),
    "when": ("when",),
    "chain": ("chain",),
    "kind": ("label",),
    "response": ("label",),
    "status": ("label",),
    "measures": ("wording",),
    "request": ("wording",),
    "occasion": ("wording",),
    "topics": ("wording",),
}


def _fitting(section: Section, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values for which the item has a field of the right type; a user's own may differ."""
    fields = {one.name: one for one in section.asked}
    return {n: value for n, value in values.items() if n in fields and _fits(fields[n], value)}


def _fits(field: Field, value: Any) -> bool:
    if field.type not in _TYPES[field.name] or isinstance(value, list) != field.many:
        return False
    if value is None or value == []:
        return field.optional or (field.many and not field.needed)
    return field.type != "label" or value in field.labels
