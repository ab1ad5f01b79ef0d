"""When an item of a record is the one that a gold record means, section by section.

``closeness`` is None where two items may not be matched, else from 0 to 1: of several that
fit, the closest is taken. ``details`` are the further questions about a matched pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from summarizer.schemas import Ask, Attribution, FigureItem, Meeting, Span, When
from summarizer.score.gold import (
    Forms,
    GoldAsk,
    GoldAttribution,
    GoldFigure,
    GoldInterval,
    GoldMeeting,
    Spans,
)
from summarizer.score.matching import matched
from summarizer.score.names import agrees, is_same, shares_words

__all__ = ["SECTIONS", "Criteria", "has_word", "is_same_place", "is_same_time", "spans_of"]

_CLOSE = Decimal("0.005")  # a third is 33.3 as well as 33.33


@dataclass(frozen=True, slots=True)
class Criteria:
    """How one section is scored.

    ``closeness`` takes an item, a gold item, and how much of the shorter one's evidence the
    other shares (0 to 1); ``details`` takes a matched pair. ``filled`` are fields that gold does
    not score: how often each is filled says whether nulls bought the rest; of ``parties`` it is
    told how often they have a role and an affiliation.
    """

    name: str
    closeness: Callable[[Any, Any, float], float | None]
    details: Callable[[Any, Any], Mapping[str, bool]]
    filled: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


def spans_of(evidence: Iterable[Span]) -> Spans:
    """Where a predicted item's evidence stands."""
    return tuple((span.start, span.end) for span in evidence)


# Figures -------------------------------------------------------------------------------------


def _figure(item: FigureItem, gold: GoldFigure, shared: float) -> float | None:
    if not shared or not _same_figure(item, gold):
        return None
    return 0.5 + 0.5 * has_word(item.measures, gold.measures)


def _figure_details(item: FigureItem, gold: GoldFigure) -> dict[str, bool]:
    details = {"measures": has_word(item.measures, gold.measures)}
    if gold.value_high is not None:
        details["upper end"] = _decimal(item.value_high) == gold.value_high
    return details


def _same_figure(item: FigureItem, gold: GoldFigure) -> bool:
    value = _decimal(item.value)
    if value is None:
        return False
    if "basis point" in gold.text.lower():
        # Twenty-five basis points are 25, or a quarter of a per cent.
        readings = {"percent": (gold.value, gold.value / 100), "quantity": (gold.value,)}
        if value in readings.get(item.kind, ()):
            return True
    if item.kind != gold.kind:
        return False
    match item.kind:
        case "percent":
            nearest = min(abs(value - gold.value), abs(value * 100 - gold.value))
            return item.unit in ("%", "pp") and nearest <= _CLOSE * gold.value
        case "money":
            return value == gold.value and (item.unit or "").upper() == gold.unit.upper()
    return value == gold.value


def _decimal(printed: str | None) -> Decimal | None:
    try:
        value = Decimal(printed or "")
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def has_word(wording: str | None, any_of: Forms) -> bool:
    """Whether one of the gold words is in it."""
    return any(word.lower() in (wording or "").lower() for word in any_of)


# Meetings ------------------------------------------------------------------------------------


def _meeting(item: Meeting, gold: GoldMeeting, shared: float) -> float | None:
    common = _common([party.name for party in item.participants], gold.participants)
    f1 = 2 * common / (len(item.participants) + len(gold.participants))
    if f1 < 0.5 or not (shared or 2 * common >= len(gold.participants)):
        return None
    return 0.6 * f1 + 0.2 * bool(shared) + 0.2 * (item.status == gold.status)


def _meeting_details(item: Meeting, gold: GoldMeeting) -> dict[str, bool]:
    return {
        "status": item.status == gold.status,
        "interval": is_same_time(item.when, gold.when),
        "place": is_same_place(item.place, gold.place),
    }


def _common(names: Sequence[str], gold: Sequence[Forms]) -> int:
    """How many of the gold participants are named, each by a name of its own."""
    pairs = {
        (i, j): 1.0
        for i, name in enumerate(names)
        for j, forms in enumerate(gold)
        if is_same(name, forms)
    }
    return len(matched(pairs))


def is_same_time(when: When | None, gold: GoldInterval | None) -> bool:
    """Whether both are of the same days, or both of none."""
    if when is None or gold is None:
        return when is None and gold is None
    return (when.start, when.end) == (str(gold.start), str(gold.end))


def is_same_place(place: str | None, gold: str | None) -> bool:
    """Whether one has half the words of the other, or neither is there."""
    if not place or not gold:
        return not place and not gold
    return shares_words(place, [gold]) or shares_words(gold, [place])


# Asks ----------------------------------------------------------------------------------------


def _ask(item: Ask, gold: GoldAsk, shared: float) -> float | None:
    if not shared or not any(is_same(party.name, gold.asker) for party in item.askers):
        return None
    return 0.5 * shared + 0.5 * has_word(item.request, gold.request)


def _ask_details(item: Ask, gold: GoldAsk) -> dict[str, bool]:
    if gold.asked is None:
        right = not item.asked
    else:
        right = any(agrees(party.name, gold.asked) for party in item.asked)
    return {"request": has_word(item.request, gold.request), "asked": right}


# Attributions --------------------------------------------------------------------------------


def _attribution(item: Attribution, gold: GoldAttribution, shared: float) -> float | None:
    if not shared or not item.chain or not shares_words(item.chain[0].name, gold.chain[0]):
        return None
    return 0.5 * shared + 0.5 * _same_chain(item, gold)


def _attribution_details(item: Attribution, gold: GoldAttribution) -> dict[str, bool]:
    right = _same_chain(item, gold)
    return {"whole chain": right} | ({"chain of two or more": right} if gold.chain[1:] else {})


def _same_chain(item: Attribution, gold: GoldAttribution) -> bool:
    return len(item.chain) == len(gold.chain) and all(
        agrees(source.name, forms) for source, forms in zip(item.chain, gold.chain, strict=True)
    )


SECTIONS: tuple[Criteria, ...] = (
    Criteria(
        "meetings",
        _meeting,
        _meeting_details,
        filled=("occasion", "topics", "said_by"),
        parties=("participants",),
    ),
    Criteria("asks", _ask, _ask_details, ("response", "said_by"), ("askers", "asked")),
    Criteria("figures", _figure, _figure_details, ("payer", "recipient", "said_by")),
    Criteria("attributions", _attribution, _attribution_details),
)
