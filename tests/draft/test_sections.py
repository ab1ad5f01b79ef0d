from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

import pytest
from pydantic import Field as PydanticField
from rulings import CourtRuling

from summarizer import ArticleRecord, Item, Record, SchemaError
from summarizer.draft.sections import sections_of
from summarizer.schemas import Figure, Wording
from summarizer.schemas.base import About


def test_the_default_record_has_its_sections_in_order() -> None:
    sections = sections_of(ArticleRecord)

    assert [s.name for s in sections] == [
        "headline", "summary", "meetings", "asks", "figures", "attributions",
    ]  # fmt: skip
    assert [s.name for s in sections if s.single] == ["headline"]


def test_the_model_is_not_asked_for_what_the_scanner_knows() -> None:
    asked = {s.name: [field.name for field in s.asked] for s in sections_of(ArticleRecord)}

    assert asked["figures"] == ["measures", "payer", "recipient", "status"]
    assert asked["attributions"] == ["chain"]


def test_a_record_of_ones_own_is_read_by_the_same_rules() -> None:
    fields = {s.name: {f.name: f.type for f in s.fields} for s in sections_of(CourtRuling)}

    assert fields == {
        "parties": {"party": "party", "side": "label"},
        "claims": {
            "claimants": "party", "against": "party", "relief": "wording", "sum": "figure",
        },
        "sums": {"amount": "figure", "purpose": "wording", "payer": "name"},
        "rulings": {"court": "name", "outcome": "label", "place": "place", "decided": "when"},
    }  # fmt: skip


class Dated(Item):
    """An item with a field of a type that promises nothing."""

    day: dt.date


class Plain(Item):
    """An item with a bare string."""

    text: str


class Empty(Item):
    """An item without a field."""


class Loose(Figure, Item):
    """A figure that is asked about sentences."""

    measures: Wording


class Unsaid(Item):
    """A report without anybody who says so."""

    about: ClassVar[About] = "reporting"

    text: Wording


class Cited(Item):
    """An item with a field of a name that is taken."""

    sentences: Wording


class Short(Item):
    """An item with a limit that only its answer could break."""

    words: list[Wording] = PydanticField(max_length=1)


class Odd(Item):
    """An item about something the scanner does not know."""

    about: ClassVar[Any] = "weather"

    text: Wording


def _record(**fields: Any) -> type[Record]:
    return type("Own", (Record,), {"__annotations__": fields, "__module__": __name__})


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (_record(days=list[Dated]), "Dated.day"),
        (_record(texts=list[Plain]), "Plain.text"),
        (_record(nothing=list[Empty]), "Own.nothing"),
        (_record(loose=list[Loose]), "Loose"),
        (_record(odd=list[Odd]), "Odd.about"),
        (_record(one=Dated), "Own.one"),
        (_record(words=list[str]), "Own.words"),
        (_record(), "has no section"),
        (_record(said=list[Unsaid]), "Unsaid"),
        (_record(cited=list[Cited]), "Cited.sentences"),
        (_record(short=list[Short]), "Short.words"),
        ([], "is not a subclass"),
        (dict, "is not a subclass"),
    ],
)
def test_a_model_that_does_not_fit_is_refused_by_field_and_reason(
    record: type[Record], says: str
) -> None:
    with pytest.raises(SchemaError, match=says):
        sections_of(record)


def test_about_is_one_of_the_scanners_words() -> None:
    about: set[About] = {section.about for section in sections_of(ArticleRecord)}

    assert about == {"article", "meetings", "asks", "figures", "reporting"}
