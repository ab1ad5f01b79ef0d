"""What a figure is the amount, share or number of, read from the grammar of its sentence.

A rule looks at one construction and gives the words of a label, or None; the first rule
that gives a word with content is believed. The order is from what stands closest to the
figure to what stands farthest.
"""

from __future__ import annotations

from collections.abc import Callable

from summarizer.grammar.figures.actions import whose
from summarizer.grammar.figures.after_figure import AFTER_RULES, COUNTING, MODIFYING, OF
from summarizer.grammar.figures.before_figure import BEFORE_RULES
from summarizer.grammar.figures.changes import CHANGING, comparative
from summarizer.grammar.figures.counted import counted_noun
from summarizer.grammar.figures.label import MOST_WORDS, Label, Rule, has_content, wording
from summarizer.grammar.figures.phrases import noun_phrase, simple_before
from summarizer.grammar.figures.place import Place, place_of
from summarizer.grammar.figures.soundness import sound
from summarizer.grammar.figures.tagging import Row, Token
from summarizer.grammar.figures.vocabulary import change_of

__all__ = ["is_converted", "measures_of"]

# A figure may take its label from the one before it, and that one from another.
_MOST_STEPS = 6
_FARTHEST = 16
_APART = frozenset(("“", "”", '"', ";"))
_SPOKEN = frozenset(("verb", "participle", "sub", "pron"))
_CHANGED = ("rise in", "fall in", "share of")
_MEANT = (" them", " these", " those")
_BRACKETS = ("(", "[", ",", ";")


def measures_of(row: Row, at: int, earlier: Callable[[], Row] = tuple) -> str | None:
    """The label of the figure at ``at``; ``earlier`` gives the sentence before it."""
    place = place_of(row, at)
    label = _Labels(row).of(at) or _clause(place) or _beside(place) or _behind(place)
    said = wording(row, label) if label else None
    if said is not None:
        return _with_meant(place, said, earlier)
    return _of_sentence(earlier())


def _with_meant(place: Place, label: str, earlier: Callable[[], Row]) -> str:
    """What "two of them" are, where the sentence before counted them."""
    if place.earlier is not None or not place.figure.text.endswith(_MEANT):
        return label
    figures = [token.figure for token in reversed(earlier()) if token.figure]
    noun = next((noun for figure in figures if (noun := counted_noun(figure))), None)
    short = noun is not None and len(f"{noun} {label}".split()) <= MOST_WORDS
    return f"{noun} {label}" if short else label


class _Labels:
    """The labels of one sentence's figures, each read at most once.

    A figure may take its label from the one before it: a conversion, a comparison, the
    second of a pair.
    """

    def __init__(self, row: Row) -> None:
        self._row = row
        self._read: dict[int, Label | None] = {}
        self._depth = 0

    def of(self, at: int) -> Label | None:
        """The label of the figure at ``at``, None where no rule says anything."""
        if at not in self._read:
            place = place_of(self._row, at)
            found = (self._sound(place, rule(place)) for rule in self._rules())
            self._read[at] = next((one for one in found if one), None)
        return self._read[at]

    def _sound(self, place: Place, label: Label | None) -> Label | None:
        """The label with its company, None where it says nothing or does not read as a name."""
        if not label or not has_content(self._row, label):
            return None
        return sound(place, _widened(place, label)) or sound(place, label)

    def _rules(self) -> tuple[Rule, ...]:
        """The rules in their order."""
        return (
            _exchange, self._converted, OF, self._moved, self._compared, self._better, COUNTING,
            MODIFYING, *AFTER_RULES, self._paired, CHANGING, self._reached, *BEFORE_RULES,
        )  # fmt: skip

    def _earlier(self, place: Place) -> Label | None:
        if place.earlier is None or self._depth == _MOST_STEPS:
            return None
        self._depth += 1
        label = self.of(place.earlier)
        self._depth -= 1
        return label

    def _converted(self, place: Place) -> Label | None:
        return self._earlier(place) if is_converted(place) else None

    def _compared(self, place: Place) -> Label | None:
        return self._earlier(place) if _is_compared(place) else None

    def _paired(self, place: Place) -> Label | None:
        return self._earlier(place) if _is_paired(place) else None

    def _reached(self, place: Place) -> Label | None:
        return _bare(self._earlier(place) or []) if _is_reached(place) else None

    def _better(self, place: Place) -> Label | None:
        return comparative(place, lambda: _bare(self._earlier(place) or []))

    def _moved(self, place: Place) -> Label | None:
        """ ", up 12.5% from a year earlier" says it of the figure before."""
        apart = place.token(place.left - 1).word in (",", "(", "—", "–", "-", ";")
        if place.before.word not in ("up", "down") or not apart:
            return None
        base = self._earlier(place)
        return [change_of(place.before.word), *_bare(base)] if base else None


def _widened(place: Place, label: Label) -> Label:
    """A noun that stands alone after the figure, with its company."""
    only = label[0]
    if len(label) > 1 or isinstance(only, str) or only[0] < place.at or only[1] - only[0] > 1:
        return label
    words = wording(place.row, label)
    return label + whose(place, only[1]) if words and " " not in words else label


def _bare(label: Label) -> Label:
    """The label without a change at its front, so that no change is said twice."""
    return label[1:] if label and label[0] in _CHANGED else label


# --- figures that belong together -------------------------------------------------------------


def _exchange(place: Place) -> Label | None:
    """ "($1 = 129.2 Kenyan shillings)" is a rate of exchange."""
    ends = len(place.row) - place.right <= 3
    return ["exchange rate"] if place.before.word == "=" and place.at <= 6 and ends else None


def is_converted(place: Place) -> bool:
    """Whether the figure is a conversion in brackets after another: "KSh 4.2bn ($32m)"."""
    row, at = place.row, place.at
    while at > 0 and row[at - 1].word not in _BRACKETS and place.at - at < 5:
        at -= 1
    if (
        at < 2
        or row[at - 1].word not in ("(", "[")
        or place.after.word not in (")", "]", ",", ";", "or")
    ):
        return False
    before = row[at - 2]
    return before.figure is not None or before.tag == "per" or _near_money(place)


def _near_money(place: Place) -> bool:
    near = place.earlier is not None and place.earlier > place.at - 7
    return near and place.figure.kind == "money"


def _is_paired(place: Place) -> bool:
    """Whether the figure is the second of "$2.10, or 3.8%", or ends a list of its kind."""
    if place.earlier is None or place.after.word == "of":
        return False
    said = _between(place)
    if said in (["or"], [",", "or"], ["/"], ["="]):
        return True
    listed = said in (["and"], [","], [",", "and"]) and place.after.tag in ("mark", "date")
    return listed and _alike(place)


def _is_reached(place: Place) -> bool:
    """Whether the figure is where the one before it leads: "8.1% to Rs 2,350 crore"."""
    return place.earlier is not None and _between(place) in (
        ["to"], ["from"], [",", "from"], [",", "to"], ["more", "to"],
    )  # fmt: skip


def _between(place: Place) -> list[str]:
    if place.earlier is None:
        return []
    start = place.earlier + 1
    if place.row[start].word == "of":
        start = noun_phrase(place.row, start + 1)
    row = place.row
    return [
        row[at].word
        for at in range(start, place.left + 1)
        if row[at].tag not in ("per", "adv", "date")
        and row[at].word not in ("(", ")")
        and not (row[at].tag in ("prep", "sub") and row[at + 1].tag == "date")
    ]


def _alike(place: Place) -> bool:
    other = place.row[place.earlier].figure if place.earlier is not None else None
    return other is not None and (other.kind, other.unit) == (place.figure.kind, place.figure.unit)


def _is_compared(place: Place) -> bool:
    """Whether the figure is set against the one before: "against 38.9 lakh tonnes a year ago"."""
    if place.earlier is None or place.after.word == "of":
        return False
    word, lead = place.before.word, place.token(place.left - 1).word
    if word in ("against", "versus", "than") or (word in ("to", "with") and lead == "compared"):
        after = place.after.tag
        return after == "det" or noun_phrase(place.row, place.right) == place.right
    if word == "to" and lead in ("equal", "equivalent"):
        return True
    return word == "from" and lead in ("up", "down")


# --- where no rule says anything --------------------------------------------------------------


def _clause(place: Place) -> Label | None:
    """The words around the figure, cut at marks, where they make no statement."""
    row, start = place.row, place.left + 1
    while start > 0 and place.left - start < 5 and not _parts(row[start - 1]):
        start -= 1
    end = place.right
    while end < len(row) and end - place.right < 5 and not _parts(row[end]):
        end += 1
    label: Label = [(start, place.left + 1), (place.at, end)]
    spoken = any(token.tag in _SPOKEN for token in row[start:end])
    return sound(place, label) if not spoken and has_content(row, label) else None


def _parts(token: Token) -> bool:
    """Whether the words around one figure end here: at a mark, or another figure."""
    return token.tag == "mark" or token.figure is not None


def _beside(place: Place) -> Label | None:
    """The noun phrase nearest before the figure in its sentence."""
    for end in range(place.at, 0, -1):
        if place.row[end - 1].word in _APART:
            return None
        start = simple_before(place.row, end)
        if start is not None and sound(place, [(start, end)]):
            return [(start, end)]
    return None


def _behind(place: Place) -> Label | None:
    """The noun phrase nearest after the figure in its sentence."""
    for start in range(place.right, min(len(place.row), place.right + _FARTHEST)):
        end = noun_phrase(place.row, start)
        if end > start and sound(place, [(start, end)]):
            return [(start, end)]
    return None


def _of_sentence(row: Row) -> str | None:
    """The first noun phrase of a sentence, for a fragment that follows it."""
    for at in range(min(len(row), 12)):
        end = noun_phrase(row, at)
        if end > at:
            return wording(row, [(at, end)])
    return None
