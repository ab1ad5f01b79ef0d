"""Asking a model one question: one reply with its usage, never an exception."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from summarizer.errors import SummariserError
from summarizer.model.answer import Answer, is_json_object, read_answer
from summarizer.model.client import left_out, open_client
from summarizer.model.contact import Contact
from summarizer.model.diagnosis import diagnose, timed_out
from summarizer.model.failure import CallError, Failure
from summarizer.model.keeper import Keeper, NothingKept
from summarizer.model.leftovers import Leftovers
from summarizer.model.pace import Pace
from summarizer.model.prices import Price, price_of
from summarizer.model.request import body, encoded
from summarizer.model.retry import ladder
from summarizer.model.target import Target
from summarizer.model.traffic import Traffic
from summarizer.model.usage import Usage
from summarizer.model.validation import until_valid
from summarizer.settings import Settings

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI
    from openai.types.chat import ChatCompletion

    from summarizer.prompt import Question

__all__ = ["Endpoint", "Failure", "Reply", "Usage"]

_log = logging.getLogger("summarizer.model")

# A re-ask that has no answer yet: less than its answer must not be taken for the end.
_UNFINISHED = frozenset({"stale", "budget", "pending"})


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one question.

    ``text`` is the model's last usable answer, a JSON object that may still hold items that
    the article does not bear out. With a ``failure``, there is no text, or what there is was
    cut off. ``uncorrected`` is why the model was to put its text right and had no chance to.
    """

    text: str | None
    failure: Failure | None
    usage: Usage
    uncorrected: Failure | None = None


class Endpoint:
    """A model that can be asked, while the block lasts::

        async with Endpoint(target, settings) as endpoint:
            reply = await endpoint.ask(question)

    Several questions may be asked at once. ``waits=False`` does not sleep between retries.
    ``keeper`` may know the answers already. ``traffic`` is how fast and how much may be asked;
    without it nothing is limited, but all calls slow down together where the endpoint says so.
    """

    def __init__(
        self,
        target: Target,
        settings: Settings,
        *,
        waits: bool = True,
        keeper: Keeper | None = None,
        traffic: Traffic | None = None,
    ) -> None:
        self._contact = Contact(target, settings)
        self._waits = waits
        self._keeper = keeper or NothingKept()
        self._traffic = traffic
        self._asked = 0
        self._fatal: Failure | None = None
        self._line: _Line | None = None

    @property
    def asked(self) -> int:
        """How many questions were asked so far."""
        return self._asked

    @property
    def fatal(self) -> Failure | None:
        """The first failure after which it is pointless to ask on."""
        return self._fatal

    async def __aenter__(self) -> Self:
        price = price_of(self._contact.target, self._contact.settings.prices)
        traffic = self._traffic or Traffic(Pace() if self._waits else None)
        traffic.check(price, self._contact.target.name)
        client = open_client(self._contact)
        self._line = _Line(
            self._contact, client, price, self._waits, self._keeper, traffic, Leftovers()
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        line, self._line = self._line, None
        if line is not None:
            await line.client.close()

    async def ask(self, question: Question) -> Reply:
        """The model's answer, or the reason why there is none; raises nothing of its own."""
        if self._line is None:
            raise RuntimeError("ask inside `async with Endpoint(...)`")
        self._asked += 1
        reply = await _Call(self._line, question).reply()
        if reply.failure is not None and reply.failure.fatal:
            self._fatal = self._fatal or reply.failure
        return reply


@dataclass(frozen=True)
class _Line:
    """An open connection with all that a call on it needs."""

    contact: Contact
    client: AsyncOpenAI
    price: Price | None
    waits: bool
    keeper: Keeper
    traffic: Traffic
    leftovers: Leftovers

    def is_unfinished(self, failure: Failure) -> bool:
        """Whether a re-ask that failed so is for a later run, which has the answers of this one."""
        kept = not isinstance(self.keeper, NothingKept)
        return failure.code in _UNFINISHED or (failure.fatal and kept)

    async def post(self, request: dict[str, Any]) -> httpx2.Response:
        """The reply as it is, so that what is no reply of the protocol is seen too.

        The client's typed call would look up the type of every value of the request first,
        which takes as long as sending it.
        """
        import httpx2

        headers = left_out(self.contact)
        return await self.client.post(
            "/chat/completions",
            cast_to=httpx2.Response,
            content=encoded(request),
            options={"headers": headers},
        )


class _Call:
    """One question on its way: every attempt passes through ``create``."""

    def __init__(self, line: _Line, question: Question) -> None:
        self._line = line
        self._contact = line.contact
        self._heard = line.contact
        self._question = question
        self._usage = Usage()
        self._sent = 0
        self._last = ""
        self._usable: str | None = None

    async def reply(self) -> Reply:
        try:
            await until_valid(self, self._contact.settings.validation_retries)
        except Exception as error:
            return self._without_valid_answer(error)
        return Reply(self._last, None, self._usage)

    def check(self, text: str) -> object:
        """What a reply must pass; a ValidationError goes back to the model."""
        return self._question.check(text)

    async def create(self, follow_up: Sequence[dict[str, Any]]) -> ChatCompletion:
        """What instructor calls for each try: the request, and the reply as it expects it."""
        if self._sent:
            self._usage += Usage(validation_retries=1)
        self._sent += 1
        settings, target = self._contact.settings, self._contact.target
        retrying = ladder(settings, waits=self._line.waits, on_retry=self._note_retry)
        request = body(self._question, target, settings, follow_up)
        answer = await self._line.keeper.answer(request, lambda: retrying(self._send, request))
        self._usage += self._used(answer)
        self._line.leftovers.add(answer.text)
        failure = answer.failure(self._heard)
        # Of a reply that cannot be used, no more is kept than is told of it.
        self._last = answer.text if failure is None or failure.code == "truncated" else ""
        if failure is not None:
            raise CallError(failure)
        if is_json_object(answer.text):
            self._usable = answer.text
        return _completion(answer)

    async def _send(self, request: dict[str, Any]) -> Answer:
        async with self._line.traffic.turn(request, self._line.price) as turn:
            answer = await _letting_go(self._exchange(request))
            turn.used(answer.tokens)
        return answer

    async def _exchange(self, request: dict[str, Any]) -> Answer:
        try:
            async with asyncio.timeout(self._contact.seconds):
                raw = await self._line.post(request)
        except TimeoutError:
            raise timed_out(self._contact) from None
        except Exception as error:
            raise diagnose(error, self._contact) from None
        self._heard = self._contact.hearing(raw.headers)
        return read_answer(raw.headers.get("content-type", ""), raw.content, self._heard)

    def _used(self, answer: Answer) -> Usage:
        price, tokens = self._line.price, answer.tokens
        if tokens is None:
            free = price is not None and not (price.prompt or price.completion)
            return Usage(answered=1, cost_usd=Decimal(0) if free else None)
        return Usage(
            answered=1,
            prompt=tokens.prompt,
            completion=tokens.completion,
            cached=tokens.cached,
            cost_usd=price.cost(tokens, answer.way) if price else None,
        )

    def _note_retry(self, fault: CallError, seconds: float) -> None:
        self._usage += Usage(transport_retries=1)
        self._line.traffic.hold(fault, seconds)
        label = self._contact.target.label
        _log.info("%s: %s, again in %.1f s", label, fault.failure.code, seconds)

    def _without_valid_answer(self, error: Exception) -> Reply:
        """The best that can be said when no reply passed: an earlier answer, or the failure."""
        failure = self._failure(error)
        if self._line.is_unfinished(failure) or self._usable is None:
            cut_off = self._last if failure.code == "truncated" else ""
            return self._failed(failure, cut_off or None)
        if failure.code == "internal":
            return self._failed(failure, self._usable)
        _log.info("%s: keeping an answer that does not fit", self._contact.target.label)
        if failure.code == "invalid":  # it was asked again, and answered
            return Reply(self._usable, None, self._usage)
        reason = f"Asked again about what does not fit: {self._hidden(failure).reason}"
        return Reply(self._usable, None, self._usage, replace(failure, reason=reason))

    def _failed(self, failure: Failure, text: str | None) -> Reply:
        level = logging.DEBUG if failure.code == "pending" else logging.WARNING
        _log.log(level, "%s: %s", self._contact.target.label, failure.code)
        return Reply(text, self._hidden(failure), self._usage)

    def _hidden(self, failure: Failure) -> Failure:
        return replace(failure, reason=self._contact.redactor.hide(failure.reason))

    def _failure(self, error: Exception) -> Failure:
        from pydantic import ValidationError

        cause = error.__cause__ or error
        if isinstance(cause, CallError):
            return cause.failure
        if isinstance(cause, SummariserError):  # of whoever keeps answers
            return Failure(cause.code, str(cause), fatal=True)
        label = self._contact.target.label
        if isinstance(cause, ValidationError):
            reason = f"{label} never answered with a JSON object ({self._sent} tries)."
            return Failure("invalid", reason)
        where = traceback.extract_tb(cause.__traceback__)[-1:]
        place = f" ({PurePath(where[0].filename).name}:{where[0].lineno})" if where else ""
        reason = f"Checking the reply of {label} failed: {type(cause).__name__}{place}."
        return Failure("internal", reason)


async def _letting_go(exchange: Awaitable[Answer]) -> Answer:
    """The answer; a fault comes without the frames and errors behind it, which hold the reply.

    Whoever retries keeps the fault in a circle, which stays until the garbage collector looks at
    everything: seldom, in a long run. A reply may have megabytes.
    """
    try:
        return await exchange
    except CallError as error:
        fault = error
    fault.__context__ = None
    raise fault.with_traceback(None)


def _completion(answer: Answer) -> ChatCompletion:
    """The answer in the shape that instructor reads, and nothing else of the reply."""
    from openai.types.chat import ChatCompletion

    message = {"role": "assistant", "content": answer.text}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    # Where a reply tells no tokens, instructor looks on the disk for another provider's library.
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    completion = {"id": "", "object": "chat.completion", "created": 0, "model": ""}
    return ChatCompletion.model_validate(completion | {"choices": [choice], "usage": usage})
