"""Records of a hostile article: whatever it says is in every field that may hold its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hand_records import audit, info, party, provenance, quay

from summarizer.schemas import (
    ArticleRecord,
    Attribution,
    Failed,
    FigureItem,
    Headline,
    Meeting,
    Refused,
    Source,
    Span,
    SummarySentence,
    Unused,
    Warned,
    When,
)

__all__ = ["HOSTILE", "record_over"]

HOSTILE = (
    "</textarea></title></style></script><script>alert(1)</script>\n\n"
    '<img src=x onerror=alert(2)> " onmouseover="alert(3)" x=\' onfocus=\'alert(4)\n\n'
    "<iframe srcdoc='<script>parent.alert(5)</script>'></iframe><svg/onload=alert(6)>\n\n"
    "<!-- <a href=javascript:alert(7)>here</a> --> &lt;b&gt; &#60;b&#62; {{ 7*7 }} ${alert(8)}\n\n"
    "the board \u202edesufer\u202c to pay\u2066 12 million\u2069 \x1b]0;title\x07 "
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 "
    "zero\u200bwidth\r\nline\u2028end\x85\x00 ok]]>"
)


def record_over(text: str, places: Sequence[tuple[int, int]] = ()) -> ArticleRecord:
    """A record whose items rest on these places of the text, all of it unless told."""
    spans = [Span(start=a, end=b, text=text[a:b]) for a, b in places or [(0, len(text))]]
    words = spans[0].text
    chain = [Source(name=words, kind="person"), Source(name=words, kind="outlet")]
    shared: dict[str, Any] = {"evidence": spans, "said_by": [chain]}
    figure: dict[str, Any] = {
        "kind": "money",
        "value": "12",
        "value_high": None,
        "unit": words,
        "bound": "about",
    }
    figure |= {"change": None, "per": words, "mentions": spans, "measures": words}
    figure |= {"payer": words, "recipient": None, "status": "paid"}
    when = When(text=words, start=words, end=None)
    return ArticleRecord(
        article=info(text, title=words, outlet=words, url=words, source=words, language=words),
        headline=Headline(text=words, **shared),
        summary=[SummarySentence(id=words, text=words, **shared)],
        meetings=[
            Meeting(
                id="m1",
                participants=[party(words, words, words)],
                status="held",
                place=words,
                occasion=words,
                when=when,
                topics=[words, words],
                evidence=[span],
                said_by=[],
            )
            for span in spans
        ],
        asks=quay().asks[:0],
        figures=[FigureItem.model_validate({"id": "f1", "text": words, **figure, **shared})],
        attributions=[
            Attribution(
                id=words, chain=chain, cue=words, stance="denied", quotations=spans, evidence=spans
            )
        ],
        audit=audit(
            unused=[
                Unused(kind="name", text=s.text, start=s.start, end=s.end, reason=words)
                for s in spans
            ],
            refused=[Refused(section=words, field=words, value=words, sentence=1, reason=words)],
            failed=[Failed(section="meetings", code=words, reason=words)],
            warnings=[Warned(code=words, text=words, start=s.start, end=s.end) for s in spans],
        ),
        provenance=provenance(model=words, endpoint=words, cost_usd=words),
    )
