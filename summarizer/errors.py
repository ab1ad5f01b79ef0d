"""What can go wrong, in one tree.

SummariserError                 catch this to catch everything below
├── InputError                  the article, a cassette or an argument cannot be used (exit code 2)
│   └── SchemaError             a user's own record does not fit; says which field and why
├── EndpointError               no answer could be had from the model at all (exit code 3)
│   ├── UnreachableError        nothing answers there, or it went away in mid-reply
│   ├── RefusedError            the endpoint said no: key, model name, quota, request
│   └── ReplyError              it answered, but never with what was asked for
├── BudgetError                 the spending limit of a run would be passed (exit code 1)
├── StaleCassetteError          the cassette holds no answer to this request (exit code 2)
└── WeightsError                the local model's weights cannot be had or are bad (exit code 3)

Every message says what failed, where, and what to do. ``code`` is a stable word for
programs; ``audit.failed`` in a record carries the same words.
"""

from __future__ import annotations

__all__ = [
    "BudgetError",
    "EndpointError",
    "InputError",
    "RefusedError",
    "ReplyError",
    "SchemaError",
    "StaleCassetteError",
    "SummariserError",
    "UnreachableError",
    "WeightsError",
]


class SummariserError(Exception):
    """The base of every error this package raises on purpose.

    ``code`` is a stable word for programs ("not_utf8", "timeout"); ``exit_code`` is what
    the command returns when this error ends it. ``fatal``: whoever asks about another article
    is likely to meet it again.
    """

    exit_code = 2
    default_code = "error"
    fatal = False

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.code = code or self.default_code


class InputError(SummariserError):
    """The article, a file or an argument cannot be used as it is."""

    default_code = "bad_input"


class SchemaError(InputError):
    """A record model breaks a rule of published types; the message names the field."""

    default_code = "bad_schema"


class EndpointError(SummariserError):
    """No answer could be had from the model."""

    exit_code = 3
    default_code = "endpoint"


class UnreachableError(EndpointError):
    """Nothing answers at the address, in time, or the connection broke."""

    default_code = "unreachable"


class RefusedError(EndpointError):
    """The endpoint answered that it will not: key, model, quota or request."""

    default_code = "refused"


class ReplyError(EndpointError):
    """The endpoint answered, but not with anything that can be used."""

    default_code = "bad_reply"


class BudgetError(SummariserError):
    """The next question might pass the limit of cost or tokens, so it was not sent."""

    exit_code = 1
    default_code = "budget"


class StaleCassetteError(SummariserError):
    """A replayed cassette holds no exchange equal to the request."""

    default_code = "stale"


class WeightsError(SummariserError):
    """The local model's weights cannot be fetched, or are not what they should be."""

    exit_code = 3
    default_code = "weights"
