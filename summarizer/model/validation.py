"""Validation's half of the retry ladder: instructor asks again where a reply does not pass."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from pydantic_core import ValidationError

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion
    from pydantic import BaseModel

__all__ = ["Attempts", "until_valid"]


class Attempts(Protocol):
    """One question on its way: how it is sent, and what its reply must pass."""

    async def create(self, follow_up: Sequence[dict[str, Any]]) -> ChatCompletion:
        """The reply to the question, or to it and what a re-ask adds."""
        ...

    def check(self, text: str) -> object:
        """Raises a ValidationError, worded for the model, where the text does not pass."""
        ...


async def until_valid(attempts: Attempts, retries: int) -> None:
    """Sends the question, again at most ``retries`` times, until a reply passes its check.

    Raises what ``attempts.create`` or ``attempts.check`` raises, or, where no reply passed,
    instructor's own exception with the cause of the last one.
    """
    first = await attempts.create(())
    try:
        attempts.check(first.choices[0].message.content or "")
    except ValidationError:
        await _asked_again(attempts, first, retries)


async def _asked_again(attempts: Attempts, first: ChatCompletion, retries: int) -> None:
    """Leaves a first reply that does not pass to instructor, as if it had asked itself.

    Most replies pass, and it is never called: it takes longer to prepare itself than a question
    takes to the wire.
    """
    create = _create()
    token = _asking.set(_Asking(attempts, first))
    try:
        # Without our messages: what instructor hands back is what a re-ask adds to them.
        await create(response_model=_reply_model(), max_retries=retries, messages=[])
    finally:
        _asking.reset(token)


@dataclass
class _Asking:
    """The question that is being asked again; ``first`` is the reply that is there already."""

    attempts: Attempts
    first: ChatCompletion | None

    async def create(self, follow_up: Sequence[dict[str, Any]]) -> ChatCompletion:
        first, self.first = self.first, None
        return first or await self.attempts.create(follow_up)


# instructor examines a model and derives another from it, and its JSON Schema, each time it is
# called. It is given the same model each time, ready made, which passes the text on to the
# question that is being asked.
_asking: ContextVar[_Asking] = ContextVar("asking")


@cache
def _create() -> Callable[..., Awaitable[Any]]:
    import instructor

    async def create(**asked: Any) -> ChatCompletion:
        return await _asking.get().create(asked["messages"])

    # instructor types what it returns by what it patches; ours is a plain coroutine.
    patch: Callable[..., Any] = instructor.patch
    patched: Callable[..., Awaitable[Any]] = patch(create=create, mode=instructor.Mode.JSON_SCHEMA)
    return patched


@cache
def _reply_model() -> type[BaseModel]:
    from instructor import ResponseSchema

    class Reply(ResponseSchema):
        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            """Nothing: the schema on the wire is the question's own."""
            return {}

        @classmethod
        def model_validate_json(cls, json_data: Any, **_: Any) -> Any:
            _asking.get().attempts.check(json_data)
            return cls()

    return Reply
