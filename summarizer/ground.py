"""One answer and the article: the spans that bear it out, or a refusal.

Pure. Matching is exact after folding white space and quotation marks, and nothing else:
no edit in a letter, a digit, a unit, a currency or a name, ever.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from summarizer.article import Mention, Sentence
from summarizer.folding import Folded, fold
from summarizer.lexicon import listed
from summarizer.scan.mentions import DateMention, FigureMention, NameMention, Scan
from summarizer.scan.names.heads import HEADS
from summarizer.scan.reporting.cues import NOUNS
from summarizer.wording import Wordings

__all__ = ["BEHIND", "Grounding", "Refusal"]

_WORD = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*")
_SPACED_INITIALS = re.compile(r"\b[A-Z]\.(?: [A-Z]\.){1,4}")
_NOT_DIGITS = re.compile(r"[^0-9.]")
_LONGEST_NAME = 200
_SOURCES = HEADS | NOUNS.keys()
# What follows the noun of a description: "sources from the ministry", "a person who was there".
BEHIND = re.compile(r",|\s(?:at|briefed|close|familiar|from|in|of|to|who|with)\b")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that the article does not bear out, and why.

    ``goes_back`` is False where asking again would not pay: the field is left empty.
    """

    section: str
    field: str | None
    value: str | None
    sentence: int | None
    reason: str
    goes_back: bool = True

    def __str__(self) -> str:
        where = f"{self.section}.{self.field}" if self.field else self.section
        at = f" (sentence {self.sentence})" if self.sentence else ""
        value = f" {self.value!r}" if self.value is not None else ""
        return f"{where}{at}:{value} {self.reason}"


class Grounding:
    """Looks up in one article what an answer claims to have from it."""

    def __init__(self, text: str, scan: Scan) -> None:
        self.text = text
        self.scan = scan
        self._folded = Folded(text)
        self.folded = self._folded.text

    # Spans ---------------------------------------------------------------------------

    def sentence(self, number: int) -> Sentence | None:
        """The sentence of that number, None when the article has no such sentence."""
        if 1 <= number <= len(self.scan.sentences):
            return self.scan.sentences[number - 1]
        return None

    def words(self, claimed: str, near: Iterable[Mention] = ()) -> Mention | None:
        """Where the claimed words stand, the first place inside ``near`` if there is one.

        They must begin and end at word borders: "Gil" does not stand in "Gill".
        """
        wanted = fold(claimed)
        if not wanted or len(wanted) > len(self.folded):
            return None
        stretches = sorted(near, key=lambda stretch: stretch.start)
        inside = (place for stretch in stretches for place in self._inside(wanted, stretch))
        return next(inside, None) or next(self.places(wanted), None)

    def _inside(self, wanted: str, stretch: Mention) -> Iterator[Mention]:
        later = self.places(wanted, stretch.start)
        return takewhile(lambda place: place.end <= stretch.end, later)

    def places(self, wanted: str, start: int = 0) -> Iterator[Mention]:
        """Every place where the folded words stand, in order, but for what cannot be read there."""
        is_number = not any(map(str.isalpha, wanted))
        for first, last in self._folded.places(wanted, start):
            if any(one.start < last and first < one.end for one in self.scan.unreadable):
                continue
            if is_number and self._is_cut_out(wanted, first, last):
                continue
            yield Mention(first, last, self.text[first:last])

    def _is_cut_out(self, number: str, first: int, last: int) -> bool:
        """Whether it is the beginning of a figure of another value: "£2.4" of "£2.4 million"."""
        digits = _NOT_DIGITS.sub("", number)
        return any(
            f.start <= first and last < f.end and digits not in (str(f.value), str(f.value_high))
            for f in self.scan.figures
        )

    # Published types -----------------------------------------------------------------

    def name(self, claimed: str, near: Iterable[Mention] = ()) -> Mention | str:
        """Where the name stands, or the reason why it is none of this article's."""
        if len(claimed) > _LONGEST_NAME:
            return "is too long for a name"
        if all(word.lower() in listed("small-words") for word in _WORD.findall(claimed)):
            return "is not a name"
        place = self.words(claimed, near)
        if place is None:
            return "does not stand in the article"
        return place if self._may_be_name(place) else "is not a name"

    def source(self, claimed: str, near: Iterable[Mention] = ()) -> Mention | str:
        """Where the source stands, a name or a document, or why it is none of this article's."""
        found = self.name(claimed, near)
        place = self.words(claimed, near)
        if isinstance(found, str) and place is not None and _head(place.text) in _SOURCES:
            return place
        return found

    def _may_be_name(self, place: Mention) -> bool:
        """Whether the words lie in one sentence and hold a name, by the scanner or a capital.

        So may words that describe a party: "the world's poorest states", "two officials".
        """
        if not any(s.start <= place.start and place.end <= s.end for s in self.scan.sentences):
            return False
        if any(name.start < place.end and place.start < name.end for name in self.scan.names):
            return True
        if _head(place.text) in HEADS:
            return True
        # A script without capitals shows nothing either way.
        initials = (word[:1] for word in _WORD.findall(place.text))
        return any(initial.isalpha() and not initial.islower() for initial in initials)

    def bearer(self, mention: Mention) -> NameMention | None:
        """The scanner's reading of a name: its fullest form, role and affiliation."""
        return self.bearers.get(fold(mention.text))

    def date(self, claimed: str, near: Iterable[Mention] = ()) -> DateMention | str:
        """The scanner's reading of words for a time, or why there is none."""
        place = self.words(claimed, near)
        if place is None:
            return "does not stand in the article"
        for date in self.scan.dates:
            if date.start < place.end and place.start < date.end:
                return date
        return "is not a time that can be read"

    def figure(self, label: str) -> FigureMention | str:
        """The figure of that label ("F3") or of exactly these words, or why there is none."""
        if fold(label) in self._figure_words:
            return self._figure_words[fold(label)]
        number = label[1:] if label[:1] in ("F", "f") else ""
        # isdecimal alone lets through digits of other scripts, which no label has
        if not (number.isascii() and number.isdecimal() and len(number) < 9):
            return "is not the label of a figure"
        if not 1 <= int(number) <= len(self.scan.figures):
            return f"is out of range: the figures are F1 to F{len(self.scan.figures)}"
        return self.scan.figures[int(number) - 1]

    def spaced(self, claimed: str) -> str:
        """The wording with initials spaced as the article has them: "U.S." for "U. S."."""

        def printed(match: re.Match[str]) -> str:
            joined = match[0].replace(" ", "")
            return joined if joined in self.text else match[0]

        return _SPACED_INITIALS.sub(printed, claimed)

    def wording(self, claimed: str) -> str | None:
        """Why the wording cannot stand, None when every name and number in it is the article's."""
        return self._wordings.refusal(claimed)

    # Worded text ---------------------------------------------------------------------

    @cached_property
    def _wordings(self) -> Wordings:
        return Wordings(self)

    @cached_property
    def times(self) -> frozenset[str]:
        """The words for times, folded and in small letters."""
        return frozenset(fold(date.text).lower() for date in self.scan.dates)

    @cached_property
    def _figure_words(self) -> dict[str, FigureMention]:
        """Figures by their words, those whose words stand in the article only once."""
        told = Counter(fold(figure.text) for figure in self.scan.figures)
        return {fold(f.text): f for f in self.scan.figures if told[fold(f.text)] == 1}

    @cached_property
    def bearers(self) -> dict[str, NameMention]:
        """The scanner's reading of each folded form of a name that one bearer has."""
        bearers: dict[str, NameMention] = {}
        fulls: dict[str, set[str]] = {}
        for name in self.scan.names:
            for form in (name.full, name.text):
                known = bearers.get(fold(form))
                if known is None or (known.role is None and name.role is not None):
                    bearers[fold(form)] = name
                fulls.setdefault(fold(form), set()).add(name.full)
        # A form that two people bear says nothing of either's role.
        return {form: name for form, name in bearers.items() if len(fulls[form]) == 1}


def _head(description: str) -> str:
    """The noun of a description: "sources" of "two sources from the ministry"."""
    told = _WORD.findall(BEHIND.split(description, maxsplit=1)[0])
    return told[-1].lower() if told else ""
