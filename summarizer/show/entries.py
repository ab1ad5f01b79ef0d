"""An item as an entry: its most telling values in front, the others behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from summarizer.draft.sections import Field, Section
from summarizer.schemas import Ask, Attribution, Evidenced, Figure, Span
from summarizer.show.outline import Detail, Entry, Piece, Quote, joined
from summarizer.show.own_words import own_words
from summarizer.show.values import (
    chain,
    figure,
    figure_details,
    parties,
    piece,
    pieces,
    voices,
    words,
)
from summarizer.show.visible import one_line

__all__ = ["by_chain", "entries", "entry"]

_UNTOLD = ("stated",)  # a status that goes without saying
_ASKED = {"request": "asked", "demand": "demanded", "proposal": "proposed", "offer": "offered"}
_TO = {"request": "asked", "demand": "demanded of", "proposal": "proposed to", "offer": "offered"}


def entries(section: Section, items: Iterable[Evidenced]) -> tuple[Entry, ...]:
    """An entry for each item, in order; evidence that an earlier one shows is referred to."""
    shown: dict[tuple[tuple[int, int], ...], str] = {}
    found = []
    for item in items:
        places = tuple((span.start, span.end) for span in item.evidence)
        identity = one_line(getattr(item, "id", ""))
        found.append(entry(section, item, shown.get(places, "")))
        shown.setdefault(places, identity)
    return tuple(found)


def entry(section: Section, item: Evidenced, same_as: str = "") -> Entry:
    """One item of any section."""
    lead, details = _values(section, item)
    told = (*lead, *(piece for detail in details for piece in detail.pieces))
    return Entry(
        id=one_line(getattr(item, "id", "")),
        lead=lead,
        details=details,
        quotes=tuple(_quote(span, told=told) for span in item.evidence),
        said_by=joined(map(chain, getattr(item, "said_by", ()))),
        same_as=same_as,
    )


def by_chain(items: Iterable[Attribution]) -> tuple[Entry, ...]:
    """The attributions gathered under each chain, in the order of first mention."""
    gathered: dict[tuple[Piece, ...], list[Quote]] = {}
    for item in items:
        label = one_line(" ".join(filter(None, (item.id, item.cue))))
        quotes = gathered.setdefault(_voice(item), [])
        quotes += [_quote(span, label) for span in item.evidence]
    return tuple(Entry("", voice, (), tuple(quotes), ()) for voice, quotes in gathered.items())


def _voice(item: Attribution) -> tuple[Piece, ...]:
    """Who says so, and what kind of source each one is."""
    voice = voices(item.chain)
    return (
        voice if item.stance == "asserted" else (*voice, Piece(", "), Piece(item.stance, "label"))
    )


def _quote(span: Span, label: str = "", told: Iterable[Piece] = ()) -> Quote:
    text = one_line(span.text)
    return Quote(text, span.start, span.end, label, own_words(text, span, told))


def _values(section: Section, item: Evidenced) -> tuple[tuple[Piece, ...], tuple[Detail, ...]]:
    if isinstance(item, Ask):
        return _ask(item)
    told = list(_told(section, item))
    if isinstance(item, Figure):
        return _figure(item, told)
    leading = (field for field, _ in told if field.type not in ("label", "when"))
    first = next(leading, told[0][0] if told else None)
    details = [Detail(words(f.name), pieces(f, value)) for f, value in told if f != first]
    lead = pieces(first, getattr(item, first.name)) if first else ()
    return lead, tuple(details)


def _told(section: Section, item: Evidenced) -> Iterator[tuple[Field, Any]]:
    """The fields that hold something; spans are shown where the evidence is."""
    for field in section.fields:
        value = getattr(item, field.name)
        if value not in (None, [], "") and field.type != "spans":
            yield field, value


def _ask(item: Ask) -> tuple[tuple[Piece, ...], tuple[Detail, ...]]:
    verb = (_TO if item.asked else _ASKED)[item.kind]
    asked = (Piece(" "), *parties(item.asked)) if item.asked else ()
    said = (Piece(" "), Piece(verb, "label"), *asked, Piece(": "))
    lead = (*parties(item.askers), *said, piece(item.request, "worded"))
    if item.response is None:
        return lead, ()
    return lead, (Detail("response", (Piece(item.response, "label"),)),)


def _figure(
    item: Figure, told: Iterable[tuple[Field, Any]]
) -> tuple[tuple[Piece, ...], tuple[Detail, ...]]:
    lead = figure(item)
    details = list(figure_details(item))
    for field, value in told:
        if field.type == "wording" and not field.many and len(lead) <= 3:
            lead = (*lead, Piece(": "), *pieces(field, value))
        elif value not in _UNTOLD:
            details.append(Detail(words(field.name), pieces(field, value)))
    return lead, tuple(details)
