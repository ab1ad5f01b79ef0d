"""What the record of an article depends on beside the article. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from summarizer.draft.sections import Section
from summarizer.json_schema import json_schema_of
from summarizer.model.target import Target, is_weights_file
from summarizer.version import VERSION

if TYPE_CHECKING:
    from summarizer.api import Summarizer
    from summarizer.pipeline import Brief
    from summarizer.settings import Settings

__all__ = ["Configuration", "configuration_of"]

_SHAPING = (
    "temperature",
    "seed",
    "max_output_tokens",
    "reasoning_effort",
    "validation_retries",
    "limit_characters",
)
# What an item class says of itself that its JSON Schema does not.
_TOLD_BY_ITEMS = ("about", "cues", "same", "alike", "unlike")

Told = str | int | float | None


@dataclass(frozen=True, slots=True)
class Configuration:
    """Version, model, prompts, schema, plan, sections and the settings that shape a request.

    Two runs with equal configurations may share their records; how a model is reached (keys,
    headers, proxies, time-outs, retries after faults, prices) is no part of it.
    """

    parts: tuple[tuple[str, Told], ...]

    @property
    def digest(self) -> str:
        """SHA-256 over all parts, in hexadecimal."""
        return _sha256(dict(self.parts))

    def told(self) -> Mapping[str, Told]:
        """What it is made of, by name: readable, and plain enough for JSON; no secret in it."""
        return dict(self.parts)

    def also(self, parts: Mapping[str, Told]) -> Configuration:
        """The same with further parts."""
        return Configuration((*self.parts, *parts.items()))


def configuration_of(summarizer: Summarizer[Any]) -> Configuration:
    """The configuration in which this summariser makes records; nothing is sent or read."""
    brief, settings = summarizer.brief, summarizer.settings
    parts: dict[str, Told] = {
        "version": VERSION,
        "model": brief.target.name,
        "endpoint": _place(brief.target),
        "plan": brief.plan,
        "sections": ", ".join(section.name for section in brief.asked),
        "prompts": _prompts(brief),
        "schema": _schema(brief),
        **_settings(settings),
    }
    return Configuration(tuple(parts.items()))


def _place(target: Target) -> str:
    """Where the model is: host and path, or which file on this disk."""
    if target.local:
        file = is_weights_file(target.model)
        # A path is a private thing, and two files of one name are two models.
        return f"local, file {_sha256(target.model)[:16]}" if file else "local"
    path = urlsplit(target.base_url or "").path
    version = f"?api-version={target.api_version}" if target.api_version else ""
    return f"{target.host or ''}{path}{version}"


def _prompts(brief: Brief) -> str:
    """The digest that provenance has, and which prompts are asked in full."""
    own = sorted(brief.prompts.own)
    digest = brief.prompts.digest(brief.asked)
    return f"{digest}, own: {', '.join(own)}" if own else digest


def _schema(brief: Brief) -> str:
    """A digest of the record's JSON Schema and of what its items say to the scanner.

    The order of fields counts: it is the order of the questions.
    """
    schema = json.loads(json_schema_of(brief.record))
    return _sha256([schema, [_item(one) for one in brief.asked]])


def _item(section: Section) -> list[Any]:
    return [section.name, *(getattr(section.item, name) for name in _TOLD_BY_ITEMS)]


def _settings(settings: Settings) -> dict[str, Told]:
    return {name: getattr(settings, name) for name in _SHAPING}


def _sha256(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()
