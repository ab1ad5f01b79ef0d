"""Which model would be asked, why that one, and whether its key is there."""

from __future__ import annotations

import importlib.util
import os

from summarizer.doctor.case import Case
from summarizer.doctor.finding import Finding, note, ok, problem
from summarizer.errors import InputError
from summarizer.model.keys import SERVICE, Surroundings, entry
from summarizer.model.target import Target, identify, keyed

__all__ = ["key", "model"]


def model(case: Case) -> Finding:
    """The model, and what chose it."""
    try:
        target = identify(case.model, case.settings, Surroundings())
    except InputError as error:
        return problem("model", f"none can be asked ({error.code})", str(error))
    return ok("model", f"{target.label} ({_why(case, target)})")


def key(target: Target) -> Finding:
    """Whether the key is there and where it comes from; nothing else of it is told."""
    variable = target.key_variable
    if variable is None:
        return ok("key", "none needed")
    if _is_set(variable):
        return ok("key", f"{variable} is set in the environment")
    found = entry(variable)
    if found.key is not None:
        return ok("key", f"{variable} is in the keyring")
    told = f"{variable} is not set"
    if found.fault is not None:
        told += f", and the keyring cannot be read ({found.fault})"
    try:
        keyed(target, {})
    except InputError:
        return problem("key", told, f"Set {variable} in the environment, or {_keep(variable)}.")
    return note("key", told, "The endpoint may want none; if it does, set it.")


def _why(case: Case, target: Target) -> str:
    if case.model:
        return "named by --model"
    if os.environ.get("SUMMARIZER_MODEL", "").strip():
        return "named by SUMMARIZER_MODEL"
    if target.local:
        return "no model is named and there is no OPENAI_API_KEY"
    where = "set" if _is_set("OPENAI_API_KEY") else "in the keyring"
    return f"no model is named and OPENAI_API_KEY is {where}"


def _is_set(variable: str) -> bool:
    return bool(os.environ.get(variable, "").strip())


def _keep(variable: str) -> str:
    """How a key is kept in the keyring, from where things stand."""
    keep = f"keep it in the keyring: keyring set {SERVICE} {variable}"
    if importlib.util.find_spec("keyring") is not None:
        return keep
    return f'{keep}, after pip install "{SERVICE}[keyring]"'
