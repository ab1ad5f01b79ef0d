"""Whether the endpoint can be reached, step by step: name, connection, TLS, an HTTP answer.

The answer is that to ``GET /models``, which uses no tokens.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import ssl
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from summarizer.blocking import within
from summarizer.doctor.finding import Finding, note, ok, problem
from summarizer.doctor.listing import listed
from summarizer.errors import SummariserError
from summarizer.model.client import certificates, left_out, open_client
from summarizer.model.contact import Contact
from summarizer.model.diagnosis import diagnose, system_words, timed_out, unreachable_advice
from summarizer.model.failure import CallError, Failure
from summarizer.model.keys import Surroundings
from summarizer.model.target import Target, keyed
from summarizer.settings import Settings

__all__ = ["reach"]

_SECONDS = 10.0
_LISTS_ALL = "api.openai.com"
# It answered: what it said of a listing is no word about questions.
_NO_LISTING = frozenset({"not_found", "bad_request", "rate_limited"})


@dataclass(frozen=True)
class _Place:
    """Where a connection goes to."""

    host: str
    port: int
    is_tls: bool

    @classmethod
    def of(cls, target: Target) -> _Place:
        """Host and port of the target's address."""
        parts = urlsplit(target.base_url or "")
        is_tls = parts.scheme == "https"
        return cls(parts.hostname or "", parts.port or (443 if is_tls else 80), is_tls)


def reach(target: Target, settings: Settings) -> Finding:
    """Whether the endpoint answers, and else at which step that ends."""
    short = settings.model_copy(update={"timeout": _SECONDS, "connect_timeout": _SECONDS / 2})
    with contextlib.suppress(SummariserError):
        target = keyed(target, Surroundings())  # without one, the answer is no less an answer
    contact = Contact(target, short)
    proxy = _proxy(contact)
    try:
        complaint = None if proxy else _connected(contact)
        return complaint or _answered(contact, f" through {proxy}" if proxy else "")
    except SummariserError as error:
        return problem("endpoint", f"cannot be asked ({error.code})", str(error))


def _connected(contact: Contact) -> Finding | None:
    """What is wrong with name, connection or TLS; None where nothing is."""
    place = _Place.of(contact.target)
    step = "DNS"
    try:
        within(_SECONDS, lambda: socket.getaddrinfo(place.host, place.port))
        step = "TCP"
        with within(_SECONDS, lambda: _connection(place)) as connection:
            step = "TLS"
            return _shake_hands(connection, place, contact)
    except TimeoutError:
        words = "nothing came in time"
    except OSError as error:
        words = system_words([error])
    except UnicodeError:
        words = "the name is not one"
    text = f"{contact.target.place}: no answer at the step {step} ({contact.quote(words, 120)})"
    return problem("endpoint", text, unreachable_advice(contact.target))


def _connection(place: _Place) -> socket.socket:
    return socket.create_connection((place.host, place.port), timeout=_SECONDS / 2)


def _shake_hands(connection: socket.socket, place: _Place, contact: Contact) -> Finding | None:
    trusted = certificates(contact) if place.is_tls else False
    if not isinstance(trusted, ssl.SSLContext):
        return None
    try:
        trusted.wrap_socket(connection, server_hostname=place.host).close()
    except ssl.SSLCertVerificationError as error:
        words = contact.quote(error.verify_message)
        advice = "Is it the right server? Your own authority is Settings(ca_file=PATH)."
        text = f"{contact.target.place}: its certificate is not trusted, at the step TLS ({words})"
        return problem("endpoint", text, advice)
    return None


def _answered(contact: Contact, way: str) -> Finding:
    """What the endpoint's listing of models says, or why there is none."""
    try:
        reply = asyncio.run(_listing(contact))
        return _told(contact, listed(reply, contact.target), way)
    except CallError as error:
        failure = error.failure
    if failure.code in _NO_LISTING:
        return note("endpoint", f"{contact.target.place} answers{way}", failure.reason)
    return problem("endpoint", _step(contact, failure, way), failure.reason)


def _step(contact: Contact, failure: Failure, way: str) -> str:
    step = "TLS" if failure.code == "bad_certificate" else "HTTP"
    return f"{contact.target.place}: no good answer{way} at the step {step} ({failure.code})"


async def _listing(contact: Contact) -> Any:
    """The reply to GET /models; a CallError says why there is none."""
    import httpx2

    client = open_client(contact)
    path, without = _address(contact.target), left_out(contact)
    try:
        async with asyncio.timeout(contact.seconds):
            return await client.get(path, cast_to=httpx2.Response, options={"headers": without})
    except TimeoutError:
        raise timed_out(contact) from None
    except Exception as error:
        raise diagnose(error, contact) from None
    finally:
        await client.close()


def _address(target: Target) -> str:
    """Where the models are listed: at Azure beside the deployments, not below one."""
    if target.provider != "azure":
        return "/models"
    return f"{(target.base_url or '').partition('/deployments/')[0]}/models"


def _told(contact: Contact, knows: bool | None, way: str) -> Finding:
    target = contact.target
    if knows is not False:
        named = ", and lists the model" if knows else ""
        return ok("endpoint", f"{target.place} answers{way}{named}")
    text = f"{target.place} answers{way}, and does not list {target.model}"
    if target.provider == "ollama":
        return problem("endpoint", text, f"ollama pull {target.model}")
    if target.host == _LISTS_ALL:
        advice = "Check the model's name, and whether this key's project may use it."
        return problem("endpoint", text, advice)
    return note("endpoint", text, "Check the model's name; some endpoints do not list all.")


def _proxy(contact: Contact) -> str | None:
    """Which proxy is in between, by the name of what sets it; its address may hold a password."""
    if not contact.target.leaves_machine:
        return None
    if contact.settings.proxy:
        return "the proxy of the settings"
    place = _Place.of(contact.target)
    proxies = urllib.request.getproxies()
    scheme = "https" if place.is_tls else "http"
    found = next((name for name in (scheme, "all") if proxies.get(name)), None)
    if found is None or urllib.request.proxy_bypass(place.host):
        return None
    variable = f"{found}_proxy"
    named = next((name for name in (variable.upper(), variable) if name in os.environ), None)
    return f"the proxy in {named}" if named else "the system's proxy"
