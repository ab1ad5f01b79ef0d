"""LangExtract, with a worked example of its own form."""

from __future__ import annotations

import importlib
from typing import Any

from benchmarks.peers.contest import ANSWER, EXAMPLE, MOST_TOKENS, SECTIONS, Outcome, Server
from benchmarks.peers.told import record_of

from summarizer.schemas import ArticleRecord
from summarizer.score import GoldArticle

__all__ = ["langextract"]

_CLASSES = (
    'Extract, in order of appearance: "meeting" (attributes participants, status, place), "ask"'
    ' (asker, asked, request), "figure" (kind: money, percent or quantity; value as a plain'
    ' number; unit; measures), "attribution" (chain of sources, origin first, separated by ">").'
    " Use exact text of the article for each extraction."
)


def langextract(article: GoldArticle, server: Server, outcome: Outcome) -> ArticleRecord | None:
    """The record of LangExtract, each extraction's own span for evidence."""
    lx: Any = importlib.import_module("langextract")
    model = lx.factory.ModelConfig(
        model_id=server.alias,
        provider="OpenAILanguageModel",
        provider_kwargs={
            "base_url": server.base_url,
            "api_key": server.api_key,
            "temperature": 0,
            "max_output_tokens": MOST_TOKENS,
            "max_workers": 1,
        },
    )
    document = lx.extract(
        text_or_documents=article.article.text,
        prompt_description=_CLASSES,
        examples=[_example(lx)],
        config=model,
        max_char_buffer=3_000,
        show_progress=False,
        resolver_params={"suppress_parse_errors": True},
    )
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in SECTIONS}
    for extraction in document.extractions or ():
        _add(told, extraction, article.article.text)
    return record_of(article, told, outcome)


def _example(lx: Any) -> Any:
    def one(label: str, text: str, **attributes: str) -> Any:
        return lx.data.Extraction(
            extraction_class=label, extraction_text=text, attributes=attributes
        )

    first, second = ANSWER["attributions"]
    meeting, ask, figure = ANSWER["meetings"][0], ANSWER["asks"][0], ANSWER["figures"][0]
    return lx.data.ExampleData(
        text=EXAMPLE,
        extractions=[
            one(
                "meeting",
                str(meeting["quotation"]),
                participants="Mutale Chanda; Piet Verlinden",
                status="held",
                place="Ndola",
            ),
            one("attribution", str(first["quotation"]), chain="sources"),
            one(
                "ask",
                str(ask["quotation"]),
                asker="Zambia",
                asked="Halbrook Rail",
                request=str(ask["request"]),
            ),
            one(
                "figure",
                "$12 million",
                kind="money",
                value="12000000",
                unit="USD",
                measures=str(figure["measures"]),
            ),
            one("attribution", str(second["quotation"]), chain="Chanda > Lusaka Post"),
        ],
    )


def _add(told: dict[str, list[dict[str, Any]]], extraction: Any, text: str) -> None:
    attributes = extraction.attributes or {}

    def many(name: str, mark: str) -> list[str]:
        value = attributes.get(name) or ""
        parts = value if isinstance(value, list) else str(value).split(mark)
        return [str(part).strip() for part in parts if str(part).strip()]

    interval = extraction.char_interval
    quotation = extraction.extraction_text
    if interval is not None and interval.start_pos is not None:
        quotation = text[interval.start_pos : interval.end_pos]
    items: dict[str, tuple[str, dict[str, Any]]] = {
        "meeting": (
            "meetings",
            {
                "participants": many("participants", ";"),
                "status": attributes.get("status"),
                "place": attributes.get("place"),
            },
        ),
        "ask": (
            "asks",
            {
                "askers": many("asker", ";"),
                "asked": many("asked", ";"),
                "request": attributes.get("request"),
            },
        ),
        "figure": (
            "figures",
            {n: attributes.get(n) for n in ("kind", "value", "unit", "measures")},
        ),
        "attribution": ("attributions", {"chain": many("chain", ">")}),
    }
    section, item = items.get(extraction.extraction_class, ("", {}))
    if section:
        told[section].append({**item, "quotation": quotation})
