"""The article's side of the page: its text, character for character, and what is marked in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.show.html.elements import Html, element, joined
from summarizer.show.html.segments import Mark, Segment, Stretch, cut
from summarizer.show.visible import is_unseen, visible

__all__ = ["characters", "ranges", "segment", "text_anchor", "text_pane"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BLANK = " \t\r\n"
_LONGEST_NAME = 6
# What stands behind a mark of no item, and what is said aloud there.
_LOOSE = {"unused": ("○", "left out"), "refused": ("✕", "refused"), "warned": ("!", "warning")}


def text_anchor(start: int) -> str:
    """Where a link to the words at that offset goes."""
    return f"text-{start}"


def ranges(places: Iterable[tuple[int, int]]) -> str:
    """Places as the page's own script looks them up."""
    return " ".join(f"{start}-{end}" for start, end in places)


def text_pane(stretches: Sequence[Stretch], marks: Iterable[Mark]) -> Html:
    """The stretches in paragraphs, each with its marks and, behind each mark, whose it is."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    shown: list[str] = []
    for number, stretch in enumerate(stretches):
        if number or stretch.start:
            shown.append(element("p", "…", class_="gap"))
        shown += _paragraphs(stretch, ordered)
    return joined(shown)


def segment(cut_: Segment, *, anchored: bool) -> Html:
    """One segment; ``anchored`` where links lead to it."""
    if not cut_.marks:
        return characters(cut_.text)
    classes, items = _covering(cut_.marks)
    own = dict.fromkeys((m.start, m.end) for m in cut_.marks if m.kind == "words")
    return element(
        "span",
        characters(cut_.text),
        id=text_anchor(cut_.start) if anchored else None,
        class_=" ".join(("seg", *classes)),
        data_items=items,
        data_words=ranges(own) or None,
    )


def _covering(marks: Iterable[Mark]) -> tuple[list[str], str | None]:
    """How what these marks cover looks, and the anchors of the items that it is evidence of."""
    evidence = [mark for mark in marks if mark.kind != "words"]
    slots = [mark.slot for mark in evidence if mark.slot is not None]
    lines = [f"in{slot}" for slot in dict.fromkeys(slots)]
    double = [f"twice{slot}" for slot in dict.fromkeys(slots) if slots.count(slot) > 1]
    loose = dict.fromkeys(mark.kind for mark in evidence if mark.slot is None)
    keys = " ".join(dict.fromkeys(mark.key for mark in evidence))
    return [*lines, *double, *loose], keys or None


def characters(text: str) -> Html:
    """The text of an article: nothing in it is obeyed, and each character can be told.

    One that would not be seen stands as an escape in an element that names it, and a line end
    that HTML would change as a reference.
    """
    shown: list[str] = []
    for number, one in enumerate(text):
        if one == "\r":
            is_alone = text[number + 1 : number + 2] != "\n"
            shown.append(Html("&#13;<br>" if is_alone else "&#13;"))
        elif one in "\n\t" or not is_unseen(one):
            shown.append(one)
        else:
            shown.append(_unseen(one))
    return joined(_runs(shown))


def _runs(parts: Iterable[str]) -> Iterator[str]:
    """The same with single characters put together."""
    run: list[str] = []
    for part in parts:
        if isinstance(part, Html):
            yield from ["".join(run)] if run else []
            yield part
            run.clear()
        else:
            run.append(part)
    yield "".join(run)


def _unseen(character: str) -> Html:
    code = ord(character)
    escape = visible(character) if character not in "\v\f" else f"\\x{code:02x}"
    name = unicodedata.name(character, "control character").lower()
    return element("span", escape, class_="unseen", title=name, data_character=f"{code:x}")


# Paragraphs ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Offsets of a paragraph and of the white space behind it."""

    start: int
    end: int
    gap: int


def _paragraphs(stretch: Stretch, marks: Sequence[Mark]) -> Iterator[str]:
    bounds = list(_bounds(stretch))
    borders = [offset for one in bounds for offset in (one.start, one.end)]
    waiting = iter(cut(stretch, marks, borders))
    references = _References(stretch, marks)
    current = next(waiting, None)
    for one in bounds:
        shown: list[str] = []
        while current is not None and current.start < one.end:
            shown += (segment(current, anchored=True), references.behind(current))
            current = next(waiting, None)
        shown.append(references.upto(one.gap, ()))
        yield element("p", *shown, dir="auto") if one.end > one.start else joined(shown)
        while current is not None and current.start < one.gap:
            yield _gap(current)
            current = next(waiting, None)


def _gap(between: Segment) -> Html:
    """White space between paragraphs, which is there and takes no room."""
    text = Html(between.text.replace("\r", "&#13;"))
    return element("span", text, id=text_anchor(between.start)) if between.marks else text


def _bounds(stretch: Stretch) -> Iterator[_Paragraph]:
    """Lines between blank ones; where no line is blank, each line for itself."""
    lines = [(m.start(), m.end(), not m[0].strip(_BLANK)) for m in _LINE.finditer(stretch.text)]
    lines = [line for line in lines if line[0] < line[1]]
    full = [number for number, (_, _, blank) in enumerate(lines) if not blank]
    has_blank = any(lines[number][2] for number in range(full[0], full[-1])) if full else True
    starts = [number for number in full if number and (lines[number - 1][2] or not has_blank)]
    for first, last in pairwise([0, *starts, len(lines)] if lines else []):
        start, end = lines[first][0], lines[last - 1][1]
        body = len(stretch.text[start:end].rstrip(_BLANK))
        yield _Paragraph(stretch.start + start, stretch.start + start + body, stretch.start + end)


class _References:
    """Behind the words that a mark ends with: whose mark it is, as a link there."""

    def __init__(self, stretch: Stretch, marks: Iterable[Mark]) -> None:
        ending = [m for m in marks if m.kind != "words" and m.end > stretch.start]
        self._marks = sorted(ending, key=lambda mark: (mark.end, mark.slot is None, mark.slot))
        self._next = 0

    def behind(self, before: Segment) -> Html:
        """Links for the marks that end with the segment."""
        return self.upto(before.end, [mark for mark in before.marks if mark.end > before.end])

    def upto(self, end: int, through: Sequence[Mark]) -> Html:
        """Links for the marks that end here and were not yet linked; others may go on."""
        first = self._next
        while self._next < len(self._marks) and self._marks[self._next].end <= end:
            self._next += 1
        links = [_reference(mark) for mark in _told_once(self._marks[first : self._next])]
        if not links:
            return Html("")
        classes, items = _covering(through)
        return element("span", *links, class_=" ".join(("refs", *classes)), data_items=items)


def _told_once(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Of several losses of one kind at one place only the first."""
    told: set[tuple[int, str]] = set()
    for mark in marks:
        if mark.slot is not None or (mark.end, mark.kind) not in told:
            yield mark
        told.add((mark.end, mark.kind))


def _reference(mark: Mark) -> Html:
    classes = f"ref s{mark.slot}" if mark.slot is not None else f"ref {mark.kind}"
    shown, label = _LOOSE.get(mark.kind, (mark.name, None))
    if label is None and len(shown) > _LONGEST_NAME:
        shown, label = shown[:1], shown
    return element("a", shown, class_=classes, href=f"#{mark.key}", aria_label=label)
