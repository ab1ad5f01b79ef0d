"""Everything about reaching a model that is not the article: time-outs, retries, proxies, prices.

Keys are not here. They come from the environment (``OPENAI_API_KEY``, ``AZURE_OPENAI_API_KEY``,
and ``SUMMARIZER_API_KEY`` for an endpoint named by ``base_url``) or the keyring (``model/keys.py``)
only, so that no settings file, journal or traceback can hold one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_serializer,
)

__all__ = ["Plan", "ReasoningEffort", "Settings", "web_address"]

Plan = Literal["closed", "one-call"]
ReasoningEffort = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]


def web_address(address: str) -> str:
    """An address without what users paste too much of; a ValueError that never repeats it."""
    address = address.strip().rstrip("/").removesuffix("/chat/completions")
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise ValueError("must be an address such as https://api.example.com/v1") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must start with http:// or https:// and name a host")
    if parts.username or parts.password:
        raise ValueError("must not carry a user name or password: set a key instead")
    if parts.query or parts.fragment:
        raise ValueError("must not carry a query (?) or fragment (#)")
    return address


_MASK = "(hidden)"
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")


def _headers(headers: dict[str, str]) -> dict[str, str]:
    """The headers, when HTTP can carry them; a ValueError that names but never shows one."""
    for name, value in headers.items():
        if not _HEADER_NAME.fullmatch(name):
            raise ValueError("a header's name must be letters, digits and hyphens")
        if not (value.isascii() and value.isprintable()):
            raise ValueError(f"the value of {name} must be one line of printable ASCII")
    return headers


WebAddress = Annotated[str, AfterValidator(web_address)]
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]


def _without_values(error: ValidationError) -> ValidationError:
    """The same complaints, about the same fields, of values that cannot be seen."""
    told = error.errors(include_url=False, include_input=False)
    hidden: list[Any] = [
        {"type": one["type"], "loc": one["loc"], "input": _MASK, "ctx": one.get("ctx", {})}
        for one in told
    ]
    return ValidationError.from_exception_data(error.title, hidden, hide_input=True)


class Settings(BaseModel):
    """How a model is reached, in one frozen object; every default suits an unhurried run.

    What may hold a secret (``headers``, ``proxy``) is not in ``repr`` and masked in dumps.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, use_attribute_docstrings=True
    )

    base_url: WebAddress | None = None
    """Address of an OpenAI-compatible endpoint, up to and including ``/v1``.

    With it, the model's name goes over the wire exactly as given. Default: none, the
    provider in the model's name decides.
    """

    plan: Plan | None = None
    """``closed``: one call a section; ``one-call``: one call for the whole record.

    Default: none, which is ``closed`` for ``local/`` models and ``one-call`` for the others.
    """

    timeout: Seconds | None = None
    """Seconds for one whole reply, from connecting to its last byte; each retry has as long.

    Default: none, which is 600, or 3600 where the model runs on this machine.
    """

    connect_timeout: Seconds = 10.0
    """Seconds for the connection to be made. Default: 10."""

    headers: Annotated[dict[str, str], AfterValidator(_headers)] = Field(default={}, repr=False)
    """Further HTTP headers for every request; their values never show. Default: none."""

    proxy: str | None = Field(default=None, repr=False)
    """Address of an HTTP or SOCKS proxy; never used for this machine itself.

    Default: none, which follows ``HTTPS_PROXY`` and its kind.
    """

    ca_file: Path | None = None
    """A PEM file of the certificate authorities to trust. Default: none, the system's own."""

    verify: bool = True
    """Whether the endpoint's certificate is checked. Default: yes."""

    transport_retries: Annotated[int, Field(ge=0, le=20)] = 4
    """How often a request is sent again after 429, 5xx, a time-out or a reset. Default: 4."""

    max_retry_wait: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 60.0
    """The longest wait before one retry, in seconds; an endpoint that asks for a longer one
    is not asked again. Default: 60.
    """

    validation_retries: Annotated[int, Field(ge=0, le=5)] = 1
    """How often a reply that does not fit goes back with the refusals. Default: 1."""

    max_output_tokens: Annotated[int, Field(gt=0)] | None = None
    """Limit of one reply, in tokens. Default: none, each question's own limit."""

    temperature: Annotated[float, Field(ge=0, le=2, allow_inf_nan=False)] | None = 0.0
    """Sampling temperature; none leaves it out of the request. Default: 0."""

    seed: int | None = 7
    """Sampling seed, for endpoints that honour one; none leaves it out. Default: 7."""

    reasoning_effort: ReasoningEffort | None = None
    """How long a reasoning model may think. Default: none, which is ``low`` for OpenAI's
    reasoning models and leaves it out for all others.
    """

    prices: Path | None = None
    """A price table to use instead of the built-in one (same form as
    ``summarizer/model/prices.json``). Default: none, the built-in table.
    """

    slots: Annotated[int, Field(gt=0, le=64)] = 1
    """How many questions a local model works on at once. Default: 1.

    They are computed together, which rounds otherwise than one alone: an answer may differ.
    """

    limit_characters: Annotated[int, Field(gt=0)] = 60_000
    """The longest article that is sent, in characters. Default: 60,000."""

    cache: Path | None = None
    """Folder for the weights of local models. Default: none, ``SUMMARIZER_CACHE`` or the
    user's cache folder.
    """

    if not TYPE_CHECKING:  # whose checkers know the fields by their names

        def __init__(self, **given: Any) -> None:
            """Raises ValidationError that holds no value: a rejected one may be a password."""
            try:
                super().__init__(**given)
            except ValidationError as error:
                refused = _without_values(error)
            else:
                return
            given.clear()  # a traceback may show what is in this frame
            raise refused

    @field_serializer("headers")
    def _masked_headers(self, headers: dict[str, str]) -> dict[str, str]:
        return dict.fromkeys(headers, _MASK)

    @field_serializer("proxy")
    def _masked_proxy(self, proxy: str | None) -> str | None:
        return proxy and _MASK
