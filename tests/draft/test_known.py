"""What grammar says is not asked, as far as the record has a field of its kind for it."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import pytest

from summarizer import ArticleRecord, Item, Record
from summarizer.draft.closed import closed_shapes
from summarizer.draft.known import known
from summarizer.draft.sections import Section, sections_of
from summarizer.scan import scan
from summarizer.schemas import Name, Party, Wording
from summarizer.schemas.base import About

TEXT = (
    "Finance Minister Ana Lindqvist met Tomás Okafor in Oslo on Monday to discuss grain exports."
    " She asked him to refund EUR 12.5 million."
)
FOUND = scan(TEXT)


class _Gathering(Item):
    """A meeting with fields of other kinds than ours."""

    about: ClassVar[About] = "meetings"

    participants: list[Party]
    topics: list[Name]
    status: Literal["over", "to come"]
    mood: Wording | None


class _Gatherings(Record):
    gatherings: list[_Gathering]


def section(record: type[Record], name: str) -> Section:
    return next(s for s in sections_of(record) if s.name == name)


@pytest.mark.parametrize("name", ["meetings", "asks", "figures", "attributions"])
def test_nothing_is_asked_of_what_grammar_reads_in_full(name: str) -> None:
    (shape,) = closed_shapes(section(ArticleRecord, name), FOUND, TEXT)

    assert shape.judgements == ()


def test_the_values_are_those_of_the_sentence() -> None:
    (meeting,) = known(section(ArticleRecord, "meetings"), FOUND, TEXT)
    (ask,) = known(section(ArticleRecord, "asks"), FOUND, TEXT)

    told: dict[str, Any] = {**meeting.values, **ask.values}
    assert told["participants"] == ["Ana Lindqvist", "Tomás Okafor"]
    assert (told["place"], told["topics"]) == ("Oslo", ["grain exports"])
    assert (told["askers"], told["asked"]) == (["Ana Lindqvist"], ["Tomás Okafor"])
    assert told["request"] == "refund EUR 12.5 million"


def test_a_field_of_another_kind_is_asked_of_the_model() -> None:
    (shape,) = closed_shapes(section(_Gatherings, "gatherings"), FOUND, TEXT)

    (judgement,) = shape.judgements
    assert set(judgement.asked) == {"topics", "status", "mood"}
    assert judgement.known["participants"] == ["Ana Lindqvist", "Tomás Okafor"]


def test_all_is_asked_where_grammar_is_not_to_speak() -> None:
    meetings = section(ArticleRecord, "meetings")

    (shape,) = closed_shapes(meetings, FOUND, TEXT, by_grammar=False)

    (judgement,) = shape.judgements
    assert set(judgement.asked) == {field.name for field in meetings.asked}
