"""What an endpoint's listing of its models says of the one that is wanted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from summarizer.model.failure import CallError, Failure
from summarizer.model.target import Target

if TYPE_CHECKING:
    import httpx2

__all__ = ["listed"]


def listed(reply: httpx2.Response, target: Target) -> bool | None:
    """Whether the model is listed; None where the list says nothing about it.

    Raises CallError for a page that is no listing: something else stands at that address.
    """
    names = _names(reply, target)
    if target.provider == "azure" or not names:
        return None  # models that could be deployed, not what is deployed under which name
    wanted = {target.model, f"{target.model}:latest"}
    return bool(wanted & names)


def _names(reply: httpx2.Response, target: Target) -> set[str]:
    if "html" in reply.headers.get("content-type", ""):
        raise _no_listing(target, "a web page")
    try:
        told = json.loads(reply.content)
    except ValueError:
        raise _no_listing(target, "something that is not JSON") from None
    models = told.get("data") if isinstance(told, dict) else None
    return {_name(one) for one in models} if isinstance(models, list) else set()


def _name(entry: Any) -> str:
    return str(entry.get("id", "")) if isinstance(entry, dict) else ""


def _no_listing(target: Target, what: str) -> CallError:
    reason = f"{target.place} answers with {what}. Is it the address of an API, with its /v1?"
    return CallError(Failure("not_json", reason, fatal=True))
