"""Records to show, built by hand from the article of a small invented town."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from summarizer.schemas import (
    ArticleInfo,
    ArticleRecord,
    Ask,
    Attribution,
    Audit,
    Calls,
    Failed,
    Figure,
    FigureItem,
    Headline,
    Item,
    Meeting,
    Name,
    Party,
    Place,
    Provenance,
    Record,
    Refused,
    Source,
    Span,
    SummarySentence,
    Tokens,
    Unused,
    Warned,
    When,
    Wording,
)

ARTICLE = (
    "Mayor Ana Lindqvist met Tomás Okafor, head of the Harbour Board, at the Old Custom House on"
    " Monday, officials said. She asked the board to spend about 12.5 million kronor on the"
    " northern quay, according to the Brakholm Courier, citing two people in the room.\n\n"
    "“We cannot wait until 2031,” Lindqvist said. The board refused.\n\n"
    "Traffic through the port fell by 4 to 6 per cent last year, officials said, to 310 ships."
)


def span(words: str, text: str = ARTICLE) -> Span:
    """Where those words first stand in the text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def party(name: str, role: str | None = None, affiliation: str | None = None) -> Party:
    return Party(name=name, role=role, affiliation=affiliation)


def info(text: str = ARTICLE, **known: Any) -> ArticleInfo:
    given = {"title": None, "published": "2026-03-10", "outlet": "Northern Wire", "url": None}
    return ArticleInfo(
        **(given | {"source": "quay.txt", "language": "en"} | known),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        characters=len(text),
    )


def audit(**lists: Any) -> Audit:
    return Audit(**({"unused": [], "refused": [], "failed": [], "warnings": []} | lists))


def provenance(**given: Any) -> Provenance:
    usual: dict[str, Any] = {
        "version": "0.1.0",
        "model": "local/qwen2.5-coder-1.5b",
        "endpoint": "local",
        "plan": "closed",
        "prompts": "0" * 64,
        "schema_": "0" * 64,
        "calls": Calls(answered=5, transport_retries=0, validation_retries=1),
        "tokens": Tokens(prompt=5120, completion=812, cached=3000),
        "cost_usd": "0",
        "seconds": 42.137,
        "created": "2026-03-10T12:00:00+00:00",
    }
    return Provenance(**(usual | given))


def unused(kind: Literal["ask", "name"], words: str, reason: str) -> Unused:
    place = span(words)
    return Unused(kind=kind, text=words, start=place.start, end=place.end, reason=reason)


OFFICIALS = [Source(name="officials", kind="unnamed")]
COURIER = [
    Source(name="two people in the room", kind="unnamed"),
    Source(name="the Brakholm Courier", kind="outlet"),
]
MET = "Mayor Ana Lindqvist met Tomás Okafor, head of the Harbour Board"
ASKED = "She asked the board to spend about 12.5 million kronor on the northern quay"
FELL = "Traffic through the port fell by 4 to 6 per cent last year, officials said, to 310 ships."


def figure_item(identity: str, words: str, clause: str, **given: Any) -> FigureItem:
    usual: dict[str, Any] = {
        "kind": "quantity",
        "value_high": None,
        "bound": "exact",
        "change": None,
        "per": None,
        "payer": None,
        "recipient": None,
        "status": "stated",
    }
    return FigureItem(
        id=identity,
        text=words,
        mentions=[span(words)],
        evidence=[span(clause)],
        said_by=[OFFICIALS],
        **(usual | given),
    )


def quay() -> ArticleRecord:
    """A record with something in every section and every list of its audit."""
    return ArticleRecord(
        article=info(),
        headline=Headline(
            text="Harbour Board refuses to pay for the northern quay, officials said",
            evidence=[span("The board refused.")],
            said_by=[OFFICIALS],
        ),
        summary=[
            SummarySentence(
                id="s1",
                text="Officials said that the mayor met the head of the Harbour Board on Monday.",
                evidence=[span(MET)],
                said_by=[OFFICIALS],
            )
        ],
        meetings=[
            Meeting(
                id="m1",
                participants=[
                    party("Ana Lindqvist", "Mayor"),
                    party("Tomás Okafor", "head of the Harbour Board", "Harbour Board"),
                ],
                status="held",
                place="Old Custom House",
                occasion=None,
                when=When(text="Monday", start="2026-03-09", end="2026-03-09"),
                topics=["northern quay", "spending on the port"],
                evidence=[span(MET)],
                said_by=[OFFICIALS],
            )
        ],
        asks=[
            Ask(
                id="a1",
                askers=[party("Lindqvist")],
                asked=[party("the board")],
                request="money for the northern quay",
                kind="request",
                response="refused",
                evidence=[span(ASKED)],
                said_by=[COURIER],
            )
        ],
        figures=[
            figure_item(
                "f1",
                "12.5 million kronor",
                ASKED,
                kind="money",
                value="12500000",
                unit="SEK",
                bound="about",
                measures="spending on the northern quay",
                payer="the board",
                status="proposed",
            ),
            figure_item(
                "f2",
                "4 to 6 per cent",
                FELL,
                kind="percent",
                value="4",
                value_high="6",
                unit="%",
                change="fall",
                measures="traffic through the port",
            ),
            figure_item("f3", "310 ships", FELL, value="310", unit="ships", measures=None),
        ],
        attributions=[
            Attribution(
                id="t1",
                chain=OFFICIALS,
                cue="said",
                stance="asserted",
                quotations=[],
                evidence=[span(MET)],
            ),
            Attribution(
                id="t2",
                chain=COURIER,
                cue="according to",
                stance="asserted",
                quotations=[],
                evidence=[span(ASKED)],
            ),
            Attribution(
                id="t3",
                chain=[Source(name="Lindqvist", kind="person")],
                cue="said",
                stance="denied",
                quotations=[span("“We cannot wait until 2031,”")],
                evidence=[span("“We cannot wait until 2031,” Lindqvist said.")],
            ),
            Attribution(
                id="t4",
                chain=OFFICIALS,
                cue="said",
                stance="asserted",
                quotations=[],
                evidence=[span(FELL)],
            ),
        ],
        audit=audit(
            unused=[
                unused("ask", "refused", "judged to be none of asks"),
                *[unused("name", "Custom", "in no value of the record")] * 7,
            ],
            refused=[
                Refused(
                    section="meetings",
                    field="participants",
                    value="Ana Lindkvist",
                    sentence=1,
                    reason="does not stand in the article",
                )
            ],
            failed=[Failed(section="asks", code="truncated", reason="The reply was cut off.")],
            warnings=[Warned(code="source_added", text="Board refuses", start=0, end=5)],
        ),
        provenance=provenance(),
    )


def asked_by(name: str) -> ArticleRecord:
    """The same record with somebody else as the one who asks."""
    record = quay()
    ask = record.asks[0].model_copy(update={"askers": [party(name)]})
    return record.model_copy(update={"asks": [ask]})


class Claim(Item):
    """A sum that one side claims from the other."""

    claimants: list[Party]
    judge: Name | None
    court: Place | None
    sum: Figure | None
    heard: When | None
    outcome: Literal["upheld", "not_upheld"]
    reasons: list[Wording]


class Ruling(Record):
    """A record of a user's own, of no section that this package knows."""

    legal_claims: list[Claim]


def ruling() -> Ruling:
    number = "12.5 million kronor"
    return Ruling(
        article=info(title="Quay case"),
        legal_claims=[
            Claim(
                id="l1",
                claimants=[party("Harbour Board")],
                judge="Ana Lindqvist",
                court="Old Custom House",
                sum=Figure(
                    text=number,
                    kind="money",
                    value="12500000",
                    value_high=None,
                    unit="SEK",
                    bound="about",
                    change=None,
                    per=None,
                    mentions=[span(number)],
                ),
                heard=When(text="last year", start="2025-01-01", end="2025-12-31"),
                outcome="not_upheld",
                reasons=["the board refused"],
                evidence=[span(ASKED)],
                said_by=[],
            )
        ],
        audit=audit(),
        provenance=provenance(endpoint="api.example.com", model="openai/x", cost_usd="0.0123"),
    )


def hostile(text: str) -> Any:
    """A ruling whose every string of the article is this text."""
    record = ruling()
    words = text or "x"
    evidence = [span(ARTICLE[:1]).model_copy(update={"text": words, "end": len(words)})]
    item = record.legal_claims[0].model_copy(
        update={
            "claimants": [record.legal_claims[0].claimants[0].model_copy(update={"name": words})],
            "judge": words,
            "reasons": [words],
            "evidence": evidence,
        }
    )
    unused = [Unused(kind="name", text=words, start=0, end=1, reason=words)]
    return record.model_copy(
        update={"legal_claims": [item], "audit": audit(unused=unused)},
    )
