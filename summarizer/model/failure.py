"""Why a question has no answer, in words for its user and a code for programs.

code              fatal  meaning
unreachable       yes    nothing answers at the address
bad_certificate   yes    the endpoint's certificate is not trusted
timeout           no     no whole reply in time
connection_lost   no     the connection broke in mid-reply
redirected        yes    the address has moved; nothing is sent on
bad_key           yes    401, 403: the key is missing, wrong or may not
not_found         yes    404: no such model or path
rate_limited      no     429 to the end (fatal where the wait asked for is too long)
no_quota          yes    429 because the account is empty
bad_request       no     400 and its kind
too_long          no     the question does not fit into the model's context
server_error      no     5xx to the end
not_json          yes    a page or damaged JSON instead of a reply (damaged: not fatal)
oversized         no     far more than any answer
truncated         no     cut off by the token limit; the text is kept
refusal           no     the model, or its provider's filter, would not
empty_reply       no     a reply without a word in it
invalid           no     text that is not JSON, to the end
budget            yes    the limit of cost or tokens would be passed; nothing was sent
unanswered        no     left out of its batch to the end: expired, cancelled, failed
pending           no     asked for in a batch that has not been answered yet
stale             yes    a replayed cassette does not hold this exchange
bad_journal       yes    what a run has kept is damaged
unwritable        yes    the disk does not take what is to be kept
internal          no     an error in a record's own checks, or in this package

``fatal``: to ask further questions is pointless.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.errors import (
    BudgetError,
    EndpointError,
    InputError,
    RefusedError,
    ReplyError,
    StaleCassetteError,
    SummariserError,
    UnreachableError,
)

__all__ = ["CallError", "Failure"]

_ERRORS: dict[str, type[SummariserError]] = {
    "unreachable": UnreachableError,
    "bad_certificate": UnreachableError,
    "timeout": UnreachableError,
    "connection_lost": UnreachableError,
    "redirected": RefusedError,
    "bad_key": RefusedError,
    "not_found": RefusedError,
    "rate_limited": RefusedError,
    "no_quota": RefusedError,
    "bad_request": RefusedError,
    "too_long": RefusedError,
    "not_json": ReplyError,
    "oversized": ReplyError,
    "truncated": ReplyError,
    "refusal": ReplyError,
    "empty_reply": ReplyError,
    "invalid": ReplyError,
    "budget": BudgetError,
    "stale": StaleCassetteError,
    "bad_input": InputError,
    "bad_journal": InputError,
    "unwritable": InputError,
}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer: a stable code, a sentence for people, and whether to go on."""

    code: str
    reason: str
    fatal: bool = False

    def error(self) -> SummariserError:
        """The exception that says the same."""
        error = _ERRORS.get(self.code, EndpointError)(self.reason, code=self.code)
        error.fatal = self.fatal
        return error


class CallError(Exception):
    """One try that failed, on its way up the retry ladder.

    ``passing``: the same request may succeed if it is sent again. ``wait``: the seconds that
    the endpoint asks to wait before that. ``shared``: too many requests were under way, and
    another of them was told so first: this call is not to blame.
    """

    def __init__(
        self, failure: Failure, *, passing: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(failure.reason)
        self.failure = failure
        self.passing = passing
        self.wait = wait
        self.shared = False

    @property
    def slows(self) -> bool:
        """Whether the endpoint asks for fewer requests, and not for this one again alone."""
        if self.failure.code == "server_error":
            return self.passing and self.wait is not None
        return self.passing and self.failure.code == "rate_limited"
