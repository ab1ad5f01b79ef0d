"""Reporting verbs with their speakers."""

from __future__ import annotations

from summarizer.scan.reporting.claims import denies
from summarizer.scan.reporting.clause import Clause
from summarizer.scan.reporting.company import role_of
from summarizer.scan.reporting.cues import (
    BE,
    DETERMINERS,
    FINITE,
    NOUNS,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    SKIPPED,
    TIMES,
    VERBS,
    Verb,
    word_set,
)
from summarizer.scan.reporting.described import is_plural
from summarizer.scan.reporting.hearers import hearers, interview
from summarizer.scan.reporting.interpolations import across
from summarizer.scan.reporting.objects import object_at, without_carriers
from summarizer.scan.reporting.participles import participle
from summarizer.scan.reporting.parties import Party, begins_clause, clause_start
from summarizer.scan.reporting.phrases import record_before
from summarizer.scan.reporting.subjects import party_before
from summarizer.scan.reporting.units import QUOTED, Row
from summarizer.scan.reporting.voices import issued_by, voices

__all__ = ["spoken"]

_MODALS = word_set("modals")
_MANY = word_set("many")
_ADVERBS = SKIPPED - {"has", "have", "had"}
_NOT_FINITE = BE | {"being", "get", "got", "as", "neither", "nor"}
_NOT_VERB = (_MODALS - {"n't"}) | {
    "the", "a", "an", "his", "her", "its", "their", "of", "with", "by", "from", "some",
}  # fmt: skip
_CLAIM_NOUNS = word_set("claim nouns")
_BEEN = BE | {"been"}
_PASSIVE = word_set("passive")
_FOND_OF = word_set("fond of")
# What "prefers to" and "went on to" leave a report: "prefers to blame", "went on to warn that".
_FOND = frozenset(("say", "that", "accuse"))
_SAID_SOMEBODY = PRONOUNS | DETERMINERS
_NOT_SPEAKERS = PREPOSITIONS | TIMES | VERBS.keys() | {QUOTED}
_HAVE = frozenset(("has", "have", "had"))
_ACCOUNTS = frozenset(("account", "accounts", "version", "story"))
_SPEAKERS = PEOPLE | PRONOUNS | NOUNS.keys()
_THOSE = frozenset(("those", "people"))
_RELATES = frozenset(("who", "which", "that", ",", QUOTED))


def spoken(row: Row, at: int, found: list[Clause]) -> Clause | None:
    word = row.words[at]
    verb = VERBS.get(word)
    if verb is None or (verb.company in ("quote", "back") and QUOTED not in row.words):
        return None
    if row.words[at - 1] == "," and _is_aside(row, at):
        return None
    if verb.form == "past" and row.words[at + 1 : at + 2] == ["by"]:
        passive = _passive(row, at, verb)
        if passive is not None:
            return passive
    if not _finite(row, at, verb):
        return None
    if verb.form == "ing":
        return participle(row, at, verb, found)
    inverted = _inverted(row, at, verb)
    if inverted is not None:
        return inverted
    role = role_of(row, at, verb)
    if role is None and not _is_disputed(row, at, verb):
        return None
    if verb.company == "expect" and found:
        return None  # "X said it expects to hire" is what X said
    issued = issued_by(row, at) if row.words[at - 1] == "," else None
    party = issued[0] if issued else _same_speaker(row, at, found)
    party = party or party_before(row, _without_fondness(row, at))
    if party is not None and verb.form == "plain" and not _agrees(row, party, verb, at):
        party = across(row, at - 1, plural=True) if row.words[at - 1] == "," else party
    if verb.company == "shows" and (party is None or not _is_record(row, party)):
        party = record_before(row, at)
    if party is None or not _agrees(row, party, verb, at):
        return None
    if party.pronoun and party.word in ("i", "we"):
        return None  # outside quotation marks it is whoever writes
    if row.small.startswith("neither", party.start - row.base):
        return None
    if _asks_what(row, party):
        return None
    if word.startswith("read") and (party.mention or party.word not in NOUNS):
        return None
    if party.first and row.words[party.first - 1] == "than" and role == "tail":
        return None  # "a third more than the ministry reported" says what others say
    party, carried = without_carriers(row, party)
    carriers = hearers(row, at) if verb.company == "told" else ()
    carriers += carried + interview(row, at)
    spoken_for = issued[1:] if issued else voices(row, party, at)
    if role is None and not spoken_for:
        return None  # "Oslo disputes that account" says nothing
    if verb.company == "shows" and role == "main" and any(c.role == "main" for c in found):
        role = "weak"  # "Tonpre said data showed": the data or, likelier, Tonpre
    denied = role is None or denies(row, at, verb)
    return Clause(role or "main", at, at, party, carriers, denied, spoken_for)


def _is_aside(row: Row, at: int) -> bool:
    """Whether it is "flew to, say, the coast" or "X, said to be ill, stayed"."""
    after = row.words[at + 1 : at + 3]
    return (row.words[at] == "say" and after[:1] == [","]) or (
        row.words[at] == "said" and after in (["to", "be"], ["to", "have"])
    )


def _is_disputed(row: Row, at: int, verb: Verb) -> bool:
    """Whether it is "disputed that account", which counts where somebody is sent to say it."""
    return verb.company == "claim" and not _ACCOUNTS.isdisjoint(row.words[at + 1 : at + 5])


def _asks_what(row: Row, party: Party) -> bool:
    """Whether it is "what X says matters"; "in what X says is a first" is a report."""
    first = party.first
    if not first or row.words[first - 1] != "what":
        return False
    return first < 2 or (row.words[first - 2] != "," and row.words[first - 2] not in PREPOSITIONS)


def _finite(row: Row, at: int, verb: Verb) -> bool:
    """Whether the word is a verb in its own right: not "is said to", "to say", "the claims"."""
    words = row.words
    before = at - 1
    while before >= 0 and at - before < 6 and words[before] in _ADVERBS:
        before -= 1
    word = words[before] if before >= 0 else ""
    if word in _NOT_FINITE:
        return False
    if verb.form == "past":
        # "A note shown to reporters" shows nothing yet.
        return word not in _NOT_VERB and (words[at] != "shown" or words[at - 1] in _HAVE)
    if words[at] in NOUNS and words[at + 1 : at + 2] == ["by"]:
        return False  # "claims by X"
    if verb.form == "plain":
        if word.isdigit() or word in ("a", "an", "the"):
            return False
        if word not in _MODALS or (word == "will" and verb.company in ("say", "told")):
            return True
        fond = _without_fondness(row, at) < at
        return (fond and verb.company in _FOND) or (verb.company == "say" and _says_only(row, at))
    return verb.form == "ing" or word not in _NOT_VERB


def _says_only(row: Row, at: int) -> bool:
    """Whether it is "would say only that" or "would only say"."""
    words = row.words
    modal = at - 2 if words[at - 1] == "only" else at - 1
    return words[modal] in ("would", "could") and "only" in words[at - 1 : at + 2]


def _without_fondness(row: Row, at: int) -> int:
    """Where the verb begins in "liked to say" and "went on to say"; the place itself in others."""
    words = row.words
    if at < 3 or words[at - 1] != "to":
        only = at > 1 and words[at - 1] == "only"
        return at - only - (words[at - only - 1] in ("would", "could") and _says_only(row, at))
    if words[at - 2] in _FOND_OF:
        return at - 2
    took = words.index("took", max(0, at - 6)) if "took" in words[max(0, at - 6) : at] else at
    if words[took + 1 : took + 2] == ["to"] and took + 2 < at:
        return took  # "took to Twitter to say"
    return at - 3 if words[at - 2] == "on" and words[at - 3] in ("went", "goes", "gone") else at


def _passive(row: Row, at: int, verb: Verb) -> Clause | None:
    """The clause of "was described by X as", "was accused by X of", "was confirmed by X"."""
    words = row.words
    before = at - 1
    while before >= 0 and at - before < 4 and words[before] in SKIPPED:
        before -= 1
    if before < 0 or words[before] not in _BEEN:
        return None
    party, carriers, end = object_at(row, at + 2)
    if party is None:
        return None
    if verb.company == "accuse":
        fits = "of" in words[end : end + 3] or words[at].startswith("blam")
        fits = fits or "of" in words[party.last + 1 : party.last + 3]
    elif verb.company == "quote":
        fits = QUOTED in words[at + 2 : at + 22]
    elif verb.company in ("claim", "deny"):
        fits = not _CLAIM_NOUNS.isdisjoint(words[max(0, at - 8) : at])
        return Clause("main", at, at, party, carriers, denies=True) if fits else None
    else:
        fits = words[at] in _PASSIVE
    return Clause("main", at, at, party, carriers) if fits else None


def _inverted(row: Row, at: int, verb: Verb) -> Clause | None:
    """The clause of ", said X", whose speaker stands after the verb."""
    words = row.words
    several = verb.form == "plain" and words[at - 1] == "," and verb.company == "say"
    if not (several or verb.form in ("past", "third")) or at + 1 >= len(words):
        return None
    if verb.company in ("shows", "deny", "claim", "accuse", "out"):
        return None
    if at == 0:  # "Said one: ..."
        if verb.company != "say" or words[1] not in _SAID_SOMEBODY:
            return None
        party, carriers, _ = object_at(row, 1)
        return party and Clause("tail", at, at, party, carriers)
    speaker = at + 2 if verb.company == "back" else at + 1  # "chimed in X"
    if words[at - 1] not in (",", QUOTED) or _NOT_SPEAKERS.issuperset(words[speaker : speaker + 1]):
        return None
    quoted = words[at - 1] == QUOTED or (at > 1 and words[at - 2] == QUOTED)
    if not quoted and verb.company not in ("say", "that"):
        return None
    party, carriers, end = object_at(row, speaker)
    if party is not None and words[party.first] in _THOSE:
        party = party._replace(word=words[party.first])  # "those close to the talks"
    if party is None or not _is_speaker(row, party):
        return None
    if several and not _agrees(row, party, verb, at):
        return None
    if not quoted and not _interrupts(row, at, party) and across(row, at - 1) is not None:
        return None
    first, last = (at + 1, min(end, at + 8)) if quoted else (party.last + 1, party.last + 6)
    if _has_finite(row, first, last):
        return None
    return Clause("tail", at, at, party, carriers)


def _interrupts(row: Row, at: int, party: Party) -> bool:
    """Whether it stands between subject and verb: "Mr X, says his adviser, wanted more"."""
    words = row.words
    first = clause_start(row, at)
    after = words[party.last + 1 : party.last + 3]
    if after[:1] != [","] or after[1:] in ([], ["who"], ["which"]):
        return False
    return "," not in words[first : at - 1] and begins_clause(row, at - 2)


def _is_speaker(row: Row, party: Party) -> bool:
    """Whether a phrase after the verb can be who speaks."""
    if party.mention is None:
        return party.word in _SPEAKERS or party.word in _THOSE
    return row.words[party.last + 1 : party.last + 2] != ["'s"]


def _has_finite(row: Row, first: int, last: int) -> bool:
    words = row.words
    for index in range(first, min(len(words), last)):
        word = words[index]
        if word in _RELATES:
            return False
        if word in FINITE or (word in VERBS and VERBS[word].form == "past"):
            return True
        if word.endswith("ed") and row.mentions[index - 1] is not None:
            return True
    return False


def _same_speaker(row: Row, at: int, found: list[Clause]) -> Party | None:
    """The speaker before "and said", "but warned" in the same clause."""
    if not found:
        return None
    before = at - 1
    while before >= 0 and at - before < 6 and row.words[before] in SKIPPED:
        before -= 1
    if before < 0 or row.words[before] not in ("and", "but", "then", "or"):
        return None
    spoke = [clause for clause in found if clause.role in ("main", "weak") and clause.party]
    return spoke[-1].party if spoke else None


def _agrees(row: Row, party: Party, verb: Verb, at: int) -> bool:
    """Whether a plain form has a plural subject ("sources say"), so that it is a verb."""
    if verb.form == "past":
        return True
    mention = party.mention
    if verb.form == "third":
        return (
            row.words[at] not in NOUNS
            or mention is None
            or mention.kind != "group"
            or (not mention.text.endswith("s"))
        )
    if (
        party.word in _MANY
        or party.word in _THOSE
        or row.words[at - 1] in ("will", "would", "could", "only", "to")
    ):
        return True
    if mention is None:
        return party.word.endswith("s") or party.word in ("data", "people", "police")
    return mention.kind == "group" and ("s " in mention.text or is_plural(mention.text))


def _is_record(row: Row, party: Party) -> bool:
    if party.mention is None:
        return party.word in NOUNS
    return any(word in NOUNS for word in row.words[party.first : party.last + 1])
