"""Gold records of a user's own record: every published type compared, every mistake told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import pytest
from hand_records import ARTICLE, ASKED, Ruling, quay, ruling, span

from summarizer.errors import InputError
from summarizer.schemas import ArticleRecord, Figure, Item, Record, Scanned, Words
from summarizer.schemas.base import About
from summarizer.score import GoldArticle, Score, add_up, read_gold, score_of
from summarizer.show.scores import misses_text

CLAIM: dict[str, Any] = {
    "claimants": [["Harbour Board", "the board"]],
    "judge": ["Ana Lindqvist", "Lindqvist"],
    "court": ["the Old Custom House"],
    "sum": {"value": "12500000", "unit": "sek"},
    "heard": {"start": "2025-01-01", "end": "2025-12-31"},
    "outcome": "not_upheld",
    "reasons": [["refused", "declined"]],
    "evidence": ["about 12.5 million kronor on the northern quay"],
}


def gold(folder: Path, *claims: dict[str, Any], **more: Any) -> GoldArticle:
    (folder / "quay.txt").write_text(ARTICLE, "utf-8")
    told = {"legal_claims": claims, **more}
    (folder / "quay.gold.json").write_text(json.dumps(told), "utf-8")
    (article,) = read_gold(folder, Ruling)
    return article


def score(folder: Path, *claims: dict[str, Any]) -> Score:
    return score_of(gold(folder, *claims), ruling())


def test_every_field_is_compared_by_its_type(tmp_path: Path) -> None:
    section = score(tmp_path, CLAIM).sections["legal_claims"]

    assert (section.matched, section.f1) == (1, 1.0)
    assert {name: (s.count, s.of) for name, s in section.details.items()} == {
        name: (1, 1) for name in CLAIM if name != "evidence"
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("claimants", [["Tomás Okafor"]]),
        ("claimants", [["Harbour Board"], ["Tomás Okafor"]]),
        ("judge", ["Tomás Okafor"]),
        ("judge", None),
        ("court", ["Brakholm"]),
        ("sum", {"value": "12500001"}),
        ("sum", {"value": "12500000", "value_high": "13000000"}),
        ("sum", {"value": "12500000", "unit": "NOK"}),
        ("sum", None),
        ("heard", {"start": "2025-01-01", "end": "2025-06-30"}),
        ("heard", None),
        ("outcome", "upheld"),
        ("reasons", [["declined"]]),
        ("reasons", []),
    ],
)
def test_a_field_that_is_not_as_in_gold_is_told_and_nothing_else(
    tmp_path: Path, field: str, value: Any
) -> None:
    told = score(tmp_path, CLAIM | {field: value})

    assert told.sections["legal_claims"].matched == 1
    assert [(miss.section, miss.kind) for miss in told.misses] == [("legal_claims", field)]


def test_evidence_elsewhere_is_another_item(tmp_path: Path) -> None:
    told = score(tmp_path, CLAIM | {"evidence": ["The board refused."]})

    assert [miss.kind for miss in told.misses] == ["missed", "extra"]


def test_what_gold_leaves_out_is_not_scored(tmp_path: Path) -> None:
    told = score(tmp_path, {"outcome": "not_upheld", "evidence": [ASKED]})

    assert list(told.sections["legal_claims"].details) == ["outcome"]
    (tmp_path / "quay.gold.json").write_text("{}", "utf-8")
    (article,) = read_gold(tmp_path, Ruling)
    assert score_of(article, ruling()).sections == {}


def test_counts_of_several_articles_are_added(tmp_path: Path) -> None:
    article = gold(tmp_path, CLAIM)

    total = add_up([score_of(article, ruling()), score_of(article, None)])

    assert total.sections["legal_claims"].recall == 0.5
    assert (total.articles, total.failed) == (2, 1)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"legal_claims": [CLAIM | {"outcome": "settled"}]}, "legal_claims.0.outcome"),
        ({"legal_claims": [CLAIM | {"verdict": "upheld"}]}, "legal_claims.0.verdict"),
        ({"legal_claims": [CLAIM | {"sum": "12500000"}]}, "legal_claims.0.sum"),
        ({"asks": []}, "asks"),
        ({"legal_claims": [CLAIM | {"evidence": ["no words of it"]}]}, "stands 0 times"),
    ],
)
def test_gold_that_does_not_fit_the_schema_says_where(
    tmp_path: Path, change: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint):
        gold(tmp_path, **({"legal_claims": []} | change))


def test_the_default_record_keeps_its_own_gold(tmp_path: Path) -> None:
    gold(tmp_path, CLAIM, published="2026-03-10")

    with pytest.raises(InputError, match="meetings: Field required"):
        read_gold(tmp_path, ArticleRecord)


class Ship(Item):
    """A span of one's own, of which a sentence may hold several."""

    about: ClassVar[About] = "spans"

    words: Annotated[Words, Scanned()]
    kind: Literal["ship", "quay"]

    @classmethod
    def find_spans(cls, text: str) -> Iterable[tuple[int, int]]:
        return (match.span() for match in re.finditer("quay|ships", text))


class Tally(Item):
    """A figure, of which a sentence may hold several."""

    about: ClassVar[About] = "figures"

    amount: Figure
    kind: Literal["ship", "quay"]


class Port(Record):
    """Sections in which two items may rest on the same sentence."""

    ships: list[Ship]
    tallies: list[Tally]
    one: Ship | None


def test_items_of_one_sentence_are_told_apart_by_what_they_are_about(tmp_path: Path) -> None:
    last = "Traffic through the port fell by 4 to 6 per cent last year"
    figure = {"value": "310"}
    told = {
        "ships": [{"words": ["ships"], "kind": "ship", "evidence": [last]}],
        "tallies": [{"amount": figure, "kind": "quay", "evidence": [last]}],
        "one": [],
    }
    (tmp_path / "quay.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "quay.gold.json").write_text(json.dumps(told), "utf-8")
    (article,) = read_gold(tmp_path, Port)
    common: dict[str, Any] = {"evidence": [span(last)], "said_by": []}
    amount = ruling().legal_claims[0].sum
    assert amount is not None
    right, other = amount.model_copy(update={"value": "310"}), amount
    record = Port(
        article=quay().article,
        ships=[
            Ship(id="s1", words="quay", kind="ship", **common),
            Ship(id="s2", words="ships", kind="quay", **common),
        ],
        tallies=[
            Tally(id="t1", amount=other, kind="quay", **common),
            Tally(id="t2", amount=right, kind="quay", **common),
        ],
        one=Ship(id="o1", words="quay", kind="quay", **common),
        audit=quay().audit,
        provenance=quay().provenance,
    )

    found = score_of(article, record)

    assert [(miss.section, miss.kind) for miss in found.misses] == [
        ("ships", "kind"),
        ("ships", "extra"),
        ("tallies", "extra"),
        ("one", "extra"),
    ]
    assert "found  words: quay" in misses_text(found)
    assert "amount: 12.5 million kronor" in misses_text(found)
