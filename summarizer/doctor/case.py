"""What is examined: the model of a command, on the terms on which it would be asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.model.catalogue import LocalModel
from summarizer.model.weights import check_size, verify_weights
from summarizer.settings import Settings

__all__ = ["BY_DIGEST", "BY_SIZE", "Case", "Inspection"]


@dataclass(frozen=True)
class Inspection:
    """How cached weights are looked at; ``look`` raises a WeightsError for what is wrong."""

    measure: str
    look: Callable[[Path, LocalModel], None]


BY_SIZE = Inspection("by size (--full compares the digest)", check_size)
BY_DIGEST = Inspection("by size and SHA-256", verify_weights)


@dataclass(frozen=True)
class Case:
    """The choices of a command."""

    model: str | None = None
    settings: Settings = field(default_factory=Settings)
    inspection: Inspection = BY_SIZE
