"""Whether a label reads as the name of a thing: no verb first, no speech, nothing broken off."""

from __future__ import annotations

from summarizer.grammar.figures.actions import PARTICLES
from summarizer.grammar.figures.label import Label, Piece, wording
from summarizer.grammar.figures.negation import denial_of, denial_start
from summarizer.grammar.figures.place import Place, is_lasting
from summarizer.grammar.figures.tagging import Row, Token
from summarizer.grammar.figures.verb_forms import verb_forms
from summarizer.lexicon import words

__all__ = ["sound"]

_SAYING = frozenset(("said", "says", "say", "saying", "told", "tells", "tell"))
# "Claims that people work": what is claimed is no part of the name of the claims.
_CONTENT_NOUNS = frozenset(words("measures-content-nouns"))
_OPENING = frozenset(("det", "and", "rel", "mark", "pron", "own", "aux", "modal", "adv"))
_NEGATIVE = frozenset(("no", "not", "never", "neither", "none", "nobody", "nor"))
_VERBAL = ("verb", "participle")


def sound(place: Place, label: Label) -> Label | None:
    """The label, mended where a word does that, or None where it does not read as a name."""
    row = place.row
    mended = _with_denials(row, _unhedged(row, label))
    mended = _agreeing(place, mended) if mended is not None else None
    mended = _led(place, mended) if mended is not None else None
    if mended is None or not mended or _is_speech(row, mended) or _is_person(row, mended):
        return None
    return mended if wording(row, mended) else None


def _unhedged(row: Row, label: Label) -> Label:
    """The label without the "up" of the "up to" that it was cut in."""
    last = label[-1]
    if isinstance(last, str) or last[1] >= len(row) or last[1] - last[0] < 2:
        return label
    hedged = row[last[1] - 1].word == "up" and row[last[1]].word == "to"
    return [*label[:-1], (last[0], last[1] - 1)] if hedged else label


def _tokens(row: Row, label: Label) -> list[tuple[int, Token]]:
    return [(at, row[at]) for piece in label if not isinstance(piece, str) for at in range(*piece)]


# --- denied verbs -----------------------------------------------------------------------------


def _with_denials(row: Row, label: Label) -> Label | None:
    """The label with "not" before a verb that is denied: without it it would say the opposite."""
    found: Label = []
    for piece in label:
        if isinstance(piece, str):
            found.append(piece)
            continue
        verb = _denied_verb(row, piece, label)
        if verb is None:
            found.append(piece)
            continue
        start = denial_start(row, verb)
        last = found[-1] if found else ""
        if start is None:
            return None
        if not isinstance(last, str) and last[1] == start:
            found.append((start, piece[1]))  # "EU has not paid Hungary"
        elif "participle" in verb_forms().get(row[verb].word, ()) or row[verb].word.endswith("ed"):
            found += [(piece[0], verb), "not", (verb, piece[1])]
        elif not isinstance(last, str) and last[1] <= start:
            found.append((start, piece[1]))
        else:
            return None
    return [piece for piece in found if isinstance(piece, str) or piece[0] < piece[1]]


def _denied_verb(row: Row, piece: tuple[int, int], label: Label) -> int | None:
    """The verb of a piece that is denied outside the label; "to approve" asserts nothing."""
    for verb in range(*piece):
        if row[verb].tag not in _VERBAL or (verb and row[verb - 1].tag == "to"):
            continue
        if denial_of(row, verb) is not None:
            if denial_start(row, verb) is None:
                return verb  # "no one paid", whatever else is said
            said = any(
                token.word in _NEGATIVE or token.word.endswith(("n't", "n’t"))
                for _, token in _tokens(row, label)
            )
            return None if said else verb
    return None


# --- the beginning ----------------------------------------------------------------------------


def _led(place: Place, label: Label) -> Label | None:
    """The label with a noun before a participle that opens it: "amount borrowed from banks"."""
    row = place.row
    rest = label[1:] if label[:1] == ["not"] else label
    if not rest or isinstance(rest[0], str):
        return label
    first = next(((at, t) for at, t in _tokens(row, rest) if t.tag not in _OPENING), None)
    if first is None:
        return label
    at, token = first
    if token.word == "up":
        return None
    if token.tag not in _VERBAL:
        alone = token.tag == "ing" and len(_tokens(row, rest)) == 1
        alone = alone and place.figure.kind == "money"
        return None if alone else label
    if token.word == "cost":
        return label
    forms = verb_forms().get(token.word, frozenset())
    ends = _end_of(rest, at)
    after = rest[1 + next(n for n, p in enumerate(rest) if _holds(p, at)) :]
    noun = _head(place, at, ends, bool(after))
    lead = row[at - 1].tag if at else "mark"
    if place.before.word == "at":
        return None
    if noun is None:
        return _without_verb(row, at, ends, after)
    if lead == "modal" and noun == "share":
        return [noun, "that", (at - 1, ends), *after]
    if "base" in forms and lead in ("to", "modal"):
        return [noun, "to", (at, ends), *after]
    if "participle" not in forms and (forms or not token.word.endswith("ed")):
        return _without_verb(row, at, ends, after)
    if ends > at + 1 and after and not isinstance(after[0], str) and row[after[0][0]].tag == "to":
        return [noun, *after]  # "asked the World Bank for $500m to complete a plant"
    return [noun, *label[: len(label) - len(rest)], (at, ends), *after]


def _without_verb(row: Row, at: int, end: int, after: Label) -> Label | None:
    """The object of the verb that a label opens with, None where it has none."""
    start = at + 1
    while start < end and (row[start].tag in ("more", "adv") or row[start].word in PARTICLES):
        start += 1
    if start < end and row[start].tag in ("noun", "name", "adj", "det", "own", "figure"):
        return [(start, end), *after]
    return None


def _head(place: Place, at: int, end: int, goes_on: bool) -> str | None:
    """What the figure is an amount of, in one light word; its unit if that is a word."""
    figure = place.figure
    if figure.kind == "money":
        return "amount"
    if figure.kind == "percent":
        return "share"
    if figure.unit is None:
        return "number" if goes_on or end == at + 1 else None
    if is_lasting(figure):
        follows = place.row[at + 1 : end]
        if follows and (follows[0].tag != "prep" or follows[0].word in PARTICLES):
            return None  # "thrashed out the plan" in two hours
        if not follows and not goes_on:
            return None
    # A unit that its neighbour has lent it stands elsewhere.
    said = len(figure.unit) > 1 and figure.unit in figure.text
    return figure.unit if said else "number"


def _end_of(label: Label, at: int) -> int:
    return next(p[1] for p in label if not isinstance(p, str) and _holds(p, at))


def _holds(piece: Piece, at: int) -> bool:
    return not isinstance(piece, str) and piece[0] <= at < piece[1]


# --- the rest ---------------------------------------------------------------------------------


def _agreeing(place: Place, label: Label) -> Label | None:
    """The label up to a verb that does not go with its noun ("workers earns") or a claim."""
    row = place.row
    before: Token | None = None
    for at, token in _tokens(row, label):
        single = _is_single(row, at)
        if before is not None and single and _is_plural(before):
            # A share of the workers is still one; a sum is not "workers".
            return _until(label, at) if isinstance(label[0], str) else None
        if before is not None and token.word == "that" and before.word in _CONTENT_NOUNS:
            return None
        before = token
    joined = [n for n, piece in enumerate(label) if piece == "that"]
    for index in joined:
        head = label[index - 1] if index else ""
        if not isinstance(head, str) and row[head[1] - 1].word in _CONTENT_NOUNS:
            return None
    return label


def _is_single(row: Row, at: int) -> bool:
    """Whether the word is a verb of one thing: "earns less", "pays the"."""
    if "third" not in verb_forms().get(row[at].word, ()):
        return False
    follows = row[at + 1].tag if at + 1 < len(row) else "mark"
    return row[at].tag == "verb" or follows in ("det", "pron", "more")


def _until(label: Label, end: int) -> Label:
    kept: Label = []
    for piece in label:
        if isinstance(piece, str):
            kept.append(piece)
        elif piece[0] < end:
            kept.append((piece[0], min(end, piece[1])))
    while kept and kept[-1] == "that":
        kept.pop()
    return kept


def _is_plural(token: Token) -> bool:
    plain = token.tag in ("noun", "name") and token.text.islower()
    return (
        plain
        and token.text.endswith("s")
        and not token.text.endswith(("ss", "us", "is", "ics", "ews"))
    )


def _is_speech(row: Row, label: Label) -> bool:
    return any(token.text in _SAYING for _, token in _tokens(row, label))


def _is_person(row: Row, label: Label) -> bool:
    """Whether the label is nothing but somebody's name."""
    named = [token for _, token in _tokens(row, label) if token.tag not in ("det", "mark")]
    plain = all(token.name is not None and token.name.kind == "person" for token in named)
    return plain and not any(isinstance(piece, str) for piece in label)
