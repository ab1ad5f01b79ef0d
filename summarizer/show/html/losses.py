"""What did not get into a record, as the page lists it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.schemas import Audit, Refused, Unused, Warned
from summarizer.show.html.elements import Html, element
from summarizer.show.html.marks import Loose, LooseGroup, Losses
from summarizer.show.html.pane import text_anchor
from summarizer.show.leftovers import failed_line, refused_line, shortened, warning_line
from summarizer.show.outline import place
from summarizer.show.visible import one_line

__all__ = ["alerts", "left_out"]

# Kinds of which a reader wants to see each one at once.
_WEIGHTY = ("meeting", "ask", "figure")
_FEW = 6
_LONGEST_WARNING = 120


def alerts(audit: Audit, warned: Iterable[Loose]) -> Html:
    """What a reader must know before the rest: sections that failed, and warnings."""
    failed = [
        element("li", element("strong", "Failed: "), failed_line(one)) for one in audit.failed
    ]
    listed = [*failed, *(_listed(loose) for loose in warned)]
    if not listed:
        return Html("")
    heading = element("h2", "Before you rely on it", id="alerts-title")
    return element(
        "section",
        heading,
        element("ul", *listed, role="list"),
        id="alerts",
        class_="alerts failed" if failed else "alerts",
        aria_labelledby="alerts-title",
    )


def left_out(losses: Losses) -> Html:
    """Answers that were refused, and mentions that no item uses."""
    found = [*_refused(losses), *map(_group, losses.unused)]
    nothing = element("p", "Nothing was refused, and every candidate is used.", class_="note")
    return element(
        "section",
        element("h2", "Not in the record", id="left-out-title"),
        *(found or [nothing]),
        id="left-out",
        class_="part losses",
        aria_labelledby="left-out-title",
    )


def _refused(losses: Losses) -> Iterator[Html]:
    if losses.refused:
        count = len(losses.refused)
        title = f"{count:,} {'answer' if count == 1 else 'answers'} refused"
        yield _list(title, losses.refused, is_open=True)


def _group(group: LooseGroup) -> Html:
    first = group.these[0].of
    is_weighty = isinstance(first, Unused) and first.kind in _WEIGHTY
    return _list(group.title, group.these, is_open=is_weighty or len(group.these) <= _FEW)


def _list(title: str, these: Iterable[Loose], *, is_open: bool) -> Html:
    listed = element("ul", *map(_listed, these), role="list")
    return element("details", element("summary", title), listed, open=is_open)


def _listed(loose: Loose) -> Html:
    text = element("bdi", _text(loose.of))
    if loose.place is None:
        return element("li", text, id=loose.anchor, class_=f"loose {loose.kind}", tabindex="-1")
    start, end = loose.place
    link = element(
        "a",
        text,
        " ",
        element("span", place(start, end), class_="place"),
        class_="value",
        href=f"#{text_anchor(start)}",
    )
    return element("li", link, id=loose.anchor, class_=f"entry loose {loose.kind}", tabindex="-1")


def _text(of: Unused | Refused | Warned) -> str:
    if isinstance(of, Refused):
        return one_line(refused_line(of))
    if isinstance(of, Unused):
        return f"“{one_line(of.text)}”"
    return shortened(warning_line(of), _LONGEST_WARNING)
