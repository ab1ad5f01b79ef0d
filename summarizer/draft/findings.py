"""Each claim asked of the article: a finding with its evidence, or refusals.

A field that may be empty loses what the article does not bear out; a field that may not
be empty takes its item with it. Either way the refusal is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from summarizer.article import Mention
from summarizer.draft.candidates import Candidate
from summarizer.draft.choices import reading
from summarizer.draft.claims import Claim
from summarizer.draft.sections import Field, Section
from summarizer.folding import fold
from summarizer.ground import Grounding, Refusal
from summarizer.scan.mentions import FigureMention, Reporting
from summarizer.scan.mentions import Source as SourceMention
from summarizer.schemas import Figure, Party, Source, Span, When

__all__ = ["Finding", "figure_values", "settle", "span"]

_NOTHING = frozenset({"", "null", "none", "unknown", "n/a", "not specified", "not mentioned"})
_REFUSED = object()


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that the article bears out: typed values and the mentions that prove it.

    ``keys`` are of the candidates it was made of, ``part_of`` that of the one it goes on about.
    """

    section: Section
    candidate: Candidate | None
    values: Mapping[str, Any]
    evidence: tuple[Mention, ...]
    part_of: str | None = None
    keys: frozenset[str] = frozenset()


def settle(
    claims: Iterable[Claim], grounding: Grounding
) -> tuple[tuple[Finding, ...], tuple[Refusal, ...]]:
    """The findings that the article bears out, and all that was refused on the way."""
    findings: list[Finding] = []
    refusals: list[Refusal] = []
    for claim in claims:
        desk = _Desk(claim, grounding)
        finding = desk.finding()
        refusals.extend(desk.refusals)
        if finding is not None:
            findings.append(finding)
    return tuple(findings), tuple(refusals)


def span(mention: Mention) -> Span:
    """The mention as a span of the record."""
    return Span(start=mention.start, end=mention.end, text=mention.text)


def figure_values(mention: FigureMention) -> dict[str, Any]:
    """The scanner's reading of a figure as the record writes it."""
    return {
        "text": mention.text,
        "kind": mention.kind,
        "value": _plain(mention.value),
        "value_high": None if mention.value_high is None else _plain(mention.value_high),
        "unit": mention.unit,
        "bound": mention.bound,
        "change": mention.change,
        "per": mention.per,
        "mentions": [span(mention)],
    }


def _plain(value: Decimal) -> str:
    """The decimal without exponent: 1250000000, 4.50."""
    return format(value, "f")


class _Desk:
    """Works through the fields of one claim and notes what it refuses."""

    def __init__(self, claim: Claim, grounding: Grounding) -> None:
        self.claim = claim
        self.section = claim.section
        self.ground = grounding
        self.refusals: list[Refusal] = []
        self.near: tuple[Mention, ...] = ()

    def finding(self) -> Finding | None:
        """The finding, or None where the claim does not stand."""
        figure = self._cited_figure()
        if figure is _REFUSED:
            return None
        self.near = self._evidence(figure)
        if not self.near:
            self._refuse(None, None, "cites no sentence of the article")
            return None
        values = {}
        for field in self.section.fields:
            values[field.name] = self._field(field)
        if issubclass(self.section.item, Figure) and isinstance(figure, FigureMention):
            values |= figure_values(figure)
        if any(value is _REFUSED for value in values.values()):
            return None
        self._part(values)
        candidate = self.claim.candidate
        keys = frozenset({candidate.key} if candidate else ())
        return Finding(self.section, candidate, values, self.near, self.claim.part_of, keys)

    def _cited_figure(self) -> FigureMention | object | None:
        if self.claim.candidate is not None:
            mention = self.claim.candidate.mention
            return mention if isinstance(mention, FigureMention) else None
        if self.section.about != "figures":
            return None
        label = str(self.claim.values.get("figure") or "")
        figure = self.ground.figure(label)
        if isinstance(figure, str):
            self._refuse("figure", label, figure)
            return _REFUSED
        return figure

    def _evidence(self, figure: object) -> tuple[Mention, ...]:
        if self.claim.candidate is not None and isinstance(self.claim.candidate.mention, Reporting):
            return (self.claim.candidate.mention,)
        if isinstance(figure, FigureMention):
            home = [s for s in self.ground.scan.sentences if s.start <= figure.start < s.end]
            return tuple(home) or (figure,)
        found: list[Mention] = []
        for number in dict.fromkeys(self.claim.sentences):
            sentence = self.ground.sentence(number)
            if sentence is None:
                last = len(self.ground.scan.sentences)
                self._refuse("sentences", str(number), f"is out of range: there are 1 to {last}")
            else:
                found.append(sentence)
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _part(self, values: dict[str, Any]) -> None:
        """Take out of a field what cannot be in it because another field has it."""
        for first, second in self.section.item.unlike:
            taken, held = _as_list(values[first]), values[second]
            for value in [value for value in _as_list(held) if value in taken]:
                name = value.name if isinstance(value, Party) else str(value)
                self._refuse(second, name, f"is in {first} already", goes_back=False)
            left = [value for value in _as_list(held) if value not in taken]
            values[second] = left if isinstance(held, list) else next(iter(left), None)

    # Fields --------------------------------------------------------------------------

    def _field(self, field: Field) -> Any:
        if field.scanned:
            return self._scanned(field)
        raw = self.claim.values.get(field.name)
        if field.type == "chain":
            return self._chain(field, raw)
        if not field.many:
            value = self._one(field, raw)
            return None if value is _REFUSED and field.optional else value
        values = [self._one(field, one) for one in raw or ()]
        kept = _distinct(value for value in values if value is not _REFUSED and value is not None)
        if field.needed and not kept:
            self._refuse(field.name, None, "is empty: the item does not stand without it")
            return _REFUSED
        return kept

    def _one(self, field: Field, raw: Any) -> Any:
        if isinstance(raw, str) and field.type != "label" and raw.strip().lower() in _NOTHING:
            raw = None
        if raw is None:
            if field.optional or field.many:
                return None
            self._refuse(field.name, None, "is missing")
            return _REFUSED
        return getattr(self, f"_{field.type}")(field, raw)

    def _label(self, field: Field, raw: str) -> Any:
        if raw not in field.labels:
            return self._refuse(field.name, raw, f"is none of {', '.join(field.labels)}")
        return raw

    def _name(self, field: Field, raw: str) -> Any:
        found = self.ground.name(raw, self.near)
        return self._refuse(field.name, raw, found) if isinstance(found, str) else found.text

    _place = _name

    def _words(self, field: Field, raw: str) -> Any:
        found = self.ground.words(raw, self.near)
        if found is None:
            return self._refuse(field.name, raw, "does not stand in the article")
        return found.text

    def _wording(self, field: Field, raw: str) -> Any:
        raw = self.ground.spaced(raw)
        count = len(raw.split())
        if field.most_words and count > field.most_words:
            too_long = f"has {count} words; {field.most_words} at most"
            # A whole sentence of the article: asked again, a small model gives it again.
            is_sentence = count > 2 * field.most_words
            return self._refuse(field.name, raw, too_long, goes_back=not is_sentence)
        if (field.optional or field.many) and fold(raw).lower() in self._told_already():
            return self._refuse(field.name, raw, "says nothing more", goes_back=False)
        reason = self.ground.wording(raw)
        return self._refuse(field.name, raw, reason) if reason else " ".join(raw.split())

    def _told_already(self) -> set[str]:
        """The item's place, the words for times, and the word that made it a candidate."""
        places = (f.name for f in self.section.fields if f.type == "place")
        told = [self.claim.values.get(name) for name in places]
        if self.claim.candidate is not None:
            told.append(self.claim.candidate.mention.text)
        own = {fold(value).lower() for value in told if isinstance(value, str)}
        return own | self.ground.times

    def _when(self, field: Field, raw: str | When) -> Any:
        if isinstance(raw, When):
            return raw
        found = self.ground.date(raw, self.near)
        if isinstance(found, str):
            return self._refuse(field.name, raw, found)
        first, last = found.first, found.last
        return When(
            text=found.text,
            start=first.isoformat() if first else None,
            end=last.isoformat() if last else None,
        )

    def _figure(self, field: Field, raw: str) -> Any:
        found = self.ground.figure(raw)
        if isinstance(found, str):
            return self._refuse(field.name, raw, found)
        return Figure(**figure_values(found))

    def _party(self, field: Field, raw: str | Mapping[str, Any]) -> Any:
        given = {"name": raw} if isinstance(raw, str) else raw
        found = self.ground.name(str(given["name"]), self.near)
        if isinstance(found, str):
            return self._refuse(field.name, str(given["name"]), found)
        bearer = self.ground.bearer(found)
        return Party(
            name=found.text,
            role=(bearer and bearer.role) or self._told(field, "role", given),
            affiliation=(bearer and bearer.affiliation) or self._told(field, "affiliation", given),
        )

    def _told(self, field: Field, part: str, given: Mapping[str, Any]) -> str | None:
        """What the model says of a party beside its name, where it stands in the article."""
        claimed = given.get(part)
        if not isinstance(claimed, str) or claimed.strip().lower() in _NOTHING:
            return None
        stands = self.ground.words(claimed, self.near)
        if stands is None or not any(
            near.start <= stands.start and stands.end <= near.end for near in self.near
        ):
            reason = "does not stand in the sentences cited"
            self._refuse(f"{field.name}.{part}", claimed, reason, goes_back=False)
            return None
        return stands.text

    # Attribution ---------------------------------------------------------------------

    def _report(self) -> Reporting | None:
        """The scanner's reading of the attributed sentence, where it has one."""
        if self.claim.candidate is not None and isinstance(self.claim.candidate.mention, Reporting):
            return self.claim.candidate.mention
        reports = (r for r in self.ground.scan.reporting if r.sentence in self.claim.sentences)
        return next(reports, None)

    def _own_span(self, field: Field) -> Any:
        """The words that a scanner of the user's own found: the candidate, or the one cited."""
        if self.claim.candidate is not None:
            return self.claim.candidate.mention.text
        cited = [
            own.text
            for own in self.ground.scan.own
            if own.section == self.section.name
            and any(near.start <= own.start and own.end <= near.end for near in self.near)
        ]
        if len(cited) == 1:
            return cited[0]
        held = f"the sentences cited hold {len(cited)} candidates, not one"
        refused = self._refuse(field.name, None, held, goes_back=not cited)
        return None if field.optional else refused

    def _scanned(self, field: Field) -> Any:
        if self.section.about == "spans" and not field.many:
            return self._own_span(field)
        report = self._report()
        match field.name:
            case "cue":
                return report.cue.text if report and report.cue else None
            case "stance":
                return report.stance if report else "asserted"
            case "quotations":
                return [span(quotation) for quotation in report.quotations] if report else []
        return [] if field.many else None

    def _chain(self, field: Field, raw: Any) -> Any:
        if isinstance(raw, str):
            report = self._report()
            chains = {reading(chain): chain for chain in (report.chains if report else ())}
            if raw in chains:
                return [_source(source) for source in chains[raw]]
            return self._refuse(field.name, raw, "is none of the readings of the sentence")
        chain = []
        for link in raw or ():
            found = self.ground.source(str(link["name"]), self.near)
            if isinstance(found, str):
                self._refuse(field.name, str(link["name"]), found)
                return _REFUSED
            chain.append(Source(name=found.text, kind=link["kind"]))
        return chain or self._refuse(field.name, None, "is empty")

    def _refuse(
        self, field: str | None, value: str | None, reason: str, *, goes_back: bool = True
    ) -> object:
        sentence = self.claim.candidate.sentence if self.claim.candidate else None
        if sentence is None and self.claim.sentences:
            sentence = self.claim.sentences[0]
        if field in self.claim.known:
            goes_back = False  # the model was not asked for it
        self.refusals.append(Refusal(self.section.name, field, value, sentence, reason, goes_back))
        return _REFUSED


def _source(mention: SourceMention) -> Source:
    return Source(name=mention.text, kind=mention.kind)


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _distinct(values: Iterable[Any]) -> list[Any]:
    kept: list[Any] = []
    for value in values:
        if value not in kept:
            kept.append(value)
    return kept
