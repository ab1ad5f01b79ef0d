"""The context of the linked data: which IRI each of its words stands for.

It is the same for every record and stands in each document, so that nothing is fetched. There
is no vocabulary of our own: what schema.org has no word for is a ``PropertyValue``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["CONTEXT"]

_SCHEMA = "https://schema.org/"
_OA = "http://www.w3.org/ns/oa#"
_XSD = "http://www.w3.org/2001/XMLSchema#"


def _same(prefix: str, names: Iterable[str], **kind: str) -> dict[str, Any]:
    """Words that are called here what they are called there."""
    if not kind:
        return {name: f"{prefix}{name}" for name in names}
    return {name: {"@id": f"{prefix}{name}", **kind} for name in names}


_AMOUNT = _same(_SCHEMA, ("value", "minValue", "maxValue"), **{"@type": f"{_XSD}decimal"})
_AMOUNTS = ("MonetaryAmount", "QuantitativeValue")

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "id": "@id",
    "type": "@type",
    **_same(
        _SCHEMA,
        (
            "AskAction",
            "Claim",
            "CreativeWork",
            "Event",
            "NewsArticle",
            "NewsMediaOrganization",
            "Organization",
            "Person",
            "Place",
            "PropertyValue",
            "Thing",
        ),
    ),
    **{name: {"@id": f"{_SCHEMA}{name}", "@context": _AMOUNT} for name in _AMOUNTS},
    **_same(
        _SCHEMA,
        (
            "additionalProperty",
            "affiliation",
            "agent",
            "alternativeHeadline",
            "attendee",
            "currency",
            "description",
            "eventStatus",
            "headline",
            "identifier",
            "inLanguage",
            "jobTitle",
            "location",
            "name",
            "object",
            "publisher",
            "recipient",
            "subjectOf",
            "superEvent",
            "text",
            "unitCode",
            "unitText",
            "value",
        ),
    ),
    **_same(_SCHEMA, ("propertyID",)),
    **_same(_SCHEMA, ("mentions", "url"), **{"@type": "@id"}),
    "eventStatus": {"@id": f"{_SCHEMA}eventStatus", "@type": "@id"},
    **_same(_SCHEMA, ("datePublished", "endDate", "startDate"), **{"@type": f"{_XSD}date"}),
    "about": {"@id": f"{_SCHEMA}about"},
    "author": {"@id": f"{_SCHEMA}author", "@container": "@list"},
    **_same(
        _OA,
        ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector"),
    ),
    **_same(_OA, ("exact", "prefix", "suffix")),
    **_same(_OA, ("start", "end"), **{"@type": f"{_XSD}nonNegativeInteger"}),
    "body": {"@id": f"{_OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{_OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{_OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{_OA}hasSelector", "@type": "@id"},
    "motivation": {"@id": f"{_OA}motivatedBy", "@type": "@vocab"},
    **_same(_OA, ("highlighting", "linking")),
}
"""The value of ``@context``."""
