"""A scan for a person: the article with what was found in it marked where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from summarizer.article import Article, Mention, Sentence
from summarizer.look import Look
from summarizer.notices import warnings_of
from summarizer.scan.mentions import (
    DateMention,
    FigureMention,
    Furniture,
    NameMention,
    OwnMention,
    Reporting,
    Scan,
)
from summarizer.show.contents import slots
from summarizer.show.outline import Line
from summarizer.show.page import Page
from summarizer.show.styled import alert
from summarizer.show.theme import hue
from summarizer.show.values import plain_number, words
from summarizer.show.visible import one_line

__all__ = ["to_marked"]

# Those of the sections that they are candidates for, and of what is told apart nowhere else.
_SLOTS = slots()
_STYLES = {
    "F": hue(_SLOTS["figures"]),
    "N": "title",
    "D": "normalised",
    "R": hue(_SLOTS["attributions"]),
    "M": hue(_SLOTS["meetings"]),
    "A": hue(_SLOTS["asks"]),
    "C": "label",
}
_PLURALS = {
    "sign of a meeting": "signs of a meeting",
    "sign of an ask": "signs of an ask",
    "candidate of your own": "candidates of your own",
}
_LEGEND = (
    "F figure, N name, D date, R reporting word, M sign of a meeting, A sign of an ask. Nothing"
    " here was judged by a model: M and A are candidates, and the first source is the likeliest."
)
_OWN = " C is a candidate of your own scanner, for the section named."


@dataclass(frozen=True, slots=True)
class _Mark:
    """A finding: its label, where it is marked, and what its words do not say by themselves."""

    label: str
    start: int
    end: int
    note: str


def to_marked(article: Article, scan: Scan, look: Look | None = None) -> str:
    """Each sentence with its findings in brackets, and below it what they come to.

    For paper unless told; characters that a terminal would obey are shown as escapes.
    """
    page = Page(look or Look())
    page.write_row(_about(article, scan))
    for warning in warnings_of(article, scan):
        line = Line(words(warning.code), one_line(warning.text))
        page.write(alert(line, "doubt"), Text("! ", "doubt"))
    marks = sorted(_marks(scan), key=lambda mark: (mark.start, -mark.end))
    starts = [mark.start for mark in marks]
    furniture = {(f.start, f.end): f for f in scan.furniture}
    for sentence in scan.sentences:
        page.gap()
        own = marks[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        apart = furniture.get((sentence.start, sentence.end))
        _write_sentence(page, sentence, own, apart)
    page.gap()
    page.write(Text(_LEGEND + (_OWN if scan.own else ""), style="quiet"))
    return page.text()


def _about(article: Article, scan: Scan) -> Iterator[Text]:
    yield Text(f"{article.characters:,} characters", "quiet")
    own: Sequence[tuple[str, str, Sequence[object]]] = (
        ((_STYLES["C"], "candidate of your own", scan.own),) if scan.own else ()
    )
    counts: tuple[tuple[str, str, Sequence[object]], ...] = (
        ("quiet", "sentence", scan.sentences),
        (_STYLES["F"], "figure", scan.figures),
        (_STYLES["N"], "name", scan.names),
        (_STYLES["D"], "date", scan.dates),
        (_STYLES["R"], "reported sentence", scan.reporting),
        (_STYLES["M"], "sign of a meeting", scan.meetings),
        (_STYLES["A"], "sign of an ask", scan.asks),
        *own,
    )
    for style, name, found in counts:
        many = _PLURALS.get(name, f"{name}s")
        number = f"{len(found):,}"
        yield Text.assemble((number, style), f" {name if len(found) == 1 else many}")
    if article.published is not None:
        yield Text(f"published {article.published}", "quiet")


def _marks(scan: Scan) -> Iterator[_Mark]:
    found: dict[str, Iterable[Mention]] = {
        "F": scan.figures,
        "N": scan.names,
        "D": scan.dates,
        "R": scan.reporting,
        "M": scan.meetings,
        "A": scan.asks,
        "C": scan.own,
    }
    known: set[str] = set()
    for letter, mentions in found.items():
        for number, mention in enumerate(mentions, start=1):
            place: Mention = mention
            if isinstance(mention, Reporting):
                # A sentence inside a running quotation has no word that says so.
                place = mention.cue or Mention(mention.start, mention.start, "")
            note = _note(mention)
            if isinstance(mention, NameMention):
                # Who bears a name is said where it stands first, and where it stands shortened.
                note = "" if mention.full in known and mention.full == mention.text else note
                known.add(mention.full)
            yield _Mark(f"{letter}{number}", place.start, place.end, note)


def _note(mention: Mention) -> str:
    match mention:
        case FigureMention():
            return _figure(mention)
        case NameMention():
            return _name(mention)
        case DateMention():
            return _days(mention)
        case Reporting():
            return _voices(mention)
        case OwnMention():
            return mention.section
    return ""


def _figure(figure: FigureMention) -> str:
    high = None if figure.value_high is None else f"{figure.value_high:f}"
    parts = [plain_number(f"{figure.value:f}", high, figure.unit)]
    parts += [words(figure.bound)] if figure.bound != "exact" else []
    parts += [figure.change] if figure.change else []
    parts += [figure.per] if figure.per else []
    return f"{figure.kind} {', '.join(parts)}"


def _name(name: NameMention) -> str:
    parts = [name.full if name.full != name.text else "", name.role or "", name.affiliation or ""]
    known = ", ".join(part for part in parts if part)
    return f"{name.kind}: {known}" if known else name.kind


def _days(date: DateMention) -> str:
    if date.first is None and date.last is None:
        return "no interval"
    if date.first == date.last:
        return str(date.first)
    return f"{date.first or ''} to {date.last or ''}".strip()


def _voices(reporting: Reporting) -> str:
    readings = [" → ".join(source.text for source in chain) for chain in reporting.chains]
    first, *others = readings or ["nobody named"]
    perhaps = f" (or {', or '.join(others)})" if others else ""
    runs_on = "" if reporting.cue else "goes on: "
    denied = "denied by " if reporting.stance == "denied" else ""
    return f"{runs_on}{denied}{first}{perhaps}"


def _write_sentence(
    page: Page, sentence: Sentence, marks: list[_Mark], apart: Furniture | None
) -> None:
    number = f"{sentence.number:>3}  "
    text = _marked(sentence, [mark for mark in marks if mark.end > mark.start])
    if apart is not None:
        text = Text.assemble((f"{apart.kind}: ", "quiet"), text)
    page.write(text, number)
    notes = [_note_line(mark) for mark in marks if mark.note]
    if notes:
        page.write_row(notes, " " * len(number))


def _note_line(mark: _Mark) -> Text:
    return Text.assemble((mark.label, _STYLES[mark.label[0]]), (f" {one_line(mark.note)}", "quiet"))


def _marked(sentence: Sentence, marks: list[_Mark]) -> Text:
    """The sentence with a bracket at both ends of every mark; marks may overlap."""
    # At one place, what ends there is closed before what starts there is opened.
    edges = [(mark.end, 0, -mark.start, mark) for mark in marks]
    edges += [(mark.start, 1, -mark.end, mark) for mark in marks]
    edges.sort(key=lambda edge: edge[:3])
    line, at, open_marks = Text(), sentence.start, list[_Mark]()
    for position, opens, _, mark in edges:
        upto = min(position, sentence.end)
        line.append(_plain(sentence, at, upto), style=_style(open_marks))
        at = max(at, upto)
        if opens:
            open_marks.append(mark)
            line.append(f"[{mark.label}:", style="quiet")
        else:
            open_marks.remove(mark)
            line.append("]", style="quiet")
    line.append(_plain(sentence, at, sentence.end))
    return line


def _style(open_marks: list[_Mark]) -> str:
    return _STYLES[open_marks[-1].label[0]] if open_marks else ""


def _plain(sentence: Sentence, start: int, end: int) -> str:
    """Words of the sentence in one line, the space at their ends kept."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{one_line(text)}{after}"
