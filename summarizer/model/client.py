"""The openai client, set up so that nothing happens behind our back."""

from __future__ import annotations

import logging
import ssl
import zlib
from collections.abc import AsyncIterator, Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.model.answer import charset_of
from summarizer.model.bounds import MOST_BYTES
from summarizer.model.contact import Contact
from summarizer.model.failure import CallError, Failure
from summarizer.model.log_filter import keep_out_of_logs
from summarizer.read.unpacking import TooLargeError, UnknownPackingError, Unpacking

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

__all__ = ["certificates", "left_out", "open_client"]

_MOST_OF_AN_ERROR = 2**16
_PLACEHOLDER = "no key"


def open_client(contact: Contact, most_bytes: int = MOST_BYTES) -> AsyncOpenAI:
    """A client for this endpoint: no retries, redirects or surprises of its own.

    A reply of more than ``most_bytes`` is broken off.

    Azure is spoken to through the same class, by its address and header, because the client's
    own Azure class reads further credentials from the environment.
    """
    from openai import AsyncOpenAI

    target = contact.target
    if target.base_url is None:
        raise ValueError(f"{target.name} has no address yet: start its runtime, then target.at()")
    _quiet()
    http = _http_client(contact, most_bytes)
    keep_out_of_logs(contact.redactor)
    return AsyncOpenAI(
        base_url=target.base_url,
        api_key=target.api_key or _PLACEHOLDER,
        admin_api_key="",
        max_retries=0,
        timeout=http.timeout,
        default_headers=_headers(contact),
        default_query={"api-version": target.api_version} if target.api_version else None,
        http_client=http,
    )


def _http_client(contact: Contact, most_bytes: int) -> httpx2.AsyncClient:
    """Time-outs, proxy and certificates; this machine itself is never reached by a proxy."""
    import httpx2
    from openai import DefaultAsyncHttpxClient

    settings, away = contact.settings, contact.target.leaves_machine
    trusted = certificates(contact)
    try:
        return DefaultAsyncHttpxClient(
            follow_redirects=False,
            timeout=httpx2.Timeout(contact.seconds, connect=settings.connect_timeout),
            proxy=settings.proxy if away else None,
            trust_env=away,
            verify=trusted,
            event_hooks={"response": [partial(_bound, most_bytes)]},
        )
    except (ImportError, ValueError, httpx2.InvalidURL) as error:
        # What is wrong with an address may quote it, password and all.
        why = str(error) if isinstance(error, ImportError) else "its address is not one"
    # Outside of the block: its frames, which hold the address, are no context of this error.
    raise InputError(
        f"The proxy in Settings(proxy=...), or in HTTPS_PROXY and its kind, cannot be used: {why}.",
        code="bad_proxy",
    )


def certificates(contact: Contact) -> ssl.SSLContext | bool:
    """What the endpoint's certificate is checked against; False where it is not."""
    path = contact.settings.ca_file
    if not contact.settings.verify:
        return False
    if path is None:
        return _system_certificates()
    try:
        return ssl.create_default_context(cafile=path)
    except OSError as error:
        raise InputError(
            f"The certificates in {path} cannot be used: {error.strerror or error}. "
            "Settings(ca_file=...) takes a PEM file.",
            code="bad_certificates",
        ) from None


@cache
def _system_certificates() -> ssl.SSLContext:
    """Read once: it takes longer than a whole call to a replayed cassette."""
    import httpx2

    return httpx2.create_ssl_context()


def _headers(contact: Contact) -> dict[str, Any]:
    """Headers on top of the client's own; the user's come last."""
    from openai import Omit

    target = contact.target
    headers: dict[str, Any] = {"Accept-Encoding": "identity"}
    if target.provider != "openai":
        # From OPENAI_ORG_ID and OPENAI_PROJECT_ID: nobody else's business.
        headers |= {"OpenAI-Organization": Omit(), "OpenAI-Project": Omit()}
    if target.provider == "azure" and target.api_key:
        headers["api-key"] = target.api_key
    for name, value in contact.settings.headers.items():
        spelt = "Authorization" if name.lower() == "authorization" else name
        headers[spelt] = value
    return headers


def left_out(contact: Contact) -> dict[str, Any]:
    """Headers that each request must say it does without: no key, no ``Authorization``."""
    from openai import Omit

    target = contact.target
    own = any(name.lower() == "authorization" for name in contact.settings.headers)
    bearer = target.api_key is not None and target.provider != "azure"
    return {} if own or bearer else {"Authorization": Omit()}


async def _bound(most_bytes: int, response: httpx2.Response) -> None:
    """Stop a reply that is far longer than any answer before it fills the memory."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    response.encoding = charset_of(response.headers.get("content-type", ""))
    if encoding not in ("", "identity"):
        body = _unpacked(response.stream, encoding, min(most_bytes, MOST_BYTES))
        del response.headers["content-encoding"]
    elif response.status_code >= 400:
        body = _beginning(response.stream, _MOST_OF_AN_ERROR)
    else:
        body = _bounded(response.stream, most_bytes)
    response.stream = _stream()(body, response.stream)


async def _beginning(body: Any, limit: int) -> AsyncIterator[bytes]:
    """As much of the body as anybody is shown: its status says what became of the request."""
    size = 0
    async for part in body:
        yield part[: limit - size]
        size += len(part)
        if size >= limit:
            return


async def _bounded(body: Any, limit: int) -> AsyncIterator[bytes]:
    """The body, with an error where it is longer than its limit."""
    size = 0
    async for part in body:
        size += len(part)
        if size > limit:
            raise _oversized(limit)
        yield part


async def _unpacked(body: Any, encoding: str, limit: int) -> AsyncIterator[bytes]:
    """The body as it was before it was packed, unpacked no further than its limit."""
    try:
        unpacking = Unpacking(encoding, limit)
        async for part in body:
            unpacking.feed(part)
        yield unpacking.whole()
    except UnknownPackingError:
        reason = f"The reply is packed as {encoding[:20]!r}, unasked."
        raise CallError(Failure("not_json", reason)) from None
    except TooLargeError:
        raise _oversized(limit) from None
    except zlib.error as error:
        reason = f"The reply is packed as {encoding[:20]!r}, unasked, and damaged: {error}."
        raise CallError(Failure("not_json", reason), passing=True) from None


def _oversized(limit: int) -> CallError:
    return CallError(Failure("oversized", f"The reply is longer than {limit:,} bytes."))


@cache
def _stream() -> Callable[[AsyncIterator[bytes], Any], httpx2.AsyncByteStream]:
    """The class of a body that is read through something."""
    import httpx2

    class Through(httpx2.AsyncByteStream):
        def __init__(self, body: AsyncIterator[bytes], source: Any) -> None:
            self._body = body
            self._source = source

        def __aiter__(self) -> AsyncIterator[bytes]:
            return self._body

        async def aclose(self) -> None:
            await self._source.aclose()

    return Through


def _quiet() -> None:
    """Keep libraries' warnings off stderr where the user has set up no logging."""
    for library in ("openai", "instructor", "httpx2", "httpcore2"):
        logger = logging.getLogger(library)
        if not any(isinstance(handler, logging.NullHandler) for handler in logger.handlers):
            logger.addHandler(logging.NullHandler())
