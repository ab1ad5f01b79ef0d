"""From the clauses of a sentence to the chains of who says so, origin first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.article import Sentence
from summarizer.scan.mentions import NameMention, Source
from summarizer.scan.names.lists import BODIES, BODY_TAILS
from summarizer.scan.reporting.antecedents import Antecedents
from summarizer.scan.reporting.clause import Clause
from summarizer.scan.reporting.cues import PLATFORMS, word_set
from summarizer.scan.reporting.parties import Party
from summarizer.scan.reporting.sources import Outlets, kind_of
from summarizer.scan.reporting.units import Row

__all__ = ["Chain", "chains_of"]

Chain = tuple[Source, ...]
_MOST = 4
_BREAKS = word_set("breaks")


@dataclass(frozen=True, slots=True)
class _Slot:
    """One place in a chain: the sources it may be, likeliest first."""

    sources: tuple[Source, ...]
    sure: bool
    outlet: bool


def chains_of(
    text: str,
    sentence: Sentence,
    row: Row,
    clauses: Sequence[Clause],
    outlets: Outlets,
    antecedents: Antecedents,
) -> tuple[Chain, ...]:
    """The readings of who says so, likeliest first; none where no clause names a source."""
    clauses = [
        clause for clause in clauses if clause.party is None or not _is_own(clause.party, outlets)
    ]
    clauses = [_promoted(text, clause, outlets) for clause in clauses]
    if any(clause.denies for clause in clauses):
        # "denied it, as X had reported, quoting Y": X and Y are whom it denies.
        clauses = [c for c in clauses if c.role != "cite" and not _compares(row, c)]
    strong = [clause for clause in clauses if clause.role != "weak"]
    if all(clause.role == "cite" for clause in strong):
        return ()
    halves = _halves(row, clauses)
    if len(halves) > 1:
        found = (chains_of(text, sentence, row, half, outlets, antecedents) for half in halves)
        return tuple(dict.fromkeys(chain for chains in found for chain in chains))[:_MOST]
    mains, others = _nested(row, [c for c in clauses if c.role in ("main", "weak")])
    rest = [clause for clause in clauses if clause.role not in ("main", "weak")]
    readings = [_slots(text, sentence, [*mains, *rest], outlets, antecedents)]
    if any(clause.role == "weak" for clause in mains):
        kept = [clause for clause in mains if clause.role == "main"]
        without = _slots(text, sentence, [*kept, *rest], outlets, antecedents)
        document = next(c for c in mains if c.role == "weak").party
        likelier = kept and document is not None and kind_of(document, outlets) == "document"
        readings.insert(0 if likelier else 1, without)
    outer = [clause for clause in mains if clause.role == "main"][:1]
    if len(mains) > 1 and outer:
        readings.append(_slots(text, sentence, [*outer, *rest], outlets, antecedents))
    for other in others[:_MOST]:
        readings.append(_slots(text, sentence, [other, *rest], outlets, antecedents))
    chains: dict[Chain, None] = {}
    for slots in readings:
        for chain in _spelled(slots, antecedents):
            chains[chain] = None
    return tuple(chains)[:_MOST]


def _halves(row: Row, clauses: Sequence[Clause]) -> list[list[Clause]]:
    """The clauses before and after a semicolon, which are about different claims."""
    halves: list[list[Clause]] = []
    last = -1
    for clause in clauses:
        if not halves or any(unit.word == ";" for unit in row[last : clause.at]):
            halves.append([])
        halves[-1].append(clause)
        last = clause.at
    return halves


def _compares(row: Row, clause: Clause) -> bool:
    """Whether it is "as X had reported"."""
    first = clause.party.first if clause.party else 0
    before = [unit.word for unit in row[max(0, first - 2) : first]]
    return before[-1:] == ["as"] or before in (["as", "the"], ["as", "a"])


def _promoted(text: str, clause: Clause, outlets: Outlets) -> Clause:
    """The clause as speech where an outlet reports; "the firm reported a loss" is none."""
    mention = clause.party.mention if clause.party else None
    reported = text[clause.start : clause.end].lower() in ("reported", "reports", "revealed")
    if clause.role == "weak" and reported and mention is not None and mention in outlets:
        return replace(clause, role="main")
    return clause


def _is_own(party: Party, outlets: Outlets) -> bool:
    return party.mention is not None and outlets.is_own(party.mention)


def _nested(row: Row, mains: Sequence[Clause]) -> tuple[list[Clause], list[Clause]]:
    """The clauses that stand one inside the other, and those that stand beside them."""
    nested: list[Clause] = []
    beside: list[Clause] = []
    for clause in mains:
        if clause.party is None:
            continue
        if nested and _same(nested[-1].party, clause.party):
            continue
        if nested and clause.party.pronoun:
            continue
        if nested and _breaks(row, nested[-1].last, clause.party.first):
            if clause.role == "main":
                beside.append(clause)
            continue
        nested.append(clause)
    return nested, beside


def _same(one: Party | None, other: Party) -> bool:
    if one is None:
        return False
    if one.mention is not None and other.mention is not None:
        return one.mention.full == other.mention.full
    return one.start == other.start


def _breaks(row: Row, first: int, last: int) -> bool:
    contrasts = row[0].word in ("while", "although", "though", "whereas", "as", "if", "even")
    if contrasts and any(unit.word == "," for unit in row[first + 1 : last]):
        return True
    return any(unit.word in _BREAKS for unit in row[first + 1 : last]) or any(
        row[i].word == "," and row[i + 1].word in ("and", "but", "while", "as", "though")
        for i in range(first + 1, last - 1)
    )


def _slots(
    text: str,
    sentence: Sentence,
    clauses: Sequence[Clause],
    outlets: Outlets,
    antecedents: Antecedents,
) -> list[_Slot]:
    slots: list[_Slot] = []
    mains = [clause for clause in clauses if clause.role in ("main", "weak")]
    for clause in reversed(mains):
        slots += _links(text, sentence, clause, outlets, antecedents)
    ended_by_party = bool(mains) and not any(clause.carriers for clause in mains)
    for clause in clauses:
        if clause.role == "tail":
            links = _links(text, sentence, clause, outlets, antecedents)
            if not links:
                continue
            _add_tail(slots, links, ended_by_party)
            ended_by_party = len(links) == 1
        elif clause.role == "cite":
            slots[:0] = _links(text, sentence, clause, outlets, antecedents)
    for clause in clauses:
        if clause.role == "lead":
            links = _links(text, sentence, clause, outlets, antecedents)
            if links:
                _add_tail(slots, links, ended_by_party)
    return _without_repeats(slots, antecedents)


def _add_tail(slots: list[_Slot], links: list[_Slot], before_outlet: bool) -> None:
    """Outer sources come after inner ones; an outlet that reports passes on what others say."""
    if before_outlet and slots and slots[-1].outlet and not links[0].outlet:
        slots[-1:-1] = links
    else:
        slots += links


def _links(
    text: str,
    sentence: Sentence,
    clause: Clause,
    outlets: Outlets,
    antecedents: Antecedents,
) -> list[_Slot]:
    """A clause's party, then those who passed its words on."""
    found: list[_Slot] = []
    if clause.party is not None:
        sources, sure = antecedents.candidates(clause.party, sentence)
        found.append(_Slot(sources, sure, sources[0].kind == "outlet"))
    for carrier in clause.carriers:
        mention = carrier.mention
        if mention is None or outlets.is_own(mention) or mention.full in PLATFORMS:
            continue
        if mention.kind == "group" and mention.full == mention.text and _is_paper(mention.text):
            continue
        if clause.role in ("main", "weak") or clause.party is not None:
            heard = mention in outlets or (
                clause.role in ("lead", "tail", "cite")
                and (mention.kind != "organisation" or not _is_told(clause))
            )
            if not heard and not _may_be_outlet(mention):
                continue
        source = antecedents.candidates(carrier, sentence)[0][0]
        if source.kind == "organisation" and _may_be_outlet(mention):
            source = replace(source, kind="outlet")
        found.append(_Slot((source,), True, source.kind == "outlet"))
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


def _without_repeats(slots: Iterable[_Slot], antecedents: Antecedents) -> list[_Slot]:
    kept: list[_Slot] = []
    seen: set[str] = set()
    for slot in slots:
        full = antecedents.full_of(slot.sources[0])
        if full not in seen:
            kept.append(slot)
            seen.add(full)
    return kept


def _spelled(slots: Sequence[_Slot], antecedents: Antecedents) -> Iterable[Chain]:
    """The chains that the slots allow: the likeliest, then others for the doubtful ones."""
    if not slots:
        return
    best = tuple(slot.sources[0] for slot in slots)
    yield best
    for place, slot in enumerate(slots):
        others = {antecedents.full_of(source) for source in best[:place] + best[place + 1 :]}
        for source in slot.sources[1:]:
            if antecedents.full_of(source) not in others:
                yield (*best[:place], source, *best[place + 1 :])
