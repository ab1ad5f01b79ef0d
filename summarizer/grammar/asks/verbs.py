"""An asking verb with what stands around it: "X asked Y to", "was asked by X", "seeking"."""

from __future__ import annotations

from summarizer.grammar.asks.askers import Subject, subject_of
from summarizer.grammar.asks.contrasts import asks_nobody
from summarizer.grammar.asks.found_asks import FoundAsk, Stretches, span_of
from summarizer.grammar.asks.objects import helped_at, parties_at
from summarizer.grammar.asks.requests import Complement, after_verb
from summarizer.grammar.asks.wording import noun_phrase_start
from summarizer.grammar.asks.words import VERBS, AskVerb, Head, Kind, word_set
from summarizer.scan.reporting.cues import DETERMINERS
from summarizer.scan.reporting.parties import Party, party_of
from summarizer.scan.reporting.phrases import climb
from summarizer.scan.reporting.units import Row

__all__ = ["carried_on", "of_verb"]

_MODALS = word_set("modals")
_UNNAMED = word_set("unnamed")
_THINGS = word_set("things")
_SELF = word_set("self")
_WRITING = frozenset(("write", "writes", "wrote", "writing", "written"))
_LEADS = (["on"], ["upon"], ["to"], ["with"])
_FURTHER = 16
_SAID_BETWEEN = 8
# "What X wanted was never in doubt" says what is thought of it, not what it is.
_JUDGED = word_set("judged")
_WHOM = 3  # "X from whom" stands before the subject
_DEFINITE = word_set("definite") | word_set("possessives")
_PLANS = frozenset(("plan", "proposal", "offer", "idea", "request", "demand", "case", "scheme"))
_WISHES = frozenset(("could", "would", "might"))
_FEW_AHEAD = 8
_SEEING = frozenset(("see", "meet"))
_FEW = 2  # units of a request that says little by itself: "to arrange"
# The prepositions that lead to the party asked, by the kind of ask.
_TOWARDS: dict[Kind, tuple[str, ...]] = {
    "request": ("from", "with"),
    "demand": ("from", "with"),
    "proposal": ("to", "with"),
    "offer": ("to", "for"),
}


def carried_on(row: Row, head: Head) -> Head:
    """The asking verb that "wrote to X" leads to: "seeking", "asking"; else the head itself."""
    if head.verb is None or row.words[head.at] not in _WRITING:
        return head
    for at in range(head.at + 1, min(len(row.words), head.at + _FURTHER)):
        known = VERBS.get(row.words[at])
        if row.mentions[at] is None and known is not None and known.form in ("ing", "plain"):
            asks = known.form == "ing" or row.words[at - 1] == "to"
            if asks and known.frame != "to":
                return Head(at, known, None)
    return head


def of_verb(row: Row, at: int, verb: AskVerb) -> FoundAsk:
    """The ask that the verb at a place tells of."""
    subject = subject_of(row, at, verb)
    complement = after_verb(row, at + 1, verb, subject.passive)
    if complement.question == "about" and complement.start is not None and _approaches(row, at):
        complement = complement._replace(start=complement.start + 1, question=None)
    if subject.passive and not complement.askers:
        complement = _with_agent(row, complement)
    party = () if subject.party is None else (subject.party,)
    askers = complement.askers if subject.passive else party
    asked = complement.asked or _asked_before(row, subject)
    whom = _from_whom(row, subject)
    if whom is not None:
        complement = Complement(asked=(whom,), start=at + 1)
        asked = (whom,)
    request = span_of(row, complement.start)
    if request:
        request += _taken_from(row, subject, request)
    if subject.passive and verb.frame != "thing":
        asked = party
    elif subject.passive and not request:
        request = tuple((p.first, p.last + 1) for p in party)
    asked = asked or _who_could(row, complement)
    asked = asked or _asked_within(row, complement.start, request, verb.kind)
    request = request or _after_what(row, at, subject)
    direct = bool(askers) if subject.passive else subject.direct
    if _is_thing(row, askers):
        askers, direct = (), False
    put_to = _put_to(row, at)
    if put_to:
        return FoundAsk(verb.kind, askers, put_to, is_ask=True, sure=direct, definite=True)
    return FoundAsk(
        verb.kind,
        askers,
        asked,
        _without(row, request, (*asked, *complement.askers)),
        is_ask=_tells_no_ask(row, at, verb, subject, complement),
        plain=not subject.modal and (not complement.question or _asks_leave(row, complement)),
        sure=direct,
    )


def _taken_from(row: Row, subject: Subject, request: Stretches) -> Stretches:
    """The noun phrase before "which" where that is what is asked for: "a loan, which it asked"."""
    party = subject.party
    if party is None or not party.first or row.words[party.first - 1] != "which":
        return ()
    end = party.first - 1
    end -= row.words[end - 1] == ","
    if end <= 0 or request[0][1] - request[0][0] > _FEW:
        return ()
    return ((noun_phrase_start(row, end - 1), end),)


def _after_what(row: Row, at: int, subject: Subject) -> Stretches:
    """What follows "was" in "What X wanted was Y"."""
    party = subject.party
    if party is None or not party.first or row.words[party.first - 1] != "what":
        return ()
    for index in range(at + 1, min(len(row.words) - 1, at + _SAID_BETWEEN)):
        if row.words[index] in ("is", "was"):
            return () if row.words[index + 1] in _JUDGED else span_of(row, index + 1)
    return ()


def _put_to(row: Row, at: int) -> tuple[Party, ...]:
    """X in "put the plan to X", of which the plan was told before."""
    words = row.words
    if not words[at].startswith("put") or words[at + 1 : at + 2] == []:
        return ()
    if words[at + 1] not in _DEFINITE or words[at + 3 : at + 4] != ["to"]:
        return ()
    if words[at + 2] not in _PLANS:
        return ()
    return parties_at(row, at + 4)[0]


def _from_whom(row: Row, subject: Subject) -> Party | None:
    """Whoever is meant in "X, from whom Y wants a loan"."""
    party = subject.party
    first = -1 if party is None else party.first
    first -= first > 0 and row.words[first - 1] in DETERMINERS
    if first < _WHOM or row.words[first - 1] not in ("whom", "which"):
        return None
    before = first - 2
    if row.words[before] not in ("from", "of"):
        return None
    before -= 1
    before -= before > 0 and row.words[before] == ","
    return climb(row, before) if row.mentions[before] is not None else None


def _judges(row: Row, at: int, subject: Subject) -> bool:
    """Whether "What X wanted" is only judged: "was never in doubt", "is certainty" of nobody."""
    party = subject.party
    if party is None or not party.first or row.words[party.first - 1] != "what":
        return False
    return row.words[at + 1 : at + 2] in (["is"], ["was"]) and (
        row.words[at + 2] in _JUDGED if at + 2 < len(row.words) else True
    )


def _asked_before(row: Row, subject: Subject) -> tuple[Party, ...]:
    """The object of the verb on which an asking one hangs: "wrote to X seeking", "met X to ask".

    Also whoever "whom" takes up: "X, whom both sides have asked to".
    """
    if subject.party is not None and row.words[subject.party.first - 1] == "whom":
        before = subject.party.first - 2
        before -= before > 0 and row.words[before] == ","
        if before >= 0 and row.mentions[before] is not None:
            return (climb(row, before),)
    if subject.linked is None or subject.party is None:
        return ()
    words = row.words
    for at in range(subject.party.last + 1, subject.linked):
        if row.mentions[at] is not None and words[at - 1] in ("in", "on", "at"):
            continue
        if row.mentions[at] is not None:
            return parties_at(row, at)[0]
    return ()


def _asked_within(row: Row, start: int | None, request: Stretches, kind: Kind) -> tuple[Party, ...]:
    """The party inside the words of a request: "talks with X", "X's support"."""
    if start is None or start >= len(row.words) or not request:
        return ()
    if kind == "offer" and (helped := helped_at(row, start)):
        return helped
    if kind == "request" and row.words[start] in _SEEING:  # "asked to see the premier"
        seen, _ = parties_at(row, start + 1)
        if seen and seen[0].mention is not None and seen[0].mention.kind != "place":
            return seen
    for at in range(start, min(request[0][1], len(row.words) - 1)):
        if row.words[at] in _TOWARDS[kind]:
            found, _ = parties_at(row, at + 1)
            if found and (found[0].mention is not None or found[0].pronoun):
                return found
    for at in range(start, min(len(row.words) - 1, start + 3)):
        if row.mentions[at] is not None and row.words[at + 1] in ("'s", "’s"):
            return (party_of(row, at, at, at),)
    if row.words[start] == "their":
        return (party_of(row, start, start, start),)
    return ()


def _with_agent(row: Row, complement: Complement) -> Complement:
    """With who asks at the end of a passive: "was urged to rethink the tax by X"."""
    if complement.start is None:
        return complement
    for at in range(complement.start + 1, min(len(row.words), complement.start + _FURTHER)):
        if row.words[at] in (",", ";", ":"):
            break
        if row.words[at] == "by":
            agents, _ = parties_at(row, at + 1)
            if agents and agents[0].mention is not None:
                return complement._replace(askers=agents)
    return complement


def _without(row: Row, request: Stretches, parties: tuple[Party, ...]) -> Stretches:
    """A request without "from X" or "by X" at its end, where X is asked or asks."""
    for start, end in request[:1]:
        for party in parties:
            before = party.first - 1
            before -= before > start and row.words[before] in DETERMINERS
            if start < before < end and row.words[before] in ("from", "by"):
                return ((start, before), *request[1:])
    return request


def _tells_no_ask(
    row: Row, at: int, verb: AskVerb, subject: Subject, complement: Complement
) -> bool | None:
    """False where the words of the verb tell of no ask; None where they may."""
    words = row.words
    if subject.negated or subject.nested or _is_visit(row, at, complement):
        return False
    if words[at].endswith("ing") and words[at - 1 : at] == ["before"]:
        return False  # "urged X to spend it before asking for more"
    of_nobody = verb.frame in ("person", "on", "to", "with") and not subject.passive
    if of_nobody and asks_nobody(row, at + 1 + (words[at + 1 : at + 2] in _LEADS)):
        return False
    start = complement.start
    if _judges(row, at, subject):
        return False
    if complement.question and start is not None:
        modal = not _MODALS.isdisjoint(words[start : start + 8])
        return None if modal and complement.question in ("whether", "if") else False
    if words[at] == "asked" and at and words[at - 1] in ("when", "if", "once"):
        return False
    if start is not None and words[start : start + 1] == ["not"] and not complement.asked:
        return False if _UNNAMED & set(words[start : start + 5]) else None
    if start is not None and not complement.asked and _UNNAMED & set(words[start : start + 4]):
        return False
    wish = verb.frame == "both" and verb.kind == "request"
    if wish and subject.party is not None and subject.party.word in _SELF:
        asked = complement.asked
        return None if asked and asked[0].mention and asked[0].mention.kind != "person" else False
    return None


def _asks_leave(row: Row, complement: Complement) -> bool:
    """Whether "asked her whether the price could be fixed" is put to somebody as a wish."""
    start = complement.start
    if complement.question not in ("whether", "if") or start is None or not complement.asked:
        return False
    return not _WISHES.isdisjoint(row.words[start : start + _FEW_AHEAD])


def _who_could(row: Row, complement: Complement) -> tuple[Party, ...]:
    """X in "asked if X could take 300 patients"."""
    start = complement.start
    if complement.question not in ("whether", "if") or start is None:
        return ()
    found, end = parties_at(row, start + 1)
    could = row.words[end : end + 1] == ["could"] and row.words[end + 1 : end + 2] != ["be"]
    return found if could and found and found[0].mention is not None else ()


def _is_visit(row: Row, at: int, complement: Complement) -> bool:
    """Whether "called on X" is a visit: nothing that X is to do follows."""
    words = row.words
    if not words[at].startswith("call") or words[at + 1 : at + 2] not in (["on"], ["upon"]):
        return False
    start = complement.start
    if start is None:
        return bool(complement.asked)
    return words[start : start + 1] != ["not"] and words[start - 1] not in (
        "to",
        "for",
        "that",
        ":",
        ",",
    )


def _approaches(row: Row, at: int) -> bool:
    """Whether "about" brings in no question: "approached X about a merger"."""
    return row.words[at].startswith(("approach", "sound"))


def _is_thing(row: Row, askers: tuple[Party, ...]) -> bool:
    """Whether the subject is a plan or a law, which asks nothing of anybody."""
    return any(p.mention is None and row.words[p.last] in _THINGS for p in askers)
