"""What went wrong, and what did not get into a record, for a reader.

Long lists are by kind, the first few of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.schemas import Audit, Failed, Provenance, Refused, Unused, Warned
from summarizer.show.outline import Leftover, Line, place
from summarizer.show.visible import one_line

__all__ = [
    "alerts",
    "counted",
    "failed_line",
    "leftovers",
    "made_by",
    "refused_line",
    "shortened",
    "to_know",
    "unused_groups",
    "warning_line",
]

# The kinds of candidates in the order of weight, and what a reader calls one.
_KINDS = {
    "meeting": "possible meeting",
    "ask": "possible ask",
    "figure": "figure",
    "reporting": "reporting clause",
    "sentence": "sentence",
    "span": "span",
    "name": "name",
}
_FIRST_FEW = 5
_MOST_LINES = 12
_LONGEST_EXCERPT = 60


def alerts(audit: Audit) -> tuple[Leftover, ...]:
    """What a reader must know before the rest: sections that failed, and warnings."""
    failed = [Line(f"{f.section} failed", f"{f.reason} ({f.code})") for f in audit.failed]
    return _some(_list("Failed", failed), _list("Warnings", _warnings(audit.warnings)))


def leftovers(audit: Audit) -> tuple[Leftover, ...]:
    """The lists of what was found or answered and is not in the record."""
    refused = [Line(_where(refusal), _refusal(refusal)) for refusal in audit.refused]
    return _some(_list("Left out", list(_unused(audit.unused))), _list("Refused", refused))


def _list(title: str, lines: Sequence[Line]) -> Leftover:
    first = tuple(Line(one_line(line.head), one_line(line.text)) for line in lines[:_MOST_LINES])
    return Leftover(title, first, len(lines) - len(first))


def _some(*lists: Leftover) -> tuple[Leftover, ...]:
    return tuple(one for one in lists if one.lines)


def unused_groups(unused: Sequence[Unused]) -> Iterator[tuple[str, list[Unused]]]:
    """The mentions of one kind that were left out for one reason, under how many they are."""
    gathered: dict[tuple[str, str], list[Unused]] = {}
    for one in unused:
        gathered.setdefault((one.kind, one.reason), []).append(one)
    order = [*_KINDS]
    for (kind, reason), these in sorted(
        gathered.items(), key=lambda group: order.index(group[0][0])
    ):
        yield f"{counted(len(these), _KINDS[kind], f'{_KINDS[kind]}s')}, {reason}", these


def _unused(unused: Sequence[Unused]) -> Iterator[Line]:
    for title, these in unused_groups(unused):
        first = "; ".join(
            f"“{shortened(u.text)}” {place(u.start, u.end)}" for u in these[:_FIRST_FEW]
        )
        rest = f"; and {len(these) - _FIRST_FEW:,} more" if len(these) > _FIRST_FEW else ""
        yield Line(title, f"{first}{rest}")


def failed_line(failed: Failed) -> str:
    """Which section could not be answered, and why."""
    return f"{failed.section}: {one_line(failed.reason)} ({failed.code})"


def to_know(warnings: Sequence[Warned]) -> list[Warned]:
    """The warnings that a reader should know; what was not asked for is told at its section."""
    return [warning for warning in warnings if warning.code != "not_asked"]


def refused_line(refusal: Refused) -> str:
    """What was answered and refused, and why."""
    return f"{_where(refusal)}: {_refusal(refusal)}"


def _where(refusal: Refused) -> str:
    return f"{refusal.section}.{refusal.field}" if refusal.field else refusal.section


def _refusal(refusal: Refused) -> str:
    value = f"“{shortened(refusal.value)}” " if refusal.value is not None else ""
    sentence = f" (sentence {refusal.sentence})" if refusal.sentence is not None else ""
    return f"{value}{refusal.reason}{sentence}"


def warning_line(warning: Warned) -> str:
    """What a reader should know."""
    return f"{_named(warning)}: {warning.text}"


def _warnings(warnings: Sequence[Warned]) -> list[Line]:
    return [Line(_named(one), f"{one.text}{_place(one)}") for one in to_know(warnings)]


def _named(warning: Warned) -> str:
    return warning.code.replace("_", " ")


def _place(warning: Warned) -> str:
    if warning.start is None or warning.end is None:
        return ""
    return f" {place(warning.start, warning.end)}"


def shortened(text: str, most: int = _LONGEST_EXCERPT) -> str:
    """The text in one line, its middle left out where it is long."""
    line = one_line(text)
    if len(line) <= most:
        return line
    tail = line[-(most // 3) :].split(" ", 1)[-1]
    head = line[: most - len(tail) - 3].rsplit(" ", 1)[0]
    return f"{head} … {tail}"


def made_by(provenance: Provenance) -> tuple[str, ...]:
    """Which model answered, what it took and what it cost."""
    tokens, calls = provenance.tokens, provenance.calls
    cached = f" ({tokens.cached:,} cached)" if tokens.cached else ""
    retries = calls.transport_retries + calls.validation_retries
    again = f", {retries:,} asked again" if retries else ""
    where = "on this machine" if provenance.endpoint == "local" else f"at {provenance.endpoint}"
    parts = [
        f"{provenance.model} {where}",
        f"{provenance.plan} plan, {counted(calls.answered, 'reply', 'replies')}{again}",
        f"{tokens.prompt:,} tokens in{cached}, {tokens.completion:,} out",
        f"{provenance.seconds:,.1f} s",
        _cost(provenance.cost_usd),
    ]
    return tuple(map(one_line, parts))


def counted(number: int, one: str, many: str) -> str:
    """The number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def _cost(dollars: str | None) -> str:
    if dollars is None:
        return "cost unknown"
    return f"USD {dollars}" if dollars.strip("0.") else "no cost"
