"""The closed shape: one key for each candidate, each field limited to what stands near it.

A closed object cannot be left open at its end, so a small model cannot repeat its last
item until the limit; and it cannot answer with a name that stands somewhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Annotated, Any

from pydantic import Field as Limits
from pydantic import ValidationError, create_model

from summarizer.draft.candidates import Candidate, candidates
from summarizer.draft.choices import choices
from summarizer.draft.claims import Claim, Claims, Wire, misfit, one_of, wire_schema
from summarizer.draft.known import Known, known
from summarizer.draft.sections import Field, Section
from summarizer.draft.windows import WHOLE, Window
from summarizer.scan.mentions import Scan

__all__ = ["ClosedShape", "Judgement", "closed_shapes"]

_MOST_OF_A_LIST = 6
_MOST_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Judgement:
    """A candidate, what the model is asked of it, and what is known without asking.

    ``asked`` gives the choices for each field, None where the model's own words are wanted;
    ``told`` names the fields whose choices the model is shown: it knows the labels, and a
    name that may be left out it has in front of it in the sentence. ``is_item`` is whether it
    is one without asking, ``part_of`` the key of the candidate that it goes on about.
    """

    candidate: Candidate
    asked: Mapping[str, tuple[str, ...] | None]
    known: Mapping[str, Any]
    told: tuple[str, ...]
    is_item: bool = False
    part_of: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it is an item even where what was asked of it was not answered."""
        return self.is_item and bool(self.known)


@dataclass(frozen=True)
class ClosedShape:
    """One section's reply: an object with a key for each candidate that needs a judgement.

    ``sure`` are the items that need none, ``denied`` the candidates that are no item.
    """

    section: Section
    judgements: tuple[Judgement, ...]
    sure: tuple[Claim, ...]
    denied: tuple[Candidate, ...] = ()
    window: Window = WHOLE

    @property
    def sections(self) -> tuple[Section, ...]:
        """The one section that is asked about."""
        return (self.section,)

    @cached_property
    def model(self) -> type[Wire]:
        """The reply's model, made for these candidates."""
        fields: dict[str, Any] = {
            key: (item if judgement.is_item else item | None, ...)
            for judgement, (key, item) in zip(self.judgements, self._items.items(), strict=True)
        }
        return create_model("Reply", __base__=Wire, **fields)

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The model as it goes over the wire."""
        return wire_schema(self.model)

    @cached_property
    def _items(self) -> dict[str, type[Wire]]:
        return {j.candidate.key: self._item(j) for j in self.judgements}

    def _item(self, judgement: Judgement) -> type[Wire]:
        fields = {field.name: field for field in self.section.fields}
        types: dict[str, Any] = {
            name: (_closed_type(fields[name], options), ...)
            for name, options in judgement.asked.items()
        }
        return create_model(judgement.candidate.key, __base__=Wire, **types)

    def read(self, reply: Mapping[str, Any]) -> Claims:
        """The claims of a parsed reply, with those that needed no answer."""
        claims, denied, refusals = list(self.sure), list(self.denied), []
        for judgement in self.judgements:
            candidate = judgement.candidate
            answer = reply.get(candidate.key)
            if answer is None and not judgement.is_item:
                denied += [candidate] if candidate.key in reply else []
                continue
            values: dict[str, Any] = {}
            try:
                values = self._items[candidate.key].model_validate(answer).model_dump()
            except ValidationError as error:
                if candidate.key in reply:
                    refusals.append(misfit(self.section, error, candidate.sentence))
                if not judgement.stands:
                    continue
            claims.append(_claim(self.section, judgement, values))
        told = [judgement.candidate.key in reply for judgement in self.judgements]
        left_out = () if all(told) else (self.section.name,)
        return Claims(tuple(claims), tuple(denied), tuple(refusals), left_out, any(told))


def closed_shapes(
    section: Section, scan: Scan, text: str, *, by_grammar: bool = True
) -> tuple[ClosedShape, ...]:
    """The shapes that ask about a section's candidates, leaving out what is sure already.

    Many candidates are asked about a few at a time, so that an article may be long.
    """
    judgements: list[Judgement] = []
    sure: list[Claim] = []
    denied: list[Candidate] = []
    earlier: list[tuple[str, frozenset[str]]] = []
    found = candidates(section, scan)
    readings = known(section, scan, text) if by_grammar else None
    for candidate, told in zip(found, readings or repeat(Known()), strict=False):
        part_of = _part_of(told, earlier)
        if told.is_item is False or (told.goes_on == "of the same actors" and part_of is None):
            denied.append(candidate)
            continue
        judgement = _judgement(section, candidate, scan, told, part_of)
        if judgement is None:
            continue
        earlier.append((candidate.key, told.actors))
        if judgement.asked or not judgement.is_item:
            judgements.append(judgement)
        else:
            sure.append(_claim(section, judgement, {}))
    groups = [judgements[n : n + _MOST_AT_ONCE] for n in range(0, len(judgements), _MOST_AT_ONCE)]
    first, *others = groups or [[]]
    return (
        ClosedShape(section, tuple(first), tuple(sure), tuple(denied)),
        *(ClosedShape(section, tuple(group), ()) for group in others),
    )


def _part_of(told: Known, earlier: Sequence[tuple[str, frozenset[str]]]) -> str | None:
    """The key of the candidate that this one goes on about, if it does."""
    for key, actors in reversed(earlier):
        if told.goes_on == "of the one before":
            return key
        if told.goes_on == "of the same actors" and actors & told.actors:
            return key
    return None


def _judgement(
    section: Section, candidate: Candidate, scan: Scan, told: Known, part_of: str | None
) -> Judgement | None:
    """What to ask about a candidate; None where it lacks what an item cannot do without."""
    asked: dict[str, tuple[str, ...] | None] = {}
    values: dict[str, Any] = dict(told.values)
    for field in section.asked:
        if field.name in told.values:
            continue
        options = _left(choices(field, candidate, scan), field, section, told)
        if options == () and (field.needed or not (field.many or field.optional)):
            return None
        if _is_open(field, options):
            asked[field.name] = options
        else:
            values[field.name] = _only(field, options)
    shown = (f for f in section.asked if f.name in asked and f.type != "label")
    names = tuple(f.name for f in shown if not (f.type == "name" and f.optional))
    is_item = section.always or bool(told.is_item)
    return Judgement(candidate, asked, values, names, is_item, part_of)


def _left(
    options: tuple[str, ...] | None, field: Field, section: Section, told: Known
) -> tuple[str, ...] | None:
    """The choices without those that grammar has for a field that must not have the same."""
    others = {name for pair in section.item.unlike if field.name in pair for name in pair}
    taken = {one for name in others for one in _each(told.values.get(name))}
    return options and tuple(option for option in options if option not in taken)


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_open(field: Field, options: tuple[str, ...] | None) -> bool:
    """Whether there is anything to ask: one choice for a field that must be is no choice."""
    if options is None:
        return True
    return len(options) > (0 if field.many or field.optional else 1)


def _only(field: Field, options: tuple[str, ...] | None) -> Any:
    if options and not field.optional and not field.many:
        return options[0]
    return [] if field.many else None


def _closed_type(field: Field, options: tuple[str, ...] | None) -> Any:
    one: Any = str if options is None else one_of(options)
    if field.many:
        most = _MOST_OF_A_LIST if options is None else min(len(options), _MOST_OF_A_LIST)
        return Annotated[list[one], Limits(max_length=most)]
    return one | None if field.optional else one


def _claim(section: Section, judgement: Judgement, values: Mapping[str, Any]) -> Claim:
    candidate = judgement.candidate
    return Claim(
        section,
        candidate,
        (candidate.sentence,),
        {**values, **judgement.known},
        frozenset(judgement.known),
        judgement.part_of,
    )
