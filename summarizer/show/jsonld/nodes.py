"""The items of a record as nodes of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from summarizer.draft.sections import Field, Section
from summarizer.schemas import (
    Ask,
    Attribution,
    Evidenced,
    Figure,
    Meeting,
    Party,
    Source,
    When,
)

__all__ = ["Node", "known", "node_of"]

Node = dict[str, Any]

_SOURCES = {
    "person": "Person",
    "organisation": "Organization",
    "outlet": "NewsMediaOrganization",
    "document": "CreativeWork",
    "unnamed": "Thing",
}
# schema.org has no status of a meeting that was held, asked for or denied.
_STATUS = {
    "planned": "https://schema.org/EventScheduled",
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}
_UNITS = {"%": "P1"}  # UN/CEFACT's code of the percent


def node_of(section: Section, item: Evidenced) -> Node:
    """What an item says, without its evidence.

    Fields that schema.org has words for have these; every other is an ``additionalProperty``.
    """
    if isinstance(item, Meeting):
        node = _meeting(item)
    elif isinstance(item, Ask):
        node = _ask(item)
    elif isinstance(item, Attribution):
        node = _attribution(item)
    else:
        node = _any(section, item)
    chains = getattr(item, "said_by", ())
    return known(node | {"subjectOf": [_claim(chain) for chain in chains]})


def known(node: Node) -> Node:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, [], {})}


def _meeting(item: Meeting) -> Node:
    return {
        "type": "Event",
        "attendee": [_party(one) for one in item.participants],
        "location": item.place and {"type": "Place", "name": item.place},
        "superEvent": item.occasion and {"type": "Event", "name": item.occasion},
        "startDate": item.when and item.when.start,
        "endDate": item.when and item.when.end,
        "eventStatus": _STATUS.get(item.status),
        "about": [{"type": "Thing", "name": topic} for topic in item.topics],
        "additionalProperty": _properties(
            ("status", item.status), ("when", item.when and item.when.text)
        ),
    }


def _ask(item: Ask) -> Node:
    return {
        "type": "AskAction",
        "agent": [_party(one) for one in item.askers],
        "recipient": [_party(one) for one in item.asked],
        "description": item.request,
        "additionalProperty": _properties(("kind", item.kind), ("response", item.response)),
    }


def _attribution(item: Attribution) -> Node:
    properties = _properties(("cue", item.cue), ("stance", item.stance))
    return _claim(item.chain) | {"additionalProperty": properties}


def _any(section: Section, item: Evidenced) -> Node:
    """An item of any model; a text alone is a work, a figure an amount."""
    fields = [field for field in section.fields if field.type not in ("spans", "chain")]
    if section.about == "article" and [field.type for field in fields] == ["wording"]:
        return {"type": "CreativeWork", "text": getattr(item, fields[0].name)}
    node: Node = {"type": "Thing"}
    properties: list[Node] = []
    if isinstance(item, Figure):
        node = _figure(item)
        properties = node["additionalProperty"]
    for field in fields:
        value = getattr(item, field.name)
        if field.name == "measures" and isinstance(item, Figure):
            node["description"] = value
        else:
            properties = [*properties, *_told(field, value)]
    return node | {"additionalProperty": properties}


def _told(field: Field, value: Any) -> Iterable[Node]:
    """The properties that a field of any published type becomes."""
    for one in value if isinstance(value, list) else [value]:
        if one is None:
            continue
        node: Node = {"type": "PropertyValue", "name": field.name}
        if isinstance(one, Party):
            yield node | {"value": _party(one)}
        elif isinstance(one, Figure):
            yield node | {"value": known(_figure(one))}
        elif isinstance(one, When):
            when = {"type": "Event", "name": one.text, "startDate": one.start, "endDate": one.end}
            yield node | {"value": known(when)}
        else:
            yield node | {"value": one}


def _figure(figure: Figure) -> Node:
    """An amount; its value stays a decimal to the last digit."""
    is_money = figure.kind == "money"
    node: Node = {"type": "MonetaryAmount" if is_money else "QuantitativeValue"}
    node["name"] = figure.text
    if is_money:
        node["currency"] = figure.unit
    else:
        node["unitText"] = figure.unit
        node["unitCode"] = _UNITS.get(figure.unit or "")
    if figure.value_high is not None:
        node |= {"minValue": figure.value, "maxValue": figure.value_high}
    else:
        bounds = {"at_least": "minValue", "at_most": "maxValue"}
        node[bounds.get(figure.bound, "value")] = figure.value
    bound = None if figure.bound == "exact" else figure.bound
    node["additionalProperty"] = _properties(
        ("bound", bound), ("change", figure.change), ("per", figure.per)
    )
    return node


def _party(party: Party) -> Node:
    affiliation = party.affiliation and {"type": "Organization", "name": party.affiliation}
    # Whether it is a person or a body, the record does not say.
    told = {"type": "Thing", "name": party.name, "jobTitle": party.role}
    return known(told | {"affiliation": affiliation})


def _claim(chain: Sequence[Source]) -> Node:
    """A claim by a chain: its authors in order, origin first."""
    sources = [{"type": _SOURCES[one.kind], "name": one.name} for one in chain]
    return {"type": "Claim", "author": sources}


def _properties(*told: tuple[str, Any]) -> list[Node]:
    return [
        {"type": "PropertyValue", "name": name, "value": value}
        for name, value in told
        if value is not None
    ]
