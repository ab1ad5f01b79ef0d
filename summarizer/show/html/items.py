"""The record's side of the page: sections, items, values, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.schemas import Attribution, Span
from summarizer.show.html.elements import Html, element, joined
from summarizer.show.html.marks import words_marks
from summarizer.show.html.pane import ranges, segment, text_anchor
from summarizer.show.html.plan import Part, Shown, Voice
from summarizer.show.html.segments import Mark, Stretch, cut
from summarizer.show.outline import Detail, Piece

__all__ = ["headline", "part_section", "quotes", "row"]


def headline(part: Part) -> Html:
    """What heads the page: the headline, who says so, and its evidence."""
    (shown,) = part.shown
    return element(
        "div",
        element("h1", row(shown, shown.entry.lead)),
        _voices(shown),
        quotes(shown.item.evidence, words_marks(shown)),
        **_entry(part, shown),
    )


def part_section(part: Part) -> Html:
    """A section with its items."""
    heading = element(
        "h2",
        element("span", "", class_="swatch"),
        part.title,
        element("span", str(len(part.shown)), class_="count") if part.shown else "",
        id=f"{part.anchor}-title",
    )
    note = element("p", f"{part.note[:1].upper()}{part.note[1:]}.", class_="note")
    return element(
        "section",
        heading,
        note if part.note else "",
        _items(part) if part.shown else "",
        id=part.anchor,
        class_=f"part s{part.slot}{' prose' if part.is_prose else ''}",
        aria_labelledby=f"{part.anchor}-title",
    )


def row(shown: Shown, pieces: Iterable[Piece]) -> Html:
    """The pieces of a line, each a link to its words in the article, or else to its evidence."""
    return joined(_piece(shown, piece) for piece in pieces)


def quotes(evidence: Iterable[Span], own: Iterable[Mark]) -> Html:
    """The words that an item rests on, its own words among them marked."""
    own = list(own)
    return element(
        "ul",
        *(
            element(
                "li",
                element("q", *(segment(s, anchored=False) for s in cut(stretch, own)), dir="auto"),
                " ",
                _place(stretch),
            )
            for stretch in (Stretch(span.start, span.text) for span in evidence)
        ),
        class_="quotes",
        role="list",
    )


def _place(stretch: Stretch) -> Html:
    return element(
        "a",
        element("span", "evidence at ", class_="aside"),
        f"{stretch.start}–{stretch.end}",
        class_="value place",
        href=f"#{text_anchor(stretch.start)}",
    )


def _piece(shown: Shown, piece: Piece) -> Html:
    if piece.promise is None:
        return element("span", piece.text, class_="between")
    first = piece.places[0][0] if piece.places else shown.item.evidence[0].start
    return element(
        "a",
        element("bdi", piece.text),
        class_=f"value {piece.promise}",
        href=f"#{text_anchor(first)}",
        data_words=ranges(piece.places) or None,
        aria_describedby=f"kind-{piece.promise}",
    )


# Items --------------------------------------------------------------------------------


def _items(part: Part) -> Html:
    if all(isinstance(shown.item, Attribution) for shown in part.shown):
        return _by_voice(part)
    items = (_item(part, shown) for shown in part.shown)
    return element("ol", *items, class_="entries", role="list")


def _item(part: Part, shown: Shown) -> Html:
    return element(
        "li",
        element("p", _name(shown), row(shown, shown.entry.lead), class_="lead"),
        _details(shown, shown.entry.details),
        _voices(shown),
        quotes(shown.item.evidence, words_marks(shown)),
        **_entry(part, shown),
    )


def _by_voice(part: Part) -> Html:
    """The attributions under each chain, in the order of first mention."""
    gathered: dict[str, list[Shown]] = {}
    for shown in part.shown:
        gathered.setdefault("".join(piece.text for piece in shown.entry.lead), []).append(shown)
    groups = (
        element(
            "li",
            element("p", _chain(these[0], _sources(these[0]), with_kinds=True), class_="voice"),
            element("ol", *(_said(part, one) for one in these), class_="said", role="list"),
        )
        for these in gathered.values()
    )
    return element("ol", *groups, class_="by-voice", role="list")


def _sources(shown: Shown) -> Iterator[Voice]:
    assert isinstance(shown.item, Attribution)
    named = [piece for piece in shown.entry.lead if piece.promise is not None]
    for piece, source in zip(named, shown.item.chain, strict=True):
        yield Voice(piece, source.kind)


def _said(part: Part, shown: Shown) -> Html:
    """One attribution: by which word, and what; that it is asserted goes without saying."""
    told = [d for d in shown.entry.details if [p.text for p in d.pieces] != ["asserted"]]
    details = joined((_told(shown, detail) for detail in told), " ")
    evidence = quotes(shown.item.evidence, words_marks(shown))
    lead = element("p", _name(shown), details, class_="lead")
    return element("li", lead, evidence, **_entry(part, shown))


def _told(shown: Shown, detail: Detail) -> Html:
    told = row(shown, detail.pieces)
    return told if detail.name in ("cue", "stance") else element("q", told)


def _entry(part: Part, shown: Shown) -> dict[str, str]:
    return {"id": shown.anchor, "class_": f"entry s{part.slot}", "tabindex": "-1"}


def _name(shown: Shown) -> Html:
    first = text_anchor(shown.item.evidence[0].start)
    return element("a", shown.name, class_="value name", href=f"#{first}")


def _details(shown: Shown, details: Iterable[Detail]) -> Html:
    pairs = [
        element("div", element("dt", detail.name), " ", element("dd", row(shown, detail.pieces)))
        for detail in details
    ]
    return element("dl", *pairs) if pairs else Html("")


# Who says so --------------------------------------------------------------------------


def _voices(shown: Shown) -> Html:
    if not shown.said_by:
        return Html("")
    chains = (
        element("li", _chain(shown, chain, with_kinds=False)) for chain in shown.said_by if chain
    )
    said = element("span", "said by", class_="by")
    return element("div", said, element("ul", *chains, role="list"), class_="said-by")


def _chain(shown: Shown, voices: Iterable[Voice], *, with_kinds: bool) -> Html:
    """From the origin of a claim to the last who carried it."""
    arrow = joined(
        [
            element("span", " → ", class_="arrow", aria_hidden="true"),
            element("span", ", carried by ", class_="aside"),
        ]
    )
    links = (
        joined(
            [
                row(shown, [voice.piece]),
                element("small", voice.kind, class_="source-kind") if with_kinds else "",
            ],
            " " if with_kinds else "",
        )
        for voice in voices
    )
    return element("span", joined(links, arrow), class_="chain")
