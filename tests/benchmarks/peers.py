"""The same weights, the same server, the same articles: this project, LangExtract, and one
plain instructor call.

    cd tests && python -m benchmarks.peers GOLD_FOLDER [--only ours,langextract,plain] [--limit N]

Each is given a fair schema and one worked example of an invented article, and every answer is
scored by ``summarizer.score``. LangExtract (``pip install langextract``) is left out where it
is not installed. An answer is capped at 1,500 tokens for the peers.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import instructor
import openai
from openai.resources.chat.completions import Completions
from pydantic import BaseModel, ValidationError

from summarizer import Settings, Summarizer
from summarizer.model.local import local_runtime
from summarizer.model.target import identify
from summarizer.schemas import ArticleRecord
from summarizer.score import GoldArticle, Score, add_up, read_gold, score_of

MODEL = "local/qwen2.5-coder-1.5b"
_MOST_TOKENS = 1_500
_SECTIONS = ("meetings", "asks", "figures", "attributions")

EXAMPLE = (
    "Energy minister Mutale Chanda met the head of Halbrook Rail, Piet Verlinden, in Ndola on"
    " Monday, sources said. Zambia has asked Halbrook Rail to refund $12 million of the price of"
    " nine wagons, the Lusaka Post reported, citing Chanda."
)


@dataclass
class Usage:
    """What the calls took, counted where the openai client makes them."""

    tokens_in: int = 0
    tokens_out: int = 0
    calls: int = 0

    def watch(self) -> Callable[[], None]:
        """Count from now on; the returned call stops it."""
        original = Completions.create

        def counted(completions: Any, *given: Any, **named: Any) -> Any:
            reply = original(completions, *given, **named)
            if getattr(reply, "usage", None) is not None:
                self.calls += 1
                self.tokens_in += reply.usage.prompt_tokens
                self.tokens_out += reply.usage.completion_tokens
            return reply

        Completions.create = counted  # type: ignore[method-assign, assignment]

        def stop() -> None:
            Completions.create = original  # type: ignore[method-assign]

        return stop


@dataclass
class Outcome:
    """The scores of one contestant, and what it took."""

    name: str
    scores: list[Score] = field(default_factory=list)
    seconds: float = 0.0
    usage: Usage = field(default_factory=Usage)
    lost: int = 0  # articles without any answer
    loose: int = 0  # quotations that do not stand in the article


@dataclass(frozen=True)
class Server:
    """Where the model listens."""

    base_url: str
    api_key: str
    alias: str


# This project --------------------------------------------------------------------------------


def ours(article: GoldArticle, server: Server, outcome: Outcome) -> ArticleRecord | None:
    """The record of the closed plan, asked of the same server."""
    record = Summarizer(MODEL, settings=Settings()).summarise(article.article)
    outcome.usage.tokens_in += record.provenance.tokens.prompt
    outcome.usage.tokens_out += record.provenance.tokens.completion
    return record


# One plain instructor call -------------------------------------------------------------------


class _Meeting(BaseModel):
    participants: list[str]
    status: Literal["held", "planned", "requested", "postponed", "cancelled", "denied"]
    place: str | None
    quotation: str


class _Ask(BaseModel):
    askers: list[str]
    asked: list[str]
    request: str
    quotation: str


class _Figure(BaseModel):
    kind: Literal["money", "percent", "quantity"]
    value: str
    unit: str
    measures: str
    quotation: str


class _Attribution(BaseModel):
    chain: list[str]
    quotation: str


class _Record(BaseModel):
    meetings: list[_Meeting]
    asks: list[_Ask]
    figures: list[_Figure]
    attributions: list[_Attribution]


_PLAIN = """\
Read the news article and list: meetings (who met whom), asks (who asked whom for what), figures \
(every amount of money, percentage or count, its value as a plain number and its unit: an ISO \
currency code, "%" or the counted noun), attributions (for each attributed sentence the chain of \
sources, origin first). Each has a quotation: the exact words of the article that prove it."""
_ANSWER: dict[str, list[dict[str, Any]]] = {
    "meetings": [
        {
            "participants": ["Mutale Chanda", "Piet Verlinden"],
            "status": "held",
            "place": "Ndola",
            "quotation": "met the head of Halbrook Rail, Piet Verlinden, in Ndola on Monday",
        }
    ],
    "asks": [
        {
            "askers": ["Zambia"],
            "asked": ["Halbrook Rail"],
            "request": "refund of $12 million",
            "quotation": "Zambia has asked Halbrook Rail to refund $12 million",
        }
    ],
    "figures": [
        {
            "kind": "money",
            "value": "12000000",
            "unit": "USD",
            "measures": "refund of the price of wagons",
            "quotation": "$12 million",
        }
    ],
    "attributions": [
        {"chain": ["sources"], "quotation": "sources said"},
        {
            "chain": ["Chanda", "Lusaka Post"],
            "quotation": "the Lusaka Post reported, citing Chanda",
        },
    ],
}


def plain(article: GoldArticle, server: Server, outcome: Outcome) -> ArticleRecord | None:
    """The whole record in one instructor call, with quotations for evidence."""
    client = instructor.from_openai(
        openai.OpenAI(base_url=server.base_url, api_key=server.api_key, timeout=1_800),
        mode=instructor.Mode.JSON_SCHEMA,
    )
    found = client.chat.completions.create(
        model=server.alias,
        response_model=_Record,
        max_retries=1,
        max_tokens=_MOST_TOKENS,
        temperature=0,
        messages=[
            {"role": "system", "content": _PLAIN},
            {"role": "user", "content": EXAMPLE},
            {"role": "assistant", "content": json.dumps(_ANSWER)},
            {"role": "user", "content": article.article.text},
        ],
    )
    return _record(article, found.model_dump(), outcome)


# LangExtract ---------------------------------------------------------------------------------

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
            "max_output_tokens": _MOST_TOKENS,
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
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in _SECTIONS}
    for extraction in document.extractions or ():
        _add(told, extraction, article.article.text)
    return _record(article, told, outcome)


def _example(lx: Any) -> Any:
    def one(label: str, text: str, **attributes: str) -> Any:
        return lx.data.Extraction(
            extraction_class=label, extraction_text=text, attributes=attributes
        )

    first, second = _ANSWER["attributions"]
    meeting, ask, figure = _ANSWER["meetings"][0], _ANSWER["asks"][0], _ANSWER["figures"][0]
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


# Records from what the peers say --------------------------------------------------------------


def _record(article: GoldArticle, told: dict[str, Any], outcome: Outcome) -> ArticleRecord:
    """An article record of what a peer says; what fits no field is left out."""
    made: dict[str, Any] = {name: [] for name in _SECTIONS}
    for section in _SECTIONS:
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


CONTESTANTS: dict[str, Callable[[GoldArticle, Server, Outcome], ArticleRecord | None]] = {
    "ours": ours,
    "langextract": langextract,
    "plain": plain,
}


def ask(outcome: Outcome, article: GoldArticle, server: Server) -> None:
    """One contestant about one article; where it fails, the article counts as missed."""
    stop = outcome.usage.watch() if outcome.name != "ours" else lambda: None
    begun = time.monotonic()
    record = None
    try:
        record = CONTESTANTS[outcome.name](article, server, outcome)
    except Exception as error:  # whatever a peer raises, the next article is tried
        reason = f"{type(error).__name__}: {str(error)[:200]}"
        print(f"{outcome.name}, {article.name}: {reason}", flush=True)
        outcome.lost += 1
    finally:
        stop()
    outcome.seconds += time.monotonic() - begun
    outcome.scores.append(score_of(article, record))


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """One line a contestant."""
    yield (
        f"{'':12}" + "".join(f"{name:>14}" for name in _SECTIONS) + f"{'measures':>10}"
        f"{'chains':>8}{'lost':>6}{'loose':>7}{'in':>8}{'out':>7}{'seconds':>9}"
    )
    for outcome in outcomes:
        total, each = add_up(outcome.scores), len(outcome.scores)
        measures = total.sections["figures"].details.get("measures")
        chains = total.sections["attributions"].details.get("whole chain")
        yield (
            f"{outcome.name:12}"
            + "".join(f"{total.sections[name].f1:>14.3f}" for name in _SECTIONS)
            + f"{_share(measures):>10}{_share(chains):>8}{outcome.lost:>6}{outcome.loose:>7}"
            f"{outcome.usage.tokens_in / each:>8.0f}{outcome.usage.tokens_out / each:>7.0f}"
            f"{outcome.seconds / each:>9.1f}"
        )


def _share(share: Any) -> str:
    return "-" if share is None or not share.of else f"{share.count / share.of:.2f}"


def main() -> None:
    """Ask the contestants in turn about each article and print the table as it grows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", default="ours,langextract,plain")
    parser.add_argument("--limit", type=int, help="so many articles, the shortest first")
    options = parser.parse_args()
    articles = sorted(read_gold(options.gold), key=lambda one: one.article.characters)
    target = identify(MODEL, Settings(), os.environ)
    runtime = local_runtime(target, Settings())
    server = Server(runtime.base_url, runtime.api_key, target.alias)
    chosen = tuple(articles[: options.limit])
    outcomes = [Outcome(name) for name in options.only.split(",")]
    for article in chosen:
        # In turn, so that a busy machine is busy for all of them.
        for outcome in outcomes:
            ask(outcome, article, server)
        print("\n".join(table(outcomes)), flush=True)


if __name__ == "__main__":
    main()
