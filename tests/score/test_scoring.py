"""Records against gold: what is perfect, and what each mistake costs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.schemas import ArticleRecord
from summarizer.score import GoldArticle, add_up, read_gold, score_of

ROOT = Path(__file__).parents[2]
STORED = ROOT / "cassettes" / "local-qwen2.5-coder-1.5b" / "us-pakistan-minerals.closed.record.json"
PROVENANCE = {
    "version": "0", "model": "m", "endpoint": "local", "plan": "closed",
    "prompts": "", "schema": "",
    "calls": {"answered": 1, "transport_retries": 0, "validation_retries": 0},
    "tokens": {"prompt": 10, "completion": 5, "cached": 0},
    "cost_usd": "0.5", "seconds": 2.0, "created": "2026-01-01T00:00:00+00:00",
}  # fmt: skip


@pytest.fixture
def gold() -> GoldArticle:
    """The seed article with its gold record."""
    articles = read_gold(ROOT / "seeds")
    return next(a for a in articles if a.name == "us-pakistan-minerals")


def perfect(gold: GoldArticle) -> dict[str, Any]:
    """The gold record written as a record that misses nothing."""
    told = dict(json.loads(STORED.read_text("utf-8")), provenance=PROVENANCE)
    text = gold.article.text
    for name in ("meetings", "asks", "figures", "attributions"):
        told[name] = [
            {"id": f"{name}{n}", "evidence": [place(text, e) for e in item.evidence], **extra(item)}
            for n, item in enumerate(getattr(gold.gold, name))
        ]
    return told


def place(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def party(forms: tuple[str, ...]) -> dict[str, Any]:
    return {"name": forms[0], "role": None, "affiliation": None}


def extra(item: Any) -> dict[str, Any]:
    match type(item).__name__:
        case "GoldMeeting":
            when = item.when and {"text": "then", **item.when.model_dump(mode="json")}
            return {
                "participants": [party(forms) for forms in item.participants],
                "status": item.status, "place": item.place, "when": when,
                "occasion": None, "topics": [], "said_by": [],
            }  # fmt: skip
        case "GoldAsk":
            return {
                "askers": [party(item.asker)], "asked": [party(item.asked)] if item.asked else [],
                "request": item.request[0], "kind": "request", "response": None, "said_by": [],
            }  # fmt: skip
        case "GoldFigure":
            return {
                "text": item.text, "kind": item.kind, "value": str(item.value), "unit": item.unit,
                "value_high": None, "bound": "exact", "change": None, "per": None,
                "mentions": [{"start": 0, "end": 1, "text": " "}], "measures": item.measures[0],
                "payer": None, "recipient": None, "status": "stated", "said_by": [],
            }  # fmt: skip
    chain = [{"name": forms[0], "kind": "person"} for forms in item.chain]
    return {"chain": chain, "cue": None, "stance": "asserted", "quotations": []}


def record(told: dict[str, Any]) -> ArticleRecord:
    return ArticleRecord.model_validate(told)


def test_a_perfect_record_scores_one_throughout(gold: GoldArticle) -> None:
    score = score_of(gold, record(perfect(gold)))
    for section in score.sections.values():
        assert (section.precision, section.recall, section.f1) == (1.0, 1.0, 1.0)
        assert all(share.count == share.of for share in section.details.values())
    assert score.spans.count == 0
    assert score.spans.of > 20
    assert score.misses == ()


def test_no_record_misses_everything(gold: GoldArticle) -> None:
    score = score_of(gold, None)
    assert all(section.recall == 0 for section in score.sections.values())
    assert {miss.kind for miss in score.misses} == {"missed"}


def test_an_item_said_twice_is_right_once(gold: GoldArticle) -> None:
    told = perfect(gold)
    told["figures"] *= 2
    figures = score_of(gold, record(told)).sections["figures"]
    assert (figures.recall, figures.precision) == (1.0, 0.5)


@pytest.mark.parametrize(
    ("section", "change", "kind"),
    [
        ("figures", {"value": "56"}, "missed"),
        ("figures", {"measures": "nothing of the kind"}, "measures"),
        ("asks", {"askers": [party(("Zoë Quux",))]}, "missed"),
        ("asks", {"request": "nothing of the kind"}, "request"),
        ("asks", {"asked": [party(("Zoë Quux",))]}, "asked"),
        ("meetings", {"participants": [party(("Zoë Quux",))]}, "missed"),
        ("meetings", {"status": "planned"}, "status"),
        ("meetings", {"place": "Oslo"}, "place"),
        ("meetings", {"when": None}, "interval"),
        ("attributions", {"chain": [{"name": "Zoë Quux", "kind": "person"}]}, "missed"),
    ],
)
def test_each_mistake_is_told_with_both_sides(
    gold: GoldArticle, section: str, change: dict[str, Any], kind: str
) -> None:
    told = perfect(gold)
    told[section][0].update(change)
    misses = score_of(gold, record(told)).misses
    assert {miss.kind for miss in misses} == {kind, *(["extra"] if kind == "missed" else [])}
    assert all(miss.section == section for miss in misses)
    assert misses[0].gold
    assert misses[-1].found


def test_evidence_that_is_not_in_the_article_is_counted(gold: GoldArticle) -> None:
    told = perfect(gold)
    told["asks"][0]["evidence"][0]["text"] = "words of somebody else"
    assert score_of(gold, record(told)).spans.count == 1


def test_counts_of_several_articles_are_added(gold: GoldArticle) -> None:
    total = add_up([score_of(gold, record(perfect(gold))), score_of(gold, None)])
    assert total.articles == 2
    assert total.sections["asks"].recall == 0.5
    assert total.sections["asks"].precision == 1.0
    assert total.completion_tokens == 5
    assert total.cost_usd is None


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"published": "yesterday"}, "published"),
        ({"surprise": []}, "surprise"),
        ({"asks": [{"asker": [], "asked": None, "request": ["x"], "evidence": ["y"]}]}, "asker"),
        (
            {"attributions": [{"chain": [["Roe"]], "evidence": ["of"]}]},
            r"attributions\[0\].evidence: 'of' stands 2 times",
        ),
        (
            {"attributions": [{"chain": [["Roe"]], "evidence": ["them. None"]}]},
            "runs over the end of a sentence",
        ),
        ({"attributions": [{"chain": [[" "]], "evidence": ["None"]}]}, "chain"),
        (
            {
                "meetings": [
                    {
                        "participants": [["Roe"]],
                        "status": "held",
                        "place": None,
                        "when": {"start": "2026-01-02", "end": "2026-01-01"},
                        "evidence": ["None"],
                    }
                ]
            },
            "before it starts",
        ),
    ],
)
def test_a_gold_record_that_is_none_says_where(
    tmp_path: Path, change: dict[str, Any], complaint: str
) -> None:
    whole = {"published": "2026-01-01", "meetings": [], "asks": [], "figures": []}
    (tmp_path / "a.txt").write_text("Some of them, most of them. None left.", "utf-8")
    told = json.dumps({**whole, "attributions": [], **change})
    (tmp_path / "a.gold.json").write_text(told, "utf-8")
    with pytest.raises(InputError, match=complaint):
        read_gold(tmp_path)


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold record"):
        read_gold(tmp_path)
    (tmp_path / "a.gold.json").write_text(
        '{"published": "2026-01-01", "meetings": [], "asks": [], "figures": [], "attributions": []}'
    )
    with pytest.raises(InputError, match=r"a\.txt is missing"):
        read_gold(tmp_path)
