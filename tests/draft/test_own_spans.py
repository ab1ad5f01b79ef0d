"""A record whose item brings a scanner of its own: its candidates, all the way to the record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

import pytest
from answering import emptiest
from hypothesis import given
from hypothesis import strategies as st
from invariants import assert_borne_out
from loopback import answer
from serving import Served

from summarizer import Item, Record, SchemaError
from summarizer.draft.own_spans import with_own_spans
from summarizer.draft.sections import sections_of
from summarizer.scan import scan
from summarizer.schemas import Scanned, Words
from summarizer.schemas.base import About

TEXT = (
    "Ferris Ltd recalled lot K4471 and lot K4480 on Monday. Lot K4502 is safe, it said.\n\n"
    "It asked shops to send back what they have.\n"
)


class Lot(Item):
    """A lot of a product, and what becomes of it."""

    about: ClassVar[About] = "spans"

    number: Annotated[Words, Scanned()]
    fate: Literal["recalled", "cleared"]

    @classmethod
    def find_spans(cls, text: str) -> Iterable[tuple[int, int]]:
        return (match.span() for match in re.finditer(r"\b[Ll]ot [A-Z]\d{4}\b", text))


class Lots(Record):
    """The lots of a recall."""

    lots: list[Lot]


def lots(text: str, find: Any) -> list[str]:
    """What a scanner that gives this is taken to have found."""

    class Odd(Lot):
        @classmethod
        def find_spans(cls, text: str) -> Iterable[tuple[int, int]]:
            found: Iterable[tuple[int, int]] = find(text)
            return found

    class Odds(Record):
        lots: list[Odd]

    found = with_own_spans(scan(text), sections_of(Odds), text).own
    assert all(text[own.start : own.end] == own.text for own in found)
    return [own.text for own in found]


def judged(request: Any) -> Any:
    """The first lot is recalled, the second is nothing, the third cleared."""
    return {"C1": {"fate": "recalled"}, "C2": None, "C3": {"fate": "cleared"}}


def test_its_candidates_are_asked_about_and_become_items(served: Served) -> None:
    server, summarizer = served(answer(judged), schema=Lots)

    record = summarizer.summarise(TEXT)

    asked = server.requests[0].json["messages"][-1]["content"]
    assert asked.endswith("C1 [1] lot K4471\nC2 [1] lot K4480\nC3 [2] Lot K4502")
    assert [(lot.number, lot.fate) for lot in record.lots] == [
        ("lot K4471", "recalled"),
        ("Lot K4502", "cleared"),
    ]
    assert [lot.evidence[0].text[:6] for lot in record.lots] == ["Ferris", "Lot K4"]
    assert_borne_out(TEXT, record)
    unused = [(one.kind, one.text, one.reason) for one in record.audit.unused if one.kind == "span"]
    assert unused == [("span", "lot K4480", "judged to be none of lots")]


def test_in_one_call_a_citation_names_the_span_where_there_is_only_one(served: Served) -> None:
    def cited(request: Any) -> Any:
        places: list[list[int]] = [[1], [2], [3]]
        return {"lots": [{"sentences": place, "fate": "recalled"} for place in places]}

    settings = {"plan": "one-call", "validation_retries": 0}
    server, summarizer = served(answer(cited), schema=Lots, settings=settings)

    record = summarizer.summarise(TEXT)

    assert (
        "Sentences to look at for lots: 1, 2" in server.requests[0].json["messages"][-1]["content"]
    )
    assert [lot.number for lot in record.lots] == ["Lot K4502"]
    assert [refused.reason for refused in record.audit.refused] == [
        "the sentences cited hold 2 candidates, not one",
        "the sentences cited hold 0 candidates, not one",
    ]


def test_an_article_without_a_candidate_is_not_asked_about(served: Served) -> None:
    server, summarizer = served(answer(emptiest), schema=Lots)

    assert summarizer.summarise("Nothing was recalled, the maker said.").lots == []
    assert server.requests == []


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([(3, 3)], r"gave \(3, 3\): a span is \(start, end\) with 0 <= start < end <= \d+"),
        ([(-2, 3)], r"gave \(-2, 3\)"),
        ([(5, 1000)], "the length of the article"),
        ([(True, 3)], "a pair of ints"),
        (["lot K4471"], "gave 'lot K4471': a span is a pair of ints"),
        ([(6, 7)], "nothing but white space"),
        ([(40, 70)], "does not lie in one sentence"),
        (None, "failed: TypeError"),
    ],
)
def test_a_scanner_that_gives_no_span_of_the_article_is_told_so(given: Any, says: str) -> None:
    with pytest.raises(SchemaError, match=f"Odd.find_spans.*{says}"):
        lots(TEXT, lambda text: given)


def test_a_span_is_a_candidate_once_and_in_order() -> None:
    assert lots(TEXT, lambda text: [(20, 29), (0, 6), (20, 29)]) == ["Ferris", "lot K4471"]


@given(st.text(alphabet="lot K4471. \n“é", max_size=80))
def test_what_a_scanner_finds_stands_in_the_article(text: str) -> None:
    assert set(lots(text, Lot.find_spans)) <= {match[0] for match in re.finditer(r"lot K\d+", text)}


class Mute(Item):
    """About spans, without a scanner."""

    about: ClassVar[About] = "spans"

    what: Words


class Loud(Lot):
    """A scanner that nobody would ask."""

    about: ClassVar[About] = "sentences"


@pytest.mark.parametrize(
    ("item", "says"),
    [(Mute, "give it a class method find_spans"), (Loud, "Loud.find_spans is not used")],
)
def test_a_scanner_and_what_the_item_is_about_must_agree(item: type[Item], says: str) -> None:
    fields: dict[str, Any] = {"all": list[item]}  # type: ignore[valid-type]
    record = type("Own", (Record,), {"__annotations__": fields, "__module__": __name__})

    with pytest.raises(SchemaError, match=says):
        sections_of(record)
