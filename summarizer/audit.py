"""What the scanner saw and the record does not use, so that a reader sees what was left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Literal

from pydantic import BaseModel

from summarizer.article import Mention
from summarizer.draft.candidates import Candidate, candidates
from summarizer.draft.sections import Section
from summarizer.folding import fold
from summarizer.ground import Refusal
from summarizer.scan.mentions import Scan
from summarizer.schemas import Audit, Evidenced, Failed, Refused, Span, Unused, Warned

__all__ = ["audit_of"]

Kind = Literal["figure", "reporting", "meeting", "ask", "name", "sentence", "span"]
_KINDS: dict[str, Kind] = {
    "figures": "figure",
    "reporting": "reporting",
    "meetings": "meeting",
    "asks": "ask",
    "names": "name",
    "sentences": "sentence",
    "spans": "span",
}
_LONGEST = 500
_HIGHEST = 2**31  # a number that no table has room for is none of a sentence


def audit_of(
    *,
    scan: Scan,
    sections: Sequence[Section],
    items: Iterable[Evidenced],
    denied: Collection[Candidate],
    refusals: Iterable[Refusal],
    failed: Sequence[Failed],
    warnings: Iterable[Warned],
) -> Audit:
    """The audit of one record, each list in order and each entry once."""
    found = list(items)
    refused = [
        Refused(
            section=r.section,
            field=r.field,
            value=None if r.value is None else _shortened(r.value),
            sentence=r.sentence if abs(r.sentence or 0) <= _HIGHEST else None,
            reason=_shortened(r.reason),
        )
        for r in refusals
    ]
    order = [section.name for section in sections]
    refused.sort(key=lambda r: order.index(r.section))  # however many calls were made of it
    unused = [*_candidates(scan, sections, found, denied, refused, failed), *_names(scan, found)]
    return Audit(
        unused=sorted(dict.fromkeys(unused), key=lambda u: (u.start, u.end, u.kind)),
        refused=list(dict.fromkeys(refused)),
        failed=list(failed),
        warnings=list(dict.fromkeys(warnings)),
    )


def _shortened(words: str) -> str:
    """What a model made up, no longer than a reader needs to see what it was."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _candidates(
    scan: Scan,
    sections: Sequence[Section],
    items: Sequence[Evidenced],
    denied: Collection[Candidate],
    refused: Sequence[Refused],
    failed: Sequence[Failed],
) -> Iterator[Unused]:
    """Candidates of the sections that no item of the record rests on."""
    failures = {failure.section for failure in failed}
    places = [{(s.start, s.end) for s in _spans(item)} for item in items]
    used = set[tuple[int, int]]().union(*places)
    for section in sections:
        if section.about not in _KINDS:
            continue
        own = (p for item, p in zip(items, places, strict=True) if isinstance(item, section.item))
        resting = set[tuple[int, int]]().union(*own)
        for candidate in candidates(section, scan):
            mention = candidate.mention
            if (mention.start, mention.end) in used:
                continue
            # Of several figures or spans in a sentence, each is judged on its own.
            alone = section.about == "figures" or (section.about == "spans" and candidate in denied)
            if not alone and _is_covered(mention, resting):
                continue
            if section.name in failures:
                reason = "the section failed"
            elif candidate in denied:
                reason = f"judged to be none of {section.name}"
            elif any(
                r.section == section.name and r.sentence == candidate.sentence for r in refused
            ):
                reason = "refused"
            else:
                reason = f"in no item of {section.name}"
            yield _unused(_KINDS[section.about], mention, reason)


def _is_covered(mention: Mention, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in spans)


def _names(scan: Scan, items: Sequence[Evidenced]) -> Iterator[Unused]:
    """People and bodies that no value of the record names, at their first mention."""
    said = " ".join(fold(text) for item in items for text in _strings(item.model_dump()))
    forms: dict[str, set[str]] = {}
    for name in scan.names:
        forms.setdefault(name.full, {name.full}).add(name.text)
    seen: set[str] = set()
    for name in scan.names:
        if name.kind not in ("person", "organisation") or name.full in seen:
            continue
        seen.add(name.full)
        if not any(fold(form) in said for form in forms[name.full]):
            yield _unused("name", name, "in no value of the record")


def _unused(kind: Kind, mention: Mention, reason: str) -> Unused:
    return Unused(kind=kind, text=mention.text, start=mention.start, end=mention.end, reason=reason)


def _spans(value: Any) -> Iterator[Span]:
    """Every span anywhere inside a value of the record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _spans(getattr(value, name))
    elif isinstance(value, list):
        for one in value:
            yield from _spans(one)


def _strings(value: Any) -> Iterator[str]:
    """Every string in the values of an item, its spans of evidence left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in ("evidence", "mentions", "quotations"):
                yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
