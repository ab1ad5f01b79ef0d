"""From the clauses of a sentence to the chains of who says so, origin first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarizer.article import Sentence
from summarizer.scan.mentions import NameMention, Source
from summarizer.scan.names.lists import BODIES, BODY_TAILS
from summarizer.scan.reporting.antecedents import Antecedents
from summarizer.scan.reporting.clause import Clause
from summarizer.scan.reporting.cues import PLATFORMS
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.readings import Slot, readings_of
from summarizer.scan.reporting.sources import Outlets
from summarizer.scan.reporting.units import Row

__all__ = ["Chain", "chains_of"]

Chain = tuple[Source, ...]
_MOST = 4


def chains_of(
    sentence: Sentence,
    row: Row,
    clauses: Sequence[Clause],
    outlets: Outlets,
    antecedents: Antecedents,
) -> tuple[Chain, ...]:
    """The readings of who says so, likeliest first; none where no clause names a source."""
    clauses = [
        _promoted(row, clause, outlets)
        for clause in clauses
        if clause.party is None or not _is_own(clause.party, outlets)
    ]
    if not clauses:
        return ()
    if [clause for clause in clauses if clause.denies]:
        # "denied it, as X had reported, quoting Y": X and Y are whom it denies.
        clauses = [c for c in clauses if c.role != "cite" and not _compares(row, c)]
    if not [clause for clause in clauses if clause.role not in ("weak", "cite")]:
        return ()
    if len(clauses) == 1:
        party = clauses[0].party
        if party is not None and not clauses[0].carriers and not clauses[0].voices:
            return tuple((source,) for source in antecedents.candidates(party, sentence))
        slots = _without_repeats(_links(sentence, clauses[0], outlets, antecedents), antecedents)
        return tuple(_spelled(slots, antecedents))[:_MOST]
    halves = _halves(row, clauses)
    if len(halves) > 1:
        found = (chains_of(sentence, row, half, outlets, antecedents) for half in halves)
        return tuple(dict.fromkeys(chain for chains in found for chain in chains))[:_MOST]
    links = {c.at: _links(sentence, c, outlets, antecedents) for c in clauses}
    # Two ways of reading often come to the same slots.
    readings = {tuple(map(id, r)): r for r in readings_of(row, clauses, links, outlets)}
    spelled = [
        list(_spelled(_without_repeats(slots, antecedents), antecedents))
        for slots in readings.values()
    ]
    every = dict.fromkeys(chain for chains in spelled for chain in chains)
    if len(every) <= _MOST:
        return tuple(every)
    # The likeliest of each reading stands before the doubts about pronouns.
    likeliest = dict.fromkeys(chains[0] for chains in spelled if chains)
    return tuple(likeliest | every)[:_MOST]


def _halves(row: Row, clauses: Sequence[Clause]) -> list[list[Clause]]:
    """The clauses before and after a semicolon, which are about different claims."""
    halves: list[list[Clause]] = []
    last = -1
    for clause in clauses:
        if not halves or ";" in row.words[last : clause.at]:
            halves.append([])
        halves[-1].append(clause)
        last = clause.at
    return halves


def _compares(row: Row, clause: Clause) -> bool:
    """Whether it is "as X had reported"."""
    first = clause.party.first if clause.party else 0
    before = row.words[max(0, first - 2) : first]
    return before[-1:] == ["as"] or before in (["as", "the"], ["as", "a"])


def _promoted(row: Row, clause: Clause, outlets: Outlets) -> Clause:
    """The clause as speech where an outlet reports; "the firm reported a loss" is none."""
    if clause.role != "weak" or row.words[clause.at] not in ("reported", "reports", "revealed"):
        return clause
    mention = clause.party.mention if clause.party else None
    return clause._replace(role="main") if mention is not None and mention in outlets else clause


def _is_own(party: Party, outlets: Outlets) -> bool:
    return party.mention is not None and outlets.is_own(party.mention)


def _links(
    sentence: Sentence,
    clause: Clause,
    outlets: Outlets,
    antecedents: Antecedents,
) -> list[Slot]:
    """A clause's party, then those who passed its words on."""
    found: list[Slot] = []
    if clause.party is not None:
        sources = antecedents.candidates(clause.party, sentence)
        found.append(Slot(sources, sources[0].kind == "outlet"))
    for carrier in clause.carriers:
        mention = carrier.mention
        if mention is None or outlets.is_own(mention) or mention.full in PLATFORMS:
            continue
        # "The paper" may be one named before; "this paper" is the article's own.
        own = mention.full == mention.text or mention.text.lower().startswith("this ")
        if own and mention.kind == "group" and _is_paper(mention.text):
            continue
        if clause.role in ("main", "weak") or clause.party is not None:
            heard = mention in outlets or (
                clause.role in ("lead", "tail", "cite")
                and (mention.kind != "organisation" or not _is_told(clause))
            )
            if not heard and not _may_be_outlet(mention):
                continue
        source = antecedents.candidates(carrier, sentence)[0]
        if source.kind == "organisation" and _may_be_outlet(mention):
            source = replace(source, kind="outlet")
        found.append(Slot((source,), source.kind == "outlet"))
    for voice in clause.voices:
        if not _is_own(voice, outlets):
            source = antecedents.candidates(voice, sentence)[0]
            found.append(Slot((source,), source.kind == "outlet"))
    return found


def _is_paper(description: str) -> bool:
    """Whether it is "the newspaper" or "this website", which is the article's own."""
    return description.lower().split()[-1] in (
        "newspaper", "paper", "website", "magazine", "agency", "outlet", "publication",
    )  # fmt: skip


def _is_told(clause: Clause) -> bool:
    return clause.party is not None and clause.last < clause.carriers[0].first


def _may_be_outlet(mention: NameMention) -> bool:
    """Whether an unknown name that was told something may be a newspaper or an agency."""
    if mention.kind != "organisation" or mention.text in BODIES or mention.full != mention.text:
        return False
    return not any(word.lower().strip(".") in BODY_TAILS for word in mention.text.split())


def _without_repeats(slots: Sequence[Slot], antecedents: Antecedents) -> Sequence[Slot]:
    if len(slots) < 2:
        return slots
    kept: list[Slot] = []
    seen: set[str] = set()
    for slot in slots:
        full = antecedents.full_of(slot.sources[0])
        if full not in seen:
            kept.append(slot)
            seen.add(full)
    return kept


def _spelled(slots: Sequence[Slot], antecedents: Antecedents) -> Iterable[Chain]:
    """The chains that the slots allow: the likeliest, then others for the doubtful ones."""
    if len(slots) == 1:
        for source in slots[0].sources:
            yield (source,)
        return
    if not slots:
        return
    best = tuple(slot.sources[0] for slot in slots)
    yield best
    for place, slot in enumerate(slots):
        others = {antecedents.full_of(source) for source in best[:place] + best[place + 1 :]}
        for source in slot.sources[1:]:
            if antecedents.full_of(source) not in others:
                yield (*best[:place], source, *best[place + 1 :])
