"""The trip of one article, from text to record.

text - article - scan - prompt - model - draft - ground - audit - record
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from summarizer.article import Article
from summarizer.audit import audit_of
from summarizer.draft.own_spans import with_own_spans
from summarizer.draft.plan import shapes
from summarizer.draft.replies import Draft, Reader
from summarizer.draft.sections import Section, sections_of
from summarizer.ground import Grounding
from summarizer.json_schema import json_schema_of
from summarizer.model.endpoint import Reply
from summarizer.model.failure import Failure
from summarizer.model.target import Target
from summarizer.model.usage import Usage
from summarizer.notices import warnings_of
from summarizer.prompt import Question, gist, question
from summarizer.prompt_texts import Prompts
from summarizer.record import items_of
from summarizer.scan import Scan, scan
from summarizer.schemas import (
    ArticleInfo,
    Calls,
    Failed,
    Provenance,
    Record,
    Tokens,
    Warned,
)
from summarizer.settings import Plan
from summarizer.version import VERSION

__all__ = ["Answerer", "Brief", "questions", "summarised"]

_LEFT_OUT = Failure("invalid", "The reply does not answer this section.")


@dataclass(frozen=True)
class Brief:
    """What is asked of every article: which record, which of its sections, how, and of whom."""

    record: type[Record]
    asked: tuple[Section, ...]
    prompts: Prompts
    plan: Plan
    target: Target

    @cached_property
    def prompts_digest(self) -> str:
        """SHA-256 over everything that the sections asked for are told."""
        return self.prompts.digest(self.asked)

    @cached_property
    def schema_digest(self) -> str:
        """SHA-256 over the JSON Schema of the record."""
        schema = json.dumps(json.loads(json_schema_of(self.record)), sort_keys=True)
        return hashlib.sha256(schema.encode()).hexdigest()


@dataclass(frozen=True)
class Call:
    """One call of the plan: the question, None where all is sure, and who reads the reply."""

    question: Question | None
    reader: Reader


class Answerer(Protocol):
    """Whoever answers questions: an endpoint."""

    async def ask(self, question: Question) -> Reply:
        """The reply to one question; a failure is part of it, never raised."""
        ...


async def summarised(article: Article, brief: Brief, answerer: Answerer) -> Record:
    """The record of one article.

    Raises the error of the first failure where no question was answered at all, and that of
    an answer which is yet to come ("pending"), whatever came of the others.
    """
    started = time.monotonic()
    found = _scanned(article, brief)
    grounding = Grounding(article.text, found)
    calls = _calls(brief, grounding)
    replies = await _answers(calls, answerer)
    drafts = [_draft(call, reply) for call, reply in zip(calls, replies, strict=True)]
    sections = sections_of(brief.record)
    items = items_of(brief.asked, [f for draft in drafts for f in draft.findings], found)
    audit = audit_of(
        scan=found,
        sections=brief.asked,
        items=items.each(),
        denied=[candidate for draft in drafts for candidate in draft.denied],
        refusals=[refusal for draft in drafts for refusal in draft.refusals],
        failed=_failed(calls, replies, drafts),
        warnings=[
            *warnings_of(article, found),
            *_not_asked(sections, brief),
            *_beginning_only(calls, found),
            *items.warnings,
        ],
    )
    return brief.record(
        article=_info(article),
        audit=audit,
        provenance=_provenance(brief, replies, time.monotonic() - started),
        **{**_empty(sections), **items.sections},
    )


def questions(article: Article, brief: Brief) -> tuple[Question, ...]:
    """What would be asked about the article, with nothing sent."""
    calls = _calls(brief, Grounding(article.text, _scanned(article, brief)))
    return tuple(call.question for call in calls if call.question is not None)


def _scanned(article: Article, brief: Brief) -> Scan:
    return with_own_spans(scan(article), brief.asked, article.text)


def _empty(sections: Sequence[Section]) -> dict[str, Any]:
    """Every section as it is when nothing was asked or nothing found."""
    return {section.name: None if section.single else [] for section in sections}


def _calls(brief: Brief, grounding: Grounding) -> list[Call]:
    found = grounding.scan
    forms = shapes(brief.plan, brief.asked, found, grounding.text, brief.prompts.own)
    readers = [Reader(shape, grounding) for shape in forms]
    return [Call(question(r.shape, r.check, found, brief.prompts), r) for r in readers]


async def _answers(calls: Sequence[Call], answerer: Answerer) -> list[Reply | None]:
    """A reply for each call, None for one that asks nothing; after a fatal failure none is sent."""
    replies: list[Reply | None] = []
    fatal: Failure | None = None
    for call in calls:
        if call.question is None:
            replies.append(None)
        elif fatal is not None:
            replies.append(Reply(text=None, failure=fatal, usage=Usage()))
        else:
            reply = await answerer.ask(call.question)
            replies.append(reply)
            fatal = reply.failure if reply.failure and reply.failure.fatal else None
            if fatal is not None and fatal.code == "stale":
                # A replay is whole or it is none: half of an old one proves nothing.
                raise fatal.error()
    _raise_if_pending(replies)
    _raise_if_unanswered([reply for reply in replies if reply is not None])
    return replies


def _raise_if_pending(replies: Sequence[Reply | None]) -> None:
    for reply in replies:
        if reply is not None and reply.failure is not None and reply.failure.code == "pending":
            raise reply.failure.error()


def _raise_if_unanswered(replies: Sequence[Reply]) -> None:
    if replies and all(reply.text is None for reply in replies):
        failures = [reply.failure for reply in replies if reply.failure is not None]
        raise failures[0].error()


def _draft(call: Call, reply: Reply | None) -> Draft:
    text = reply.text if reply is not None and reply.text is not None else "{}"
    return call.reader.read(text)


def _failed(
    calls: Sequence[Call], replies: Sequence[Reply | None], drafts: Sequence[Draft]
) -> list[Failed]:
    """The sections without a whole answer, or with one that was to be put right, each once.

    Raises ReplyError where the replies left out every section that was asked about.
    """
    failed: dict[str, Failed] = {}
    asked: set[str] = set()
    for call, reply, draft in zip(calls, replies, drafts, strict=True):
        if reply is None:
            continue
        names = [section.name for section in call.reader.shape.sections]
        asked.update(names)
        failure = reply.failure or reply.uncorrected or _LEFT_OUT
        for name in names if reply.failure else _in_doubt(names, reply, draft):
            failed.setdefault(name, Failed(section=name, code=failure.code, reason=failure.reason))
    if asked and asked == failed.keys() and not any(draft.answered for draft in drafts):
        first = next(iter(failed.values()))
        raise Failure(first.code, first.reason).error()
    return list(failed.values())


def _in_doubt(names: Sequence[str], reply: Reply, draft: Draft) -> Collection[str]:
    """The sections that a reply does not answer, or that it was to answer once more in vain."""
    if reply.uncorrected is None:
        return draft.left_out
    wrong = {refusal.section for refusal in draft.refusals if refusal.goes_back}
    found = wrong.union(draft.left_out)
    return [name for name in names if name in found] or names


def _not_asked(sections: Sequence[Section], brief: Brief) -> Iterator[Warned]:
    for section in sections:
        if section not in brief.asked:
            yield Warned(code="not_asked", text=section.name, start=None, end=None)


def _beginning_only(calls: Sequence[Call], found: Scan) -> Iterator[Warned]:
    """In a call of its own, what is about a long article is made from its beginning alone."""
    read = gist(found)
    sections = calls[-1].reader.shape.sections if calls else ()
    if len(read) < len(found.story) and all(one.about == "article" for one in sections):
        for section in sections:
            yield Warned(code="beginning_only", text=section.name, start=0, end=read[-1].end)


def _info(article: Article) -> ArticleInfo:
    return ArticleInfo(
        title=article.title,
        published=article.published.isoformat() if article.published else None,
        outlet=article.outlet,
        url=article.url,
        source=article.source,
        language=article.language,
        sha256=article.sha256,
        characters=article.characters,
    )


def _provenance(brief: Brief, replies: Sequence[Reply | None], seconds: float) -> Provenance:
    usage = sum((reply.usage for reply in replies if reply is not None), Usage())
    return Provenance(
        version=VERSION,
        model=brief.target.name,
        endpoint="local" if brief.target.local else brief.target.host or "",
        plan=brief.plan,
        prompts=brief.prompts_digest,
        schema=brief.schema_digest,
        calls=Calls(
            answered=usage.answered,
            transport_retries=usage.transport_retries,
            validation_retries=usage.validation_retries,
        ),
        tokens=Tokens(prompt=usage.prompt, completion=usage.completion, cached=usage.cached),
        cost_usd=None if usage.cost_usd is None else format(usage.cost_usd, "f"),
        seconds=round(seconds, 3),
        created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    )
