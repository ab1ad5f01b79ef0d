"""From the openai client's exceptions to a fault: what it means and what to do about it."""

from __future__ import annotations

import math
import os
import ssl
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.errors import SummariserError
from summarizer.model.contact import Contact
from summarizer.model.failure import CallError, Failure
from summarizer.model.target import Target

if TYPE_CHECKING:
    from openai import APIStatusError

__all__ = ["diagnose", "refused", "retry_after", "system_words", "timed_out", "unreachable_advice"]

_TRY_AGAIN = frozenset({408, 409, 425, 429})
_NEVER = 1e9  # seconds, some thirty years
_TOO_LONG = frozenset({"context_length_exceeded", "exceed_context_size_error"})


def diagnose(error: Exception, contact: Contact) -> CallError:
    """The fault behind an exception of the client; an unknown kind is raised again."""
    import httpx2
    import openai

    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, CallError):
            return cause
        if isinstance(cause, SummariserError):
            return CallError(Failure(cause.code, contact.redactor.hide(str(cause)), fatal=True))
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _untrusted(cause, contact)
    if any(isinstance(cause, httpx2.ConnectTimeout) for cause in causes):
        seconds = contact.settings.connect_timeout
        return _unreachable(f"no connection within {seconds:g} seconds", contact)
    if any(isinstance(cause, httpx2.ConnectError | httpx2.ProxyError) for cause in causes):
        return _unreachable(system_words(causes), contact)
    if isinstance(error, openai.APIStatusError):
        return _status(error, contact)
    if isinstance(error, openai.APITimeoutError):
        return timed_out(contact)
    if isinstance(error, openai.APIConnectionError):
        return _lost(causes[1:], contact)
    raise error


def timed_out(contact: Contact) -> CallError:
    """The fault of a reply that did not arrive whole in its time."""
    reason = (
        f"{contact.target.label} gave no whole reply within {contact.seconds:g} seconds. "
        "A longer time is Settings(timeout=SECONDS)."
    )
    return CallError(Failure("timeout", reason), passing=True)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that a reply's Retry-After asks for, given as seconds or as a date.

    A date counts from the reply's own Date, so a wrong clock on either side does not matter.
    """
    given = headers.get("retry-after", "").strip()
    if not given:
        return None
    try:
        seconds = float(given)
    except ValueError:
        then = _date(given)
        if then is None:
            return None
        now = _date(headers.get("date", "")) or datetime.now(UTC)
        seconds = (then - now).total_seconds()
    return min(max(seconds, 0.0), _NEVER) if math.isfinite(seconds) else None


def _date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError, TypeError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what led to it, members of groups included, each once."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        current = waiting.pop()
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            waiting.extend(current.exceptions)
        # The HTTP library carries what the system said as an argument.
        waiting.extend(arg for arg in current.args if isinstance(arg, BaseException))
        waiting.append(current.__cause__)


def _untrusted(cause: ssl.SSLCertVerificationError, contact: Contact) -> CallError:
    reason = (
        f"The certificate of {contact.target.place} is not trusted "
        f"({contact.quote(cause.verify_message)}). "
        "Name your own authority with Settings(ca_file=PATH)."
    )
    return CallError(Failure("bad_certificate", reason, fatal=True))


def _unreachable(words: str, contact: Contact) -> CallError:
    advice = unreachable_advice(contact.target)
    reason = f"Nothing answers at {contact.target.place} ({contact.quote(words, 120)}). {advice}"
    return CallError(Failure("unreachable", reason, fatal=True), passing=True)


def unreachable_advice(target: Target) -> str:
    """What to look at where nothing answers."""
    return {
        "local": "The local runtime has stopped.",
        "ollama": "Is Ollama running (`ollama serve`)?",
        "endpoint": "Is the base URL right, and is the server running?",
    }.get(target.provider, "Is the network, or a proxy it needs, there?")


def system_words(causes: Sequence[BaseException]) -> str:
    """What the operating system said, or else the last one to say anything."""
    system = [cause for cause in causes if isinstance(cause, OSError)]
    if not system:
        return next((str(cause) for cause in reversed(causes) if str(cause)), "no reason given")
    last = system[-1]
    if isinstance(last, ssl.SSLError):
        return str(last.reason or last)
    if last.errno is not None and last.errno > 0:
        return os.strerror(last.errno)
    return str(last.strerror or last)


def _lost(causes: Sequence[BaseException], contact: Contact) -> CallError:
    said = next((str(cause) for cause in causes if str(cause)), "")
    words = contact.said(said, 120).rstrip(".") or "no reason given"
    reason = f"The connection to {contact.target.place} broke: {words}."
    return CallError(Failure("connection_lost", reason), passing=True)


def _status(error: APIStatusError, contact: Contact) -> CallError:
    status = error.status_code
    if status < 400:
        return CallError(_moved(error, contact))
    words = _words(error, contact.hearing(error.response.headers))
    failure = refused(contact.target, status, _error_code(error), words)
    passing = (status in _TRY_AGAIN or status >= 500) and failure.code != "no_quota"
    wait, longest = retry_after(error.response.headers), contact.settings.max_retry_wait
    if passing and wait is not None and wait > longest:
        reason = (
            f"{failure.reason} It asks to wait {wait:.0f} seconds, longer than "
            f"Settings(max_retry_wait={longest:g})."
        )
        return CallError(Failure(failure.code, reason, fatal=True))
    return CallError(failure, passing=passing, wait=wait)


def refused(target: Target, status: int, code: str, words: str) -> Failure:
    """What it means that the endpoint answered with this status, error code and words."""
    said = f"{target.label} answered {status}{f': {words}' if words else ''}."
    if status in (401, 403):
        where = f" Check {target.key_variable}." if target.key_variable else ""
        return Failure("bad_key", f"{said} The key is missing, wrong or not allowed.{where}", True)
    if status == 404:
        return Failure("not_found", f"{said} {_not_found_advice(target)}", True)
    if status == 429 and code == "insufficient_quota":
        return Failure("no_quota", f"{said} The account has no quota left.", True)
    if status == 429:
        return Failure("rate_limited", f"{said} Too many requests, or too many tokens a minute.")
    if status >= 500 or status in _TRY_AGAIN:
        return Failure("server_error", f"{said} The fault is at the endpoint; try again later.")
    if status == 413 or code in _TOO_LONG:
        return Failure("too_long", f"{said} Article and question do not fit into its context.")
    if code == "content_filter":
        return Failure("refusal", f"{said} The provider's content filter stopped the request.")
    return Failure("bad_request", said)


def _not_found_advice(target: Target) -> str:
    if target.provider == "ollama":
        return f"Get the model with `ollama pull {target.model}`."
    if target.provider == "endpoint":
        return "Check the model's name, and the base URL (it usually ends in /v1)."
    return "Check the model's name."


def _moved(error: APIStatusError, contact: Contact) -> Failure:
    place = contact.quote(_place(error.response.headers.get("location", "")), 200)
    reason = (
        f"{contact.target.place} redirects to {place}. "
        "Nothing was sent there; if it is the right place, make it the base URL."
    )
    return Failure("redirected", reason, fatal=True)


def _place(location: str) -> str:
    """Where a redirect leads, as far as that may be told."""
    try:
        to = urlsplit(location)
    except ValueError:
        return "what is no address"
    if not (to.scheme and to.hostname):
        return "elsewhere"
    place = f"{to.scheme}://{to.hostname}"
    if to.path.endswith("/chat/completions"):
        # Any other path is no base URL, and that of a login page may hold its token.
        place += to.path.removesuffix("/chat/completions")
    return place


def _words(error: APIStatusError, contact: Contact) -> str:
    """What the endpoint said, in one line without a full stop at its end."""
    body = error.body
    if isinstance(body, Mapping):
        message = body.get("message") or body.get("detail") or body.get("error")
        return contact.said(message).rstrip(".")
    if "html" in error.response.headers.get("content-type", ""):
        return "an HTML page"
    return contact.said(body).rstrip(".")


def _error_code(error: APIStatusError) -> str:
    body = error.body
    code = (body.get("code") or body.get("type")) if isinstance(body, Mapping) else None
    return code if isinstance(code, str) else ""
