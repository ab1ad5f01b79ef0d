"""Records from what the peers say, so that all are scored alike."""

from __future__ import annotations

from typing import Any

from benchmarks.peers.contest import MODEL, SECTIONS, Outcome
from pydantic import ValidationError

from summarizer.schemas import ArticleRecord
from summarizer.score import GoldArticle

__all__ = ["record_of"]


def record_of(article: GoldArticle, told: dict[str, Any], outcome: Outcome) -> ArticleRecord:
    """An article record of what a peer says; what fits no field is left out."""
    made: dict[str, Any] = {name: [] for name in SECTIONS}
    for section in SECTIONS:
        for number, item in enumerate(told.get(section) or ()):
            evidence = _place(article.article.text, str(item.get("quotation") or ""))
            outcome.loose += not evidence
            whole = _item(section, f"{section}{number}", item, evidence)
            try:
                _check(section, whole)
            except ValidationError:
                continue
            made[section].append(whole)
    return ArticleRecord.model_validate({**_frame(article), **made})


def _place(text: str, quotation: str) -> list[dict[str, Any]]:
    at = text.find(quotation) if quotation.strip() else -1
    return [] if at < 0 else [{"start": at, "end": at + len(quotation), "text": quotation}]


def _item(
    section: str, identity: str, item: dict[str, Any], evidence: list[dict[str, Any]]
) -> dict[str, Any]:
    base: dict[str, Any] = {"id": identity, "evidence": evidence}
    match section:
        case "meetings":
            return base | {
                "participants": _parties(item["participants"]), "status": item["status"],
                "place": item.get("place"), "occasion": None, "when": None, "topics": [],
                "said_by": [],
            }  # fmt: skip
        case "asks":
            return base | {
                "askers": _parties(item["askers"]), "asked": _parties(item["asked"]),
                "request": str(item["request"]), "kind": "request", "response": None,
                "said_by": [],
            }  # fmt: skip
        case "figures":
            return base | {
                "text": str(item["quotation"]), "kind": item["kind"],
                "value": str(item["value"]).replace(",", ""), "value_high": None,
                "unit": item["unit"], "bound": "exact", "change": None, "per": None,
                "mentions": evidence, "measures": item["measures"], "payer": None,
                "recipient": None, "status": "stated", "said_by": [],
            }  # fmt: skip
    chain = [{"name": name, "kind": "person"} for name in item["chain"]]
    return base | {"chain": chain, "cue": None, "stance": "asserted", "quotations": []}


def _parties(names: list[str]) -> list[dict[str, Any]]:
    return [{"name": name, "role": None, "affiliation": None} for name in names]


def _check(section: str, item: dict[str, Any]) -> None:
    model: Any = ArticleRecord.model_fields[section].annotation.__args__[0]  # type: ignore[union-attr]
    model.model_validate(item)


def _frame(article: GoldArticle) -> dict[str, Any]:
    return {
        "article": {
            "title": None, "published": None, "outlet": None, "url": None, "source": "text",
            "language": "en", "sha256": article.article.sha256,
            "characters": article.article.characters,
        },
        "headline": None,
        "summary": [],
        "audit": {"unused": [], "refused": [], "failed": [], "warnings": []},
        "provenance": {
            "version": "", "model": MODEL, "endpoint": "local", "plan": "one-call",
            "prompts": "", "schema": "",
            "calls": {"answered": 1, "transport_retries": 0, "validation_retries": 0},
            "tokens": {"prompt": 0, "completion": 0, "cached": 0},
            "cost_usd": None, "seconds": 0.0, "created": "2026-01-01T00:00:00+00:00",
        },
    }  # fmt: skip
