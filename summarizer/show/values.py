"""The values of an item as pieces of a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarizer.draft.sections import Field
from summarizer.schemas import Figure, Party, Source, When
from summarizer.show.outline import Detail, Piece, joined
from summarizer.show.visible import one_line

__all__ = [
    "chain",
    "figure",
    "figure_details",
    "parties",
    "piece",
    "pieces",
    "plain_number",
    "voices",
    "words",
]

_CARRIED = " → "


def pieces(field: Field, value: Any) -> tuple[Piece, ...]:
    """The value of a field, whatever published type it is of."""
    if field.type == "chain":
        return chain(value)
    values = value if isinstance(value, list) else [value]
    return joined(_one(field, one) for one in values)


def _one(field: Field, value: Any) -> tuple[Piece, ...]:
    if isinstance(value, Party):
        return _party(value)
    if isinstance(value, Figure):
        extra = [part for detail in figure_details(value) for part in (Piece(", "), *detail.pieces)]
        return (*figure(value), *extra)
    if isinstance(value, When):
        return _when(value)
    match field.type:
        case "wording":
            return (piece(value, "worded"),)
        case "label":
            return (piece(words(value), "label"),)
    return (piece(value, "verbatim"),)


def piece(text: str, promise: Any) -> Piece:
    """The text in one line, nothing in it unseen."""
    return Piece(one_line(text), promise)


def words(name: str) -> str:
    """A label or the name of a field as people write it: ``at_least`` is "at least"."""
    return name.replace("_", " ")


def chain(sources: Sequence[Source]) -> tuple[Piece, ...]:
    """Who says so, from the origin to the last who carried it."""
    return joined(((piece(source.name, "verbatim"),) for source in sources), _CARRIED)


def voices(sources: Sequence[Source]) -> tuple[Piece, ...]:
    """The same, each with what kind of source it is."""
    return joined(map(_voice, sources), _CARRIED)


def _voice(source: Source) -> tuple[Piece, ...]:
    return (piece(source.name, "verbatim"), Piece(" ("), Piece(source.kind, "label"), Piece(")"))


def parties(value: Sequence[Party]) -> tuple[Piece, ...]:
    """Several parties in a row."""
    return joined(_party(party) for party in value)


def _party(party: Party) -> tuple[Piece, ...]:
    known = [one_line(part) for part in (party.role, party.affiliation) if part]
    if len(known) == 2 and known[1] in known[0]:
        known.pop()
    name = piece(party.name, "verbatim")
    if not known:
        return (name,)
    told = joined(((Piece(one, "verbatim"),) for one in known), ", ")
    return (name, Piece(" ("), *told, Piece(")"))


def _when(when: When) -> tuple[Piece, ...]:
    text = piece(when.text, "verbatim")
    if when.start is None and when.end is None:
        return (text,)
    if when.start == when.end:
        days = str(when.start)
    elif when.start is None:
        days = f"until {when.end}"
    elif when.end is None:
        days = f"from {when.start}"
    else:
        days = f"{when.start} to {when.end}"
    return (text, Piece(" ("), piece(days, "normalised"), Piece(")"))


def figure(value: Figure) -> tuple[Piece, ...]:
    """The figure as printed and, where that is not the same, as a plain number with its unit."""
    printed = one_line(value.text)
    plain = plain_number(value.value, value.value_high, value.unit)
    places = tuple((mention.start, mention.end) for mention in value.mentions)
    text = Piece(printed, "verbatim", places)
    if plain.replace(",", "").lower() == printed.replace(",", "").lower():
        return (text,)
    return (text, Piece(" = "), Piece(plain, "normalised"))


def plain_number(low: str, high: str | None, unit: str | None) -> str:
    """The decimal, or the range, with its thousands apart and its unit."""
    numbers = _grouped(low) if high is None else f"{_grouped(low)} to {_grouped(high)}"
    named = one_line(unit or "")
    return f"{numbers}{named}" if named == "%" else f"{numbers} {named}".strip()


def figure_details(value: Figure) -> tuple[Detail, ...]:
    """What a figure's words add to its number: a bound, a rise or fall, per what."""
    found = []
    if value.bound != "exact":
        found.append(Detail("bound", (Piece(words(value.bound), "normalised"),)))
    if value.change:
        found.append(Detail("change", (Piece(value.change, "normalised"),)))
    if value.per:
        found.append(Detail("per", (piece(value.per, "verbatim"),)))
    return tuple(found)


def _grouped(number: str) -> str:
    """The decimal with its thousands apart, no digit lost."""
    whole, point, fraction = one_line(number).partition(".")
    grouped = f"{int(whole):,}" if whole.isascii() and whole.isdecimal() else whole
    return f"{grouped}{point}{fraction}"
