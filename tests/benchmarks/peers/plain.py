"""One plain instructor call."""

from __future__ import annotations

import json
from typing import Literal

import instructor
import openai
from benchmarks.peers.contest import ANSWER, EXAMPLE, MOST_TOKENS, Outcome, Server
from benchmarks.peers.told import record_of
from pydantic import BaseModel

from summarizer.schemas import ArticleRecord
from summarizer.score import GoldArticle

__all__ = ["plain"]


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
        max_tokens=MOST_TOKENS,
        temperature=0,
        messages=[
            {"role": "system", "content": _PLAIN},
            {"role": "user", "content": EXAMPLE},
            {"role": "assistant", "content": json.dumps(ANSWER)},
            {"role": "user", "content": article.article.text},
        ],
    )
    return record_of(article, found.model_dump(), outcome)
