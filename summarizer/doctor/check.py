"""One check, and how it is kept from breaking or holding up the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.blocking import within
from summarizer.doctor.finding import Finding, problem
from summarizer.errors import InputError
from summarizer.model.redact import plain

__all__ = ["Check", "outcome"]

_SECONDS = 60.0  # for what takes milliseconds on a machine that is well


@dataclass(frozen=True)
class Check:
    """One look at one thing, and how long it may take."""

    name: str
    look: Callable[[], Finding]
    seconds: float = _SECONDS


def outcome(check: Check) -> Finding:
    """What the check found; a check that breaks or does not end is a problem of its own."""
    try:
        return within(check.seconds, check.look)
    except TimeoutError:
        text = f"not known: the check did not end within {check.seconds:g} seconds"
        advice = "Is a disk, a network folder or a keyring stuck?"
    except InputError as error:
        text, advice = f"not known ({error.code})", str(error)
    except ImportError as error:
        text = f"not known: {_words(error)}"
        advice = "Something that summarizer needs is missing: install it again."
    except Exception as error:
        text = f"not known: the check broke ({type(error).__name__}: {_words(error)})"
        advice = "That is a fault of summarizer's own: please report it."
    return problem(check.name, text, advice)


def _words(error: Exception) -> str:
    return plain(str(error), 200)
