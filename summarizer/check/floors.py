"""Scores against gold that must not fall, pinned with digests of what they hold for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import InputError
from summarizer.faults import first_fault

if TYPE_CHECKING:
    from summarizer.pipeline import Brief
    from summarizer.score import Score

__all__ = ["Floors", "Standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One score now, and the floor below which it must not fall (None: not pinned yet)."""

    name: str
    now: float
    floor: float | None

    @property
    def is_fallen(self) -> bool:
        """Whether it is below the floor."""
        return self.floor is not None and self.now < self.floor


class Floors(BaseModel):
    """The pinned scores of one endpoint and model: F1 of each section and its details.

    They hold for one corpus (articles and gold records), one set of prompts and one schema.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    corpus: str
    prompts: str
    schema_: str = Field(
        validation_alias=AliasChoices("schema", "schema_"), serialization_alias="schema"
    )
    floors: Mapping[str, float]

    @classmethod
    def of(cls, score: Score, gold: Iterable[str], brief: Brief) -> Self:
        """What would be pinned now; ``gold`` are the digests of the articles."""
        return cls(
            corpus=hashlib.sha256(" ".join(sorted(gold)).encode()).hexdigest(),
            prompts=brief.prompts_digest,
            schema_=brief.schema_digest,
            floors=dict(_scores(score)),
        )

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """The floors in that file, None where there is none. Raises InputError."""
        try:
            return cls.model_validate_json(path.read_text("utf-8"))
        except FileNotFoundError:
            return None
        except ValidationError as error:
            why = str(first_fault(error))
        except (OSError, ValueError) as error:
            why = str(error)
        raise InputError(f"The floors in {path} cannot be used: {why}.", code="floors_damaged")

    def text(self) -> str:
        """As it stands in its file."""
        return json.dumps(self.model_dump(by_alias=True), indent=1) + "\n"

    def standings(self, now: Floors) -> tuple[Standing, ...]:
        """Each score now beside its floor."""
        return tuple(Standing(n, score, self.floors.get(n)) for n, score in now.floors.items())

    def differs(self, now: Floors) -> tuple[str, ...]:
        """What these floors were pinned for and is another now: corpus, prompts or schema."""
        pairs = {
            "articles or gold records": (self.corpus, now.corpus),
            "prompts": (self.prompts, now.prompts),
            "schema": (self.schema_, now.schema_),
        }
        return tuple(name for name, (then, today) in pairs.items() if then != today)


def _scores(score: Score) -> Iterable[tuple[str, float]]:
    for name, section in score.sections.items():
        yield f"{name} F1", round(section.f1, 4)
        for detail, share in section.details.items():
            yield f"{name} {detail}", round(share.count / share.of, 4) if share.of else 1.0
    spans = score.spans
    yield "spans that stand", round(1 - spans.count / spans.of, 4) if spans.of else 1.0
