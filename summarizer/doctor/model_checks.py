"""The checks of the model that would be asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from summarizer.blocking import within
from summarizer.doctor import local
from summarizer.doctor.case import Case
from summarizer.doctor.check import Check
from summarizer.doctor.choice import key, model
from summarizer.doctor.reach import reach
from summarizer.model.keys import Surroundings
from summarizer.model.target import Target, identify

__all__ = ["checks", "target_of"]

_KEYRING_SECONDS = 60.0  # one that is locked may ask its user
_READING_SECONDS = 900.0  # for a gigabyte from a slow disk


def target_of(case: Case) -> Target | None:
    """The model, where one can be told; why it cannot is what the first check finds."""
    try:
        return within(_KEYRING_SECONDS, lambda: identify(case.model, case.settings, Surroundings()))
    except Exception:
        return None


def checks(case: Case, target: Target | None) -> Iterator[Check]:
    """Which model, its key, and its endpoint or what it needs here."""
    yield Check("model", partial(model, case))
    if target is None:
        return
    yield Check("key", partial(key, target))
    if not target.local:
        yield Check("endpoint", partial(reach, target, case.settings))
        return
    cache = case.settings.cache
    yield Check("llama.cpp", local.llama)
    yield Check("weights", partial(local.weights, target, case), _READING_SECONDS)
    yield Check("cache folder", partial(local.folder, target, cache))
    yield Check("disk", partial(local.disk, target, cache))
    yield Check("memory", partial(local.memory, target, cache))
