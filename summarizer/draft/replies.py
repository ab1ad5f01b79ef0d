"""A reply's text read back: strictly while the model may still correct it, then leniently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pydantic_core
from pydantic_core import ValidationError

from summarizer.article import Mention
from summarizer.control_tokens import mended
from summarizer.draft.candidates import Candidate
from summarizer.draft.claims import Claim, Shape
from summarizer.draft.findings import Finding, settle
from summarizer.draft.windows import Window
from summarizer.ground import Grounding, Refusal

__all__ = ["Draft", "Reader"]

_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """What came of one reply: findings, candidates judged to be nothing, and refusals.

    ``left_out`` names the sections that the reply does not answer; ``answered`` is whether it
    answers anything.
    """

    findings: tuple[Finding, ...]
    denied: tuple[Candidate, ...]
    refusals: tuple[Refusal, ...]
    left_out: tuple[str, ...]
    answered: bool


class Reader:
    """Reads the replies to one question about an article.

    ``check`` is strict, for a model that may still correct its reply; ``read`` takes whatever
    there is of it. What was checked is mostly what is read then, and is not worked out twice.
    """

    def __init__(self, shape: Shape, grounding: Grounding) -> None:
        self.shape = shape
        self._grounding = grounding
        self._last: tuple[dict[str, Any], Draft] | None = None

    def check(self, text: str) -> None:
        """Raises a pydantic ValidationError for what does not fit or is not borne out.

        instructor sends it back to the model.
        """
        reply = self.shape.model.model_validate_json(text).model_dump()
        refusals = tuple(refusal for refusal in self._draft(reply).refusals if refusal.goes_back)
        if refusals:
            complaint = ValueError(_feedback(refusals))
            raise ValidationError.from_exception_data(
                self.shape.model.__name__,
                [{"type": "value_error", "input": reply, "ctx": {"error": complaint}}],
                input_type="json",
            )

    def read(self, text: str) -> Draft:
        """The draft that a reply's text gives.

        A reply that was cut off is read as far as it goes; what is no JSON object gives nothing.
        """
        return self._draft(_object(text))

    def _draft(self, reply: dict[str, Any]) -> Draft:
        if self._last is None or self._last[0] != reply:
            self._last = reply, self._settled(reply)
        return self._last[1]

    def _settled(self, reply: dict[str, Any]) -> Draft:
        shape, grounding = self.shape, self._grounding
        claims = shape.read(mended(reply))
        own = (claim for claim in claims.claims if _belongs(claim, shape.window, grounding))
        findings, refusals = settle(own, grounding)
        return Draft(
            findings, claims.denied, claims.refusals + refusals, claims.left_out, claims.answered
        )


def _belongs(claim: Claim, window: Window, grounding: Grounding) -> bool:
    """Whether the window answers for the claim, and not a neighbour of it alone.

    What both answer for is told by both, and merged. A figure or an attributed sentence is one
    place, and the window of that place tells it.
    """
    if claim.candidate is not None:
        return True
    places: list[object] = [grounding.sentence(number) for number in claim.sentences]
    if claim.section.about == "figures":
        places.append(grounding.figure(str(claim.values.get("figure"))))
    cited = sorted((p for p in places if isinstance(p, Mention)), key=lambda place: place.start)
    own = [window.answers_for(place) for place in cited]
    return not own or (own[0] if claim.section.always else any(own))


def _object(text: str) -> dict[str, Any]:
    """The object; of one that was cut off what can be read, its last and broken member left out.

    This reader knows no half characters, and takes no brackets 200 levels deep.
    """
    try:
        value = pydantic_core.from_json(text, allow_partial=True)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _feedback(refusals: tuple[Refusal, ...]) -> str:
    lines = [f"- {refusal}" for refusal in refusals[:_MOST_LISTED]]
    if len(refusals) > _MOST_LISTED:
        lines.append(f"- and {len(refusals) - _MOST_LISTED} more")
    return "\n".join(["The article does not bear this out:", *lines])
