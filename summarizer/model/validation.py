"""Validation's half of the retry ladder: instructor asks again where a reply does not pass."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

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

    Raises what ``attempts.create`` raises, or the last ValidationError, as the cause of
    instructor's own exception.
    """
    create = _create()
    token = _attempts.set(attempts)
    try:
        # Without our messages: what instructor hands back is what a re-ask adds to them.
        await create(response_model=_reply_model(), max_retries=retries, messages=[])
    finally:
        _attempts.reset(token)


# instructor examines a model and derives another from it, and its JSON Schema, each time it is
# asked, which takes longer than all else between a question and the wire. It is given the same
# model each time, ready made, which passes the text on to the question that is being asked.
_attempts: ContextVar[Attempts] = ContextVar("attempts")


@cache
def _create() -> Callable[..., Awaitable[Any]]:
    import instructor

    async def create(**asked: Any) -> ChatCompletion:
        return await _attempts.get().create(asked["messages"])

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
            _attempts.get().check(json_data)
            return cls()

    return Reply
